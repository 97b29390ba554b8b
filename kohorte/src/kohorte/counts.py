"""Counts of people or events by sex, nationality and age, as tables really have them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, product
from types import MappingProxyType
from typing import Literal, TypeAlias

from kohorte.errors import KohorteError
from kohorte.indicator_gap import Gap, Missing

SEXES = ("women", "men")
NATIONALITIES = ("german", "foreign")
Basis = Literal["counted", "graduated", "projected"]
BASES = ("counted", "graduated", "projected")
Interval: TypeAlias = tuple[int, int | None]
# What a group is about: sex and nationality, None where both are together.
Group: TypeAlias = tuple[str | None, str | None]


@dataclass(frozen=True)
class Cell:
    """People (or events) of one sex and nationality aged `low` to below `high`.

    None stands for all: both sexes, all nationalities, no upper bound.
    """

    persons: float
    low: int = 0
    high: int | None = None
    sex: str | None = None
    nationality: str | None = None


@dataclass(frozen=True)
class Counts:
    """People on a date or events of a year in one area, by sex, nationality and age.

    Age groups may be irregular, overlap and stand beside their totals, as in official
    tables; a question is answered from the cells that partition it exactly, and never
    from a guess.

    Parameters
    ----------
    cells : iterable of Cell
        Each combination once. [persons or events, finite, >= 0]
    basis : {"counted", "graduated", "projected"}
        Whether the numbers were counted, estimated from wider groups, or projected.

    Raises
    ------
    KohorteError
        ``cell_ages``; ``cell_group``; ``cell_not_finite``; ``cell_negative``;
        ``cell_twice``; ``unknown_basis``.
    """

    basis: Basis
    _series: Mapping[Group, tuple[tuple[Interval, ...], tuple[float, ...]]] = field(repr=False)

    def __init__(self, cells: Iterable[Cell], *, basis: Basis = "counted") -> None:
        if basis not in BASES:
            raise KohorteError("unknown_basis", basis=basis, known=BASES)
        groups: dict[Group, dict[Interval, float]] = {}
        for cell in cells:
            _check(cell)
            series = groups.setdefault((cell.sex, cell.nationality), {})
            if (cell.low, cell.high) in series:
                raise KohorteError("cell_twice", **vars(cell))
            series[cell.low, cell.high] = float(cell.persons)
        object.__setattr__(self, "basis", basis)
        frozen = {group: (tuple(s), tuple(s.values())) for group, s in groups.items()}
        object.__setattr__(self, "_series", MappingProxyType(frozen))

    @classmethod
    def by_age(
        cls,
        ages: Sequence[int] = (0,),
        *,
        women: Sequence[float] = (),
        men: Sequence[float] = (),
        total: Sequence[float] = (),
        basis: Basis = "counted",
    ) -> Counts:
        """Counts from columns that share the same age groups; the last group is open.

        Raises
        ------
        KohorteError
            ``shape`` (a column is not as long as `ages`), and those of the class.
        """
        bounds = [*pairwise(ages), (ages[-1], None)]
        cells: list[Cell] = []
        for sex, column in (("women", women), ("men", men), (None, total)):
            if not len(column):
                continue
            if len(column) != len(bounds):
                raise KohorteError("shape", expected=(len(bounds),), found=(len(column),))
            cells += [
                Cell(persons, low, high, sex)
                for persons, (low, high) in zip(column, bounds, strict=True)
            ]
        return cls(cells, basis=basis)

    def count(
        self,
        *,
        sex: str | None = None,
        nationality: str | None = None,
        low: int = 0,
        high: int | None = None,
    ) -> float:
        """People of this sex and nationality aged `low` to below `high`.

        Raises
        ------
        Missing
            With a gap ``age_limits``, ``by_sex`` or ``by_nationality``: the cells do not
            partition the question.
        """
        gap: Gap | None = None
        for alternative in _alternatives(sex, nationality):
            if any(group not in self._series for group in alternative):
                continue
            found = [self._series[group] for group in alternative]
            pieces = [partition(intervals, low, high) for intervals, _ in found]
            if all(piece is not None for piece in pieces):
                return math.fsum(
                    values[i]
                    for (_, values), piece in zip(found, pieces, strict=True)
                    for i in piece or ()
                )
            if gap is None:
                gap = _age_gap(found[0][0], low, high)
        if gap is None:
            code = "by_nationality" if self._knows_sex(sex) else "by_sex"
            gap = Gap(code, {"sex": sex, "nationality": nationality})
        raise Missing(gap)

    def age_bounds(self, *, sex: str | None = None, nationality: str | None = None) -> list[int]:
        """Lower bounds of the finest age groups that partition all ages.

        Raises
        ------
        Missing
            As in `count`.
        """
        self.count(sex=sex, nationality=nationality)
        bounds = sorted({low for intervals, _ in self._series.values() for low, _ in intervals})
        kept = [bounds[0]]
        for bound in bounds[1:]:
            try:
                self.count(sex=sex, nationality=nationality, low=kept[-1], high=bound)
                self.count(sex=sex, nationality=nationality, low=bound)
            except Missing:
                continue
            kept.append(bound)
        return kept

    def groups(self) -> list[Interval]:
        """Age groups of both sexes together that hold no smaller group, ascending.

        Raises
        ------
        Missing
            With a gap ``by_age``: there are none, or they overlap.
        """
        intervals, _ = self._series.get((None, None), ((), ()))
        smallest = sorted(
            one
            for one in intervals
            if not any(_holds(one, other) for other in intervals if other != one)
        )
        apart = all(a[1] is not None and a[1] <= b[0] for a, b in pairwise(smallest))
        if len(smallest) < 2 or not apart:
            raise Missing(Gap("by_age", {}))
        return smallest

    def has(self, *, sex: str | None, nationality: str | None) -> bool:
        """Whether this sex and nationality is told apart."""
        return any(
            all(group in self._series for group in alternative)
            for alternative in _alternatives(sex, nationality)
        )

    def _knows_sex(self, sex: str | None) -> bool:
        return sex is None or any(known == sex for known, _ in self._series)


@lru_cache(maxsize=4096)
def partition(
    intervals: tuple[Interval, ...], low: int, high: int | None
) -> tuple[int, ...] | None:
    """Which intervals, side by side, cover `low` to `high` exactly; the widest first."""
    if low == high:
        return ()
    fitting = [
        (i, end)
        for i, (start, end) in enumerate(intervals)
        if start == low and (high is None or (end is not None and end <= high))
    ]
    for i, end in sorted(fitting, key=lambda item: -(item[1] or math.inf)):
        if end is None:
            return (i,)
        rest = partition(intervals, end, high)
        if rest is not None:
            return (i, *rest)
    return None


def _holds(wide: Interval, narrow: Interval) -> bool:
    return wide[0] <= narrow[0] and (
        wide[1] is None or (narrow[1] is not None and narrow[1] <= wide[1])
    )


@lru_cache(maxsize=64)
def _alternatives(sex: str | None, nationality: str | None) -> tuple[tuple[Group, ...], ...]:
    """Ways to put a group together: as such, or from its two halves."""
    sexes: tuple[tuple[str | None, ...], ...] = ((sex,),) if sex else ((None,), SEXES)
    nations: tuple[tuple[str | None, ...], ...] = (
        ((nationality,),) if nationality else ((None,), NATIONALITIES)
    )
    return tuple(tuple(product(s, n)) for s, n in product(sexes, nations))


def _age_gap(intervals: tuple[Interval, ...], low: int, high: int | None) -> Gap:
    starts = {start for start, _ in intervals}
    ends = {end for _, end in intervals}
    missing = [age for age in (low, high) if age is not None and age not in starts | ends]
    return Gap("age_limits", {"low": low, "high": high, "missing": tuple(missing)})


def _check(cell: Cell) -> None:
    facts = vars(cell)
    if cell.low < 0 or (cell.high is not None and cell.high <= cell.low):
        raise KohorteError("cell_ages", **facts)
    if cell.sex not in (None, *SEXES) or cell.nationality not in (None, *NATIONALITIES):
        raise KohorteError("cell_group", **facts)
    if not math.isfinite(cell.persons):
        raise KohorteError("cell_not_finite", **facts)
    if cell.persons < 0:
        raise KohorteError("cell_negative", **facts)
