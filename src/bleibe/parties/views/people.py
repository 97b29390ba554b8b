"""People of an organisation: inviting, ending a role, handing over, locking."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.permissions import Role
from bleibe.parties import actions, queries
from bleibe.parties.forms import InvitationForm, LockForm, SuccessorForm
from bleibe.parties.models import Mandate, Organisation
from bleibe.parties.permissions import LOCK_PERSON, MANAGE_MANDATES
from bleibe.parties.roles import roles_to_give


@page(MANAGE_MANDATES)
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    organisation, roles = _managed(request, key)
    form = InvitationForm(request.POST or None, roles=roles)
    tried = attempt(
        request,
        form,
        lambda data: actions.invite(
            **data, organisation=organisation, site_url=_site_url(request), by=request.user
        ),
    )
    if tried.done:
        said = _("{name} ist eingeladen.").format(name=tried.result.person.name)
        messages.success(request, said)
        return redirect("parties:organisation", organisation.key)
    context = {"form": form, "organisation": organisation}
    return render(request, "parties/invitation.html", context, status=tried.status)


@page(MANAGE_MANDATES)
@require_POST
def second_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    mandate = _managed_mandate(request, pk)
    form = forms.Form(request.POST)
    tried = attempt(
        request,
        form,
        lambda _data: actions.invite_again(mandate, site_url=_site_url(request), by=request.user),
    )
    if tried.done:
        said = _("Die Einladung an {name} ist noch einmal unterwegs.")
        messages.success(request, said.format(name=mandate.person.name))
        return redirect("parties:organisation", mandate.organisation.key)
    context = {"form": form, "mandate": mandate}
    return render(request, "parties/second_invitation.html", context, status=tried.status)


@page(MANAGE_MANDATES)
def mandate_end(request: HttpRequest, pk: int) -> HttpResponse:
    mandate = _managed_mandate(request, pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    tried = attempt(request, form, lambda _data: actions.end_mandate(mandate, by=request.user))
    if tried.done:
        said = _("{name} hat die Rolle „{role}“ nicht mehr.")
        messages.success(
            request, said.format(name=mandate.person.name, role=mandate.get_role_display())
        )
        return redirect("parties:organisation", mandate.organisation.key)
    context = {"form": form, "mandate": mandate}
    return render(request, "parties/mandate_end.html", context, status=tried.status)


@page(MANAGE_MANDATES)
def handover(request: HttpRequest, key: str) -> HttpResponse:
    organisation, roles = _managed(request, key)
    if Role.PROJECT_LEAD not in roles:
        raise Http404
    lead = queries.lead_of(organisation)
    team = queries.possible_leads(organisation)
    form = SuccessorForm(request.POST or None, people=team)
    tried = attempt(
        request, form, lambda data: actions.hand_over_lead(organisation, **data, by=request.user)
    )
    if tried.done:
        said = _("{name} ist jetzt die Projektleitung.").format(name=tried.result.person.name)
        messages.success(request, said)
        gave_up = lead is not None and lead.person_id == request.user.pk
        return redirect("desk:start") if gave_up else redirect("parties:organisation", key)
    context = {"form": form, "organisation": organisation, "lead": lead, "team": team}
    return render(request, "parties/handover.html", context, status=tried.status)


@page(LOCK_PERSON)
def lock(request: HttpRequest, uuid) -> HttpResponse:
    person = get_object_or_404(queries.people_to_lock(request.user), uuid=uuid)
    form = LockForm(request.POST or None)
    tried = attempt(
        request, form, lambda data: actions.lock_person(person, **data, by=request.user)
    )
    if tried.done:
        messages.success(request, _("{name} ist gesperrt.").format(name=person.name))
        return redirect("parties:organisations")
    context = {"form": form, "person": person}
    return render(request, "parties/lock.html", context, status=tried.status)


@page(LOCK_PERSON)
@require_POST
def unlock(request: HttpRequest, uuid) -> HttpResponse:
    person = get_object_or_404(queries.people_to_lock(request.user), uuid=uuid)
    actions.unlock_person(person, by=request.user)
    messages.success(request, _("{name} kann sich wieder anmelden.").format(name=person.name))
    return redirect("parties:organisations")


def _managed(request: HttpRequest, key: str) -> tuple[Organisation, list[Role]]:
    """Return the organisation and the roles to give there; 404 where there is none."""
    managed = queries.organisations_seen_by(request.user, MANAGE_MANDATES)
    organisation = get_object_or_404(managed, key=key)
    roles = roles_to_give(request.user, organisation)
    if not roles:
        raise Http404
    return organisation, roles


def _managed_mandate(request: HttpRequest, pk: int) -> Mandate:
    mandate = get_object_or_404(queries.mandates_seen_by(request.user, MANAGE_MANDATES), pk=pk)
    if mandate.role not in roles_to_give(request.user, mandate.organisation):
        raise Http404
    return mandate


def _site_url(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
