"""Talks: notes, consent, what was said, and its withdrawal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.appraisal import queries
from bleibe.appraisal.actions.interviews import (
    change_interview,
    note_consent,
    record_interview,
    set_guideline,
    withdraw_consent,
)
from bleibe.appraisal.actions.statements import add_statement
from bleibe.appraisal.forms.interviews import (
    ConsentForm,
    GuidelineForm,
    InterviewForm,
    StatementForm,
)
from bleibe.appraisal.guideline import consent_texts, default_guideline
from bleibe.appraisal.models import Interview
from bleibe.appraisal.permissions import HOLD_INTERVIEWS
from bleibe.appraisal.views.places import (
    Asked,
    bare_form,
    form_page,
    place_of,
    place_of_row,
    shared,
)
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.paging import page_of

HERE = "interviews"
NOTED = ("held_on", "voice", "person", "function", "notes")


@page(HOLD_INTERVIEWS)
def interviews(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, HOLD_INTERVIEWS)
    found = queries.interviews_of(place.organisation, area=place.area)
    context = shared(request, place, HERE) | {
        "page": page_of(found, asked=request.GET),
        "enough": queries.enough_talks(place.organisation, area=place.area),
    }
    return render(request, "appraisal/interviews.html", context)


@page(HOLD_INTERVIEWS)
def new_interview(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, HOLD_INTERVIEWS)
    return form_page(
        request, InterviewForm(request.POST or None),
        lambda data: record_interview(
            place.organisation, area=place.area, **data, by=request.user
        ),
        place=place, here=HERE,
        asked=Asked(
            _("Gespräch erfassen"), _("Gespräch speichern"), place.address(HERE),
            said=_("Das Gespräch ist gespeichert. Vermerken Sie nun die Einwilligung."),
        ),
        done=_address,
    )  # fmt: skip


@page(HOLD_INTERVIEWS)
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.interviews_for(request.user), pk=pk)
    return _shown(request, found)


@page(HOLD_INTERVIEWS)
def interview_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.interviews_for(request.user), pk=pk)
    initial = {name: getattr(found, name) for name in NOTED}
    return form_page(
        request, InterviewForm(request.POST or None, initial=initial),
        lambda data: change_interview(found, area=found.area, **data, by=request.user),
        place=place_of_row(found), here=HERE,
        asked=Asked(
            _("Gespräch ändern"), _("Änderung speichern"), _address(found), about=str(found)
        ),
    )  # fmt: skip


@page(HOLD_INTERVIEWS)
@require_POST
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.interviews_for(request.user), pk=pk)
    form = ConsentForm(request.POST)
    tried = attempt(request, form, lambda data: note_consent(found, **data, by=request.user))
    if tried.done:
        return redirect(_address(found))
    return _shown(request, found, consent_form=form, status=tried.status)


@page(HOLD_INTERVIEWS)
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.interviews_for(request.user), pk=pk)
    form = bare_form(request)
    tried = attempt(request, form, lambda _data: withdraw_consent(found, by=request.user))
    if tried.done:
        return redirect(_address(found))
    context = shared(request, place_of_row(found), HERE) | {
        "interview": found,
        "form": form,
        "statements": queries.statements_in(found),
    }
    return render(request, "appraisal/withdrawal.html", context, status=tried.status)


@page(HOLD_INTERVIEWS)
@require_POST
def new_statement(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.interviews_for(request.user), pk=pk)
    form = StatementForm(request.POST)
    tried = attempt(request, form, lambda data: add_statement(found, **data, by=request.user))
    if tried.done:
        return redirect(f"{_address(found)}#aussagen")
    return _shown(request, found, statement_form=form, status=tried.status)


@page(HOLD_INTERVIEWS)
def guideline(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, HOLD_INTERVIEWS)
    versions = list(queries.guidelines_of(place.organisation))
    newest = versions[0] if versions else default_guideline()
    initial = {"title": newest.title, "questions": "\n".join(newest.questions)}
    form = GuidelineForm(request.POST or None, initial=initial)
    tried = attempt(
        request, form, lambda data: set_guideline(place.organisation, **data, by=request.user)
    )
    if tried.done:
        return redirect(place.address("guideline"))
    context = shared(request, place, HERE) | {"form": form, "versions": versions, "newest": newest}
    return render(request, "appraisal/guideline.html", context, status=tried.status)


def _shown(
    request: HttpRequest,
    found: Interview,
    *,
    consent_form: ConsentForm | None = None,
    statement_form: StatementForm | None = None,
    status: int = 200,
) -> HttpResponse:
    place = place_of_row(found)
    context = shared(request, place, HERE) | {
        "interview": found,
        "consent": getattr(found, "consent", None),
        "consent_text": consent_texts()[0],
        "statements": queries.statements_in(found),
        "enough": queries.enough_talks(place.organisation, area=place.area),
        "consent_form": consent_form or ConsentForm(),
        "statement_form": statement_form or StatementForm(),
        "form": consent_form or statement_form,
    }
    return render(request, "appraisal/interview.html", context, status=status)


def _address(found: Interview) -> str:
    return reverse("appraisal:interview", args=[found.pk])
