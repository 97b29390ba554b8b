"""The years of a population line: counted ones and projected ones."""

from dataclasses import dataclass

from bleibe.design.charts.chart import MISSING, Value


@dataclass(frozen=True)
class YearValue:
    """The counted figure of a year; None is a gap, and ``missing`` says why.

    ``base`` is what the figure rests on, such as a census: where it changes, the line breaks.
    """

    year: int
    value: Value
    missing: str = MISSING
    base: str = ""


@dataclass(frozen=True)
class ProjectedYear:
    """The projected figure of a year with the ends of its band."""

    year: int
    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Variant:
    """What a projection would say under other assumptions: its name, a value for each year."""

    name: str
    values: tuple[float, ...]
