"""Residents by area, date, sex and age: the labelled array everything starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kohorte.errors import KohorteError

Array = NDArray[np.float64]

WOMEN, MEN = 0, 1
WOMEN_AND_MEN = ("f", "m")
SEXES_TOGETHER = ("total",)


@dataclass(frozen=True)
class AgeGroups:
    """Age groups (Altersgruppen), half open; the last one has no upper bound.

    Parameters
    ----------
    lower : sequence of int
        Lower bounds in completed years, ascending, beginning with 0. ``(0,)``
        is one group of all ages.

    Raises
    ------
    KohorteError
        ``ages_start_at_zero``; ``ages_not_ascending``.
    """

    lower: tuple[int, ...]

    def __init__(self, lower: Sequence[int]) -> None:
        bounds = tuple(int(age) for age in lower)
        if not bounds or bounds[0] != 0:
            raise KohorteError("ages_start_at_zero", first=bounds[0] if bounds else None)
        for before, after in pairwise(bounds):
            if after <= before:
                raise KohorteError("ages_not_ascending", before=before, after=after)
        object.__setattr__(self, "lower", bounds)

    @classmethod
    def single(cls, open_age: int = 100) -> AgeGroups:
        """Single years 0 … `open_age` - 1 and the open age."""
        return cls(range(open_age + 1))

    @classmethod
    def five_year(cls, open_age: int = 85) -> AgeGroups:
        """Groups of five years below the open age."""
        return cls(range(0, open_age + 1, 5))

    def __len__(self) -> int:
        return len(self.lower)

    @property
    def open_age(self) -> int:
        """Lower bound of the open group."""
        return self.lower[-1]

    @property
    def is_single(self) -> bool:
        """Whether every group but the open one is one year wide."""
        return self.lower == tuple(range(self.open_age + 1))

    def labels(self) -> tuple[str, ...]:
        """``"0-2"``, ``"3-5"``, …, ``"75+"``."""
        closed = (
            str(low) if up == low + 1 else f"{low}-{up - 1}" for low, up in pairwise(self.lower)
        )
        return (*closed, f"{self.open_age}+")

    def sum_from(self, persons: ArrayLike, finer: AgeGroups) -> Array:
        """Add up persons of finer age groups.

        Parameters
        ----------
        persons : array, shape (..., len(finer))
        finer : AgeGroups
            Its bounds must contain all bounds of these groups.

        Returns
        -------
        array, shape (..., len(self))

        Raises
        ------
        KohorteError
            ``ages_do_not_nest``.
        """
        foreign = [age for age in self.lower if age not in finer.lower]
        if foreign:
            raise KohorteError("ages_do_not_nest", age=foreign[0])
        starts = [finer.lower.index(age) for age in self.lower]
        return np.add.reduceat(np.asarray(persons, dtype=np.float64), starts, axis=-1)


@dataclass(frozen=True)
class Population:
    """Residents on one or several dates (Bevölkerungsbestand), checked and frozen.

    Parameters
    ----------
    areas : sequence of str
        Keys of the areas, each once.
    years : sequence of int
        Years of the dates, ascending; gaps are allowed.
    persons : array, shape (area, year, sex, age)
        Residents. [persons, finite, >= 0]
    ages : AgeGroups
    sexes : sequence of str
        ``("f", "m")`` or ``("total",)``.
    parents : sequence of str, optional
        For each area the unit above it (Kreis, city). [one per area]

    Raises
    ------
    KohorteError
        ``no_areas``; ``areas_not_unique``; ``no_years``; ``years_not_ascending``;
        ``unknown_sexes``; ``shape``; ``cell_not_a_count``; ``cell_below_zero``;
        ``parents_shape``.
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    persons: Array = field(repr=False)
    ages: AgeGroups
    sexes: tuple[str, ...]
    parents: tuple[str, ...] | None

    def __init__(
        self,
        *,
        areas: Sequence[str],
        years: Sequence[int],
        persons: ArrayLike,
        ages: AgeGroups,
        sexes: Sequence[str] = WOMEN_AND_MEN,
        parents: Sequence[str] | None = None,
    ) -> None:
        keys, dates, kinds = tuple(areas), tuple(int(y) for y in years), tuple(sexes)
        people = np.array(persons, dtype=np.float64)
        people.setflags(write=False)
        _check_labels(keys, dates, kinds, parents)
        expected = (len(keys), len(dates), len(kinds), len(ages))
        if people.shape != expected:
            raise KohorteError("shape", expected=expected, found=people.shape)
        _check_cells(people, keys, dates, kinds, ages)
        for name, value in {
            "areas": keys,
            "years": dates,
            "persons": people,
            "ages": ages,
            "sexes": kinds,
            "parents": tuple(parents) if parents is not None else None,
        }.items():
            object.__setattr__(self, name, value)

    def totals(self) -> Array:
        """Residents of all sexes and ages, shape (area, year). [persons]"""
        total: Array = self.persons.sum(axis=(2, 3))
        return total

    def at(self, years: Sequence[int]) -> Population:
        """The same areas on some of the dates.

        Raises
        ------
        KohorteError
            ``year_missing``; ``years_not_ascending``; ``no_years``.
        """
        for year in years:
            if year not in self.years:
                raise KohorteError("year_missing", year=year, years=self.years)
        return self._part(years=years)

    def until(self, year: int) -> Population:
        """What was known at the end of `year`.

        Raises
        ------
        KohorteError
            ``no_years`` when the population begins later.
        """
        return self._part(years=[y for y in self.years if y <= year])

    def of(self, areas: Sequence[str]) -> Population:
        """Some of the areas, in the order asked for.

        Raises
        ------
        KohorteError
            ``area_missing``.
        """
        rows = {area: row for row, area in enumerate(self.areas)}
        for area in areas:
            if area not in rows:
                raise KohorteError("area_missing", area=area)
        chosen = [rows[area] for area in areas]
        return Population(
            areas=tuple(areas),
            years=self.years,
            persons=self.persons[chosen],
            ages=self.ages,
            sexes=self.sexes,
            parents=[self.parents[row] for row in chosen] if self.parents else None,
        )

    def in_groups(self, ages: AgeGroups) -> Population:
        """The same people in wider age groups.

        Raises
        ------
        KohorteError
            ``ages_do_not_nest``.
        """
        return Population(
            areas=self.areas,
            years=self.years,
            persons=ages.sum_from(self.persons, self.ages),
            ages=ages,
            sexes=self.sexes,
            parents=self.parents,
        )

    def _part(self, *, years: Sequence[int]) -> Population:
        """Some dates of this population; what was checked once is not checked again."""
        _check_labels(self.areas, tuple(years), self.sexes, self.parents)
        chosen = [self.years.index(year) for year in years]
        in_a_row = chosen == list(range(chosen[0], chosen[-1] + 1))
        people = self.persons[:, slice(chosen[0], chosen[-1] + 1) if in_a_row else chosen]
        people.setflags(write=False)
        part = object.__new__(Population)
        for name, value in {**vars(self), "years": tuple(years), "persons": people}.items():
            object.__setattr__(part, name, value)
        return part


