"""The numbers of a chart as a file may hold them: never finer than the profile says them."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from bleibe.reports.profile.content import Chart, Series
from bleibe.reports.profile.numbers import stepped

Values = tuple[float | None, ...]


def told(chart: Chart) -> Chart:
    """Return the chart with its numbers rounded; what is projected goes in its steps."""
    return replace(chart, series=tuple(_series(each, chart) for each in chart.series))


def _series(series: Series, chart: Chart) -> Series:
    step = chart.step if series.lower else 0
    return replace(
        series,
        values=_rounded(series.values, chart.places, step),
        lower=_rounded(series.lower, chart.places, step),
        upper=_rounded(series.upper, chart.places, step),
    )


def _rounded(values: Iterable[float | None], places: int, step: int) -> Values:
    return tuple(
        None if value is None else stepped(value, step) if step else half_up(value, places)
        for value in values
    )


def half_up(value: float, places: int) -> float:
    """Round as the profile's text does."""
    unit = Decimal(1).scaleb(-places)
    return float(Decimal(repr(float(value))).quantize(unit, rounding=ROUND_HALF_UP))
