"""Hamilton-Perry: last years' cohort changes carried on, small areas leaning on large ones.

All functions work on single years of age and yearly dates; `yearly` makes both
from age groups and dates with gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kohorte.errors import KohorteError
from kohorte.graduation import graduate
from kohorte.population import WOMEN, AgeGroups, Array, Population

POOLED_YEARS = 5
PRIOR_PERSONS = 50.0  # persons a cell must hold to outweigh the level above
FERTILE_AGES = slice(15, 50)
LARGEST_RATIO = 3.0


@dataclass(frozen=True)
class CohortChange:
    """One-year cohort-change ratios of areas.

    Attributes
    ----------
    ratios : array, shape (area, sex, age)
        Persons aged a + 1 a year later / persons aged a; the last two ages
        flow into the open one and share its ratio. [>= 0]
    births : array, shape (area, sex)
        Children of age 0 a year later / persons of fertile age (women, where
        sexes are known). [>= 0]
    """

    ratios: Array
    births: Array


def yearly(population: Population) -> Population:
    """Single years of age on every year's date, gaps filled along the cohorts.

    Between two dates a cohort changes in a straight line; children born
    between them are set back from the later date unchanged.

    Parameters
    ----------
    population : Population
        Any age groups, any ascending years.

    Returns
    -------
    Population
        Ages 0 … open age of the input, every year from first to last.
    """
    single = graduate(population.persons, ages=population.ages)
    years = population.years
    slices = [single[:, 0]]
    for position, (before, after) in enumerate(pairwise(years)):
        start, end, gap = single[:, position], single[:, position + 1], after - before
        slices += [_between(start, end, step=step, gap=gap) for step in range(1, gap)]
        slices.append(end)
    return Population(
        areas=population.areas,
        years=range(years[0], years[-1] + 1),
        persons=np.stack(slices, axis=1),
        ages=AgeGroups.single(population.ages.open_age),
        sexes=population.sexes,
        parents=population.parents,
    )


def _between(start: Array, end: Array, *, step: int, gap: int) -> Array:
    """People `step` years after `start`, `gap` years before `end`; shape (..., age)."""
    ages = start.shape[-1]
    moved = _aged(start, step)
    to_come = gap - step
    share = step / gap
    first_open = max(ages - 1 - gap, 0)
    old_before = start[..., first_open:].sum(axis=-1, keepdims=True)
    old_after = end[..., -1:]
    kept = np.divide(old_after, old_before, out=np.ones_like(old_after), where=old_before > 0)
    filled: Array = moved * (1 + share * (kept - 1))
    closed = np.arange(step, max(ages - 1 - to_come, step))
    filled[..., closed] = (1 - share) * moved[..., closed] + share * end[..., closed + to_come]
    born = np.arange(min(step, ages - 1))
    reached = np.minimum(born + to_come, ages - 2) if ages > 1 else born
    filled[..., born] = end[..., reached]
    return filled


def _aged(people: Array, years: int) -> Array:
    """Everybody `years` older, nobody born."""
    ages = people.shape[-1]
    moved = np.zeros_like(people)
    if years < ages:
        moved[..., years:] = people[..., : ages - years]
    moved[..., -1] = people[..., max(ages - 1 - years, 0) :].sum(axis=-1)
    return moved


def cohort_change(
    population: Population,
    *,
    pooled_years: int = POOLED_YEARS,
    prior_persons: float = PRIOR_PERSONS,
) -> CohortChange:
    """Cohort-change ratios, each level shrunk to the one above it.

    The ratio of a cell is ``(N1 + k R) / (N0 + k)``: N0 persons aged a at the
    starts of the pooled years, N1 the survivors and arrivals a year later, R
    the ratio of the parent (itself shrunk to all areas together), k
    `prior_persons` [1]_.

    Parameters
    ----------
    population : Population
        Single ages on yearly dates (`yearly`), at least two.
    pooled_years : int
        Number of last one-year steps added up.
    prior_persons : float
        k; 0 leaves every area alone. [persons]

    Raises
    ------
    KohorteError
        ``too_few_dates``; ``ages_not_single``; ``years_have_gaps``.

    References
    ----------
    .. [1] T. Wilson, I. Grossman, "Evaluating alternative implementations of the
       Hamilton-Perry model for small area population forecasts",
       J. Population Research 39, 2022, sec. 3; shrinkage: C. N. Morris, JASA
       78(381), 1983, eq. 1.6.
    """
    if not population.ages.is_single:
        raise KohorteError("ages_not_single", ages=population.ages.labels())
    if len(population.years) < 2:
        raise KohorteError("too_few_dates", needed=2, found=len(population.years))
    if population.years[-1] - population.years[0] + 1 != len(population.years):
        raise KohorteError("years_have_gaps", years=population.years)
    window = population.persons[:, -(pooled_years + 1) :]
    before, after = _pairs(window[:, :-1].sum(axis=1), window[:, 1:].sum(axis=1))
    mothers = _fertile(window[:, :-1].sum(axis=1))
    children = window[:, 1:, :, 0].sum(axis=1)
    members = group_numbers(population.parents, len(population.areas))
    return CohortChange(
        ratios=_shrunk(after, before, members=members, prior=prior_persons),
        births=_shrunk(
            children, np.broadcast_to(mothers, children.shape), members=members, prior=prior_persons
        ),
    )


def group_numbers(parents: tuple[str, ...] | None, areas: int) -> NDArray[np.intp]:
    """For each area the number of its parent; without parents all have one."""
    if parents is None:
        return np.zeros(areas, dtype=np.intp)
    return np.unique(parents, return_inverse=True)[1].reshape(areas)


def _pairs(start: Array, end: Array) -> tuple[Array, Array]:
    """Persons at risk and a year later, per starting age; the last two share one ratio."""
    if start.shape[-1] == 1:
        return start, end
    before, after = start.copy(), np.empty_like(start)
    after[..., :-1] = end[..., 1:]
    before[..., -2] += start[..., -1]
    before[..., -1] = before[..., -2]
    after[..., -1] = after[..., -2]
    return before, after


def _fertile(people: Array) -> Array:
    """Persons who may become parents, shape (..., 1); the first sex is women."""
    chosen = people[..., WOMEN, :]
    fertile = chosen[..., FERTILE_AGES] if chosen.shape[-1] > FERTILE_AGES.start else chosen
    total: Array = fertile.sum(axis=-1, keepdims=True)
    return total


def _shrunk(after: Array, before: Array, *, members: NDArray[np.intp], prior: float) -> Array:
    everywhere = _ratio(after.sum(axis=0), before.sum(axis=0))
    groups = int(members.max()) + 1
    above = np.broadcast_to(everywhere, (groups, *everywhere.shape))
    if groups > 1:
        above = _lean(_added(after, members, groups), _added(before, members, groups), above, prior)
    return np.minimum(_lean(after, before, above[members], prior), LARGEST_RATIO)


def _added(values: Array, members: NDArray[np.intp], groups: int) -> Array:
    sums = np.zeros((groups, *values.shape[1:]))
    np.add.at(sums, members, values)
    return sums


def _lean(after: Array, before: Array, above: Array, prior: float) -> Array:
    weight = before + prior
    return np.divide(after + prior * above, weight, out=above.copy(), where=weight > 0)


def _ratio(after: Array, before: Array) -> Array:
    """Ratios of all areas; 1 where nobody ever was."""
    return np.divide(after, before, out=np.ones_like(after), where=before > 0)


def carry_on(start: Array, change: CohortChange, *, years: int) -> Array:
    """Project single ages year by year.

    Parameters
    ----------
    start : array, shape (area, sex, age)
        [persons]
    change : CohortChange
    years : int

    Returns
    -------
    array, shape (area, years, sex, age)
        [persons, >= 0]
    """
    now, path = start, []
    for _ in range(years):
        survivors = now * change.ratios
        following = _aged(survivors, 1)
        if now.shape[-1] > 1:
            following[..., 0] = change.births * _fertile(now)
        now = following
        path.append(now)
    return np.stack(path, axis=1)