def _check_labels(
    areas: tuple[str, ...],
    years: tuple[int, ...],
    sexes: tuple[str, ...],
    parents: Sequence[str] | None,
) -> None:
    if not areas:
        raise KohorteError("no_areas")
    if len(set(areas)) < len(areas):
        seen: set[str] = set()
        twice = next(area for area in areas if area in seen or seen.add(area))  # type: ignore[func-returns-value]
        raise KohorteError("areas_not_unique", area=twice)
    if not years:
        raise KohorteError("no_years")
    for before, after in pairwise(years):
        if after <= before:
            raise KohorteError("years_not_ascending", before=before, after=after)
    if sexes not in (WOMEN_AND_MEN, SEXES_TOGETHER):
        raise KohorteError("unknown_sexes", found=sexes)
    if parents is not None and len(parents) != len(areas):
        raise KohorteError("parents_shape", expected=len(areas), found=len(parents))


def _check_cells(
    people: Array,
    areas: tuple[str, ...],
    years: tuple[int, ...],
    sexes: tuple[str, ...],
    ages: AgeGroups,
) -> None:
    for code, bad in (("cell_not_a_count", ~np.isfinite(people)), ("cell_below_zero", people < 0)):
        if bad.any():
            area, year, sex, age = np.argwhere(bad)[0].tolist()
            raise KohorteError(
                code,
                area=areas[area],
                year=years[year],
                sex=sexes[sex],
                age=ages.labels()[age],
                cells=int(bad.sum()),
            )
