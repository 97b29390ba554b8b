"""How far the reviewing of a call is, and who reads what."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.actions.assigning import assign, assign_all, take_back
from bleibe.applications.reviewing.actions.reminding import remind
from bleibe.applications.reviewing.forms import AssignmentForm, NoForm
from bleibe.applications.reviewing.permissions import ORGANISE_REVIEWS, READ_REVIEWS
from bleibe.applications.reviewing.queries.assignments import (
    assigned_people,
    panel_of,
    panel_without_declaration,
)
from bleibe.applications.reviewing.queries.progress import progress_of
from bleibe.applications.reviewing.queries.scope import calls_for, open_phase_of, organised_by
from bleibe.applications.reviewing.views.tabs import tabs_for
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import may


@page(READ_REVIEWS)
def overview(request: HttpRequest, key: str) -> HttpResponse:
    """Show the state of the reviewing."""
    return _shown(request, _call(request, key), form=NoForm(), status=200)


@page(ORGANISE_REVIEWS)
@require_POST
def assignment(request: HttpRequest, key: str) -> HttpResponse:
    """Give an application to a reviewer."""
    call = _call(request, key)
    form = AssignmentForm(
        request.POST, applications=organised_by(request.user, call=call), people=panel_of(call)
    )
    return _tried(
        request, call, form,
        lambda data: assign(data["application"], person=data["person"], by=request.user),
        say=lambda _made: _("Die Bewerbung ist zugewiesen."),
    )  # fmt: skip


@page(ORGANISE_REVIEWS)
@require_POST
def assignment_end(request: HttpRequest, key: str) -> HttpResponse:
    """Take an application from a reviewer."""
    call = _call(request, key)
    applications = organised_by(request.user, call=call)
    form = AssignmentForm(
        request.POST, applications=applications, people=assigned_people(applications)
    )
    return _tried(
        request, call, form,
        lambda data: take_back(data["application"], person=data["person"], by=request.user),
        say=lambda _made: _("Die Zuweisung ist zurückgenommen."),
    )  # fmt: skip


@page(ORGANISE_REVIEWS)
@require_POST
def sharing(request: HttpRequest, key: str) -> HttpResponse:
    """Share what lacks reviewers among the panel."""
    call = _call(request, key)
    return _tried(
        request, call, NoForm(request.POST), lambda _data: assign_all(call, by=request.user),
        say=lambda made: ngettext("%d Zuweisung ist neu.", "%d Zuweisungen sind neu.", made) % made,
    )  # fmt: skip


@page(ORGANISE_REVIEWS)
@require_POST
def reminder(request: HttpRequest, key: str) -> HttpResponse:
    """Remind reviewers of what is open."""
    call = _call(request, key)
    return _tried(
        request, call, NoForm(request.POST),
        lambda _data: remind(call, link=_pile(request), by=request.user),
        say=lambda sent: ngettext(
            "%d Person ist erinnert.", "%d Personen sind erinnert.", sent
        ) % sent,
    )  # fmt: skip


def _pile(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("reviewing:mine"))


def _call(request: HttpRequest, key: str) -> Call:
    return get_object_or_404(calls_for(request.user).select_related("package"), key=key)


def _tried(
    request: HttpRequest,
    call: Call,
    form: Form,
    act: Callable[[Mapping[str, Any]], Any],
    *,
    say: Callable[[Any], str],
) -> HttpResponse:
    tried = attempt(request, form, act)
    if tried.done:
        messages.success(request, say(tried.result))
        return redirect("reviewing:overview", key=call.key)
    return _shown(request, call, form=form, status=tried.status)


def _shown(request: HttpRequest, call: Call, *, form: Form, status: int) -> HttpResponse:
    progress = progress_of(call, person=request.user)
    context = {
        "call": call,
        "tabs": tabs_for(request.user, call=call, here="overview"),
        "form": form,
        "phase": open_phase_of(call),
        "progress": progress,
        "page": page_of(progress.applications, asked=request.GET),
        "undeclared": panel_without_declaration(call),
        "may_organise": may(request.user, ORGANISE_REVIEWS),
    }
    return render(request, "reviewing/overview.html", context, status=status)
