"""Several lines over the years, each named at its right end: areas beside each other, events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import MISSING, WIDTH, Chart, Value, present
from bleibe.design.charts.drawing import TEXT_SIZE, Drawing, shortened
from bleibe.design.charts.figures import german
from bleibe.design.charts.frame import notes, spread
from bleibe.design.charts.scale import Axis, axis_over, year_ticks
from bleibe.design.charts.text_width import text_width

HEIGHT = 240
TICK = 13
DASHES = ("", "7 5", "2 5", "9 4 2 4")
"""Lines differ by their dashes, too, so that they are told apart without colour."""


@dataclass(frozen=True)
class LineSeries:
    """A line: its name and a value for each year; ``missing`` says why one is None."""

    name: str
    values: tuple[Value, ...]
    missing: str = MISSING


def lines(
    title: str, *, years: Sequence[int], series: Sequence[LineSeries], unit: str,
    digits: int = 0, reach: Sequence[float] = (), width: float = WIDTH,
) -> Chart:  # fmt: skip
    """Draw each series as a line, the first one the strongest; ``years`` ascend.

    The axis holds the figures of ``reach`` in any case.
    """
    for each in series:
        if len(each.values) != len(years):
            raise ValueError(f"{each.name!r} has {len(each.values)} of {len(years)} values")
    known = present(value for each in series for value in each.values)
    to = Drawing(width)
    names = [_name(each, digits=digits, room=width * 0.42) for each in series]
    values = axis_over([*known, *reach], from_zero=False)
    left = max(text_width(label, size=TICK) for label in values.labels) + 10
    right = width - max((text_width(name, size=TEXT_SIZE) for name in names), default=0) - 16
    top, bottom = 26.0, 26.0 + HEIGHT
    axis = values.drawn(bottom, top)
    first, last = (years[0], years[-1]) if len(years) > 1 else (years[0] - 1, years[0] + 1)
    time = Axis(first, last, 1, left, right)
    to.text(0, 12, unit, size=TICK, colour=palette.MUTED)
    _grid(to, axis, time, labelled=bool(known))
    for number, each in enumerate(series):
        _draw(to, each, number, years, axis, time)
    _draw_names(to, names, series, axis, x=right + 8)
    below = []
    if known and values.low > 0:
        below.append(_("Die senkrechte Achse beginnt erst bei %s.") % values.labels[0])
    height = notes(to, below, top=bottom + 30)
    description = _description(years, series, unit=unit, digits=digits)
    return Chart(
        svg=to.finish(height=height, title=title, description=description),
        title=title,
        description=description,
        columns=(_("Jahr"), *(each.name for each in series)),
        rows=tuple(_rows(years, series, digits=digits)),
    )


def _name(series: LineSeries, *, digits: int, room: float) -> str:
    shown = [value for value in series.values if value is not None]
    told = f" {german(shown[-1], digits=digits)}" if shown else ""
    name = shortened(series.name, width=room - text_width(told, size=TEXT_SIZE), size=TEXT_SIZE)
    return name + told


def _grid(to: Drawing, axis: Axis, time: Axis, *, labelled: bool) -> None:
    for tick, label in zip(axis.ticks, axis.labels, strict=True):
        y = axis.at(tick)
        colour = palette.AXIS if tick == axis.low else palette.GRID
        to.line([(time.start, y), (time.end, y)], colour=colour)
        if labelled:
            place = time.start - 8
            to.text(place, y + 4, label, anchor="end", size=TICK, colour=palette.MUTED)
    room = max(1, int((time.end - time.start) // 48))
    for year in year_ticks(int(time.low), int(time.high), room=room):
        x, y = time.at(year), axis.at(axis.low)
        to.line([(x, y), (x, y + 5)], colour=palette.AXIS)
        to.text(x, y + 20, str(year), anchor="middle", size=TICK, colour=palette.MUTED)


def _draw(to: Drawing, series: LineSeries, number: int, years, axis: Axis, time: Axis) -> None:
    colour = palette.SERIES[number % len(palette.SERIES)]
    run: list[tuple[float, float]] = []
    for year, value in [*zip(years, series.values, strict=True), (0, None)]:
        if value is not None:
            run.append((time.at(year), axis.at(value)))
            continue
        if len(run) > 1:
            dashes = DASHES[number % len(DASHES)]
            to.line(run, colour=colour, width=3.5 if number == 0 else 2.25, dashes=dashes)
        for point in run[-1:]:
            to.dot(*point, radius=5 if number == 0 else 4, colour=colour)
        run = []


def _draw_names(to: Drawing, names, series, axis: Axis, *, x: float) -> None:
    ends = []
    for each in series:
        shown = [value for value in each.values if value is not None]
        ends.append(axis.at(shown[-1]) + 5 if shown else axis.start)
    places = spread(ends, gap=19, low=axis.end + 5, high=axis.start + 5)
    for number, (name, y) in enumerate(zip(names, places, strict=True)):
        to.text(x, y, name, bold=number == 0)


def _description(years, series, *, unit: str, digits: int) -> str:
    said = []
    for each in series:
        shown = [(y, v) for y, v in zip(years, each.values, strict=True) if v is not None]
        if shown:
            said.append(
                _("%(name)s: %(first)s im Jahr %(from)s, %(last)s im Jahr %(to)s.")
                % {
                    "name": each.name,
                    "first": german(shown[0][1], digits=digits),
                    "from": shown[0][0],
                    "last": german(shown[-1][1], digits=digits),
                    "to": shown[-1][0],
                }
            )
    if not said:
        return _("Es gibt keine Zahlen, die gezeigt werden können.")
    return " ".join([f"{unit}.", *said])


def _rows(years, series, *, digits: int) -> Iterator[tuple[str, ...]]:
    for index, year in enumerate(years):
        values = (each.values[index] for each in series)
        told = (
            str(each.missing) if value is None else german(value, digits=digits)
            for each, value in zip(series, values, strict=True)
        )
        yield (str(year), *told)
