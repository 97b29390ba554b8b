"""Totals over some axes of a table, and whether several of them agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kohorte.errors import KohorteError

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Margin:
    """Totals that a table has to meet.

    Parameters
    ----------
    axes : tuple of int
        Axes of the table that the totals keep, ascending; () for the grand total.
    totals : array
        One axis per entry of `axes`. [persons, finite, >= 0]

    Raises
    ------
    KohorteError
        ``margin_axes`` (not ascending).
    """

    axes: tuple[int, ...]
    totals: Array = field(repr=False)

    def __post_init__(self) -> None:
        if list(self.axes) != sorted(set(self.axes)):
            raise KohorteError("margin_axes", axes=self.axes)


def sums_of(values: Array, axes: tuple[int, ...]) -> Array:
    """Sums of a table over all other axes."""
    others = tuple(axis for axis in range(values.ndim) if axis not in axes)
    sums: Array = np.asarray(values.sum(axis=others))
    return sums


def spread_over(factors: Array, axes: tuple[int, ...], dimensions: int) -> Array:
    """The factors of a margin in a shape that multiplies the whole table."""
    return np.expand_dims(factors, tuple(a for a in range(dimensions) if a not in axes))


def check_agreement(margins: Sequence[Margin], tolerance: float) -> None:
    """Refuse margins that differ about what they share.

    Raises
    ------
    KohorteError
        ``margins_contradict``.
    """
    for (i, one), (k, other) in combinations(enumerate(margins), 2):
        shared = tuple(axis for axis in one.axes if axis in other.axes)
        sums = [
            sums_of(np.asarray(m.totals), tuple(m.axes.index(axis) for axis in shared))
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


def check_numbers(values: Array, what: str) -> None:
    """Refuse negative and missing numbers.

    Raises
    ------
    KohorteError
        ``raking_input``.
    """
    bad = ~np.isfinite(values) | (np.asarray(values) < 0)
    if bad.any():
        raise KohorteError("raking_input", what=what, cell=tuple(np.argwhere(bad)[0].tolist()))
