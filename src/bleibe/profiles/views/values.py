"""Entering plain values by hand."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.profiles import queries
from bleibe.profiles.actions.entering import enter_figures
from bleibe.profiles.forms.values import ValuesForm
from bleibe.profiles.permissions import IMPORT_OWN


@page(IMPORT_OWN)
def values(request: HttpRequest) -> HttpResponse:
    areas = queries.areas_to_enter(request.user)
    if not areas:
        raise Http404
    form = ValuesForm(request.POST or None, areas=areas)
    tried = attempt(
        request,
        form,
        lambda data: enter_figures(
            data["entries"],
            area=data["area"],
            owner=queries.owner_of(data["area"], person=request.user),
            source=data["source"],
            retrieved_on=data["retrieved_on"],
            licence=data["licence"],
            remark=data["remark"],
            by=request.user,
        ),
    )
    if tried.done:
        if tried.result.unchanged:
            messages.info(request, _("Diese Zahlen waren schon da; es hat sich nichts geändert."))
        else:
            messages.success(request, _("Ihre Kennwerte sind übernommen."))
        return redirect("profiles:table", tried.result.dataset.pk)
    return render(request, "profiles/values.html", {"form": form}, status=tried.status)
