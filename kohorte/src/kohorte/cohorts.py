"""Cohorts through time: growing older, and filling the years between two dates."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kohorte.errors import KohorteError
from kohorte.graduation import graduate
from kohorte.population import AgeGroups, Array, Population


def aged(people: Array, *, years: int) -> Array:
    """Everybody some years older, nobody born; shape (..., age), single ages."""
    ages = people.shape[-1]
    moved = np.zeros_like(people)
    if years < ages:
        moved[..., years:] = people[..., : ages - years]
    moved[..., -1] = people[..., max(ages - 1 - years, 0) :].sum(axis=-1)
    return moved


def in_single_ages(population: Population) -> Population:
    """The same dates in single years of age below the open age (`kohorte.graduation`)."""
    if population.ages.is_single:
        return population
    return Population(
        areas=population.areas,
        years=population.years,
        persons=graduate(population.persons, ages=population.ages),
        ages=AgeGroups.single(population.ages.open_age),
        sexes=population.sexes,
        parents=population.parents,
    )


def spaced_dates(years: Sequence[int], *, apart: int) -> tuple[int, ...]:
    """The last year and, going back, the nearest ones at least `apart` years apart.

    Where no year lies that far back the first one is taken.
    """
    chosen = [years[-1]]
    for year in reversed(years[:-1]):
        if chosen[-1] - year >= apart:
            chosen.append(year)
    if len(chosen) == 1 < len(years):
        chosen.append(years[0])
    return tuple(reversed(chosen))


def yearly(population: Population) -> Population:
    """Every year's date, gaps filled along the cohorts.

    Between two dates each cohort changes in a straight line, the oldest by a
    common factor; children born between them are set back from the later date
    unchanged. A date is never changed by a later one.

    Parameters
    ----------
    population : Population
        Single years of age (`in_single_ages`), any ascending years.

    Returns
    -------
    Population
        Every year from first to last.

    Raises
    ------
    KohorteError
        ``ages_not_single``.
    """
    if not population.ages.is_single:
        raise KohorteError("ages_not_single", ages=population.ages.labels())
    if population.years[-1] - population.years[0] + 1 == len(population.years):
        return population
    single = population.persons
    slices = [single[:, 0]]
    for position, (before, after) in enumerate(pairwise(population.years)):
        start, end, gap = single[:, position], single[:, position + 1], after - before
        slices += [_between(start, end, step=step, gap=gap) for step in range(1, gap)]
        slices.append(end)
    return Population(
        areas=population.areas,
        years=range(population.years[0], population.years[-1] + 1),
        persons=np.stack(slices, axis=1),
        ages=population.ages,
        sexes=population.sexes,
        parents=population.parents,
    )


def _between(start: Array, end: Array, *, step: int, gap: int) -> Array:
    """People `step` years after `start` and `gap - step` before `end`."""
    last = start.shape[-1] - 1
    share, to_come = step / gap, gap - step
    old_before = start[..., max(last - gap, 0) :].sum(axis=-1, keepdims=True)
    old_after = end[..., -1:]
    kept = np.divide(old_after, old_before, out=np.ones_like(old_after), where=old_before > 0)
    moved = aged(start, years=step)
    filled: Array = moved * (1 + share * (kept - 1))
    if last == 0:
        return filled
    closed = np.arange(step, max(last - to_come, step))
    filled[..., closed] = (1 - share) * moved[..., closed] + share * end[..., closed + to_come]
    born = np.arange(min(step, last))
    filled[..., born] = end[..., np.minimum(born + to_come, last - 1)]
    return filled
