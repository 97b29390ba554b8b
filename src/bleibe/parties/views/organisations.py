"""Organisations: the list, one with its people, a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import Role, may
from bleibe.parties import actions, queries
from bleibe.parties.forms import OrganisationForm
from bleibe.parties.permissions import ADD_ORGANISATION, LOCK_PERSON, SEE_PEOPLE
from bleibe.parties.roles import roles_to_give


@page(SEE_PEOPLE)
def organisations(request: HttpRequest) -> HttpResponse:
    seen = queries.with_people(queries.organisations_seen_by(request.user))
    context = {
        "page": page_of(seen, asked=request.GET),
        "may_add": may(request.user, ADD_ORGANISATION),
    }
    return render(request, "parties/organisations.html", context)


@page(SEE_PEOPLE)
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    organisation = get_object_or_404(queries.organisations_seen_by(request.user), key=key)
    to_give = roles_to_give(request.user, organisation)
    context = {
        "organisation": organisation,
        "areas": organisation.areas.all(),
        "mandates": queries.mandates_in(organisation),
        "past": page_of(queries.past_mandates_in(organisation), asked=request.GET),
        "lead": queries.lead_of(organisation),
        "roles_to_give": to_give,
        "may_hand_over": Role.PROJECT_LEAD in to_give,
        "may_lock": may(request.user, LOCK_PERSON),
    }
    return render(request, "parties/organisation.html", context)


@page(ADD_ORGANISATION)
def new_organisation(request: HttpRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    tried = attempt(request, form, lambda data: actions.add_organisation(**data, by=request.user))
    if tried.done:
        messages.success(request, _("Die Organisation ist angelegt. Laden Sie nun Menschen ein."))
        return redirect("parties:organisation", tried.result.key)
    return render(request, "parties/new_organisation.html", {"form": form}, status=tried.status)
