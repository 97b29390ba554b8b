"""What the pages of a check share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bleibe.applications.applying.models import Application
from bleibe.applications.checking.permissions import READ_CHECKS
from bleibe.applications.checking.queries import checked_by
from bleibe.kernel.attempt import attempt
from bleibe.kernel.permissions import Action


@dataclass(frozen=True)
class Asked:
    """A page with one form: its words and the way back."""

    title: str
    submit: str
    back: str
    lead: str = ""
    said: str = ""
    about: str = ""
    cancel: str = ""
    """Where to go without doing it; the way back, if nothing else is said."""


def application_with(
    request: HttpRequest, reference: str, action: Action = READ_CHECKS
) -> Application:
    """Return an application with whose check the person may do something; else 404."""
    return get_object_or_404(checked_by(request.user, action), reference=reference)


def address(application: Application) -> str:
    """Return the page of an application's check."""
    return reverse("checking:check", args=[application.reference])


def form_page(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[Mapping[str, Any]], Any],
    *,
    asked: Asked,
    **more: object,
) -> HttpResponse:
    """Show a form, or do what it asks for and go back; refused, it keeps what was typed."""
    tried = attempt(request, form, act)
    if tried.done:
        if asked.said:
            messages.success(request, asked.said)
        return redirect(asked.back)
    context = {"form": form, "asked": asked, **more}
    return render(request, "checking/form.html", context, status=tried.status)


def bare_form(request: HttpRequest) -> forms.Form:
    """Return a form without fields, for what only has to be confirmed."""
    return forms.Form(request.POST if request.method == "POST" else None)
