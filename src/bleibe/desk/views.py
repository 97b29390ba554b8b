"""The start page, one's own mandates, and the word about invitations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bleibe.desk import queries
from bleibe.desk.changes import changes_for
from bleibe.desk.contacts import contacts_for
from bleibe.desk.next_steps import next_steps
from bleibe.desk.overview import overview
from bleibe.desk.sight import Sight
from bleibe.desk.waiting import waiting_for
from bleibe.kernel.access import public, signed_in
from bleibe.kernel.paging import page_of


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    sight = Sight(request.user)
    steps = next_steps(sight)
    context = {
        "mandates": request.user.current_mandates,
        "open_steps": [task for task in steps if not task.is_done],
        "done_steps": [task for task in steps if task.is_done],
        "waiting": waiting_for(sight),
        "changes": changes_for(sight),
        "contacts": contacts_for(sight),
        "overview": overview(sight, asked=request.GET),
    }
    return render(request, "desk/start.html", context)


@signed_in
def mandates(request: HttpRequest) -> HttpResponse:
    own = page_of(queries.own_mandates(request.user), asked=request.GET)
    return render(request, "desk/mandates.html", {"page": own})


@public
def by_invitation_only(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signup_closed.html")
