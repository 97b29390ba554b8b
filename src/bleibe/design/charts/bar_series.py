"""A series of bars, and where its bars lie when they stand beside or on each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bleibe.design.charts.chart import MISSING, Value


@dataclass(frozen=True)
class BarSeries:
    """One series: its name and a value for each category; ``missing`` says why one is None."""

    name: str
    values: tuple[Value, ...]
    missing: str = MISSING


@dataclass(frozen=True)
class Piece:
    """One bar within its category: from ``low`` to ``high``, across a share of the slot."""

    series: int
    value: Value
    low: float
    high: float
    start: float
    share: float


def column_sums(series: Sequence[BarSeries]) -> list[float]:
    """Return the height of each stack; what is not shown adds nothing."""
    return [sum(value or 0 for value in column) for column in zip(*_values(series), strict=True)]


def pieces(series: Sequence[BarSeries], index: int, *, stacked: bool) -> Iterator[Piece]:
    """Yield the bars of one category; in a stack, a missing part marks the whole slot."""
    column = [each.values[index] for each in series]
    if stacked:
        level = 0.0
        for number, value in enumerate(column):
            if value is None:
                yield Piece(number, None, 0, 0, 0, 1)
            else:
                yield Piece(number, value, level, level + value, 0, 1)
                level += value
        return
    for number, value in enumerate(column):
        low, high = sorted((0.0, value or 0.0))
        yield Piece(number, value, low, high, number / len(column), 1 / len(column))


def _values(series: Sequence[BarSeries]) -> list[tuple[Value, ...]]:
    return [each.values for each in series]
