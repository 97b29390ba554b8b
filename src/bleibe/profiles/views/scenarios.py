"""Kept scenarios: all of them, one, several beside each other, and what can be done with one."""

import re
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bleibe.design.charts import YearValue
from bleibe.kernel.access import page, signed_in
from bleibe.kernel.errors import Refused
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import may
from bleibe.kernel.sentences import sentence
from bleibe.profiles.actions import scenarios as actions
from bleibe.profiles.gate import place_of
from bleibe.profiles.models import Scenario
from bleibe.profiles.permissions import KEEP_SCENARIOS
from bleibe.profiles.queries.scenarios import (
    scenario_areas,
    scenario_figures,
    scenarios_for,
    scenarios_to_change,
    with_run,
)
from bleibe.profiles.scenarios.base import Settings, prospect_of
from bleibe.profiles.scenarios.beside import FEWEST, MOST, beside_of
from bleibe.profiles.scenarios.effect import Result
from bleibe.profiles.scenarios.levers import Levers
from bleibe.profiles.scenarios.sight import footing_of, sight_of

MOST_AREAS = 12
NUMBER = re.compile("[0-9]{1,12}")


@signed_in
@require_safe
def scenarios(request: HttpRequest) -> HttpResponse:
    areas = scenario_areas(request.user)
    context = {
        "page": page_of(scenarios_for(request.user), asked=request.GET),
        "areas": areas[:MOST_AREAS],
        "fewest": FEWEST,
        "most": MOST,
    }
    return render(request, "profiles/scenarios/list.html", context)


@signed_in
@require_safe
def scenario(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(with_run(scenarios_for(request.user)), pk=pk)
    return _one(request, found)


def _one(request: HttpRequest, found: Scenario, *, status: int = 200) -> HttpResponse:
    footing = footing_of(found.run, terms=Settings.from_dict(found.terms))
    pulled, place = Levers.from_dict(found.levers), place_of(found.area)
    prospect = prospect_of(
        found.area,
        datasets=scenario_figures(request.user, found.area),
        today=timezone.localdate(),
    )
    may_change = may(request.user, KEEP_SCENARIOS, found)
    context = {
        "scenario": found,
        "place": place,
        "sight": sight_of(
            Result.from_json(found.result), footing, pulled=pulled, place=place, name=found.name,
            past=[YearValue(year, total) for year, total in footing.base.past],
        ),
        "base": footing.base,
        "sources": prospect.sources,
        "pulled": pulled.as_query(),
        "may_change": may_change,
        "is_outdated": may_change and not prospect.is_base_of(found.run, terms=footing.terms),
        "again": actions.computed_again(found),
    }  # fmt: skip
    return render(request, "profiles/scenarios/scenario.html", context, status=status)


@signed_in
@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """Two to four scenarios of one area or of several, on the same years."""
    asked = [pk for pk in request.GET.getlist("szenario") if NUMBER.fullmatch(pk)]
    found = list(with_run(scenarios_for(request.user)).filter(pk__in=asked))
    if not FEWEST <= len(found) <= MOST:
        context = {"problem": sentence("scenarios_to_compare")}
        return render(request, "profiles/scenarios/comparison.html", context, status=422)
    return render(request, "profiles/scenarios/comparison.html", {"beside": beside_of(found)})


@page(KEEP_SCENARIOS)
@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(scenarios_to_change(request.user), pk=pk)
    return _done(request, found, actions.copy_scenario, said=_("Das Szenario ist kopiert."))


@page(KEEP_SCENARIOS)
@require_POST
def recomputation(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(scenarios_to_change(request.user), pk=pk)
    said = _("Das Szenario ist auf den Zahlen von heute gerechnet.")
    return _done(request, found, actions.recompute_scenario, said=said)


@page(KEEP_SCENARIOS)
@require_POST
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(scenarios_to_change(request.user), pk=pk)
    said = _("Das Szenario ist veröffentlicht. Alle Angemeldeten können es ansehen.")
    return _done(request, found, actions.publish_scenario, said=said)


@page(KEEP_SCENARIOS)
@require_POST
def retraction(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(scenarios_to_change(request.user), pk=pk)
    said = _("Das Szenario ist nicht mehr veröffentlicht.")
    return _done(request, found, actions.withdraw_scenario, said=said)


@page(KEEP_SCENARIOS)
@require_POST
def deletion(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(scenarios_to_change(request.user), pk=pk)
    actions.delete_scenario(found, by=request.user)
    messages.success(request, _("Das Szenario ist gelöscht."))
    return redirect("scenarios:scenarios")


def _done(request: HttpRequest, found: Scenario, act: Callable, *, said: str) -> HttpResponse:
    try:
        made = act(found, by=request.user)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, **refusal.params))
        return _one(request, found, status=409)
    messages.success(request, said)
    return redirect("scenarios:scenario", made.pk if made is not None else found.pk)
