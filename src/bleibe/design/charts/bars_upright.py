"""Upright bars: categories side by side, names below, figures upwards."""

from collections.abc import Sequence

from bleibe.design.charts import palette
from bleibe.design.charts.bar_series import BarSeries, Piece, pieces
from bleibe.design.charts.drawing import Drawing
from bleibe.design.charts.figures import german
from bleibe.design.charts.scale import Axis, axis_over
from bleibe.design.charts.text_width import text_width

HEIGHT = 240
TICK = 13
VALUE = 12
AXIS_ROOM = 70
"""About what the labels of the axis take; only for the question whether names fit."""


def names_fit(categories: Sequence[str], *, width: float) -> bool:
    """Say whether the names have room beside each other; years may be thinned out."""
    if _are_years(categories):
        return True
    slot = (width - AXIS_ROOM) / max(1, len(categories))
    return all(text_width(name, size=TICK) + 8 <= slot for name in categories)


def draw_upright(
    to: Drawing, categories: Sequence[str], series: Sequence[BarSeries], *, reach: Sequence[float],
    unit: str, top: float, stacked: bool, digits: int,
) -> float:  # fmt: skip
    """Draw bars, axis and names; return where notes can begin."""
    axis = axis_over(reach, from_zero=True, least_step=10.0**-digits)
    left = max(text_width(label, size=TICK) for label in axis.labels) + 10
    to.text(0, top + 13, unit, size=TICK, colour=palette.MUTED)
    top += 34
    bottom = top + HEIGHT
    axis = axis.drawn(bottom, top)
    for tick, label in zip(axis.ticks, axis.labels, strict=True):
        y = axis.at(tick)
        colour = palette.AXIS if tick == 0 else palette.GRID
        to.line([(left, y), (to.width, y)], colour=colour)
        to.text(left - 8, y + 4, label, anchor="end", size=TICK, colour=palette.MUTED)
    slot = (to.width - left) / max(1, len(categories))
    inset = slot * (0.04 if slot < 16 else 0.14)
    room = slot - 2 * inset
    told = not stacked and _values_fit(series, room=room, digits=digits)
    for index in range(len(categories)):
        x = left + index * slot + inset
        for piece in pieces(series, index, stacked=stacked):
            _draw_piece(to, piece, axis, x=x, room=room, top=top, bottom=bottom)
            if told:
                _draw_value(to, piece, axis, x=x, room=room, digits=digits)
    below = bottom + (VALUE + 4 if min(reach) < 0 else 0)
    _draw_names(to, categories, left=left, slot=slot, y=below + 19)
    return below + 26


def _draw_piece(to: Drawing, piece: Piece, axis: Axis, *, x, room, top, bottom) -> None:
    place, breadth = x + piece.start * room, piece.share * room
    if piece.value is None:
        to.hatch(place, top, breadth, bottom - top)
        return
    upper, lower = axis.at(piece.high), axis.at(piece.low)
    to.bar(place, upper, breadth, lower - upper, series=piece.series)


def _draw_value(to: Drawing, piece: Piece, axis: Axis, *, x, room, digits: int) -> None:
    if piece.value is None:
        return
    y = axis.at(piece.high) - 5 if piece.value >= 0 else axis.at(piece.low) + 14
    centre = x + (piece.start + piece.share / 2) * room
    text = german(piece.value, digits=digits)
    to.text(centre, y, text, anchor="middle", size=VALUE, halo=True)


def _values_fit(series: Sequence[BarSeries], *, room: float, digits: int) -> bool:
    values = [value for each in series for value in each.values if value is not None]
    widths = [text_width(german(value, digits=digits), size=VALUE) for value in values]
    return max(widths, default=0) <= room / max(1, len(series))


def _draw_names(to: Drawing, categories: Sequence[str], *, left, slot, y) -> None:
    widest = max((text_width(name, size=TICK) for name in categories), default=0) + 8
    every = next((n for n in (1, 2, 5, 10, 20, 50) if n * slot >= widest), 100)
    for index, name in enumerate(categories):
        is_shown = int(name) % every == 0 if every > 1 else True
        half = text_width(name, size=TICK) / 2
        x = min(left + (index + 0.5) * slot, to.width - half)
        if is_shown:
            to.text(x, y, name, anchor="middle", size=TICK, colour=palette.MUTED)


def _are_years(categories: Sequence[str]) -> bool:
    years = [
        int(name) for name in categories if len(name) == 4 and name.isascii() and name.isdigit()
    ]
    return len(years) == len(categories) and years == list(range(years[0], years[0] + len(years)))
