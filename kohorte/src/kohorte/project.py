"""The easy door: dated age tables in, a projection with its band out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from kohorte.errors import KohorteError
from kohorte.hamilton_perry import carry_on, cohort_change, group_numbers, yearly
from kohorte.intervals import empirical_error
from kohorte.population import AgeGroups, Array, Population
from kohorte.totals import damped_trend

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

    The total of each area follows its trend, leaning on the trend of its
    parent the more the smaller it is, and fading year by year. The ages follow
    Hamilton-Perry ratios shrunk to parent and country and are scaled to that
    total. The band is that of past errors by size and horizon. Nothing is
    random and nothing is rounded.

    Parameters
    ----------
    history : Population
        At least two dates; any age groups, single years included.
    until : int
        Last year wanted, up to 50 years after the last date.
    parent_totals : mapping, optional
        Residents of each parent by year, for the dates of the history. Without it
        the areas of one parent are added up.
    level : float
        0.5, 0.8 or 0.95.

    Returns
    -------
    Projection

    Raises
    ------
    KohorteError
        ``too_few_dates``; ``until_not_ahead``; ``until_too_far``;
        ``unknown_level``; ``parent_missing``; ``parent_year_missing``.
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
    totals = damped_trend(
        history.totals(),
        years=history.years,
        horizons=horizons,
        above=_above(history, parent_totals),
    )
    width = empirical_error(history.totals()[:, -1], horizons=horizons, level=level)
    aged = _ages(history, years=len(years))
    single = Population(
        areas=history.areas,
        years=years,
        persons=_scaled(aged, totals),
        ages=AgeGroups.single(history.ages.open_age),
        sexes=history.sexes,
        parents=history.parents,
    )
    return Projection(
        population=single.in_groups(history.ages),
        single_ages=single,
        lower=totals * np.exp(-width),
        upper=totals * np.exp(width),
        level=level,
        diagnostics={
            "method": "shrunken damped trend, shrunken Hamilton-Perry",
            "dates": history.years,
            "age_factor": _age_factor(aged, totals),
        },
    )


def _ages(history: Population, *, years: int) -> Array:
    filled = yearly(history)
    return carry_on(filled.persons[:, -1], cohort_change(filled), years=years)


def _scaled(aged: Array, totals: Array) -> Array:
    scaled: Array = aged * _age_factor(aged, totals)[:, :, None, None]
    return scaled


def _age_factor(aged: Array, totals: Array) -> Array:
    """What the ages are multiplied by to meet the totals; 1 where nobody is."""
    found: Array = aged.sum(axis=(2, 3))
    factor: Array = np.divide(totals, found, out=np.ones_like(totals), where=found > 0)
    return factor


def _above(
    history: Population, parent_totals: Mapping[str, Mapping[int, float]] | None
) -> Array | None:
    if history.parents is None:
        return None
    if parent_totals is None:
        members = group_numbers(history.parents, len(history.areas))
        return np.stack([history.totals()[members == group].sum(axis=0) for group in members])
    rows = []
    for parent in history.parents:
        if parent not in parent_totals:
            raise KohorteError("parent_missing", parent=parent)
        missing = [year for year in history.years if year not in parent_totals[parent]]
        if missing:
            raise KohorteError("parent_year_missing", parent=parent, year=missing[0])
        rows.append([parent_totals[parent][year] for year in history.years])
    return np.array(rows, dtype=np.float64)
