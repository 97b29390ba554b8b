"""The self-check (Vorprüfung): public, without an account, nothing is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import call_with, package_of_call
from bleibe.applications.checking.forms import AreaSearch
from bleibe.applications.checking.questions import SelfCheckForm, answered
from bleibe.applications.checking.rules import facts_looked_at, known_facts
from bleibe.forms.known import Known
from bleibe.kernel.access import public
from bleibe.parties.models import Area, Organisation
from bleibe.parties.queries import area_with, find_areas
from bleibe.programmes.package import Package

Level = Area.Level
LEVELS = (Level.MUNICIPALITY, Level.COUNTY, Level.ASSOCIATION)
MOST = 30
KINDS = {
    Level.COUNTY: Organisation.Kind.COUNTY,
    Level.ASSOCIATION: Organisation.Kind.ASSOCIATION,
}


@public
def choose(request: HttpRequest, call: str) -> HttpResponse:
    found, _package = _call(call)
    form = AreaSearch(request.GET or None)
    typed = form.cleaned_data["suche"] if form.is_valid() else ""
    areas = find_areas(typed).filter(level__in=LEVELS)[: MOST + 1] if typed else []
    context = {
        "call": found,
        "form": form,
        "areas": list(areas)[:MOST],
        "more": len(areas) > MOST,
        "searched": bool(typed),
    }
    return render(request, "checking/selfcheck_choose.html", context)


@public
def answer(request: HttpRequest, call: str, level: str = "", key: str = "") -> HttpResponse:
    found, package = _call(call)
    area = get_object_or_404(area_with(key, level=level), level__in=LEVELS) if key else None
    known = _known(package, area) if area else {}
    form = SelfCheckForm(
        request.POST if request.method == "POST" else None, package=package, known=known
    )
    valid = request.method == "POST" and form.is_valid()
    results = answered(package, form.cleaned_data) if valid else []
    context = {
        "call": found,
        "area": area,
        "form": form,
        "known": len(known),
        "results": results,
        "gates": [each for each in results if each.condition.is_mandatory],
        "favourable": [each for each in results if not each.condition.is_mandatory],
        "shut": any(each.tone == "danger" and each.condition.is_mandatory for each in results),
    }
    status = 422 if request.method == "POST" and not valid else 200
    return render(request, "checking/selfcheck.html", context, status=status)


def _call(key: str) -> tuple[Call, Package]:
    call = get_object_or_404(call_with(key))
    package = package_of_call(call)
    if package.form is None or not package.conditions:
        raise Http404
    return call, package


def _known(package: Package, area: Area) -> dict[str, Known]:
    return known_facts(
        package.form, names=facts_looked_at(package), organisation=_as_organisation(area),
        area=area,
    )  # fmt: skip


def _as_organisation(area: Area) -> Organisation:
    """Return what could apply for an area, without keeping anything."""
    return Organisation(name=area.name, kind=KINDS.get(area.level, Organisation.Kind.MUNICIPALITY))
