"""Bringing in boundaries for maps."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.profiles.actions.boundaries import load_boundaries
from bleibe.profiles.forms.boundaries import BoundariesForm
from bleibe.profiles.permissions import USE_UPLOADS
from bleibe.profiles.queries.boundaries import boundaries_for


@page(USE_UPLOADS)
def boundaries(request: HttpRequest) -> HttpResponse:
    form = BoundariesForm(request.POST or None, request.FILES or None, person=request.user)
    tried = attempt(
        request,
        form,
        lambda data: load_boundaries(
            data["file"].read(),
            name=data["file"].name,
            as_of=data["as_of"],
            source=data["source"],
            licence=data["licence"],
            owner=data["owner"],
            by=request.user,
        ),
    )
    if tried.done:
        said = ngettext(
            "Die Grenze eines Gebiets ist übernommen.",
            "Die Grenzen von {n} Gebieten sind übernommen.",
            tried.result.areas,
        ).format(n=tried.result.areas)
        messages.success(request, said)
        if tried.result.unknown:
            ignored = ngettext(
                "Eine Fläche ohne passendes Gebiet blieb unbeachtet.",
                "{n} Flächen ohne passendes Gebiet blieben unbeachtet.",
                len(tried.result.unknown),
            ).format(n=len(tried.result.unknown))
            messages.info(request, ignored)
        return redirect("profiles:boundaries")
    context = {"form": form, "known": boundaries_for(request.user)}
    return render(request, "profiles/boundaries.html", context, status=tried.status)
