"""What a Kommune is asked for, and what it answers."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bleibe.applications.calls.queries import rules_of
from bleibe.applications.checking import actions, queries
from bleibe.applications.checking.forms import AnswerForm, CompletionForm
from bleibe.applications.checking.permissions import ANSWER_COMPLETION, CHECK
from bleibe.applications.checking.views.downloads import given
from bleibe.applications.checking.views.places import (
    Asked,
    address,
    application_with,
    bare_form,
    form_page,
)
from bleibe.kernel import files
from bleibe.kernel.access import page, signed_in
from bleibe.kernel.paging import page_of

ALLOWED = ("application/pdf", "image/png", "image/jpeg")


@page(CHECK)
def new_completion(request: HttpRequest, reference: str) -> HttpResponse:
    application = application_with(request, reference, CHECK)
    conditions = queries.check_of(application).conditions
    days = rules_of(application.call).completion_days
    form = CompletionForm(
        request.POST or None,
        initial={
            "due": timezone.localdate() + timedelta(days=days),
            "condition": request.GET.get("bedingung", ""),
        },
        conditions=[(each.condition.key, each.condition.name) for each in conditions],
    )
    return form_page(
        request, form,
        lambda data: actions.ask_completion(
            application, **data, site_url=request.build_absolute_uri("/").rstrip("/"),
            by=request.user,
        ),
        asked=Asked(
            _("Nachforderung stellen"), _("Nachforderung absenden"), address(application),
            lead=_("Die Kommune bekommt eine Mail. Bis zu ihrer Antwort ruht die Prüfung."),
            said=_("Die Nachforderung ist abgesendet."), about=application.reference,
        ),
        application=application,
    )  # fmt: skip


@page(CHECK)
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(queries.completions_checked_by(request.user, CHECK), pk=pk)
    return form_page(
        request, bare_form(request),
        lambda _data: actions.close_completion(asked, by=request.user),
        asked=Asked(
            _("Ohne Antwort weiterprüfen"), _("Nachforderung schließen"),
            address(asked.application), lead=asked.text, about=asked.application.reference,
            said=_("Die Nachforderung ist geschlossen."),
        ),
        application=asked.application,
    )  # fmt: skip


@page(ANSWER_COMPLETION)
def mine(request: HttpRequest) -> HttpResponse:
    shown = page_of(queries.completions_to_answer(request.user), asked=request.GET)
    return render(request, "checking/completions.html", {"page": shown})


@page(ANSWER_COMPLETION)
def completion(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(queries.completions_to_answer(request.user), pk=pk)
    if asked.state != asked.State.ASKED:
        return render(request, "checking/completion.html", {"asked": asked})
    form = AnswerForm(request.POST or None, request.FILES or None)

    def act(data):
        sent = data["file"]
        stored = files.store(sent.chunks(), name=sent.name, allowed=ALLOWED) if sent else None
        return actions.answer_completion(
            asked, answer=data["answer"], file=stored, file_name=sent.name if sent else "",
            by=request.user,
        )  # fmt: skip

    return form_page(
        request, form, act,
        asked=Asked(
            _("Nachforderung beantworten"), _("Antwort absenden"), request.path,
            lead=asked.text, cancel=reverse("checking:completions"),
            said=_("Ihre Antwort ist angekommen."), about=asked.application.reference,
        ),
        request_asked=asked,
    )  # fmt: skip


@signed_in
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the file of an answer to the Kommune that sent it and to those who check."""
    asked = (
        queries.completions_checked_by(request.user).filter(pk=pk).first()
        or queries.completions_to_answer(request.user).filter(pk=pk).first()
    )
    if asked is None or asked.file is None:
        raise Http404
    return given(asked.file, name=asked.file_name)
