"""Raking: make a table add up to known totals while changing its shape least.

The factors are part of the result: they are the diagnosis. A factor far from 1 says that
the table and its totals disagree there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kohorte.errors import KohorteError

Array = NDArray[np.float64]
TOLERANCE = 1e-9  # relative to each total
MOST_ROUNDS = 10_000
CHECK_EVERY = 100  # rounds
STALLED = 0.999  # share of the gap still left after these rounds


@dataclass(frozen=True, eq=False)
class Margin:
    """Totals that a table has to meet.

    Parameters
    ----------
    axes : tuple of int
        Axes of the table that the totals keep, ascending; () for the grand total.
    totals : array
        One axis per entry of `axes`. [persons, finite, >= 0]
    """

    axes: tuple[int, ...]
    totals: Array = field(repr=False)


@dataclass(frozen=True, eq=False)
class Raked:
    """A table that meets its totals.

    Parameters
    ----------
    values : array
    factors : tuple of array
        For each margin the product of all factors applied for it, in the shape of its
        totals; 1 where total and seed are zero.
    rounds : int
        Rounds over all margins.
    gap : float
        Largest relative gap left to any total.
    """

    values: Array = field(repr=False)
    factors: tuple[Array, ...] = field(repr=False)
    rounds: int
    gap: float


def rake(seed: ArrayLike, margins: Sequence[Margin], *, tolerance: float = TOLERANCE) -> Raked:
    """Fit a table of any number of dimensions to its margins (Randanpassung).

    Parameters
    ----------
    seed : array
        The shape to keep. [finite, >= 0]
    margins : sequence of Margin
    tolerance : float
        Largest relative gap to any total that is accepted.

    Returns
    -------
    Raked
        Zero stays zero; among all tables that meet the totals it is the one closest to
        the seed in Kullback-Leibler divergence.

    Raises
    ------
    KohorteError
        ``raking_input`` (not finite or negative; ``what`` says where); ``margin_shape``;
        ``margins_contradict`` (two margins disagree about what they share);
        ``margin_on_nothing`` (a positive total over cells that are all zero);
        ``raking_not_possible`` (the gap stopped shrinking: the zeros of the seed leave no
        way to meet the totals).

    References
    ----------
    .. [1] W. E. Deming, F. F. Stephan, "On a least squares adjustment of a sampled
       frequency table when the expected marginal totals are known", *Annals of
       Mathematical Statistics* 11, 1940.
    .. [2] I. Csiszár, "I-divergence geometry of probability distributions and minimization
       problems", *Annals of Probability* 3, 1975, th. 3.2.
    """
    values = np.array(seed, dtype=np.float64)
    _check_numbers(values, "seed")
    for number, margin in enumerate(margins):
        expected = tuple(values.shape[axis] for axis in margin.axes)
        if np.shape(margin.totals) != expected:
            found = np.shape(margin.totals)
            raise KohorteError("margin_shape", margin=number, expected=expected, found=found)
        _check_numbers(margin.totals, f"margin {number}")
    _check_agreement(margins, tolerance)
    factors = [np.ones_like(margin.totals, dtype=np.float64) for margin in margins]
    gap = checked = np.inf
    for rounds in range(1, MOST_ROUNDS + 1):
        for number, margin in enumerate(margins):
            step = _step(values, margin, number)
            factors[number] *= step
            values *= _spread(step, margin.axes, values.ndim)
        gap = _largest_gap(values, margins)
        if gap <= tolerance:
            return Raked(values, tuple(factors), rounds, gap)
        if rounds % CHECK_EVERY == 0:
            if gap > checked * STALLED:
                break
            checked = gap
    raise KohorteError("raking_not_possible", gap=gap, rounds=rounds)


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
    _check_numbers(above, top_area)
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
    _check_numbers(values, level.name)
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


def _step(values: Array, margin: Margin, number: int) -> Array:
    sums = _sums(values, margin.axes)
    nothing = (sums == 0) & (margin.totals > 0)
    if nothing.any():
        cell = tuple(np.argwhere(nothing)[0].tolist())
        raise KohorteError("margin_on_nothing", margin=number, cell=cell, cells=int(nothing.sum()))
    step: Array = np.divide(
        margin.totals, sums, out=np.ones_like(sums, dtype=np.float64), where=sums > 0
    )
    return step


def _sums(values: Array, axes: tuple[int, ...]) -> Array:
    others = tuple(axis for axis in range(values.ndim) if axis not in axes)
    sums: Array = np.asarray(values.sum(axis=others))
    return sums


def _spread(factors: Array, axes: tuple[int, ...], dimensions: int) -> Array:
    return np.expand_dims(factors, tuple(a for a in range(dimensions) if a not in axes))


def _largest_gap(values: Array, margins: Sequence[Margin]) -> float:
    gaps = [
        np.abs(_sums(values, margin.axes) - margin.totals) / np.maximum(margin.totals, TOLERANCE)
        for margin in margins
    ]
    return max((float(gap.max(initial=0.0)) for gap in gaps), default=0.0)


def _check_agreement(margins: Sequence[Margin], tolerance: float) -> None:
    for (i, one), (k, other) in combinations(enumerate(margins), 2):
        shared = tuple(axis for axis in one.axes if axis in other.axes)
        sums = [
            _sums(np.asarray(m.totals), tuple(m.axes.index(axis) for axis in shared))
            for m in (one, other)
        ]
        apart = np.abs(sums[0] - sums[1]) > tolerance * np.maximum(sums[0], sums[1])
        if apart.any():
            at = tuple(np.argwhere(apart)[0].tolist())
            raise KohorteError(
                "margins_contradict",
                margins=(i, k),
                cell=at,
                totals=(float(sums[0][at]), float(sums[1][at])),
            )


def _check_numbers(values: Array, what: str) -> None:
    bad = ~np.isfinite(values) | (np.asarray(values) < 0)
    if bad.any():
        raise KohorteError("raking_input", what=what, cell=tuple(np.argwhere(bad)[0].tolist()))
