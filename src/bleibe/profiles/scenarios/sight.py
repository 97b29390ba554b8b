"""A scenario as a page shows it: sentences, pictures, what was pulled, what is assumed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import gettext as _

from bleibe.design.charts import Chart, YearValue
from bleibe.design.charts.figures import german
from bleibe.profiles.forms.scenarios import PHASE_LABELS
from bleibe.profiles.freshness import code_digest
from bleibe.profiles.models import ProjectionRun
from bleibe.profiles.projection import Inputs
from bleibe.profiles.projection import Result as ProjectionResult
from bleibe.profiles.released import Place
from bleibe.profiles.scenarios import told
from bleibe.profiles.scenarios.base import DAYS_KEPT, SECONDS_A_DAY, Settings, assumptions_of
from bleibe.profiles.scenarios.effect import Ground, Result, ground_of
from bleibe.profiles.scenarios.expectation import Expectation, expectation_of
from bleibe.profiles.scenarios.levers import PHASES, Levers
from bleibe.profiles.scenarios.pictures import group_picture, total_picture
from bleibe.profiles.steps import FINEST_STEP, stepped
from kohorte.engine import Assumptions

TERM_DIGITS = 16


@dataclass(frozen=True)
class Footing:
    """What every scenario on one run stands on (Grundlage), worked out once for a page."""

    base: Expectation
    terms: Settings
    given: Assumptions
    ground: Ground


@dataclass(frozen=True)
class Sight:
    """All that the page says of one scenario."""

    effect: str
    where: str
    base: str
    band: str
    is_idle: bool
    total: Chart
    groups: Chart
    levers: tuple[str, ...]
    assumptions: tuple[str, ...]
    ground: tuple[tuple[str, str, str], ...]
    ground_note: str


def footing_of(run: ProjectionRun, *, terms: Settings) -> Footing:
    """Return what levers act on, worked out now or found in the cache; a run never changes."""
    terms_digest = hashlib.sha256(repr(terms).encode()).hexdigest()[:TERM_DIGITS]
    version = f"{run.kohorte_version}:{code_digest('profiles')}"
    name = f"footing:{run.inputs_digest}:{terms_digest}:{version}"
    found = cache.get(name)
    if found is None:
        inputs, result = Inputs.from_json(run.inputs), ProjectionResult.from_json(run.result)
        given = assumptions_of(inputs, result=result, given=terms)
        found = Footing(expectation_of(run), terms, given, ground_of(given))
        cache.set(name, found, timeout=DAYS_KEPT * SECONDS_A_DAY)
    return found


def sight_of(
    result: Result, footing: Footing, *, pulled: Levers, place: Place, name: str,
    past: Sequence[YearValue],
) -> Sight:  # fmt: skip
    """Say and draw what a scenario changes."""
    base = footing.base
    return Sight(
        effect=told.effect_said(result, base, place=place),
        where=told.where_said(result, base),
        base=told.base_said(base),
        band=told.band_said(result, base),
        is_idle=pulled.is_idle,
        total=total_picture(result, base, past=past, place=place, name=name),
        groups=group_picture(result, base, name=name),
        levers=tuple(told.levers_said(pulled)),
        assumptions=tuple(told.assumptions_said(footing.terms, footing.ground, run=base.run)),
        ground=_ground_rows(footing.ground),
        ground_note=_("Dazu rund {births} Geburten und {abroad} Zuzüge aus dem Ausland.").format(
            births=_about(footing.ground.births), abroad=_about(footing.ground.immigration)
        ),
    )


def _ground_rows(ground: Ground) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (str(PHASE_LABELS[phase]), _about(ground.arrivals[phase]), _about(ground.departures[phase]))
        for phase in PHASES
    )


def _about(persons: float) -> str:
    if persons < FINEST_STEP / 2:
        return _("unter 10")
    return german(stepped(persons, FINEST_STEP))
