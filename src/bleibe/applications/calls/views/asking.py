"""Pages with one form: its words, what it does, where it leads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bleibe.kernel.attempt import attempt


@dataclass(frozen=True)
class Asked:
    """A page with one form: its words and the way back."""

    title: str
    submit: str
    back: str
    lead: str = ""
    said: str = ""
    danger: bool = False
    about: str = ""


def form_page(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[Mapping[str, Any]], Any],
    *,
    asked: Asked,
    template: str = "calls/form.html",
    done: Callable[[Any], str] | None = None,
    **context: object,
) -> HttpResponse:
    """Show a form, or do what it asks for and go on; refused, it keeps what was typed."""
    tried = attempt(request, form, act)
    if tried.done:
        if asked.said:
            messages.success(request, asked.said)
        return redirect(done(tried.result) if done else asked.back)
    context = {"form": form, "asked": asked, **context}
    return render(request, template, context, status=tried.status)


def bare_form(request: HttpRequest) -> forms.Form:
    """Return a form without fields, for what only has to be confirmed."""
    return forms.Form(request.POST if request.method == "POST" else None)


def site_of(request: HttpRequest) -> str:
    """Return the address of this site without a slash at its end, for links in mails."""
    return f"{request.scheme}://{request.get_host()}"
