"""To whom somebody is close: looked up in the directory, never in the list of applicants."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.actions.declaring import (
    NAMEABLE,
    Closeness,
    declare_complete,
    name_bias,
)
from bleibe.applications.reviewing.forms import BiasForm, CompleteForm, KommuneSearch
from bleibe.applications.reviewing.permissions import DECLARE_BIAS
from bleibe.applications.reviewing.queries.scope import calls_for, has_declared, named_by
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.paging import page_of
from bleibe.parties.queries import find_areas


@page(DECLARE_BIAS)
def declaration(request: HttpRequest, key: str) -> HttpResponse:
    """Search the directory and name Kommunen."""
    call = get_object_or_404(calls_for(request.user), key=key)
    form = BiasForm(request.POST or None)
    tried = attempt(
        request, form,
        lambda data: name_bias(
            call, by=request.user,
            closeness=[
                Closeness(area, data["kind"], data["reason"]) for area in data["kommunen"]
            ],
        ),
    )  # fmt: skip
    if tried.done:
        messages.success(request, _("Die Kommunen sind genannt. Sie sind für Sie geschlossen."))
        return redirect("reviewing:declaration", key=call.key)
    return _shown(request, call, form=form, complete=CompleteForm(), status=tried.status)


@page(DECLARE_BIAS)
@require_POST
def completion(request: HttpRequest, key: str) -> HttpResponse:
    """State that all bias is named."""
    call = get_object_or_404(calls_for(request.user), key=key)
    complete = CompleteForm(request.POST)
    tried = attempt(request, complete, lambda _data: declare_complete(call, by=request.user))
    if tried.done:
        messages.success(request, _("Ihre Erklärung ist gespeichert."))
        return redirect("reviewing:mine")
    return _shown(request, call, form=BiasForm(), complete=complete, status=tried.status)


def _shown(
    request: HttpRequest, call: Call, *, form: BiasForm, complete: CompleteForm, status: int
) -> HttpResponse:
    search = KommuneSearch(request.GET)
    asked = search.cleaned_data if search.is_valid() else {}
    found = None
    if asked.get("wort") or asked.get("land"):
        areas = find_areas(asked.get("wort", ""), state=asked.get("land", ""))
        found = page_of(areas.filter(level__in=NAMEABLE), asked=request.GET)
    context = {
        "call": call,
        "search": search,
        "found": found,
        "form": form,
        "chosen": {str(each) for each in request.POST.getlist("kommunen")},
        "complete": complete,
        "named": named_by(request.user, call=call),
        "has_declared": has_declared(request.user, call=call),
    }
    return render(request, "reviewing/declaration.html", context, status=status)
