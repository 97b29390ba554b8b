"""What may leave the house: figures that have passed disclosure control.

Only the gate (`kohorte.disclosure.gate`) can make these objects. Whatever shows figures
to people takes them and nothing else, so a raw count cannot slip through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import InitVar, dataclass, field
from typing import Generic, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from kohorte.disclosure.table import TOTAL, Array, Axis, all_labels
from kohorte.errors import KohorteError

T = TypeVar("T")
Method = Literal["suppress", "cellkey", "round", "official"]
# Handed out to the gate alone; without it nothing is released.
_SEAL = object()


@dataclass(frozen=True)
class Protection:
    """How a figure was protected.

    ``threshold`` is the smallest count that is shown as such, None where the source
    published the figure itself; ``note`` is a code with a sentence in
    `kohorte.messages_disclosure`, filled in by ``params``.
    """

    method: Method
    threshold: int | None
    note: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Released(Generic[T]):
    """One value that may be shown. ``suppressed`` says that it is withheld.

    Raises
    ------
    KohorteError
        ``only_the_gate_releases`` when made anywhere else.
    """

    value: T
    suppressed: bool
    protection: Protection
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _require(seal)


@dataclass(frozen=True, eq=False)
class ReleasedTable:
    """A table that may be shown, with its margins.

    Parameters
    ----------
    axes : tuple of Axis
    totals : tuple of int
        Axes that carry a margin as their last category.
    values : array
        The figures; NaN where one is withheld. Read-only.
    suppressed : array of bool
        Which figures are withheld.
    protection : Protection

    Raises
    ------
    KohorteError
        ``only_the_gate_releases`` when made anywhere else.
    """

    axes: tuple[Axis, ...]
    totals: tuple[int, ...]
    values: Array = field(repr=False)
    suppressed: NDArray[np.bool_] = field(repr=False)
    protection: Protection
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _require(seal)
        for array in (self.values, self.suppressed):
            array.setflags(write=False)

    def cell(self, **categories: str) -> Released[float | None]:
        """One figure; an axis that is not named means its margin.

        Raises
        ------
        KohorteError
            ``unknown_axis``; ``unknown_category``; ``no_margin`` (an axis without a
            margin must be named).
        """
        index = self._index(categories)
        return self._released(index)

    def along(self, axis: str, **categories: str) -> dict[str, Released[float | None]]:
        """All figures of one axis, margin included, at fixed categories of the others.

        Raises
        ------
        KohorteError
            As in `cell`.
        """
        chosen = next((known for known in self.axes if known.name == axis), None)
        if chosen is None:
            raise KohorteError("unknown_axis", axis=axis, known=self._names())
        labels = list(chosen.categories)
        if self.axes.index(chosen) in self.totals:
            labels.append(TOTAL)
        return {label: self.cell(**(categories | {axis: label})) for label in labels}

    def rows(self) -> Iterator[tuple[Mapping[str, str], Released[float | None]]]:
        """Every figure with its labels, as in a long table."""
        indices = np.ndindex(*self.values.shape)
        for labels, index in zip(all_labels(self.axes, self.values.shape), indices, strict=True):
            yield labels, self._released(index)

    def _released(self, index: tuple[int, ...]) -> Released[float | None]:
        hidden = bool(self.suppressed[index])
        value = None if hidden else float(self.values[index])
        return Released(value, hidden, self.protection, seal=_SEAL)

    def _index(self, categories: Mapping[str, str]) -> tuple[int, ...]:
        for name in categories:
            if name not in self._names():
                raise KohorteError("unknown_axis", axis=name, known=self._names())
        index = []
        for number, axis in enumerate(self.axes):
            category = categories.get(axis.name, TOTAL)
            if category == TOTAL and number not in self.totals:
                raise KohorteError("no_margin", axis=axis.name)
            index.append(axis.position(category))
        return tuple(index)

    def _names(self) -> tuple[str, ...]:
        return tuple(axis.name for axis in self.axes)


def _require(seal: object) -> None:
    if seal is not _SEAL:
        raise KohorteError("only_the_gate_releases")
