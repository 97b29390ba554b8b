"""The easy door: dated age tables in, a projection with its band out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from kohorte.blend import Record
from kohorte.errors import KohorteError
from kohorte.hamilton_perry import carry_on, cohort_change
from kohorte.intervals import empirical_error
from kohorte.population import AgeGroups, Array, Population

FURTHEST = 50  # years; beyond that nobody has checked anything


@dataclass(frozen=True)
class Projection:
    """Residents to come (Bevölkerungsvorausberechnung), with the band of the total.

    Attributes
    ----------
    population : Population
        The middle path in the age groups of the history, one date a year.
    single_ages : Population
        The same in single years of age below the open age.
    lower, upper : array, shape (area, year)
        Bounds of the total. [persons]
    level : float
        Share of cases the band is meant to hold. [0 … 1]
    diagnostics : mapping
        What was used: see `project`.
    """

    population: Population
    single_ages: Population
    lower: Array = field(repr=False)
    upper: Array = field(repr=False)
    level: float
    diagnostics: Mapping[str, object]

    @property
    def years(self) -> tuple[int, ...]:
        return self.population.years

    def totals(self) -> Array:
        """Middle path of the total, shape (area, year). [persons]"""
        return self.population.totals()


def project(
    history: Population,
    *,
    until: int,
    parent_totals: Mapping[str, Mapping[int, float]] | None = None,
    level: float = 0.8,
) -> Projection:
    """Project areas from two or more dated age tables (Bevölkerungsvorausberechnung).

    The total of each area follows the pace of all areas, its own trend, its
    ages and its parent, weighted by what earlier dates of the same history
    teach (`kohorte.blend`). The ages follow Hamilton-Perry ratios shrunk to
    parent and all areas and are brought to that total. Nothing is random and
    nothing is rounded.

    Parameters
    ----------
    history : Population
        At least two dates; any age groups, single years included.
    until : int
        Last year wanted, up to 50 years after the last date.
    parent_totals : mapping, optional
        Residents of each parent by year, for the dates of the history. Without it
        the parents are known by the areas given.
    level : float
        0.5, 0.8 or 0.95.

    Returns
    -------
    Projection

    Raises
    ------
    KohorteError
        ``too_few_dates``; ``until_not_ahead``; ``until_too_far``; ``unknown_level``;
        ``parents_unknown``; ``parent_missing``; ``parent_year_missing``.
    """
    last = history.years[-1]
    if len(history.years) < 2:
        raise KohorteError("too_few_dates", needed=2, found=len(history.years))
    if until <= last:
        raise KohorteError("until_not_ahead", until=until, last=last)
    if until > last + FURTHEST:
        raise KohorteError("until_too_far", until=until, furthest=last + FURTHEST)
    years = tuple(range(last + 1, until + 1))
    horizons = np.arange(1, len(years) + 1, dtype=np.float64)
    record = Record(history, parent_totals=parent_totals)
    totals = record.totals_at(last, horizons)
    single = Population(
        areas=history.areas,
        years=years,
        persons=ages_ahead(record, last, totals),
        ages=AgeGroups.single(history.ages.open_age),
        sexes=history.sexes,
        parents=history.parents,
    )
    width = empirical_error(history.totals()[:, -1], horizons=horizons, level=level)
    return Projection(
        population=single.in_groups(history.ages),
        single_ages=single,
        lower=totals * np.exp(-width),
        upper=totals * np.exp(width),
        level=level,
        diagnostics={
            "dates": history.years,
            "weights": dict(
                zip(("own_trend", "ages", "parent"), record.weights_at(last).tolist(), strict=True)
            ),
        },
    )


def ages_ahead(record: Record, origin: int, totals: Array) -> Array:
    """Single ages that add up to given totals, shape (area, year, sex, age). [persons]"""
    known = record.single_years_until(origin)
    if known is None:
        now = record.history.persons[:, record.history.years.index(origin)]
        return totals[:, :, None, None] * _shares(now)[:, None]
    return carry_on(
        known.persons[:, -1], cohort_change(known), years=totals.shape[1], totals=totals
    )


def _shares(people: Array) -> Array:
    total = people.sum(axis=(1, 2), keepdims=True)
    shares: Array = np.divide(people, total, out=np.zeros_like(people), where=total > 0)
    return shares
