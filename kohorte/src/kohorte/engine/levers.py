"""Levers of a scenario (Stellschrauben): what is pulled, when, at which ages, how far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.schedule import Floats, Rows, Schedule
from kohorte.engine.survival import life_expectancy, with_life_expectancy
from kohorte.errors import KohorteError

AgeRanges = tuple[tuple[int, int | None], ...]

ALL_AGES: AgeRanges = ((0, None),)
# Phases by which German monitoring tells moves apart; families are children and parents.
LIFE_PHASES: dict[str, AgeRanges] = {
    "family": ((0, 18), (30, 50)),
    "education": ((18, 25),),
    "career": ((25, 30),),
    "midlife": ((50, 65),),
    "old_age": ((65, None),),
}
YOUNG_ADULTS: AgeRanges = ((18, 30),)


@dataclass(frozen=True)
class Lever:
    """One assumption times a factor that grows from 1, at some ages, for some years.

    Parameters
    ----------
    quantity : str
        Name of a schedule of `Assumptions`.
    factor : float
        Reached in full from `full_from` on. [>= 0]
    start : int
        First year in which it works.
    full_from : int, optional
        Year from which it works in full; in equal steps from `start` until then. At once
        when left out.
    end : int, optional
        Last year in which it works; to the last year when left out.
    ages : tuple of (lower, upper)
        Half-open ranges by age attained; upper ``None`` is the open end.
    areas : tuple of str, optional
        Keys of the areas where it works; all when left out.

    Raises
    ------
    KohorteError
        ``negative``; ``not_finite_at``; ``lever_years``, when they are out of order.
    """

    quantity: str
    factor: float
    start: int
    full_from: int | None = None
    end: int | None = None
    ages: AgeRanges = ALL_AGES
    areas: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if not np.isfinite(self.factor):
            raise KohorteError("not_finite_at", name="factor", place=())
        if self.factor < 0:
            raise KohorteError("negative", name="factor", place=())
        full, end = self.full_from, self.end
        last = np.inf if end is None else end
        if self.start > last or (full is not None and not self.start <= full <= last):
            raise KohorteError("lever_years", start=self.start, full_from=full, end=end)

    def strength(self, years: Sequence[int]) -> Floats:
        """Return how far the lever is pulled in each year. [0 … 1]"""
        at = np.asarray(years)
        steps = 1 if self.full_from is None else self.full_from - self.start + 1
        grown: Floats = np.clip((at - self.start + 1) / steps, 0, 1)
        if self.end is not None:
            grown[at > self.end] = 0
        return grown

    def profile(self, ages: int) -> Floats:
        """Return 1 at the ages it works at and 0 elsewhere."""
        chosen = np.zeros(ages)
        for lower, upper in self.ages:
            chosen[lower:upper] = 1
        return chosen


@dataclass(frozen=True)
class LifeExpectancyLever:
    """Years of life expectancy won or lost, all hazards in proportion (Lebenserwartung).

    Parameters
    ----------
    years_gained : float
        [years]
    start, full_from, end : int
        As for `Lever`.
    areas : tuple of str, optional
    """

    years_gained: float
    start: int
    full_from: int | None = None
    end: int | None = None
    areas: tuple[str, ...] | None = None

    def strength(self, years: Sequence[int]) -> Floats:
        """Return how far the lever is pulled in each year. [0 … 1]"""
        return Lever("mortality", 1.0, self.start, self.full_from, self.end).strength(years)


def moves_in(factor: float, *, start: int, phase: str | None = None, **when: Any) -> Lever:
    """Arrivals from elsewhere in the country times a factor, for one life phase or all."""
    return Lever("arrivals", factor, start, ages=_phase(phase), **when)


def moves_out(factor: float, *, start: int, phase: str | None = None, **when: Any) -> Lever:
    """Departures to elsewhere in the country times a factor, for one life phase or all."""
    return Lever("out_rate", factor, start, ages=_phase(phase), **when)


def keep(share: float, *, start: int, ages: AgeRanges = YOUNG_ADULTS, **when: Any) -> Lever:
    """Keep a share of those who would leave: "x % of the 18-29-year-olds stay" (Haltefaktor).

    Raises
    ------
    KohorteError
        ``not_a_share``.
    """
    if not 0 <= share <= 1:
        raise KohorteError("not_a_share", name="share", place=())
    return Lever("out_rate", 1 - share, start, ages=ages, **when)


def births(factor: float, *, start: int, **when: Any) -> Lever:
    """Births per woman times a factor."""
    return Lever("fertility", factor, start, **when)


def immigration(factor: float, *, start: int, **when: Any) -> Lever:
    """Arrivals from abroad times a factor."""
    return Lever("immigration", factor, start, **when)


def pulled(assumptions: Assumptions, levers: Sequence[Lever | LifeExpectancyLever]) -> Assumptions:
    """Return the assumptions of a scenario; the base stays as it is.

    Raises
    ------
    KohorteError
        ``unknown_quantity``, when a lever names no schedule that is given;
        ``area_missing``; ``out_of_reach`` (life expectancy); whatever `Assumptions`
        refuses of the result, such as ``not_a_share``.
    """
    for lever in levers:
        name = lever.quantity if isinstance(lever, Lever) else "mortality"
        table = assumptions.schedules().get(name)
        if table is None:
            raise KohorteError("unknown_quantity", quantity=name)
        touched = _touched(assumptions, lever.areas)
        wide = _apart(table, touched, years=assumptions.horizon)
        rows = np.unique(wide.row_of_area[touched])
        values = np.array(wide.values)
        change = _scaled if isinstance(lever, Lever) else _lengthened
        values[rows] = change(values[rows], lever, assumptions)
        changed = Schedule(values, wide.row_of_area, table.name)
        part: dict[str, Any] = {name: changed}
        assumptions = replace(assumptions, **part)
    return assumptions


def _scaled(values: Floats, lever: Any, assumptions: Assumptions) -> Floats:
    change = (lever.factor - 1) * lever.strength(assumptions.years)
    shape = (1, len(change), *([1] * (values.ndim - 2)))
    profile = lever.profile(values.shape[-1]) if values.ndim > 2 else 1.0
    scaled: Floats = values * (1 + change.reshape(shape) * profile)
    return scaled


def _lengthened(values: Floats, lever: Any, assumptions: Assumptions) -> Floats:
    gained = lever.years_gained * lever.strength(assumptions.years)
    return with_life_expectancy(values, life_expectancy(values) + gained[None, :, None, None])


def _touched(assumptions: Assumptions, areas: tuple[str, ...] | None) -> NDArray[np.bool_]:
    if areas is None:
        return np.ones(len(assumptions.areas), dtype=bool)
    for area in areas:
        if area not in assumptions.areas:
            raise KohorteError("area_missing", area=area)
    return np.isin(assumptions.areas, areas)


def _apart(table: Schedule, touched: NDArray[np.bool_], *, years: int) -> Schedule:
    """Give touched areas rows of their own kind and every row all years."""
    rows: Rows = table.row_of_area
    pairs, row = np.unique(np.stack([rows, touched]), axis=1, return_inverse=True)
    values = table.values[pairs[0]]
    shape = (len(values), years, *values.shape[2:])
    return Schedule(np.broadcast_to(values, shape), row, table.name)


def _phase(phase: str | None) -> AgeRanges:
    if phase is None:
        return ALL_AGES
    if phase not in LIFE_PHASES:
        raise KohorteError("unknown_life_phase", phase=phase, known=tuple(LIFE_PHASES))
    return LIFE_PHASES[phase]
