"""The start page, one's own mandates, and the word about invitations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bleibe.desk import queries
from bleibe.kernel.access import public, signed_in


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/start.html")


@signed_in
def mandates(request: HttpRequest) -> HttpResponse:
    context = {"entries": queries.own_mandates(request.user)}
    return render(request, "desk/mandates.html", context)


@public
def by_invitation_only(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signup_closed.html")
