"""The calls that a person chooses in, and how far the choosing of one is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bleibe.applications.choosing.permissions import SEE_CHOOSING
from bleibe.applications.choosing.queries.decisions import waiting_next
from bleibe.applications.choosing.queries.runs import reading
from bleibe.applications.choosing.queries.sight import (
    calls_to_choose,
    runs_for,
    sees_all,
    target_sets_for,
    tranches_for,
)
from bleibe.applications.choosing.views.place import call_of, shared
from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of


@page(SEE_CHOOSING)
def calls(request: HttpRequest) -> HttpResponse:
    shown = page_of(calls_to_choose(request.user), asked=request.GET)
    return render(request, "choosing/calls.html", {"page": shown})


@page(SEE_CHOOSING)
def call(request: HttpRequest, key: str) -> HttpResponse:
    found = call_of(request, key)
    whole = sees_all(found, person=request.user)
    sets = target_sets_for(request.user).filter(call=found)
    runs = list(runs_for(request.user).filter(call=found)[:50]) if whole else []
    context = shared(request, found) | {
        "is_over": timezone.now() > found.closes_at,
        "sees_all": whole,
        "newest_targets": sets.order_by("-number").first(),
        "runs": [(run, reading(run)) for run in runs],
        "tranches": list(tranches_for(request.user).filter(call=found)) if whole else [],
        "next": waiting_next(found) if whole else None,
    }
    return render(request, "choosing/call.html", context)
