"""Registering a Kommune: for everybody; deciding: for the office."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.applications.applying import actions
from bleibe.applications.applying.forms.registering import (
    AdmissionForm,
    RefusalForm,
    RegistrationForm,
)
from bleibe.applications.applying.permissions import DECIDE_REGISTRATION
from bleibe.applications.applying.queries import (
    matching_organisations,
    registration_to_confirm,
    registrations_for,
)
from bleibe.applications.calls.views.asking import Asked, bare_form, form_page, site_of
from bleibe.kernel.access import page, public
from bleibe.kernel.attempt import attempt
from bleibe.kernel.errors import Refused
from bleibe.kernel.paging import page_of
from bleibe.kernel.sentences import sentence


@public
def register(request: HttpRequest) -> HttpResponse:
    form = RegistrationForm(request.POST or None)
    tried = attempt(
        request, form,
        lambda data: actions.register(
            form.asked(), areas=data["places"], site_url=site_of(request)
        ),
    )  # fmt: skip
    if tried.done:
        return redirect("applying:registered")
    return render(request, "applying/register.html", {"form": form}, status=tried.status)


@public
def registered(request: HttpRequest) -> HttpResponse:
    """Say what comes next; the same for everybody who asked."""
    return render(request, "applying/registered.html")


@public
def confirmation(request: HttpRequest, uuid: UUID, token: str) -> HttpResponse:
    """Confirm on a press of a button: programs that open links in mails confirm nothing."""
    context: dict[str, object] = {}
    if request.method != "POST":
        return render(request, "applying/confirmation.html", context)
    registration = registration_to_confirm().filter(uuid=uuid).first()
    try:
        if registration is None:
            raise Refused("link_not_good")
        actions.confirm(registration, token=token)
    except Refused as refusal:
        context["refused"] = sentence(refusal.code, **refusal.params)
        return render(request, "applying/confirmation.html", context, status=409)
    return render(request, "applying/confirmation.html", {"is_confirmed": True})


@page(DECIDE_REGISTRATION)
def registrations(request: HttpRequest) -> HttpResponse:
    listed = page_of(registrations_for(request.user), asked=request.GET)
    return render(request, "applying/registrations.html", {"page": listed})


@page(DECIDE_REGISTRATION)
def registration(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let a Kommune in as a new one."""
    found = get_object_or_404(registrations_for(request.user), uuid=uuid)
    form = AdmissionForm(request.POST or None, registration=found)
    return form_page(
        request, form,
        lambda data: actions.admit_registration(
            found, key=data["key"], site_url=site_of(request), by=request.user
        ),
        asked=Asked(
            found.name, _("Zulassen und einladen"), reverse("applying:registrations"),
            said=_("Die Kommune ist angelegt, die Person ist eingeladen."),
        ),
        template="applying/registration.html",
        registration=found, matching=matching_organisations(found),
    )  # fmt: skip


@page(DECIDE_REGISTRATION)
def joining(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """Let who asked into a Kommune that is there already."""
    found = get_object_or_404(registrations_for(request.user), uuid=uuid)
    existing = get_object_or_404(matching_organisations(found), key=key)
    return form_page(
        request, bare_form(request),
        lambda _data: actions.admit_registration(
            found, existing=existing, site_url=site_of(request), by=request.user
        ),
        asked=Asked(
            _("In {name} aufnehmen").format(name=existing.name), _("Aufnehmen und einladen"),
            reverse("applying:registration", args=[found.uuid]), about=found.person_name,
            lead=_("{person} kommt ins Team, oder wird Projektleitung, wenn es keine gibt.").format(
                person=found.person_name
            ),
            said=_("Die Person ist eingeladen."),
        ),
        done=lambda _made: reverse("applying:registrations"),
    )  # fmt: skip


@page(DECIDE_REGISTRATION)
def refusal(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(registrations_for(request.user), uuid=uuid)
    return form_page(
        request, RefusalForm(request.POST or None),
        lambda data: actions.refuse_registration(
            found, reason=data["reason"], by=request.user
        ),
        asked=Asked(
            _("Registrierung ablehnen"), _("Ablehnen"),
            reverse("applying:registration", args=[found.uuid]), danger=True, about=found.name,
            said=_("Die Registrierung ist abgelehnt, die Person bekommt den Grund."),
        ),
        done=lambda _made: reverse("applying:registrations"),
    )  # fmt: skip
