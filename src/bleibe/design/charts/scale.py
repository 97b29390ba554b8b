"""Where a value lies on an axis, and which round values get a tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from bleibe.design.charts.figures import short
from bleibe.design.charts.text_width import text_width


@dataclass(frozen=True)
class Axis:
    """A linear axis from ``low`` to ``high``, drawn from ``start`` to ``end``."""

    low: float
    high: float
    step: float
    start: float = 0.0
    end: float = 1.0

    def at(self, value: float) -> float:
        """Return the place of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def drawn(self, start: float, end: float) -> "Axis":
        """Return the same axis drawn between two places."""
        return Axis(self.low, self.high, self.step, start, end)

    @property
    def ticks(self) -> list[float]:
        """The round values from one end to the other."""
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * index for index in range(count + 1)]

    @property
    def labels(self) -> list[str]:
        """The ticks as one writes them."""
        return [short(tick, step=self.step) for tick in self.ticks]


def axis_over(
    values: Sequence[float], *, from_zero: bool, count: int = 5, least_step: float = 0
) -> Axis:
    """Return an axis with about ``count`` round steps over the values.

    Without ``from_zero`` the axis starts near the smallest value if all values lie
    close together, compared with their size; otherwise it starts at zero. Persons are
    counted whole, so their axis has a ``least_step`` of 1.
    """
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if from_zero or not 0 < (high - low) < 0.5 * abs(high):
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < 1e-9:
        low, high = min(low, 0.0), max(high, 1.0)
    raw = max((high - low) / count, max(abs(low), abs(high)) * 1e-9, least_step, 1e-12)
    step = _round_step(raw, unit=least_step)
    return Axis(floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step, step)


def _round_step(raw: float, *, unit: float) -> float:
    power = 10.0 ** floor(log10(raw))
    steps = [factor * power for factor in (1, 2, 2.5, 5, 10)]
    return next(
        step for step in steps if step >= raw * 0.999 and (not unit or (step / unit).is_integer())
    )


def fitting_axis(
    values: Sequence[float],
    *,
    from_zero: bool,
    length: float,
    size: float,
    most: int = 6,
    least_step: float = 0,
) -> Axis:
    """Return a horizontal axis with as many ticks as have room for their labels."""
    for count in range(most, 0, -1):
        axis = axis_over(values, from_zero=from_zero, count=count, least_step=least_step)
        widest = max(text_width(label, size=size) for label in axis.labels)
        if (len(axis.ticks) - 1) * (widest + 12) <= length:
            return axis
    return axis


def year_ticks(first: int, last: int, *, room: int) -> list[int]:
    """Return at most ``room`` round years between two years, both of them where they are alone."""
    if first == last:
        return [first]
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000):
        years = [year for year in range(first, last + 1) if year % step == 0]
        if 0 < len(years) <= room:
            return years
    return [first]
