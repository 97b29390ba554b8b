"""What is counted in each trajectory, and the order in which the engine counts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kohorte.engine.schedule import Floats
from kohorte.errors import KohorteError
from kohorte.population import MEN, WOMEN

Indices = NDArray[np.int64]
TOGETHER = 4  # ages the compiled kernel takes in one step


@dataclass(frozen=True)
class Measure:
    """A number of residents that is followed through all trajectories (Kennzahl).

    Parameters
    ----------
    name : str
        Label in the results.
    lower, upper : int, optional
        Ages ``[lower, upper)``; without `upper` to the open age.
    sexes : tuple of int
        ``WOMEN``, ``MEN`` or both.
    nationalities : tuple of int, optional
        0 nationals, 1 foreigners; all when left out.
    """

    name: str
    lower: int = 0
    upper: int | None = None
    sexes: tuple[int, ...] = (WOMEN, MEN)
    nationalities: tuple[int, ...] | None = None

    def cells(self, shape: tuple[int, int, int]) -> NDArray[np.bool_]:
        """Return which cells of (nationality, sex, age) are counted.

        Raises
        ------
        KohorteError
            ``measure_is_empty``, when no cell is.
        """
        counted = np.zeros(shape, dtype=bool)
        upper = shape[2] if self.upper is None else self.upper
        for nationality in range(shape[0]) if self.nationalities is None else self.nationalities:
            for sex in self.sexes:
                if nationality < shape[0] and sex < shape[1]:
                    counted[nationality, sex, self.lower : upper] = True
        if not counted.any():
            raise KohorteError("measure_is_empty", measure=self.name)
        return counted


def age_measures(lower_bounds: Sequence[int]) -> tuple[Measure, ...]:
    """Return one measure per age group, women and men together; the last is open."""
    uppers = (*lower_bounds[1:], None)
    return tuple(
        Measure(f"{low}-{up - 1}" if up is not None else f"{low}+", low, up)
        for low, up in zip(lower_bounds, uppers, strict=True)
    )


STANDARD_MEASURES = (
    *age_measures((0, 3, 6, 10, 18, 25, 30, 50, 65, 80)),
    Measure("total"),
    Measure("women 15-49", 15, 50, (WOMEN,)),
)


@dataclass(frozen=True, eq=False)
class Tally:
    """How cells are added up: cells to classes, classes to measures.

    Cells that the same measures count form a class. Within a class cells are added by
    nationality, sex and from old to young, infants last; then classes by number. Both
    paths of the engine keep to this order, so that their sums agree to the last bit.

    Attributes
    ----------
    class_of : array, shape (cells,)
        Class of each cell; cells run over nationality, sex, age.
    members : array, shape (measures, longest list)
        Classes of each measure, ascending, filled up with -1.
    """

    class_of: Indices
    members: Indices
    ages: int

    @cached_property
    def order(self) -> list[Indices]:
        """Cells of each class in the order in which they are added."""
        cells = np.arange(self.class_of.size).reshape(-1, self.ages)
        older, infants = cells[:, :0:-1].ravel(), cells[:, 0]
        turn = np.concatenate([older, infants])
        return [turn[self.class_of[turn] == k] for k in range(self.class_of.max() + 1)]


def tally(measures: Sequence[Measure], shape: tuple[int, int, int]) -> Tally:
    """Return how the measures are added up for cells of (nationality, sex, age)."""
    if not measures:
        raise KohorteError("no_measures")
    counted = np.stack([measure.cells(shape).ravel() for measure in measures])
    signatures, class_of = np.unique(counted, axis=1, return_inverse=True)
    lists = [np.flatnonzero(row) for row in signatures]
    members = np.full((len(measures), max(len(row) for row in lists)), -1, dtype=np.int64)
    for row, classes in zip(members, lists, strict=True):
        row[: len(classes)] = classes
    return Tally(class_of.astype(np.int64).ravel(), members, shape[2])


def segments(counting: Tally, bearing: NDArray[np.bool_], ages: int) -> Indices:
    """Return runs of ages that the compiled kernel takes together, from old to young.

    Parameters
    ----------
    counting : Tally
    bearing : array, shape (cells,)
        Whether the women of a cell may become mothers.
    ages : int

    Returns
    -------
    array, shape (runs, 4)
        Oldest cell, number of ages (1 or `TOGETHER`), bearing (0 or 1), nationality.
        Infants are left out.
    """
    found = []
    kind = np.stack([counting.class_of, bearing])
    for youngest in range(0, bearing.size, ages):
        cell, nationality = youngest + ages - 1, youngest // (2 * ages)
        while cell > youngest:
            run = kind[:, max(cell - TOGETHER + 1, youngest + 1) : cell + 1]
            alike = run.shape[1] == TOGETHER and (run == run[:, :1]).all()
            is_open = cell == youngest + ages - 1
            length = TOGETHER if alike and not is_open else 1
            found.append((cell, length, int(bearing[cell]), nationality))
            cell -= length
    return np.array(found, dtype=np.int64)


def count(people: Floats, measures: Sequence[Measure]) -> Floats:
    """Return the measures of populations of shape (…, nationality, sex, age).

    Returns
    -------
    array, shape (…, measures)
    """
    shape = (people.shape[-3], people.shape[-2], people.shape[-1])
    return np.stack([people[..., m.cells(shape)].sum(axis=-1) for m in measures], axis=-1)
