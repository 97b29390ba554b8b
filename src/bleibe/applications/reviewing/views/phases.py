"""The phases of a call's reviewing."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.actions.phases import (
    change_phase,
    end_phase,
    lay_down_phases,
    open_phase,
    usual_phases,
)
from bleibe.applications.reviewing.forms import NoForm, PhaseForm
from bleibe.applications.reviewing.models import ReviewPhase
from bleibe.applications.reviewing.permissions import ORGANISE_REVIEWS
from bleibe.applications.reviewing.queries.scope import calls_for, phases_for
from bleibe.applications.reviewing.views.tabs import tabs_for
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt


@page(ORGANISE_REVIEWS)
def phases(request: HttpRequest, key: str) -> HttpResponse:
    """Show the phases, and add one."""
    call = _call(request, key)
    form = PhaseForm(request.POST or None)
    tried = attempt(
        request, form,
        lambda _data: lay_down_phases(call, phases=(form.settings(),), by=request.user),
    )  # fmt: skip
    if tried.done:
        messages.success(request, _("Die Phase ist angelegt."))
        return redirect("reviewing:phases", key=call.key)
    return _shown(request, call, form=form, status=tried.status)


@page(ORGANISE_REVIEWS)
@require_POST
def usual(request: HttpRequest, key: str) -> HttpResponse:
    """Add the three phases that most calls have."""
    call = _call(request, key)
    lay_down_phases(call, phases=usual_phases(), by=request.user)
    messages.success(request, _("Drei Phasen sind angelegt."))
    return redirect("reviewing:phases", key=call.key)


@page(ORGANISE_REVIEWS)
def phase(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Change a phase."""
    found = _phase(request, key, number)
    form = PhaseForm(
        request.POST or None,
        initial={name: getattr(found, name) for name in PhaseForm.Meta.fields},
    )
    tried = attempt(
        request, form,
        lambda _data: change_phase(found, settings=form.settings(), by=request.user),
    )  # fmt: skip
    if tried.done:
        messages.success(request, _("Die Phase ist geändert."))
        return redirect("reviewing:phases", key=key)
    context = {"call": found.call, "phase": found, "form": form}
    return render(request, "reviewing/phase.html", context, status=tried.status)


@page(ORGANISE_REVIEWS)
@require_POST
def opening(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Open a phase."""
    return _turned(request, key, number, turn=open_phase, said=_("Die Phase läuft."))


@page(ORGANISE_REVIEWS)
@require_POST
def ending(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """End a phase."""
    return _turned(request, key, number, turn=end_phase, said=_("Die Phase ist beendet."))


def _turned(
    request: HttpRequest, key: str, number: int, *, turn: Callable[..., None], said: str
) -> HttpResponse:
    found = _phase(request, key, number)
    form = NoForm(request.POST)
    tried = attempt(request, form, lambda _data: turn(found, by=request.user))
    if tried.done:
        messages.success(request, said)
        return redirect("reviewing:phases", key=key)
    return _shown(request, found.call, form=PhaseForm(), refused=form, status=tried.status)


def _shown(
    request: HttpRequest, call: Call, *, form: PhaseForm, status: int, refused=None
) -> HttpResponse:
    context = {
        "call": call,
        "tabs": tabs_for(request.user, call=call, here="phases"),
        "form": form,
        "refused": refused,
        "phases": phases_for(request.user).filter(call=call).order_by("number"),
    }
    return render(request, "reviewing/phases.html", context, status=status)


def _call(request: HttpRequest, key: str) -> Call:
    return get_object_or_404(calls_for(request.user), key=key)


def _phase(request: HttpRequest, key: str, number: int) -> ReviewPhase:
    return get_object_or_404(phases_for(request.user), call__key=key, number=number)
