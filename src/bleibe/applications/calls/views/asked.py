"""Asking something about a call: for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from bleibe.applications.calls.actions import ask_question
from bleibe.applications.calls.forms.leading import AskForm
from bleibe.applications.calls.queries import call_with, package_of_call
from bleibe.kernel.access import public
from bleibe.kernel.attempt import attempt


@public
def question(request: HttpRequest, key: str) -> HttpResponse:
    call = get_object_or_404(call_with(key))
    form = AskForm(request.POST or None)
    tried = attempt(
        request, form,
        lambda data: ask_question(call, asked=data["asked"], email=data["email"]),
    )  # fmt: skip
    if tried.done:
        return redirect("calls:asked", call.key)
    context = {"call": call, "form": form, "mailboxes": package_of_call(call).mailboxes}
    return render(request, "calls/question.html", context, status=tried.status)


@public
def asked(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "calls/asked.html", {"call": get_object_or_404(call_with(key))})
