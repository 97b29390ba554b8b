"""The check of one application."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.queries import package_of_call
from bleibe.applications.checking import actions, queries
from bleibe.applications.checking.forms import FormalForm
from bleibe.applications.checking.permissions import CHECK, READ_CHECKS
from bleibe.applications.checking.shown import shown
from bleibe.applications.checking.told import missing_in
from bleibe.applications.checking.views.downloads import given
from bleibe.applications.checking.views.places import (
    Asked,
    address,
    application_with,
    bare_form,
    form_page,
)
from bleibe.forms.queries import attachments_of
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.permissions import may

State = Application.State


@page(READ_CHECKS)
def check(request: HttpRequest, reference: str) -> HttpResponse:
    application = application_with(request, reference)
    return render(request, "checking/check.html", _context(request, application))


@page(CHECK)
@require_POST
def beginning(request: HttpRequest, reference: str) -> HttpResponse:
    application = application_with(request, reference, CHECK)
    return _done(
        request, application, lambda _data: actions.begin_check(application, by=request.user),
        said=_("Die Regeln sind angewendet."),
    )  # fmt: skip


@page(CHECK)
def formal(request: HttpRequest, reference: str) -> HttpResponse:
    application = application_with(request, reference, CHECK)
    known = queries.check_of(application).formal
    initial = (
        {"complete": "yes" if known.complete else "no", "reason": known.reason} if known else {}
    )
    return form_page(
        request, FormalForm(request.POST or None, initial=initial),
        lambda data: actions.check_formally(
            application, complete=data["complete"] == "yes", reason=data["reason"],
            by=request.user,
        ),
        asked=Asked(
            _("Formale Prüfung"), _("Speichern"), address(application),
            said=_("Die formale Prüfung ist gespeichert."), about=application.reference,
        ),
        application=application, arrival=True,
        missing=missing_in(application),
    )  # fmt: skip


@page(CHECK)
@require_POST
def finishing(request: HttpRequest, reference: str) -> HttpResponse:
    application = application_with(request, reference, CHECK)
    return _done(
        request, application, lambda _data: actions.finish_check(application, by=request.user),
        said=_("Die Bewerbung ist in der Begutachtung."),
    )  # fmt: skip


def _done(request: HttpRequest, application: Application, act, *, said: str) -> HttpResponse:
    form = bare_form(request)
    tried = attempt(request, form, act)
    if tried.done:
        messages.success(request, said)
        return redirect(address(application))
    context = _context(request, application) | {"form": form}
    return render(request, "checking/check.html", context, status=tried.status)


def _context(request: HttpRequest, application: Application) -> dict[str, object]:
    found, package = queries.check_of(application), package_of_call(application.call)
    checks = may(request.user, CHECK)
    in_check = application.state in (State.FORMAL_CHECK, State.CLARIFICATION)
    return {
        "application": application,
        "check": found,
        **shown(found, form=package.form, reader=request.user),
        "attachments": attachments_of(application.draft),
        "completions": queries.completions_of(application),
        "days": queries.days_waited(application),
        "may_begin": checks and application.state == State.SUBMITTED,
        "may_check": checks and in_check,
        "may_finish": checks and application.state == State.FORMAL_CHECK,
    }


@page(READ_CHECKS)
@require_safe
def attachment(request: HttpRequest, reference: str, uuid: UUID) -> HttpResponse:
    """Give a file that belongs to an application to those who see its check."""
    application = application_with(request, reference)
    found = get_object_or_404(attachments_of(application.draft), uuid=uuid)
    return given(found.file, name=found.name)
