"""Trying out a scenario: levers on one side, the effect on the other; keeping it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bleibe.kernel.access import page, signed_in
from bleibe.kernel.attempt import attempt
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence
from bleibe.parties.models import Area
from bleibe.parties.queries import area_with
from bleibe.profiles.actions.scenarios import keep_scenario
from bleibe.profiles.forms.scenarios import KeepForm, LeverForm
from bleibe.profiles.permissions import KEEP_SCENARIOS
from bleibe.profiles.queries.scenarios import keepers_for, run_behind, scenario_figures
from bleibe.profiles.scenarios.base import Prospect, prospect_of
from bleibe.profiles.scenarios.effect import Result, compute_levers
from bleibe.profiles.scenarios.levers import Levers
from bleibe.profiles.scenarios.sight import Footing, footing_of, sight_of

WITHOUT_BASE = "profiles/scenarios/without_base.html"
TRIAL = "profiles/scenarios/trial.html"


@signed_in
@require_safe
def trial(request: HttpRequest, level: str, key: str) -> HttpResponse:
    area = get_object_or_404(area_with(key, level=level))
    prospect = _prospect(request, area)
    if prospect.refusal is not None:
        return _without_base(request, area, prospect)
    footing = _footing(prospect, area)
    form = LeverForm(request.GET, years=footing.base.years)
    keep = KeepForm(owners=keepers_for(request.user, area))
    return _shown(request, area, prospect, footing, form=form, keep=keep, status=200)


@page(KEEP_SCENARIOS)
@require_POST
def keep(request: HttpRequest, level: str, key: str) -> HttpResponse:
    area = get_object_or_404(area_with(key, level=level))
    prospect = _prospect(request, area)
    if prospect.refusal is not None:
        return _without_base(request, area, prospect, status=409)
    footing = _footing(prospect, area)
    form = LeverForm(request.POST, years=footing.base.years)
    keep = KeepForm(request.POST, owners=keepers_for(request.user, area))
    if not form.is_valid():
        keep.is_valid()
        return _shown(request, area, prospect, footing, form=form, keep=keep, status=422)
    tried = attempt(
        request,
        keep,
        lambda data: keep_scenario(area, **data, pulled=form.levers(), by=request.user),
    )
    if tried.done:
        return redirect("scenarios:scenario", tried.result.pk)
    return _shown(request, area, prospect, footing, form=form, keep=keep, status=tried.status)


def _prospect(request: HttpRequest, area: Area) -> Prospect:
    datasets = scenario_figures(request.user, area)
    return prospect_of(area, datasets=datasets, today=timezone.localdate())


def _footing(prospect: Prospect, area: Area) -> Footing:
    return footing_of(run_behind(prospect.outlook, area=area), terms=prospect.settings)


def _without_base(
    request: HttpRequest, area: Area, prospect: Prospect, *, status: int = 200
) -> HttpResponse:
    context = {"area": area, "refusal": prospect.refusal.code}
    return render(request, WITHOUT_BASE, context, status=status)


def _shown(
    request: HttpRequest, area: Area, prospect: Prospect, footing: Footing, *,
    form: LeverForm, keep: KeepForm, status: int,
) -> HttpResponse:  # fmt: skip
    if form.is_bound and not form.is_valid():
        status, pulled, result = 422, None, None
    else:
        pulled = form.levers() if form.is_bound else form.idle
        result = _computed(pulled, footing, form)
        status = 422 if result is None else status
    sight = None
    if result is not None:
        sight = sight_of(
            result, footing, pulled=pulled, place=prospect.place, name=_("mit Szenario"),
            past=prospect.past(until=footing.base.base_year),
        )  # fmt: skip
    context = {
        "area": area,
        "place": prospect.place,
        "form": form,
        "keep": keep,
        "may_keep": bool(keep.fields["owner"].queryset),
        "sight": sight,
        "base": footing.base,
        "sources": prospect.sources,
        "pulled": form.sent(),
    }
    return render(request, TRIAL, context, status=status)


def _computed(pulled: Levers, footing: Footing, form: LeverForm) -> Result | None:
    try:
        return compute_levers(pulled, given=footing.given)
    except Refused as refusal:
        form.add_error(None, sentence(refusal.code, **refusal.params))
        return None
