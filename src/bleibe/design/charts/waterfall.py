"""From one population to the next: what births, deaths and moves added and took away."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import MISSING, WIDTH, Chart, Value, present
from bleibe.design.charts.drawing import TEXT_SIZE, Drawing
from bleibe.design.charts.figures import german, signed
from bleibe.design.charts.frame import bar_key, gap_key, gap_note, legend, notes
from bleibe.design.charts.rows import draw_frame, lay_rows
from bleibe.design.charts.text_width import text_width

TOTAL, MORE, LESS = 0, 3, 1
ROW = 30


@dataclass(frozen=True)
class Step:
    """Something that adds to the population or, below zero, takes from it."""

    label: str
    change: Value
    missing: str = MISSING


@dataclass(frozen=True)
class _Bar:
    label: str
    low: Value
    high: Value
    series: int
    text: str


def waterfall(
    title: str, *, start_label: str, start: float, steps: Sequence[Step], end_label: str,
    end: float, unit: str = "Personen", width: float = WIDTH,
) -> Chart:  # fmt: skip
    """Draw the steps from ``start`` to ``end`` as floating bars.

    Where the steps do not add up, a bar „übrige Veränderung“ closes the rest. Where one
    of them is not shown there is no such bar: it would tell the figure that is kept back.
    """
    present([start, end])
    known = present(step.change for step in steps)
    rest = end - start - sum(known)
    if len(known) == len(steps) and abs(rest) > 1e-6:
        steps = [*steps, Step(_("übrige Veränderung"), rest)]
    bars = _bars(start_label, start, steps, end_label, end)
    levels = [*_levels(start, steps), end]
    to = Drawing(width)
    keys = [bar_key(_("Zuwachs"), MORE), bar_key(_("Abnahme"), LESS)]
    if any(step.change is None for step in steps):
        keys.append(gap_key())
    top = legend(to, keys, top=0)
    room = max(text_width(bar.text, size=TEXT_SIZE) for bar in bars) + 8
    rows = lay_rows(
        to, [bar.label for bar in bars], levels, top=top, row_height=ROW, start_room=room,
        end_room=room,
        from_zero=False, least_step=1,
    )  # fmt: skip
    draw_frame(to, rows, bold=[bar.series == TOTAL for bar in bars])
    _draw(to, rows, bars)
    bottom = rows.bottom + 36
    to.text((rows.left + width) / 2, bottom, unit, anchor="middle", size=13, colour=palette.MUTED)
    below = []
    if rows.axis.low > 0:
        words = {"start": rows.axis.labels[0], "unit": unit}
        below.append(_("Die Achse beginnt erst bei %(start)s %(unit)s.") % words)
    below += gap_note((step.label, step.missing) for step in steps if step.change is None)
    height = notes(to, below, top=bottom + 6)
    description = _description(start_label, start, steps, end_label, end, unit=unit)
    return Chart(
        svg=to.finish(height=height, title=title, description=description),
        title=title,
        description=description,
        columns=("", unit),
        rows=(
            (start_label, german(start)),
            *((s.label, str(s.missing) if s.change is None else signed(s.change)) for s in steps),
            (end_label, german(end)),
        ),
    )


def _bars(start_label, start, steps, end_label, end) -> list[_Bar]:
    bars, level = [_Bar(start_label, 0.0, start, TOTAL, german(start))], start
    for step in steps:
        if step.change is None:
            bars.append(_Bar(step.label, None, level, LESS, ""))
            continue
        after = level + step.change
        series = MORE if step.change >= 0 else LESS
        bars.append(
            _Bar(step.label, min(level, after), max(level, after), series, signed(step.change))
        )
        level = after
    return [*bars, _Bar(end_label, 0.0, end, TOTAL, german(end))]


def _levels(start: float, steps: Sequence[Step]) -> list[float]:
    levels = [start]
    for step in steps:
        levels.append(levels[-1] + (step.change or 0))
    return levels


def _draw(to: Drawing, rows, bars: Sequence[_Bar]) -> None:
    axis = rows.axis
    for bar, row in zip(bars, rows.rows, strict=True):
        top, height = row.middle - 10, 20
        if bar.low is None:
            start, end = sorted((axis.start, axis.end))
            to.hatch(start, top, end - start, height)
            continue
        low = axis.at(max(min(bar.low, bar.high), axis.low))
        high = axis.at(max(bar.low, bar.high))
        to.bar(low, top, max(high - low, 1.5), height, series=bar.series)
        if bar.series == LESS:
            to.text(low - 6, row.middle + 5, bar.text, anchor="end", halo=True)
        else:
            is_total = bar.series == TOTAL
            to.text(high + 6, row.middle + 5, bar.text, bold=is_total, halo=True)


def _description(start_label, start, steps, end_label, end, *, unit) -> str:
    told = ", ".join(
        f"{step.label} {str(step.missing) if step.change is None else signed(step.change)}"
        for step in steps
    )
    return _("Von %(start)s %(unit)s (%(start_label)s) zu %(end)s (%(end_label)s): %(steps)s.") % {
        "start": german(start),
        "unit": unit,
        "start_label": start_label,
        "end": german(end),
        "end_label": end_label,
        "steps": told or _("keine Veränderung"),
    }
