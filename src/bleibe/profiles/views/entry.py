"""Entering figures by hand."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.profiles import queries
from bleibe.profiles.actions.entering import enter_figures
from bleibe.profiles.entered import FLOWS
from bleibe.profiles.forms.entry import SEXES, EntryForm
from bleibe.profiles.permissions import IMPORT_OWN


@page(IMPORT_OWN)
def entry(request: HttpRequest) -> HttpResponse:
    areas = queries.areas_to_enter(request.user)
    if not areas:
        raise Http404
    form = EntryForm(request.POST or None, areas=areas)
    tried = attempt(
        request,
        form,
        lambda data: enter_figures(
            data["entries"],
            area=data["area"],
            owner=queries.owner_of(data["area"], person=request.user),
            source=data["source"],
            retrieved_on=data["retrieved_on"],
            by=request.user,
        ),
    )
    if tried.done:
        if tried.result.unchanged:
            messages.info(request, _("Diese Zahlen waren schon da; es hat sich nichts geändert."))
        else:
            messages.success(request, _("Ihre Zahlen sind übernommen."))
        return redirect("profiles:table", tried.result.dataset.pk)
    context = {"form": form, "sexes": SEXES.values(), "flows": FLOWS.values()}
    return render(request, "profiles/entry.html", context, status=tried.status)
