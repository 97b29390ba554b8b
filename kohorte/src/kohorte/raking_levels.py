"""Raking through levels of areas: Bund, Land, Kreis, Gemeinde, Quartier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kohorte.errors import KohorteError
from kohorte.margins import Array, check_numbers


@dataclass(frozen=True, eq=False)
class Level:
    """Areas of one level under those of the level above.

    Parameters
    ----------
    name : str
        Such as ``"Kreis"``.
    areas : tuple of str
    parents : tuple of str
        For each area the one it belongs to.
    values : array, shape (area, ...)
        Persons by whatever follows, such as sex and age. [finite, >= 0]
    """

    name: str
    areas: tuple[str, ...]
    parents: tuple[str, ...]
    values: Array = field(repr=False)


@dataclass(frozen=True, eq=False)
class RakedLevel:
    """A level whose areas add up to the level above.

    ``factors`` has the shape (parent, ...): what all areas under one parent were
    multiplied by, in the order of `parents`.
    """

    name: str
    areas: tuple[str, ...]
    parents: tuple[str, ...]
    values: Array = field(repr=False)
    factors: Array = field(repr=False)


def rake_down(
    top: ArrayLike,
    levels: Sequence[Level],
    *,
    top_area: str = "DG",
    where_nobody: Literal["refuse", "by_total"] = "refuse",
) -> tuple[RakedLevel, ...]:
    """Make each level add up to the one above, from the top down.

    Parameters
    ----------
    top : array, shape (...)
        Figures of the whole. [finite, >= 0]
    levels : sequence of Level
        Highest first, for instance Land, Kreis, Gemeinde, Quartier.
    top_area : str
        What the first level calls the whole in its `parents`.
    where_nobody : {"refuse", "by_total"}
        What to do where the area above has people and none of the areas below has:
        refuse, or share them out in proportion to the total of each area.

    Returns
    -------
    tuple of RakedLevel

    Raises
    ------
    KohorteError
        ``raking_input``; ``level_shape``; ``parent_unknown``; ``parent_without_areas``;
        ``margin_on_nothing``.
    """
    above: Array = np.asarray(top, dtype=np.float64)[None]
    above_areas: tuple[str, ...] = (top_area,)
    check_numbers(above, top_area)
    raked: list[RakedLevel] = []
    for level in levels:
        found = _rake_level(level, above, above_areas, where_nobody)
        raked.append(found)
        above, above_areas = found.values, found.areas
    return tuple(raked)


def _rake_level(
    level: Level, above: Array, above_areas: tuple[str, ...], where_nobody: str
) -> RakedLevel:
    values = np.array(level.values, dtype=np.float64)
    expected = (len(level.areas), *above.shape[1:])
    if values.shape != expected or len(level.parents) != len(level.areas):
        raise KohorteError("level_shape", level=level.name, expected=expected, found=values.shape)
    check_numbers(values, level.name)
    rows = {area: row for row, area in enumerate(above_areas)}
    for name in level.parents:
        if name not in rows:
            raise KohorteError("parent_unknown", level=level.name, parent=name)
    parent = np.array([rows[area] for area in level.parents], dtype=np.intp)
    childless = np.setdiff1d(np.arange(len(above_areas)), parent)
    occupied = childless[(above[childless] > 0).any(axis=tuple(range(1, above.ndim)))]
    if occupied.size:
        raise KohorteError(
            "parent_without_areas", level=level.name, parent=above_areas[occupied[0]]
        )
    sums = _sum_by(values, parent, len(above_areas))
    empty = (sums == 0) & (above > 0)
    if empty.any():
        _fill_empty(values, parent, empty, level, above_areas, where_nobody)
        sums = _sum_by(values, parent, len(above_areas))
    factors = np.divide(above, sums, out=np.ones_like(above), where=sums > 0)
    return RakedLevel(level.name, level.areas, above_areas, values * factors[parent], factors)


def _fill_empty(
    values: Array,
    parent: NDArray[np.intp],
    empty: NDArray[np.bool_],
    level: Level,
    above_areas: tuple[str, ...],
    where_nobody: str,
) -> None:
    """Put the total of each area where its parent has people and nobody below has."""
    totals = values.sum(axis=tuple(range(1, values.ndim)))
    size = totals.reshape(-1, *[1] * (values.ndim - 1))
    at = empty[parent] & (size > 0)
    helped = _sum_by(at.astype(np.float64), parent, len(above_areas)) > 0
    left = empty if where_nobody == "refuse" else empty & ~helped
    if left.any():
        row, *cell = np.argwhere(left)[0].tolist()
        raise KohorteError(
            "margin_on_nothing",
            margin=f"{level.name} {above_areas[row]}",
            cell=tuple(cell),
            cells=int(left.sum()),
        )
    values[at] = np.broadcast_to(size, values.shape)[at]


def _sum_by(values: Array, group: NDArray[np.intp], groups: int) -> Array:
    order = np.argsort(group, kind="stable")
    present, starts = np.unique(group[order], return_index=True)
    sums = np.zeros((groups, *values.shape[1:]))
    sums[present] = np.add.reduceat(values[order], starts, axis=0)
    return sums
