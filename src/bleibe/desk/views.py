"""The start page, and the word about invitations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bleibe.kernel.access import public, signed_in


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/start.html")


@public
def by_invitation_only(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signup_closed.html")
