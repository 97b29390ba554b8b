"""What drives growth: the common pace, an area's own trend, its ages, its parent.

Everything is the natural logarithm of a ratio of totals. Each driver is scaled
so that a weight of 1 would carry it on in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kohorte.errors import KohorteError
from kohorte.hamilton_perry import added_by_group, common_change, group_numbers, totals_ahead
from kohorte.population import Array, Population
from kohorte.totals import fade, trend_start

SMALL_CHANGE = 10.0  # persons added to both ends of a growth rate, so that 0 to 3 is no miracle
PRIOR_RESIDENTS = 300.0  # residents at which half of an area's own growth is chance
AREAS_FOR_RECENCY = 10.0  # from so many areas on the last years set the common pace
RECENCY = 0.6  # weight of a year's common growth against the following year's
COMMON_DAMPING = 0.85
OWN_DAMPING = 0.9
FASTEST = 0.10  # growth per year on the log scale, either way
OUTLIER = 4.0  # robust standard deviations at which a driver is cut
FEWEST_FOR_CUT = 10
OWN, AGES, PARENT = 0, 1, 2


@dataclass(frozen=True)
class Drivers:
    """What one date knows about the growth to come.

    Attributes
    ----------
    common : array, shape (h,)
        Log change of a typical area, without its ages.
    parts : array, shape (3, area, h)
        Own trend, age structure and parent, as deviations from the typical area.
    reliance : array, shape (area,)
        ``N / (N + 300)``: how far an area's own figures can be relied on. [0 … 1]
    """

    common: Array
    parts: Array
    reliance: Array


def drivers(
    population: Population,
    *,
    horizons: Array,
    single_years: Population | None,
    parent_totals: Mapping[str, Mapping[int, float]] | None = None,
) -> Drivers:
    """Measure all drivers on the last date of a population.

    Parameters
    ----------
    population : Population
        Any dates; at least two for any trend.
    horizons : array, shape (h,)
        Ascending. [years >= 1]
    single_years : Population or None
        The same people by `kohorte.cohorts.yearly`; None where ages are unknown.
    parent_totals : mapping, optional
        Residents of each parent on each date, where known beyond the areas given.

    Returns
    -------
    Drivers

    Raises
    ------
    KohorteError
        ``parent_missing``; ``parent_year_missing``; ``parents_unknown``.
    """
    totals = population.totals()
    reliance = totals[:, -1] / (totals[:, -1] + PRIOR_RESIDENTS)
    own = _recent_growth(totals, population.years)
    if parent_totals is None:
        above = _mean_of_parent(own, reliance, population.parents)
        typical = _weighted(own, reliance)
        pace = _common_pace(totals, population.years, reliance)
    else:
        parents = _parent_rows(population, parent_totals)
        above = _recent_growth(parents, population.years)
        typical = float(above.mean())
        pace = _common_pace(parents, population.years, np.ones(len(parents)))
    left = fade(horizons, damping=OWN_DAMPING)
    parts = np.zeros((3, len(totals), len(horizons)))
    parts[OWN] = (reliance * (own - typical))[:, None] * left
    parts[PARENT] = (above - typical)[:, None] * left
    if single_years is not None and len(single_years.years) > 1:
        parts[AGES] = _momentum(single_years, horizons, reliance)
    return Drivers(pace * fade(horizons, damping=COMMON_DAMPING), parts, reliance)


def _weighted(values: Array, weights: Array) -> float:
    total = weights.sum()
    return float(values @ weights / total) if total > 0 else 0.0


def _recent_growth(totals: Array, years: tuple[int, ...]) -> Array:
    """Mean yearly log change over about five years, shape (area,)."""
    if len(years) < 2:
        return np.zeros(len(totals))
    first = trend_start(years)
    return _cut(_log_change(totals[:, first], totals[:, -1]) / (years[-1] - years[first]))


def _log_change(before: Array, after: Array) -> Array:
    change: Array = np.log((after + SMALL_CHANGE) / (before + SMALL_CHANGE))
    return change


def _common_pace(totals: Array, years: tuple[int, ...], weights: Array) -> float:
    """Yearly growth of a typical area: recent where many areas agree on it, else of five years."""
    if len(years) < 2 or weights.sum() == 0:
        return 0.0
    gaps = np.diff(years)
    yearly = _log_change(totals[:, :-1], totals[:, 1:]) / gaps
    typical = [_weighted(_cut(change), weights) for change in yearly.T]
    age = years[-1] - np.array(years[1:])
    recent = float(np.average(typical, weights=gaps * RECENCY**age))
    steady = _weighted(_recent_growth(totals, years), weights)
    count = float(weights.sum())
    trust = count / (count + AREAS_FOR_RECENCY)
    residents = float(totals[:, -1].sum())
    pace = trust * recent + (1 - trust) * steady
    return pace * residents / (residents + PRIOR_RESIDENTS)


def _cut(values: Array) -> Array:
    """Cut what lies far outside the bulk of the areas, and what no place does for long."""
    if len(values) >= FEWEST_FOR_CUT:
        centre = np.median(values)
        spread = 1.4826 * np.median(np.abs(values - centre))
        values = np.clip(values, centre - OUTLIER * spread, centre + OUTLIER * spread)
    return np.clip(values, -FASTEST, FASTEST)


def _momentum(single_years: Population, horizons: Array, reliance: Array) -> Array:
    """How much more each area would grow by its ages than a typical area grows today.

    Every area's ages are carried on with the cohort changes of all areas, so
    that only its age structure makes the difference.
    """
    start = single_years.persons[:, -1]
    ahead = totals_ahead(start, common_change(single_years), years=int(horizons[-1]))
    change = _log_change(start.sum(axis=(1, 2))[:, None], ahead)
    today = _weighted(change[:, 0], reliance)
    chosen = horizons.astype(np.intp) - 1
    return np.stack(
        [_cut((change[:, h] - today * (h + 1)) / (h + 1)) * (h + 1) for h in chosen], axis=1
    )


def _mean_of_parent(own: Array, weights: Array, parents: tuple[str, ...] | None) -> Array:
    members = group_numbers(parents, len(own))
    weight = added_by_group(weights, members)
    growth = added_by_group(weights * own, members)
    return np.divide(growth, weight, out=np.zeros_like(growth), where=weight > 0)[members]


def _parent_rows(population: Population, parent_totals: Mapping[str, Mapping[int, float]]) -> Array:
    """Totals of each area's parent, shape (area, year)."""
    if population.parents is None:
        raise KohorteError("parents_unknown")
    rows = []
    for parent in population.parents:
        if parent not in parent_totals:
            raise KohorteError("parent_missing", parent=parent)
        missing = [year for year in population.years if year not in parent_totals[parent]]
        if missing:
            raise KohorteError("parent_year_missing", parent=parent, year=missing[0])
        rows.append([parent_totals[parent][year] for year in population.years])
    return np.array(rows, dtype=np.float64)
