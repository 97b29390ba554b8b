"""Lying bars: categories below each other, names at the left, figures to the right."""

from collections.abc import Sequence

from bleibe.design.charts import palette
from bleibe.design.charts.bar_series import BarSeries, pieces
from bleibe.design.charts.drawing import Drawing
from bleibe.design.charts.figures import german
from bleibe.design.charts.rows import draw_frame, lay_rows
from bleibe.design.charts.text_width import text_width

BAR = 18
VALUE = 13


def draw_lying(
    to: Drawing, categories: Sequence[str], series: Sequence[BarSeries], *, reach: Sequence[float],
    unit: str, top: float, stacked: bool, digits: int,
) -> float:  # fmt: skip
    """Draw bars, axis and names; return where notes can begin."""
    told = [german(v, digits=digits) for each in series for v in each.values if v is not None]
    room = 0 if stacked else max((text_width(t, size=VALUE) for t in told), default=0) + 10
    row_height = (BAR + 8) if stacked else BAR * max(1, len(series)) + 10
    rows = lay_rows(
        to, categories, reach, top=top, row_height=row_height,
        start_room=room if min(reach) < 0 else 0, end_room=room, least_step=10.0**-digits,
    )  # fmt: skip
    draw_frame(to, rows)
    axis = rows.axis
    for index, row in enumerate(rows.rows):
        thickness = BAR if stacked else BAR * len(series)
        y = row.middle - thickness / 2
        for piece in pieces(series, index, stacked=stacked):
            place, breadth = y + piece.start * thickness, piece.share * thickness
            if piece.value is None:
                to.hatch(axis.start, place, axis.end - axis.start, breadth)
                continue
            low, high = axis.at(piece.low), axis.at(piece.high)
            to.bar(low, place, high - low, breadth, series=piece.series)
            if not stacked:
                x, anchor = (high + 5, "start") if piece.value >= 0 else (low - 5, "end")
                text = german(piece.value, digits=digits)
                to.text(x, place + breadth / 2 + 4.5, text, anchor=anchor, size=VALUE, halo=True)
    bottom = rows.bottom + 36
    to.text(
        (rows.left + to.width) / 2, bottom, unit, anchor="middle", size=VALUE, colour=palette.MUTED
    )
    return bottom + 6
