"""What drives growth: the common pace, what areas alike do, an area's own trend.

Growth is the natural logarithm of a ratio of totals, per year. An area's own
growth is a noisy measure of its lasting growth; areas alike in size, ages and
parent tell what to expect of it. This is the small-area model of [1]_, with
the shrinkage a function of size.

References
----------
.. [1] R. E. Fay, R. A. Herriot, "Estimates of income for small places", J. American
   Statistical Association 74(366), 1979, eq. 2.1 to 2.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kohorte.errors import KohorteError
from kohorte.hamilton_perry import CohortChange, added_by_group, group_numbers, totals_ahead
from kohorte.population import Array, Population
from kohorte.totals import TREND_YEARS, fade, trend_start

SMALL_CHANGE = 10.0  # persons added to both ends of a growth rate, so that 0 to 3 is no miracle
FEW_RESIDENTS = 300.0  # at this size half of an area's growth is chance
MANY_RESIDENTS = 5000.0  # at this size half of what sets it apart from areas alike will last
AREAS_FOR_RECENCY = 10.0  # from so many areas on the last years set the common pace
RECENCY = 0.7  # weight of a year's common growth against the following year's
STEADY_YEARS = 10.0  # no longer than this is a common pace taken to last; then it fades as well
DAMPING_OF_ALIKE = 0.95  # size, ages and place change slowly
FASTEST = 0.10  # growth per year, either way
FASTEST_AGEING = 0.01  # change of growth per year by ageing alone, either way
OUTLIER = 4.0  # robust standard deviations at which growth is cut
LEAST_REACH = 0.01  # growth per year that is never cut
FEWEST_FOR_CUT = 10
PRIOR_SLOPES = np.array([0.0, 0.5])  # of growth on log size, on growth by ages
LEAST_DEVIATIONS = np.array([0.1, 0.001])  # of log size and growth by ages, to tell a slope
PRIOR_AREAS = 5.0  # areas as strong as the prior on slopes and parents
NAMES = ("alike", "own", "own_of_small")


@dataclass(frozen=True)
class Drivers:
    """What one date knows about the growth to come, as log changes of the total.

    Attributes
    ----------
    common : array, shape (h,)
        Of a typical area, its pace fading.
    unfaded : array, shape (h,)
        What would come on top of it if that pace lasted for ten years before it fades.
    parts : array, shape (3, area, h)
        In the order of `NAMES`: what areas alike do beyond the typical area; what
        the area does beyond those alike, as far as its size lets it last; and what
        small areas may keep of it in addition, where the past shows that they do.
    reliance : array, shape (area,)
        ``N / (N + 300)``: how far an area's figures can be relied on. [0 … 1]
    """

    common: Array
    unfaded: Array
    parts: Array
    reliance: Array


def drivers(
    population: Population,
    *,
    horizons: Array,
    start: Array | None = None,
    change: CohortChange | None = None,
    parent_totals: Mapping[str, Mapping[int, float]] | None = None,
) -> Drivers:
    """Measure all drivers on the last date of a population.

    Parameters
    ----------
    population : Population
        Any dates; with one alone nothing grows.
    horizons : array, shape (h,)
        Ascending. [years >= 1]
    start : array, shape (area, sex, single age), optional
        The people of the last date; None where ages are unknown. [persons]
    change : CohortChange, optional
        Cohort changes of all areas together; None where ages or an earlier date are unknown.
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
    years, totals = population.years, population.totals()
    residents = totals[:, -1]
    reliance = residents / (residents + FEW_RESIDENTS)
    lasting = residents / (residents + MANY_RESIDENTS)
    own = _recent_growth(totals, years, reliance)
    reach = max(int(horizons[-1]), TREND_YEARS)
    by_ages = np.zeros((len(totals), reach))
    if start is not None and change is not None:
        by_ages = _by_ages(start, change, reach)
    slopes = _by_slopes(own, reliance, residents, by_ages[:, TREND_YEARS - 1] / TREND_YEARS)
    if parent_totals is None:
        typical, pace = _mean(own, reliance), _common_pace(totals, years, reliance)
        alike = slopes + _of_parent(own - typical - slopes, reliance, population.parents)
    else:
        parents = _parent_rows(population, parent_totals)
        even = np.ones(len(parents))
        above = _recent_growth(parents, years, even)
        typical, pace = _mean(above, even), _common_pace(parents, years, even)
        alike = above - typical + slopes - _of_parent(slopes, reliance, population.parents)
    apart = own - typical - alike
    left = fade(horizons)
    parts = np.stack(
        [
            alike[:, None] * fade(horizons, damping=DAMPING_OF_ALIKE),
            (lasting * apart)[:, None] * left,
            ((reliance - lasting) * apart)[:, None] * left,
        ]
    )
    ageing = _ageing(by_ages, reliance)[horizons.astype(np.intp) - 1]
    steady = np.minimum(horizons, STEADY_YEARS)
    unfaded = pace * (steady + fade(horizons - steady) - left)
    return Drivers(pace * left + ageing, unfaded, parts, reliance)


