"""Tables of counts with labelled axes, and their margins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kohorte.errors import KohorteError

Array = NDArray[np.float64]
N = TypeVar("N", bound=np.generic)
TOTAL = "total"


@dataclass(frozen=True)
class Axis:
    """One dimension of a table, such as age, with its categories in order.

    Raises
    ------
    KohorteError
        ``axis_empty``; ``axis_category_twice``; ``axis_category_total`` (a category is
        called like the margin).
    """

    name: str
    categories: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.categories:
            raise KohorteError("axis_empty", axis=self.name)
        if len(set(self.categories)) < len(self.categories):
            raise KohorteError("axis_category_twice", axis=self.name)
        if TOTAL in self.categories:
            raise KohorteError("axis_category_total", axis=self.name, category=TOTAL)

    def position(self, category: str) -> int:
        """Index of a category; the margin comes after the last.

        Raises
        ------
        KohorteError
            ``unknown_category``.
        """
        if category == TOTAL:
            return len(self.categories)
        if category not in self.categories:
            raise KohorteError("unknown_category", axis=self.name, category=category)
        return self.categories.index(category)


@dataclass(frozen=True, eq=False)
class CountTable:
    """How many people are in each combination of categories, without margins.

    Parameters
    ----------
    axes : sequence of Axis
        In the order area, nationality, sex, age or any other; names are unique.
    counts : array
        One axis per entry of `axes`. [persons, whole numbers, >= 0]

    Raises
    ------
    KohorteError
        ``axis_twice``; ``shape``; ``count_not_whole``; ``count_negative``.
    """

    axes: tuple[Axis, ...]
    counts: Array = field(repr=False)

    def __init__(self, axes: Sequence[Axis], counts: ArrayLike) -> None:
        names = [axis.name for axis in axes]
        for name in names:
            if names.count(name) > 1:
                raise KohorteError("axis_twice", axis=name)
        cells = np.array(counts, dtype=np.float64)
        expected = tuple(len(axis.categories) for axis in axes)
        if cells.shape != expected:
            raise KohorteError("shape", expected=expected, found=cells.shape)
        for code, bad in (
            ("count_not_whole", ~np.isfinite(cells) | (cells != np.round(cells))),
            ("count_negative", cells < 0),
        ):
            if bad.any():
                where = place_of(axes, np.argwhere(bad)[0].tolist())
                raise KohorteError(code, cell=where, cells=int(bad.sum()))
        cells.setflags(write=False)
        object.__setattr__(self, "axes", tuple(axes))
        object.__setattr__(self, "counts", cells)

    def axis_numbers(self, names: Collection[str]) -> tuple[int, ...]:
        """Positions of axes, given by name.

        Raises
        ------
        KohorteError
            ``unknown_axis``.
        """
        known = [axis.name for axis in self.axes]
        for name in names:
            if name not in known:
                raise KohorteError("unknown_axis", axis=name, known=tuple(known))
        return tuple(number for number, name in enumerate(known) if name in names)

    def with_totals(self, totals: Collection[int]) -> Array:
        """The counts with a margin at the end of each of the given axes."""
        return add_totals(self.counts, totals)


def add_totals(cells: NDArray[N], totals: Collection[int]) -> NDArray[N]:
    """Append sums along the given axes, one after the other, so corners are sums of sums."""
    for axis in sorted(totals):
        cells = np.concatenate([cells, cells.sum(axis=axis, keepdims=True)], axis=axis)
    return cells


def labels_at(axes: Sequence[Axis], index: Sequence[int]) -> Mapping[str, str]:
    """Names of the categories at an index, ``"total"`` for a margin."""
    return {
        axis.name: axis.categories[i] if i < len(axis.categories) else TOTAL
        for axis, i in zip(axes, index, strict=True)
    }


def place_of(axes: Sequence[Axis], index: Sequence[int]) -> tuple[str, ...]:
    """Where a cell stands, in words: ``("area Hafen", "sex f")``, margins left out."""
    labels = labels_at(axes, index)
    return tuple(f"{name} {label}" for name, label in labels.items() if label != TOTAL)


def all_labels(axes: Sequence[Axis], shape: Sequence[int]) -> Iterator[Mapping[str, str]]:
    """Labels of every cell of a table, margins included, in the order of the array."""
    for index in product(*(range(size) for size in shape)):
        yield labels_at(axes, index)
