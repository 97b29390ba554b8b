"""Rates and counts by area: one table, and which row of it an area reads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kohorte.errors import KohorteError

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Schedule:
    """Figures shared by areas (Tafel).

    A life table of a Land serves all its municipalities, moves differ by
    municipality: both are a table plus, for each area, the row it reads.

    Parameters
    ----------
    values : array, shape (rows, years or 1, …)
        One row per table. A second axis of length 1 holds for every year.
        The remaining axes are those of the quantity, ages last.
    row_of_area : array of int, shape (areas,)
        The row each area reads.
    name : str
        What the figures are; refusals name it.

    Raises
    ------
    KohorteError
        ``shape``; ``not_finite_at``; ``unknown_row``, when an area reads a row
        that is not there.
    """

    values: Floats
    row_of_area: Rows
    name: str = "schedule"

    def __post_init__(self) -> None:
        values = frozen(self.values)
        rows = frozen_rows(self.row_of_area)
        if values.ndim < 2 or rows.ndim != 1:
            raise KohorteError(
                "shape", name=self.name, expected="(rows, years, …)", found=values.shape
            )
        refuse_gaps(values, name=self.name)
        outside = (rows < 0) | (rows >= values.shape[0])
        if outside.any():
            raise KohorteError("unknown_row", name=self.name, place=int(outside.argmax()))
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "row_of_area", rows)

    @classmethod
    def same_for_all(cls, values: ArrayLike, *, areas: int, name: str = "schedule") -> Schedule:
        """Let every area read one table of shape (years or 1, …)."""
        return cls(np.asarray(values, dtype=np.float64)[None], np.zeros(areas, np.intp), name)

    @classmethod
    def by_area(cls, values: ArrayLike, *, name: str = "schedule") -> Schedule:
        """Give each area a table of its own: shape (areas, years or 1, …)."""
        table = np.asarray(values, dtype=np.float64)
        return cls(table, np.arange(len(table)), name)

    @property
    def years(self) -> int:
        """Length of the axis of years: 1 when the figures hold for every year."""
        return int(self.values.shape[1])

    def in_year(self, step: int) -> Floats:
        """Return the figures of projection year ``step`` (0, 1, …), shape (areas, …)."""
        chosen: Floats = self.values[self.row_of_area, step if self.years > 1 else 0]
        return chosen

    def of_areas(self, chosen: Rows) -> Schedule:
        """Return the schedule of some areas, without the rows nobody reads any more."""
        rows, local = np.unique(self.row_of_area[chosen], return_inverse=True)
        return Schedule(self.values[rows], local, self.name)

    def over_years(self, years: int) -> Floats:
        """Return the figures of every area and year, shape (areas, years, …)."""
        table = self.values[self.row_of_area]
        return np.array(np.broadcast_to(table, (len(table), years, *table.shape[2:])))


def frozen(values: ArrayLike) -> Floats:
    """Return figures read-only, in float64; whatever could still be written to is copied."""
    array = np.asarray(values)
    if array.flags.writeable or array.dtype != np.float64 or not array.flags.c_contiguous:
        array = np.array(array, dtype=np.float64, order="C")
        array.flags.writeable = False
    return array


def frozen_rows(rows: ArrayLike) -> Rows:
    """Return row numbers read-only."""
    array = np.array(rows, dtype=np.intp)
    array.flags.writeable = False
    return array


def refuse_gaps(values: Floats, *, name: str) -> None:
    """Raise ``not_finite_at`` with the first place that holds a gap or an infinity."""
    if not np.isfinite(values).all():
        raise KohorteError("not_finite_at", name=name, place=_first(~np.isfinite(values)))


def refuse_negative(values: Floats, *, name: str) -> None:
    """Raise ``negative`` with the first place below zero."""
    if values.size and values.min() < 0:
        raise KohorteError("negative", name=name, place=_first(values < 0))


def refuse_beyond_share(values: Floats, *, name: str) -> None:
    """Raise ``not_a_share`` with the first place outside 0 … 1."""
    if values.size and (values.min() < 0 or values.max() > 1):
        raise KohorteError("not_a_share", name=name, place=_first((values < 0) | (values > 1)))


def _first(mask: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(int(index) for index in np.argwhere(mask)[0])