def _mean(values: Array, weights: Array) -> float:
    total = float(weights.sum())
    return float((values * weights).sum() / total) if total > 0 else 0.0


def _cut(values: Array, weights: Array) -> Array:
    """Cut what lies far outside the bulk of the areas, and what no place does for long."""
    bulk = values[weights > 0]
    if len(bulk) >= FEWEST_FOR_CUT:
        centre = np.median(bulk)
        spread = 1.4826 * np.median(np.abs(bulk - centre))
        reach = max(OUTLIER * float(spread), LEAST_REACH)
        values = np.clip(values, centre - reach, centre + reach)
    return np.clip(values, -FASTEST, FASTEST)


def _log_change(before: Array, after: Array) -> Array:
    change: Array = np.log((after + SMALL_CHANGE) / (before + SMALL_CHANGE))
    return change


def _recent_growth(totals: Array, years: tuple[int, ...], weights: Array) -> Array:
    """Mean yearly growth over about five years, shape (area,)."""
    if len(years) < 2:
        return np.zeros(len(totals))
    first = trend_start(years)
    growth = _log_change(totals[:, first], totals[:, -1]) / (years[-1] - years[first])
    return _cut(growth, weights)


def _common_pace(totals: Array, years: tuple[int, ...], weights: Array) -> float:
    """Yearly growth of a typical area: recent where many areas agree on it, else of five years."""
    if len(years) < 2 or weights.sum() == 0:
        return 0.0
    gaps = np.diff(years)
    growth = _log_change(totals[:, :-1], totals[:, 1:]) / gaps
    typical = [_mean(_cut(each, weights), weights) for each in growth.T]
    recent = float(np.average(typical, weights=gaps * RECENCY ** (years[-1] - np.array(years[1:]))))
    steady = _mean(_recent_growth(totals, years, weights), weights)
    count, residents = float(weights.sum()), float(totals[:, -1].sum())
    trust = count / (count + AREAS_FOR_RECENCY)
    pace = trust * recent + (1 - trust) * steady
    return pace * residents / (residents + FEW_RESIDENTS)


def _by_ages(start: Array, change: CohortChange, years: int) -> Array:
    """Log change if every area had the cohort changes of all areas, shape (area, years).

    Only its age structure then sets an area apart.
    """
    ahead = totals_ahead(start, change, years=years)
    return _log_change(start.sum(axis=(1, 2))[:, None], ahead)


def _ageing(by_ages: Array, weights: Array) -> Array:
    """How the typical area's growth changes as it ages, summed up, shape (years,)."""
    path = np.array([_mean(column, weights) for column in by_ages.T])
    change = np.diff(path, prepend=0.0) - path[0]
    ageing: Array = np.clip(change, -FASTEST_AGEING, FASTEST_AGEING).cumsum()
    return ageing


def _by_slopes(own: Array, weights: Array, residents: Array, by_ages: Array) -> Array:
    """Growth explained by size and ages, against the typical area, shape (area,)."""
    causes = np.stack([np.log(residents + FEW_RESIDENTS), _cut(by_ages, weights)], axis=1)
    causes = causes - np.array([_mean(cause, weights) for cause in causes.T])
    weighted = causes * weights[:, None]
    gram = weighted.T @ causes
    variance = np.diag(gram) / max(float(weights.sum()), 1e-9)
    prior = PRIOR_AREAS * np.maximum(variance, LEAST_DEVIATIONS**2)
    target = weighted.T @ (own - _mean(own, weights)) + prior * PRIOR_SLOPES
    explained = causes @ np.linalg.solve(gram + np.diag(prior), target)
    return _cut(explained, weights)


def _of_parent(values: Array, weights: Array, parents: tuple[str, ...] | None) -> Array:
    """Mean over the areas of the same parent, shrunk to 0; without parents 0."""
    if parents is None:
        return np.zeros(len(values))
    members = group_numbers(parents, len(values))
    weight = added_by_group(weights, members)
    means: Array = added_by_group(weights * values, members) / (weight + PRIOR_AREAS)
    return means[members]


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
