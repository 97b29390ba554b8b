"""Charts of rows: a name at the left, something to the right of it, an axis below."""

from collections.abc import Sequence
from dataclasses import dataclass

from bleibe.design.charts import palette
from bleibe.design.charts.drawing import LINE_HEIGHT, TEXT_SIZE, Drawing, wrapped
from bleibe.design.charts.scale import Axis, fitting_axis
from bleibe.design.charts.text_width import text_width

TICK = 13


@dataclass(frozen=True)
class Row:
    """A row with its broken name; ``top`` and ``height`` are where it lies."""

    lines: tuple[str, ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Half way down the row."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Rows:
    """The rows of a chart and the axis that they share."""

    rows: tuple[Row, ...]
    axis: Axis
    left: float
    right: float
    top: float
    bottom: float


def lay_rows(
    to: Drawing, names: Sequence[str], values: Sequence[float], *,
    top: float, row_height: float, start_room: float = 0, end_room: float = 0,
    from_zero: bool = True, least_step: float = 0,
) -> Rows:  # fmt: skip
    """Place the rows; names take at most two fifths of the width and break into lines.

    ``start_room`` and ``end_room`` are kept free for figures beside the marks.
    """
    broken = [wrapped(name, width=to.width * 0.4) or [""] for name in names]
    left = max((text_width(li, size=TEXT_SIZE) for b in broken for li in b), default=0) + 12
    placed, y = [], top
    for lines in broken:
        height = max(row_height, len(lines) * LINE_HEIGHT + 6)
        placed.append(Row(tuple(lines), y, height))
        y += height
    start, end = left + start_room + 2, to.width - end_room - 8
    axis = fitting_axis(
        values, from_zero=from_zero, length=end - start - 20, size=TICK, least_step=least_step
    )
    return Rows(tuple(placed), axis.drawn(start, end), left, to.width, top, y)


def draw_frame(to: Drawing, rows: Rows, *, bold: Sequence[bool] = ()) -> None:
    """Draw grid, axis labels below and the names; a label without room is left out."""
    taken = -1.0
    for tick, label in zip(rows.axis.ticks, rows.axis.labels, strict=True):
        x = rows.axis.at(tick)
        colour = palette.AXIS if tick == 0 else palette.GRID
        to.line([(x, rows.top), (x, rows.bottom)], colour=colour)
        half = text_width(label, size=TICK) / 2
        x = min(max(x, half), to.width - half)
        if x - half > taken:
            to.text(x, rows.bottom + 17, label, anchor="middle", size=TICK, colour=palette.MUTED)
            taken = x + half + 6
    for index, row in enumerate(rows.rows):
        y = row.middle - (len(row.lines) - 1) * LINE_HEIGHT / 2 + 5
        for line in row.lines:
            is_bold = bool(bold) and bold[index]
            to.text(rows.left - 12, y, line, anchor="end", bold=is_bold)
            y += LINE_HEIGHT
