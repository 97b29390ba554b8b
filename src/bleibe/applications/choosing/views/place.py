"""Of which call a page speaks, and what every page about it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.permissions import DECIDE, RUN_SELECTION, SET_TARGETS
from bleibe.applications.choosing.queries.sight import calls_to_choose
from bleibe.kernel.attempt import attempt
from bleibe.kernel.permissions import may


def call_of(request: HttpRequest, key: str) -> Call:
    """Return the call of an address; 404 where the person takes no part."""
    return get_object_or_404(calls_to_choose(request.user), key=key)


def shared(request: HttpRequest, call: Call) -> dict[str, object]:
    """Return what every page about a call needs."""
    return {
        "call": call,
        "may_set": may(request.user, SET_TARGETS),
        "may_run": may(request.user, RUN_SELECTION),
        "may_decide": may(request.user, DECIDE),
    }


@dataclass(frozen=True)
class Asked:
    """A page with one form: its words and the way back."""

    title: str
    submit: str
    back: str
    lead: str = ""
    said: str = ""
    danger: bool = False


def form_page(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[Mapping[str, Any]], Any],
    *,
    call: Call,
    asked: Asked,
    template: str = "choosing/form.html",
    done: Callable[[Any], str] | None = None,
    **more: object,
) -> HttpResponse:
    """Show a form, or do what it asks for and go on; refused, it keeps what was typed."""
    tried = attempt(request, form, act)
    if tried.done:
        if asked.said:
            messages.success(request, asked.said)
        return redirect(done(tried.result) if done else asked.back)
    context = shared(request, call) | {"form": form, "asked": asked, **more}
    return render(request, template, context, status=tried.status)


def bare_form(request: HttpRequest) -> forms.Form:
    """Return a form without fields, for what only has to be confirmed."""
    return forms.Form(posted(request))


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with, if it was sent; nothing typed is an answer, too."""
    return request.POST if request.method == "POST" else None
