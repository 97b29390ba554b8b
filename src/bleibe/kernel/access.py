"""Each page says who it is for; one that says nothing answers 404.

``@public`` is for everybody, ``@signed_in`` for every person with an account,
``@page(ACTION)`` for those whose role may do the action. A stranger gets 404
and is not told that there is something; objects are loaded through queries
scoped to the person, so that the second question is answered there.
"""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from bleibe.kernel.permissions import Action, may

PUBLIC = "public"
SIGNED_IN = "signed_in"
NUL = "%00"
"""No key or word holds this; PostgreSQL refuses even to look for it."""

View = TypeVar("View", bound=Callable[..., HttpResponse])


def public(view: View) -> View:
    """Open a page to everybody."""
    view.access = PUBLIC
    return view


def signed_in(view: View) -> View:
    """Open a page to every person with an account."""
    view.access = SIGNED_IN
    return view


def page(action: Action) -> Callable[[View], View]:
    """Open a page to those who may do the action at all."""

    def declare(view: View) -> View:
        view.access = action
        return view

    return declare


def access_of(view: Callable) -> Action | str | None:
    """Return what a view declares; the sign-in library's own pages guard themselves."""
    declared = getattr(view, "access", None)
    if declared is None and view.__module__.startswith(("allauth.account.", "allauth.mfa.")):
        return PUBLIC
    return declared


class AccessMiddleware:
    """Holds every request against the declaration of its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request, view, _args, _kwargs) -> HttpResponse | None:
        if NUL in request.get_full_path():
            raise Http404
        access = access_of(view)
        if access == PUBLIC:
            return None
        if access is None:
            raise Http404
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if access != SIGNED_IN and not may(request.user, access):
            raise Http404
        if settings.SECOND_FACTOR == "required" and request.user.lacks_second_factor():
            return redirect(reverse("mfa_index"))
        return None
