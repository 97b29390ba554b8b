"""Leading calls: publish, extend, close, answer questions."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.applications.calls import actions, queries
from bleibe.applications.calls.forms.leading import AnswerForm, ExtensionForm, ReasonForm
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.permissions import (
    ANSWER_QUESTIONS,
    EXTEND_DEADLINE,
    LEAD_CALLS,
    OPEN_CALL,
)
from bleibe.applications.calls.views.asking import Asked, bare_form, form_page, site_of
from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import may


def led(request: HttpRequest, key: str) -> Call:
    """Return the call that an address names, for who leads or audits it."""
    return get_object_or_404(queries.calls_led_by(request.user), key=key)


@page(LEAD_CALLS)
def calls(request: HttpRequest) -> HttpResponse:
    listed = page_of(queries.calls_led_by(request.user), asked=request.GET)
    deadlines = queries.deadlines_of((each, None) for each in listed)
    context = {
        "page": listed,
        "rows": [(each, deadlines[each.pk, None]) for each in listed],
        "ready": queries.versions_to_call() if may(request.user, OPEN_CALL) else (),
    }
    return render(request, "calls/calls.html", context)


@page(LEAD_CALLS)
def call(request: HttpRequest, key: str) -> HttpResponse:
    found = led(request, key)
    deadline = queries.deadline_of(found)
    context = {
        "call": found,
        "deadline": deadline,
        "is_over": deadline.is_over(timezone.now()),
        "remaining": deadline.remaining(timezone.now()),
        "extensions": queries.extensions_for(request.user, call=found),
        "page": page_of(queries.questions_of(found, person=request.user), asked=request.GET),
        "may_lead": may(request.user, OPEN_CALL),
    }
    return render(request, "calls/call.html", context)


@page(OPEN_CALL)
def opening(request: HttpRequest, programme: str) -> HttpResponse:
    version = get_object_or_404(queries.versions_to_call(), programme__key=programme)
    rules = queries.rules_in(version)
    return form_page(
        request, bare_form(request), lambda _data: actions.open_call(version, by=request.user),
        asked=Asked(
            _("Aufruf veröffentlichen"), _("Veröffentlichen"), reverse("calls:calls"),
            about=rules.title,
            lead=_("„{title}“ mit Fassung {version} des Programms. Danach ist der Aufruf für "
                   "alle zu lesen; bewerben kann man sich von der Öffnung bis zur Frist.").format(
                       title=rules.title, version=version.version),
            said=_("Der Aufruf ist veröffentlicht."),
        ),
        done=lambda made: reverse("calls:call", args=[made.key]),
    )  # fmt: skip


@page(EXTEND_DEADLINE)
def extension(request: HttpRequest, key: str) -> HttpResponse:
    found = led(request, key)
    kommunen = queries.kommunen_of(found)
    chosen = kommunen.filter(key=request.GET.get("kommune", "")).first()
    form = ExtensionForm(
        request.POST or None, kommunen=kommunen,
        initial={
            "organisation": chosen,
            "closes_at": queries.deadline_of(found, organisation=chosen).closes_at,
        },
    )  # fmt: skip
    return form_page(
        request, form,
        lambda data: actions.extend_deadline(
            found, closes_at=data["closes_at"], reason=data["reason"],
            organisation=data["organisation"], by=request.user,
        ),
        asked=Asked(
            _("Frist verlängern"), _("Verlängern"), reverse("calls:call", args=[found.key]),
            about=found.title, said=_("Die Frist ist verlängert."),
        ),
    )  # fmt: skip


@page(OPEN_CALL)
def closing(request: HttpRequest, key: str) -> HttpResponse:
    found = led(request, key)
    return form_page(
        request, bare_form(request), lambda _data: actions.close_call(found, by=request.user),
        asked=Asked(
            _("Aufruf schließen"), _("Schließen"), reverse("calls:call", args=[found.key]),
            about=found.title, lead=_("Danach kann niemand mehr etwas einreichen."),
            said=_("Der Aufruf ist geschlossen."),
        ),
    )  # fmt: skip


@page(OPEN_CALL)
def reopening(request: HttpRequest, key: str) -> HttpResponse:
    found = led(request, key)
    return form_page(
        request, ReasonForm(request.POST or None),
        lambda data: actions.reopen_call(found, reason=data["reason"], by=request.user),
        asked=Asked(
            _("Aufruf wieder öffnen"), _("Wieder öffnen"),
            reverse("calls:call", args=[found.key]), about=found.title,
            lead=_("Nötig, wenn eine Kommune nachträglich mehr Zeit bekommt. Verlängern Sie "
                   "danach ihre Frist."),
            said=_("Der Aufruf ist wieder offen."),
        ),
    )  # fmt: skip


@page(ANSWER_QUESTIONS)
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer a question, or correct the answer."""
    found = get_object_or_404(queries.questions_to_answer(request.user), uuid=uuid)
    is_new = found.state == found.State.ASKED
    form = AnswerForm(request.POST or None, question=found)

    def act(data):
        if is_new:
            actions.answer_question(
                found, wording=data["wording"], answer=data["answer"],
                site_url=site_of(request), by=request.user,
            )  # fmt: skip
        else:
            actions.correct_answer(
                found, wording=data["wording"], answer=data["answer"], by=request.user
            )

    return form_page(
        request, form, act,
        asked=Asked(
            _("Frage beantworten") if is_new else _("Antwort berichtigen"),
            _("Für alle veröffentlichen"), reverse("calls:call", args=[found.call.key]),
            about=str(found)[:60], said=_("Frage und Antwort stehen auf der Seite des Aufrufs."),
        ),
        template="calls/answer.html", question=found,
    )  # fmt: skip


@page(ANSWER_QUESTIONS)
def setting_aside(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(queries.questions_to_answer(request.user), uuid=uuid)
    return form_page(
        request, bare_form(request),
        lambda _data: actions.set_question_aside(found, by=request.user),
        asked=Asked(
            _("Frage nicht veröffentlichen"), _("Nicht veröffentlichen"),
            reverse("calls:call", args=[found.call.key]), danger=True, about=str(found)[:60],
            lead=_("Für Nachrichten, die keine Frage zum Aufruf sind. Die Adresse der Person "
                   "wird gelöscht."),
            said=_("Die Frage bleibt unveröffentlicht."),
        ),
    )  # fmt: skip
