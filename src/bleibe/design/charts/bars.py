"""Bars for categories, several series beside or on each other."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from bleibe.design.charts.bar_series import BarSeries, column_sums
from bleibe.design.charts.bars_lying import draw_lying
from bleibe.design.charts.bars_upright import draw_upright, names_fit
from bleibe.design.charts.chart import WIDTH, Chart, present
from bleibe.design.charts.drawing import Drawing
from bleibe.design.charts.figures import german
from bleibe.design.charts.frame import bar_key, gap_key, gap_note, legend, notes


def bars(
    title: str, *, categories: Sequence[str], series: Sequence[BarSeries], unit: str,
    stacked: bool = False, digits: int = 0, width: float = WIDTH,
) -> Chart:  # fmt: skip
    """Draw upright bars where the names of the categories have room below, else lying ones.

    Stacked bars need values that are not negative.
    """
    for each in series:
        if len(each.values) != len(categories):
            raise ValueError(f"{each.name!r} has {len(each.values)} of {len(categories)} values")
    values = present(value for each in series for value in each.values)
    if stacked and any(value < 0 for value in values):
        raise ValueError("bars cannot be stacked below zero")
    to = Drawing(width)
    keys = [bar_key(each.name, index) for index, each in enumerate(series)]
    keys = keys if len(series) > 1 else []
    if any(None in each.values for each in series):
        keys.append(gap_key())
    top = legend(to, keys, top=0)
    reach = [0.0, *(column_sums(series) if stacked else values)]
    draw = draw_upright if names_fit(categories, width=width) else draw_lying
    bottom = draw(
        to, categories, series, reach=reach, unit=unit, top=top, stacked=stacked, digits=digits
    )
    height = notes(to, gap_note(_gaps(categories, series)), top=bottom)
    description = _description(categories, series, unit=unit, digits=digits)
    return Chart(
        svg=to.finish(height=height, title=title, description=description),
        title=title,
        description=description,
        columns=("", *(each.name for each in series)),
        rows=tuple(
            (category, *(_told(each, index, digits=digits) for each in series))
            for index, category in enumerate(categories)
        ),
    )


def _gaps(categories: Sequence[str], series: Sequence[BarSeries]) -> Iterator[tuple[str, str]]:
    for each in series:
        for category, value in zip(categories, each.values, strict=True):
            if value is None:
                place = f"{category} ({each.name})" if len(series) > 1 else category
                yield place, each.missing


def _told(series: BarSeries, index: int, *, digits: int) -> str:
    value = series.values[index]
    return str(series.missing) if value is None else german(value, digits=digits)


def _description(categories, series, *, unit: str, digits: int) -> str:
    said = []
    for each in series:
        shown = [
            (value, category)
            for value, category in zip(each.values, categories, strict=True)
            if value is not None
        ]
        if shown:
            highest = max(shown, key=lambda pair: pair[0])
            lowest = min(shown, key=lambda pair: pair[0])
            said.append(
                _(
                    "%(name)s: am meisten %(high)s %(unit)s (%(top)s), "
                    "am wenigsten %(low)s (%(bottom)s)."
                )
                % {
                    "name": each.name,
                    "unit": unit,
                    "high": german(highest[0], digits=digits),
                    "top": highest[1],
                    "low": german(lowest[0], digits=digits),
                    "bottom": lowest[1],
                }
            )
    return " ".join(said) or _("Es gibt keine Zahlen, die gezeigt werden können.")
