"""Where everybody of the reviewing begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bleibe.applications.reviewing.permissions import READ_ASSIGNED, READ_REVIEWS, REVIEW
from bleibe.applications.reviewing.queries.readings import readings_of
from bleibe.applications.reviewing.queries.scope import calls_for
from bleibe.kernel.access import page
from bleibe.kernel.permissions import may


@page(READ_ASSIGNED)
def mine(request: HttpRequest) -> HttpResponse:
    """Show what the person is to read, and the calls they organise."""
    context = {
        "readings": readings_of(request.user) if may(request.user, REVIEW) else [],
        "calls": calls_for(request.user) if may(request.user, READ_REVIEWS) else [],
    }
    return render(request, "reviewing/mine.html", context)
