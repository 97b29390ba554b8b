"""What a projection starts from and assumes: checked once, then frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any

import numpy as np

from kohorte.engine.schedule import (
    Floats,
    Rows,
    Schedule,
    frozen,
    refuse_beyond_share,
    refuse_gaps,
    refuse_negative,
)
from kohorte.errors import KohorteError

BOYS_PER_BIRTH = 105 / 205  # 105 boys to 100 girls
RATES = ("mortality", "out_rate", "emigration_rate", "naturalisation", "born_national")


@dataclass(frozen=True, eq=False)
class Assumptions:
    """Start and assumptions of a cohort-component run (Annahmen der Vorausberechnung).

    Axes are those of the nomenclature: area, year, nationality, sex, age, where
    nationality has length 1 (everybody) or 2 (nationals, foreigners) and sex
    length 2 (women, men). **Every rate and count is given by the age attained on
    31 December of its year**, so age 0 is that of the newborn.

    Parameters
    ----------
    areas : sequence of str
        Keys, each once.
    years : sequence of int
        Years to project, one after the other; the start is 31 December before
        the first.
    start : array, shape (area, nationality, sex, age)
        Residents at the start; the last age is open. [persons, >= 0]
    mortality : Schedule, shape (rows, years or 1, nationality, sex, age)
        Share dying in the year. [0 … 1]
    fertility : Schedule, shape (rows, years or 1, nationality, age)
        Live births per woman of the nationality. [births / woman / year, >= 0]
    out_rate : Schedule, shape as mortality
        Departures to elsewhere in the country per resident. [moves / person / year, 0 … 1]
    arrivals : Schedule, shape as mortality
        Moves into the area from elsewhere in the country. [persons / year, >= 0]
    emigration_rate, immigration : Schedule, optional
        The same for moves abroad and from abroad.
    naturalisation : Schedule, shape (rows, years or 1, sex, age), optional
        Foreigners who become nationals, per foreigner. [0 … 1]
    born_national : Schedule, shape (rows, years or 1), optional
        Share of the newborns of foreign mothers who are nationals. [0 … 1]
    fertility_level : Schedule, shape (rows, years or 1), optional
        Local factor on fertility. [>= 0, 1 = as in the table]
    boys_per_birth : float
        Share of boys among the newborns. [0 … 1]

    Raises
    ------
    KohorteError
        ``no_areas``; ``areas_not_unique``; ``no_projection_years``; ``years_not_consecutive``;
        ``shape``; ``not_finite_at``; ``negative``; ``not_a_share``; ``one_nationality``
        (naturalisation without foreigners); ``fertility_at_birth``;
        ``more_leave_than_live`` (deaths, departures and naturalisations of one age
        take more than everybody).
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    start: Floats
    mortality: Schedule
    fertility: Schedule
    out_rate: Schedule
    arrivals: Schedule
    emigration_rate: Schedule | None = None
    immigration: Schedule | None = None
    naturalisation: Schedule | None = None
    born_national: Schedule | None = None
    fertility_level: Schedule | None = None
    boys_per_birth: float = BOYS_PER_BIRTH

    def __post_init__(self) -> None:
        object.__setattr__(self, "areas", tuple(self.areas))
        object.__setattr__(self, "years", tuple(int(year) for year in self.years))
        object.__setattr__(self, "start", frozen(self.start))
        _check_labels(self.areas, self.years)
        self._check_start()
        self._check_shapes()
        self._check_values()
        refuse_overdraft(self)

    @property
    def nationalities(self) -> int:
        """1 for everybody together, 2 for nationals and foreigners."""
        return int(self.start.shape[1])

    @property
    def ages(self) -> int:
        """Number of ages; the last is open."""
        return int(self.start.shape[3])

    def schedules(self) -> dict[str, Schedule]:
        """Return the schedules that are given, by name."""
        found = ((f.name, getattr(self, f.name)) for f in fields(self))
        return {name: value for name, value in found if isinstance(value, Schedule)}

    def of_areas(self, chosen: Sequence[int] | Rows) -> Assumptions:
        """Return the assumptions of some areas, by position."""
        rows = np.asarray(chosen, dtype=np.intp)
        parts: dict[str, Any] = {
            name: table.of_areas(rows) for name, table in self.schedules().items()
        }
        areas = tuple(self.areas[row] for row in rows)
        return replace(self, areas=areas, start=self.start[rows], **parts)

    def _check_start(self) -> None:
        shape = self.start.shape
        if len(shape) != 4 or shape[0] != len(self.areas) or shape[1] not in (1, 2):
            expected = (len(self.areas), "1 or 2", 2, "ages")
            raise KohorteError("shape", name="start", expected=expected, found=shape)
        if shape[2] != 2 or shape[3] < 2:
            raise KohorteError("shape", name="start", expected=(*shape[:2], 2, "ages"), found=shape)
        refuse_gaps(self.start, name="start")
        refuse_negative(self.start, name="start")
        if self.nationalities == 1:
            for name in ("naturalisation", "born_national"):
                if getattr(self, name) is not None:
                    raise KohorteError("one_nationality", name=name)

    def _check_shapes(self) -> None:
        by_cell = self.start.shape[1:]
        rest = {
            "fertility": (self.nationalities, self.ages),
            "naturalisation": by_cell[1:],
            "born_national": (),
            "fertility_level": (),
        }
        for name, table in self.schedules().items():
            expected = rest.get(name, by_cell)
            found = table.values.shape
            areas, years = table.row_of_area.size, table.years
            if found[2:] != expected or areas != len(self.areas) or years not in (1, self.horizon):
                raise KohorteError(
                    "shape",
                    name=name,
                    expected=(f"{len(self.areas)} areas", f"1 or {self.horizon}", *expected),
                    found=(f"{areas} areas", *found[1:]),
                )

    def _check_values(self) -> None:
        for name, table in self.schedules().items():
            if name in RATES:
                refuse_beyond_share(table.values, name=name)
            else:
                refuse_negative(table.values, name=name)
        if self.fertility.values[..., 0].any():
            raise KohorteError("fertility_at_birth")
        if not 0 <= self.boys_per_birth <= 1:
            raise KohorteError("not_a_share", name="boys_per_birth", place=())

    @property
    def horizon(self) -> int:
        """Number of projected years (Horizont)."""
        return len(self.years)


