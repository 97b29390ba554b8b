"""The list of applications to check."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.queries import public_calls
from bleibe.applications.checking import queries
from bleibe.applications.checking.forms import ListForm
from bleibe.applications.checking.permissions import READ_CHECKS
from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of


@page(READ_CHECKS)
def applications(request: HttpRequest) -> HttpResponse:
    form = ListForm(request.GET or None, calls=public_calls())
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.applications_to_check(
        request.user, call=chosen.get("aufruf", ""), state=chosen.get("stand", "")
    )
    shown = page_of(found, asked=request.GET)
    checks = queries.checks_of(shown.object_list, brief=True)
    context = {
        "form": form,
        "page": shown,
        "rows": [(each, checks[each.pk]) for each in shown.object_list],
        "searched": any(chosen.values()),
        "waiting": Application.State.SUBMITTED,
    }
    return render(request, "checking/applications.html", context)
