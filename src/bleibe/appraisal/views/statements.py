"""One statement: its words, its release, its end."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.appraisal import queries
from bleibe.appraisal.actions.statements import (
    change_statement,
    release_statement,
    remove_statement,
    take_back_statement,
)
from bleibe.appraisal.forms.interviews import ReleaseForm, StatementForm
from bleibe.appraisal.models import Statement
from bleibe.appraisal.permissions import HOLD_INTERVIEWS
from bleibe.appraisal.views.places import Asked, Place, bare_form, form_page, place_of_row
from bleibe.kernel.access import page

HERE = "interviews"


@page(HOLD_INTERVIEWS)
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    found, place, back = _found(request, pk)
    initial = {"text": found.text, "theme": found.theme, "code": found.code}
    return form_page(
        request, StatementForm(request.POST or None, initial=initial),
        lambda data: change_statement(found, **data, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Aussage ändern"), _("Änderung speichern"), back, about=found.text
        ),
    )  # fmt: skip


@page(HOLD_INTERVIEWS)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    found, place, back = _found(request, pk)
    return form_page(
        request, ReleaseForm(request.POST or None, initial={"public_text": found.text}),
        lambda data: release_statement(found, public_text=data["public_text"], by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Aussage freigeben"), _("Freigeben"), back,
            about=found.text, said=_("Die Aussage ist freigegeben."),
            lead=_("Freigegebene Aussagen stehen im Kommunalprofil, ohne Namen. Schreiben Sie sie "
                   "so um, dass niemand erkennt, von wem sie stammt."),
        ),
    )  # fmt: skip


@page(HOLD_INTERVIEWS)
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    found, place, back = _found(request, pk)
    return form_page(
        request, bare_form(request), lambda _data: take_back_statement(found, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Freigabe zurücknehmen?"), _("Freigabe zurücknehmen"), back, danger=True,
            about=found.text,
            lead=_("Die Aussage bleibt intern erhalten; der geprüfte Wortlaut wird gelöscht."),
        ),
    )  # fmt: skip


@page(HOLD_INTERVIEWS)
def statement_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found, place, back = _found(request, pk)
    return form_page(
        request, bare_form(request), lambda _data: remove_statement(found, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("Aussage löschen?"), _("Aussage löschen"), back, danger=True,
            about=found.text,
            lead=_("Punkte und Faktoren, die darauf beruhen, verlieren diesen Beleg."),
        ),
    )  # fmt: skip


def _found(request: HttpRequest, pk: int) -> tuple[Statement, Place, str]:
    """Return the statement, its place, and the way back to its talk."""
    found = get_object_or_404(queries.statements_for(request.user), pk=pk)
    talk = found.consent.interview
    return found, place_of_row(talk), reverse("appraisal:interview", args=[talk.pk]) + "#aussagen"
