"""The directory: search, one area, its Quartiere."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.kernel.access import page, signed_in
from bleibe.kernel.attempt import attempt
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import may
from bleibe.parties import actions, queries
from bleibe.parties.area_links import links_of
from bleibe.parties.forms import AreaSearch, EndForm, QuarterForm
from bleibe.parties.models import Area
from bleibe.parties.permissions import MANAGE_QUARTERS


@signed_in
def areas(request: HttpRequest) -> HttpResponse:
    form = AreaSearch(request.GET or None, states=queries.states())
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.find_areas(
        chosen.get("suche", ""),
        level=chosen.get("ebene", ""),
        state=chosen.get("land", ""),
        with_dissolved=chosen.get("aufgeloest", False),
    )
    context = {
        "form": form,
        "page": page_of(found, asked=request.GET),
        "editions": queries.newest_editions(),
        "searched": any(chosen.values()),
    }
    return render(request, "parties/areas.html", context)


@signed_in
def area(request: HttpRequest, level: str, key: str) -> HttpResponse:
    area = get_object_or_404(queries.area_with(key, level=level))
    context = {
        "area": area,
        "path": queries.path_to(area)[:-1],
        "children": page_of(queries.children_of(area), asked=request.GET),
        "organisations": queries.organisations_in(area),
        "successors": queries.successors_of(area) if area.is_dissolved else [],
        "links": links_of(area, request.user),
        "may_manage_quarters": _has_quarters(area) and may(request.user, MANAGE_QUARTERS, area),
    }
    return render(request, "parties/area.html", context)


@page(MANAGE_QUARTERS)
def new_quarter(request: HttpRequest, key: str) -> HttpResponse:
    mine = queries.areas_for(request.user, MANAGE_QUARTERS)
    municipality = get_object_or_404(mine, level=Area.Level.MUNICIPALITY, key=key)
    form = QuarterForm(request.POST or None)
    tried = attempt(
        request, form, lambda data: actions.add_quarter(municipality, **data, by=request.user)
    )
    if tried.done:
        said = _("Das Quartier „{name}“ ist angelegt.").format(name=tried.result.name)
        messages.success(request, said)
        return redirect("parties:area", municipality.level, municipality.key)
    context = {"form": form, "area": municipality}
    return render(request, "parties/new_quarter.html", context, status=tried.status)


@page(MANAGE_QUARTERS)
def quarter_end(request: HttpRequest, key: str) -> HttpResponse:
    mine = queries.areas_for(request.user, MANAGE_QUARTERS).select_related("parent")
    quarter = get_object_or_404(mine, level=Area.Level.QUARTER, key=key)
    form = EndForm(request.POST or None, initial={"valid_to": timezone.localdate()})
    tried = attempt(
        request, form, lambda data: actions.end_quarter(quarter, **data, by=request.user)
    )
    if tried.done:
        return redirect("parties:area", quarter.level, quarter.key)
    context = {"form": form, "area": quarter}
    return render(request, "parties/quarter_end.html", context, status=tried.status)


def _has_quarters(area: Area) -> bool:
    return area.level in (Area.Level.MUNICIPALITY, Area.Level.QUARTER) and not area.is_dissolved
