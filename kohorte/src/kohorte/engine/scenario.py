"""A scenario beside its base, and what makes the difference (Szenario)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.levers import Lever, LifeExpectancyLever, pulled
from kohorte.engine.measures import STANDARD_MEASURES, Measure, count
from kohorte.engine.prepared import ranks_of
from kohorte.engine.projection import project_population
from kohorte.engine.quartier import DwellingProject, FirstOccupancy, newcomers, with_newcomers
from kohorte.engine.random import Floats32
from kohorte.engine.schedule import Floats
from kohorte.engine.special import Institution, residents_in, with_special, without_special
from kohorte.engine.stochastic import FIVE_QUANTILES, trajectories_of
from kohorte.engine.uncertainty import FactorModel
from kohorte.errors import KohorteError


@dataclass(frozen=True)
class Scenario:
    """What is different from the base.

    Parameters
    ----------
    levers : tuple of Lever or LifeExpectancyLever
    dwellings : tuple of DwellingProject
        Newcomers by `first_occupancy` are added to the arrivals.
    first_occupancy : mapping of kind to FirstOccupancy
    institutions : tuple of Institution, optional
        All institutions of the scenario. To open one, add it to those of the base; to
        close one, give it a closing year. Those of the base when left out.
    """

    levers: tuple[Lever | LifeExpectancyLever, ...] = ()
    dwellings: tuple[DwellingProject, ...] = ()
    first_occupancy: Mapping[str, FirstOccupancy] = field(default_factory=dict)
    institutions: tuple[Institution, ...] | None = None

    def of(self, assumptions: Assumptions) -> Assumptions:
        """Return the assumptions of the scenario.

        Raises
        ------
        KohorteError
            As `pulled` and `newcomers`.
        """
        changed = pulled(assumptions, self.levers)
        if not self.dwellings:
            return changed
        moving = newcomers(self.dwellings, occupancy=self.first_occupancy, assumptions=assumptions)
        return with_newcomers(changed, moving)


@dataclass(frozen=True, eq=False)
class Effect:
    """A projection with and without a scenario (Szenario-Wirkung).

    Attributes
    ----------
    areas, years : tuple
    base, scenario, difference : array, shape (area, year, nationality, sex, age)
        Residents on 31 December; the difference is scenario minus base. [persons]
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    base: Floats
    scenario: Floats
    difference: Floats


@dataclass(frozen=True, eq=False)
class EffectBand:
    """The difference a scenario makes, over all trajectories.

    Attributes
    ----------
    areas, years, measures, probabilities : tuple
    difference : array of float32, shape (area, year, measure, probability)
        Quantiles of scenario minus base, trajectory by trajectory. [persons]
    more : array, shape (area, year, measure)
        Share of trajectories in which the scenario has more than the base. [0 … 1]
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    measures: tuple[str, ...]
    probabilities: tuple[float, ...]
    difference: Floats32
    more: Floats


def effect(
    assumptions: Assumptions, scenario: Scenario, *, institutions: Sequence[Institution] = (),
    compiled: bool | None = None,
) -> Effect:  # fmt: skip
    """Project base and scenario and return both with their difference.

    Parameters
    ----------
    assumptions : Assumptions
        Of the base, everybody included.
    scenario : Scenario
    institutions : sequence of Institution
        Held outside of the base's model.
    compiled : bool, optional
        As for `project_population`; a single area is as fast without.

    Returns
    -------
    Effect

    Raises
    ------
    KohorteError
        ``institutions_differ_at_start``; as `Scenario.of` and `without_special`.
    """
    others, planned = _apart(assumptions, scenario, institutions)
    base = with_special(
        project_population(others, compiled=compiled),
        institutions=institutions,
        assumptions=assumptions,
    )
    changed = with_special(
        project_population(scenario.of(others), compiled=compiled),
        institutions=planned,
        assumptions=assumptions,
    )
    return Effect(assumptions.areas, assumptions.years, base, changed, changed - base)


def effect_band(
    assumptions: Assumptions,
    scenario: Scenario,
    *,
    model: FactorModel,
    nesting: Sequence[Sequence[str]],
    seed: int,
    trajectories: int = 1000,
    probabilities: Sequence[float] = FIVE_QUANTILES,
    measures: Sequence[Measure] = STANDARD_MEASURES,
    institutions: Sequence[Institution] = (),
    compiled: bool | None = None,
) -> EffectBand:
    """Return the difference a scenario makes with its uncertainty, for one area or a few.

    Each trajectory meets the same luck with and without the scenario; what differs is the
    scenario alone.

    Parameters
    ----------
    assumptions, scenario, institutions
        As for `effect`.
    model, nesting, seed, trajectories, probabilities, measures, compiled
        As for `kohorte.engine.stochastic.simulate`.

    Returns
    -------
    EffectBand

    Raises
    ------
    KohorteError
        As `effect` and `simulate`.
    """
    others, planned = _apart(assumptions, scenario, institutions)
    ways: dict[str, Any] = {
        "model": model,
        "nesting": nesting,
        "seed": seed,
        "trajectories": trajectories,
        "measures": measures,
        "compiled": compiled,
    }
    base, changed = (trajectories_of(one, **ways) for one in (others, scenario.of(others)))
    nobody = np.zeros((len(assumptions.areas), assumptions.horizon, *assumptions.start.shape[1:]))
    in_base, in_scenario = (
        count(with_special(nobody, institutions=these, assumptions=assumptions), measures)
        for these in (institutions, planned)
    )
    difference = changed - base + (in_scenario - in_base)[..., None].astype(np.float32)
    ranks = ranks_of(probabilities, trajectories=trajectories)
    return EffectBand(
        areas=assumptions.areas,
        years=assumptions.years,
        measures=tuple(measure.name for measure in measures),
        probabilities=tuple(float(p) for p in probabilities),
        difference=np.sort(difference, axis=-1)[..., ranks - 1],
        more=(difference > 0).mean(axis=-1),
    )


def _apart(
    assumptions: Assumptions, scenario: Scenario, institutions: Sequence[Institution]
) -> tuple[Assumptions, Sequence[Institution]]:
    """Return the people outside of institutions and the institutions of the scenario."""
    planned = institutions if scenario.institutions is None else scenario.institutions
    before = assumptions.years[0] - 1
    now, then = (
        residents_in(these, assumptions=assumptions, year=before)
        for these in (institutions, planned)
    )
    if not np.array_equal(now, then):
        raise KohorteError("institutions_differ_at_start", year=before)
    return without_special(assumptions, institutions), planned