def leaving(assumptions: Assumptions) -> Schedule:
    """Return departures and emigration together, as a rate."""
    abroad = assumptions.emigration_rate
    if abroad is None:
        return assumptions.out_rate
    return added(assumptions.out_rate, abroad, name="leaving")


def coming(assumptions: Assumptions) -> Schedule:
    """Return arrivals and immigration together, in persons."""
    abroad = assumptions.immigration
    if abroad is None:
        return assumptions.arrivals
    return added(assumptions.arrivals, abroad, name="coming")


def added(first: Schedule, second: Schedule, *, name: str) -> Schedule:
    """Add two schedules area by area; areas that share rows in both keep sharing."""
    pairs, row = np.unique(
        np.stack([first.row_of_area, second.row_of_area]), axis=1, return_inverse=True
    )
    total = first.values[pairs[0]] + second.values[pairs[1]]
    return Schedule(total, row, name)


def refuse_overdraft(assumptions: Assumptions) -> None:
    """Raise ``more_leave_than_live`` where an age would lose more than it has.

    Of residents at the start of the year the share ``1 - o - c - q (1 - (o + c) / 2)``
    stays, with deaths q, departures o and naturalisations c.
    """
    mortality, leave = assumptions.mortality, leaving(assumptions)
    change = assumptions.naturalisation
    at_most = None if change is None else _highest(change)
    if _staying(_highest(mortality), _highest(leave), at_most, step=0).min() >= 0:
        return
    for step, year in enumerate(assumptions.years):
        stay = _staying(mortality, leave, change, step=step)
        if stay.min() < 0:
            area, *cell = (int(part) for part in np.unravel_index(stay.argmin(), stay.shape))
            raise KohorteError(
                "more_leave_than_live", area=assumptions.areas[area], year=year, cell=tuple(cell)
            )


def _highest(table: Schedule) -> Schedule:
    return Schedule(table.values.max(axis=1, keepdims=True), table.row_of_area, table.name)


def _staying(
    mortality: Schedule, leave: Schedule, naturalisation: Schedule | None, *, step: int
) -> Floats:
    gone = leave.in_year(step)
    if naturalisation is not None:
        gone[:, 1] += naturalisation.in_year(step)
    stay: Floats = 1 - gone - mortality.in_year(step) * (1 - gone / 2)
    return stay


def _check_labels(areas: tuple[str, ...], years: tuple[int, ...]) -> None:
    if not areas:
        raise KohorteError("no_areas")
    if len(set(areas)) < len(areas):
        twice = next(key for key in areas if areas.count(key) > 1)
        raise KohorteError("areas_not_unique", area=twice)
    if not years:
        raise KohorteError("no_projection_years")
    for before, after in pairwise(years):
        if after != before + 1:
            raise KohorteError("years_not_consecutive", before=before, after=after)
