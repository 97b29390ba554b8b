"""Where one begins: the Kommunen of a person, how far one is, consents to check."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bleibe.appraisal import queries
from bleibe.appraisal.permissions import READ_APPRAISAL, SEE_CONSENTS
from bleibe.appraisal.steps import next_step, steps_of
from bleibe.appraisal.views.places import place_of, shared
from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of


@page(READ_APPRAISAL)
def kommunen(request: HttpRequest) -> HttpResponse:
    found = page_of(queries.kommunen_for(request.user), asked=request.GET)
    return render(request, "appraisal/kommunen.html", {"page": found})


@page(READ_APPRAISAL)
def overview(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, READ_APPRAISAL)
    points = list(queries.points_of(place.organisation, area=place.area))
    proposed = queries.proposals_of(place.organisation, points, area=place.area)
    found = queries.progress_of(place.organisation, area=place.area)
    steps = steps_of(found, proposed=len(proposed))
    context = shared(request, place, "overview")
    if not context["may_hold"]:
        steps = [step for step in steps if not step.confidential]
    context |= {
        "steps": [(step, place.address(step.key)) for step in steps],
        "next": next_step(steps),
    }
    return render(request, "appraisal/overview.html", context)


@page(SEE_CONSENTS)
def consents(request: HttpRequest) -> HttpResponse:
    found = page_of(queries.consents_for(request.user), asked=request.GET)
    return render(request, "appraisal/consents.html", {"page": found})
