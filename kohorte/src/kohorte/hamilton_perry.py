"""Hamilton-Perry: the cohort changes of recent years carried on.

A small area leans on its parent, the parent on all areas, all areas on a model
schedule. Everything here works on single years of age and yearly dates, which
`kohorte.cohorts` makes from age groups and dates with gaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kohorte.cohorts import aged
from kohorte.errors import KohorteError
from kohorte.population import WOMEN, Array, Population
from kohorte.standard import CHILDREN_PER_ADULT, standard_mobility, standard_ratios

POOLED_YEARS = 10
POOLED_BIRTH_YEARS = 5
PRIOR_PERSONS = 100.0  # person-years in a cell that outweigh the level above
PRIOR_PERSONS_OF_PARENT = 500.0
PRIOR_ADULTS = 1000.0  # the same for births, in years of fertile adults
FERTILE_AGES = slice(15, 50)
LARGEST_RATIO = 2.0
NEWTON_STEPS = 3
STRONGEST_PULL = 1.0  # log scale, at the most mobile age, in one year


@dataclass(frozen=True)
class CohortChange:
    """One-year cohort-change ratios (Kohortenveränderung).

    Attributes
    ----------
    ratios : array, shape (area, sex, age)
        Persons aged a + 1 a year later / persons aged a. The last two ages
        flow into the open one together and share its ratio. [0 … 2]
    births : array, shape (area, sex)
        Children of age 0 a year later / women of 15 to 49 (all adults of that
        age where sexes are not known). [>= 0]
    """

    ratios: Array
    births: Array


@dataclass(frozen=True)
class _Counted:
    """Person-years at risk and what became of them, added up over years."""

    before: Array
    after: Array
    adults: Array
    children: Array


def cohort_change(
    population: Population,
    *,
    prior_persons: float = PRIOR_PERSONS,
    pooled_years: int = POOLED_YEARS,
) -> CohortChange:
    """Cohort-change ratios of every area, each level shrunk to the one above.

    The ratio of a cell is ``(N1 + k R) / (N0 + k)``: N0 person-years lived at
    an age, N1 the persons a year later, R the ratio of the level above, k
    `prior_persons` (five times as many for a parent) [1]_, [2]_.

    Parameters
    ----------
    population : Population
        Single ages on at least two successive yearly dates (`kohorte.cohorts.in_single_ages`,
        `kohorte.cohorts.yearly`).
    prior_persons : float
        k; 0 leaves every cell alone unless nobody was at risk. [person-years >= 0]
    pooled_years : int
        One-year steps added up for the ratios; births use at most the last five.

    Returns
    -------
    CohortChange

    Raises
    ------
    KohorteError
        ``too_few_dates``; ``ages_not_single``; ``years_have_gaps``.

    References
    ----------
    .. [1] T. Wilson, I. Grossman, "Evaluating alternative implementations of the
       Hamilton-Perry model for small area population forecasts", J. Population
       Research 39, 2022, sec. 3.
    .. [2] C. N. Morris, "Parametric empirical Bayes inference", J. American
       Statistical Association 78(381), 1983, eq. 1.6.
    """
    counted = _count(population, pooled_years=pooled_years)
    everyone = _everyone(counted)
    members = group_numbers(population.parents, len(population.areas))
    free = prior_persons == 0
    return CohortChange(
        ratios=np.minimum(
            _leaning(
                counted.after,
                counted.before,
                everyone.ratios,
                members=members,
                prior=prior_persons,
                prior_of_parent=0.0 if free else PRIOR_PERSONS_OF_PARENT,
            ),
            np.inf if free else LARGEST_RATIO,
        ),
        births=_leaning(
            counted.children,
            counted.adults,
            everyone.births,
            members=members,
            prior=0.0 if free else PRIOR_ADULTS,
            prior_of_parent=0.0 if free else PRIOR_PERSONS_OF_PARENT,
        ),
    )


def common_change(population: Population, *, pooled_years: int = POOLED_YEARS) -> CohortChange:
    """The cohort change of all areas together, one row for all of them.

    Parameters
    ----------
    population : Population
        As for `cohort_change`.

    Returns
    -------
    CohortChange
        Shapes (1, sex, age) and (1, sex).
    """
    return _everyone(_count(population, pooled_years=pooled_years))


def carry_on(
    start: Array, change: CohortChange, *, years: int, totals: Array | None = None
) -> Array:
    """Project single ages year by year.

    Parameters
    ----------
    start : array, shape (area, sex, age)
        [persons]
    change : CohortChange
    years : int
    totals : array, shape (area, years), optional
        Totals to meet each year. What the ages lack or have too many is
        spread as migration would: each age by a factor ``exp(λ m(a))`` with the
        mobility m of `standard_mobility`, the rest in proportion. [persons]

    Returns
    -------
    array, shape (area, years, sex, age)
        [persons, >= 0]
    """
    path = []
    now = start
    for year in range(years):
        now = _one_year_on(now, change)
        if totals is not None:
            now = _meet(now, totals[:, year])
        path.append(now)
    return np.stack(path, axis=1)


def totals_ahead(start: Array, change: CohortChange, *, years: int) -> Array:
    """The totals alone of `carry_on`, shape (area, years), without keeping the ages."""
    return np.stack([now.sum(axis=(1, 2)) for now in _march(start, change, years)], axis=1)


def group_numbers(parents: tuple[str, ...] | None, areas: int) -> NDArray[np.intp]:
    """For each area the number of its parent; without parents all have one."""
    if parents is None:
        return np.zeros(areas, dtype=np.intp)
    return np.unique(parents, return_inverse=True)[1].reshape(areas)


def added_by_group(values: Array, members: NDArray[np.intp]) -> Array:
    """Sums over the areas of each group, shape (group, ...)."""
    sums = np.zeros((int(members.max()) + 1, *values.shape[1:]))
    np.add.at(sums, members, values)
    return sums


def _march(start: Array, change: CohortChange, years: int) -> Iterator[Array]:
    now = start
    for _ in range(years):
        now = _one_year_on(now, change)
        yield now


def _one_year_on(now: Array, change: CohortChange) -> Array:
    following = aged(now * change.ratios, years=1)
    if now.shape[-1] > 1:
        following[..., 0] = change.births * _adults(now)
    return following


def _meet(people: Array, totals: Array) -> Array:
    mobility = standard_mobility(people.shape[-1] - 1)
    by_age = people.sum(axis=1)
    pull = np.zeros(len(people))
    for _ in range(NEWTON_STEPS):
        bent = by_age * np.exp(pull[:, None] * mobility)
        slope = bent @ mobility
        step = np.divide(totals - bent.sum(axis=1), slope, out=np.zeros_like(pull), where=slope > 0)
        pull = np.clip(pull + step, -STRONGEST_PULL, STRONGEST_PULL)
    bent = people * np.exp(pull[:, None] * mobility)[:, None, :]
    found = bent.sum(axis=(1, 2))
    factor = np.divide(totals, found, out=np.zeros_like(found), where=found > 0)
    met: Array = bent * factor[:, None, None]
    return met


def _count(population: Population, *, pooled_years: int) -> _Counted:
    if not population.ages.is_single:
        raise KohorteError("ages_not_single", ages=population.ages.labels())
    if len(population.years) < 2:
        raise KohorteError("too_few_dates", needed=2, found=len(population.years))
    if population.years[-1] - population.years[0] + 1 != len(population.years):
        raise KohorteError("years_have_gaps", years=population.years)
    window = population.persons[:, -(pooled_years + 1) :]
    before, after = _pairs(window[:, :-1].sum(axis=1), window[:, 1:].sum(axis=1))
    recent = population.persons[:, -(min(pooled_years, POOLED_BIRTH_YEARS) + 1) :]
    children = recent[:, 1:, :, 0].sum(axis=1)
    adults = _adults(recent[:, :-1].sum(axis=1))
    return _Counted(before, after, np.broadcast_to(adults, children.shape), children)


def _pairs(start: Array, end: Array) -> tuple[Array, Array]:
    """Persons at each age and the same a year later; the last two share one pair."""
    if start.shape[-1] == 1:
        return start, end
    before, after = start.copy(), np.empty_like(start)
    after[..., :-1] = end[..., 1:]
    before[..., -2] += start[..., -1]
    before[..., -1], after[..., -1] = before[..., -2], after[..., -2]
    return before, after


def _adults(people: Array) -> Array:
    """Women (all, where sexes are not known) of fertile age, shape (..., 1)."""
    women = people[..., WOMEN, :]
    fertile = women[..., FERTILE_AGES] if women.shape[-1] > FERTILE_AGES.start else women
    total: Array = fertile.sum(axis=-1, keepdims=True)
    return total


def _everyone(counted: _Counted) -> CohortChange:
    open_age = counted.before.shape[-1] - 1
    return CohortChange(
        ratios=_lean(
            counted.after.sum(axis=0, keepdims=True),
            counted.before.sum(axis=0, keepdims=True),
            standard_ratios(open_age),
            PRIOR_PERSONS,
        ),
        births=_lean(
            counted.children.sum(axis=0, keepdims=True),
            counted.adults.sum(axis=0, keepdims=True),
            np.array(CHILDREN_PER_ADULT),
            PRIOR_ADULTS,
        ),
    )


def _leaning(
    after: Array,
    before: Array,
    everyone: Array,
    *,
    members: NDArray[np.intp],
    prior: float,
    prior_of_parent: float,
) -> Array:
    of_parent = _lean(
        added_by_group(after, members), added_by_group(before, members), everyone, prior_of_parent
    )
    return _lean(after, before, of_parent[members], prior)


def _lean(after: Array, before: Array, above: Array, prior: float) -> Array:
    weight = before + prior
    return np.divide(
        after + prior * above,
        weight,
        out=np.broadcast_to(above, after.shape).copy(),
        where=weight > 0,
    )
