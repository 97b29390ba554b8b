"""Fetching a table from an office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.profiles.actions.fetching import fetch_table
from bleibe.profiles.forms.fetch import FetchForm
from bleibe.profiles.permissions import IMPORT_OFFICIAL


@page(IMPORT_OFFICIAL)
def fetch(request: HttpRequest) -> HttpResponse:
    form = FetchForm(request.POST or None)
    tried = attempt(
        request,
        form,
        lambda data: fetch_table(
            data["table"],
            database=data["database"],
            years=(data["first"], data["last"]),
            region=data["region"],
            by=request.user,
        ),
    )
    if tried.done:
        return redirect("kernel:job", tried.result.pk)
    return render(request, "profiles/fetch.html", {"form": form}, status=tried.status)
