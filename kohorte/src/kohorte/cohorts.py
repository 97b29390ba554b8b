"""Cohorts through time: growing older, and filling the years between two dates."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

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


def yearly(population: Population) -> Population:
    """Single years of age on every year's date, gaps filled along the cohorts.

    Between two dates each cohort changes in a straight line, the oldest by a
    common factor; children born between them are set back from the later date
    unchanged. A date is never changed by a later one.

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
    slices = [single[:, 0]]
    for position, (before, after) in enumerate(pairwise(population.years)):
        start, end, gap = single[:, position], single[:, position + 1], after - before
        slices += [_between(start, end, step=step, gap=gap) for step in range(1, gap)]
        slices.append(end)
    return Population(
        areas=population.areas,
        years=range(population.years[0], population.years[-1] + 1),
        persons=np.stack(slices, axis=1),
        ages=AgeGroups.single(population.ages.open_age),
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
