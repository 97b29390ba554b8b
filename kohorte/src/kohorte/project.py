"""The easy door: dated age tables in, a projection with its band out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from kohorte.blend import Record
from kohorte.breaks import Break, breaks
from kohorte.drivers import NAMES
from kohorte.errors import KohorteError
from kohorte.hamilton_perry import carry_on, cohort_change
from kohorte.intervals import LEVELS, empirical_error, half_width
from kohorte.population import AgeGroups, Array, Population

FURTHEST = 50  # years; beyond that nobody has checked anything
BANDS = ("learned", "empirical")
LARGEST_BASE_ERROR = 0.5

Band = Literal["learned", "empirical"]


@dataclass(frozen=True)
class Diagnostics:
    """What a projection rests on.

    Attributes
    ----------
    dates : tuple of int
        Years of the age tables used.
    weights : mapping
        Weight of each driver of growth (`kohorte.drivers.NAMES`); 1 carries it on in full.
    lasting : float
        Share of the common pace that does not fade (`kohorte.lasting`). [0 … 1]
    band : {"learned", "empirical"}
    variance : tuple of float
        Coefficients of `kohorte.intervals` behind a learned band.
    base_error : float
        Standard deviation of the log error of the base population.
    breaks : tuple of Break
        Jumps in the history that may be changes of borders; nothing is mended.
    """

    dates: tuple[int, ...]
    weights: Mapping[str, float]
    lasting: float
    band: Band
    variance: tuple[float, ...]
    base_error: float
    breaks: tuple[Break, ...]


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
    diagnostics : Diagnostics
    """

    population: Population
    single_ages: Population
    lower: Array = field(repr=False)
    upper: Array = field(repr=False)
    level: float
    diagnostics: Diagnostics

    @property
    def years(self) -> tuple[int, ...]:
        """Every year from the one after the last date."""
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
    band: Band = "learned",
    base_error: float = 0.0,
) -> Projection:
    """Project areas from two or more dated age tables (Bevölkerungsvorausberechnung).

    The total of each area follows the pace of all areas, what areas alike in
    size, ages and parent do, and its own trend, weighted by what earlier dates
    of the same history teach (`kohorte.blend`). The ages follow Hamilton-Perry
    ratios shrunk to parent and all areas and are brought to that total.
    Nothing is random and nothing is rounded.

    Parameters
    ----------
    history : Population
        At least two dates; any age groups, single years included. All areas of a
        Kreis or a country together make each of them better.
    until : int
        Last year wanted, up to 50 years after the last date.
    parent_totals : mapping, optional
        Residents of each parent by year, for the dates of the history. Without it
        the parents are known by the areas given.
    level : float
        0.5, 0.8 or 0.95.
    band : {"learned", "empirical"}
        From what projections of this history's earlier dates missed, with a prior; or
        from the table of what was missed elsewhere (`kohorte.intervals.empirical_error`).
    base_error : float
        Standard deviation of the log error of the base population, such as half
        the gap between register and census; widens the band. [0 … 0.5]

    Returns
    -------
    Projection

    Raises
    ------
    KohorteError
        ``too_few_dates``; ``until_not_ahead``; ``until_too_far``; ``unknown_probability``;
        ``base_error_out_of_range``; ``parents_unknown``; ``parent_missing``;
        ``parent_year_missing``.
    """
    _check(history, until=until, level=level, base_error=base_error)
    last = history.years[-1]
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
    width = _width(record, horizons, level=level, band=band, base_error=base_error)
    return Projection(
        population=single.in_groups(history.ages),
        single_ages=single,
        lower=totals * np.exp(-width),
        upper=totals * np.exp(width),
        level=level,
        diagnostics=Diagnostics(
            dates=history.years,
            weights=dict(zip(NAMES, record.weights_at(last).tolist(), strict=True)),
            lasting=record.lasting_at(last),
            band=band,
            variance=tuple(record.variance_at(last).tolist()),
            base_error=base_error,
            breaks=breaks(history),
        ),
    )


def _check(history: Population, *, until: int, level: float, base_error: float) -> None:
    last = history.years[-1]
    if len(history.years) < 2:
        raise KohorteError("too_few_dates", needed=2, found=len(history.years))
    if until <= last:
        raise KohorteError("until_not_ahead", until=until, last=last)
    if until > last + FURTHEST:
        raise KohorteError("until_too_far", until=until, furthest=last + FURTHEST)
    if level not in LEVELS:
        raise KohorteError("unknown_probability", level=level, known=LEVELS)
    if not 0 <= base_error <= LARGEST_BASE_ERROR:
        raise KohorteError("base_error_out_of_range", found=base_error)


def _width(
    record: Record, horizons: Array, *, level: float, band: Band, base_error: float
) -> Array:
    """Half width of the band on the log scale, shape (area, h)."""
    last = record.history.years[-1]
    normal = half_width(np.array(base_error), level=level)
    if band == "empirical":
        residents = record.totals[:, -1]
        return np.hypot(empirical_error(residents, horizons=horizons, level=level), normal)
    return half_width(np.hypot(record.spread_at(last, horizons), base_error), level=level)


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
