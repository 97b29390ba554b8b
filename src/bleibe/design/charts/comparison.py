"""One figure of several areas beside each other: the own area, Kreis, Land, Bund."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import MISSING, WIDTH, Chart, Value, present
from bleibe.design.charts.drawing import TEXT_SIZE, Drawing
from bleibe.design.charts.figures import german
from bleibe.design.charts.frame import gap_note, notes
from bleibe.design.charts.rows import draw_frame, lay_rows
from bleibe.design.charts.text_width import text_width

ROW = 34


@dataclass(frozen=True)
class Compared:
    """An area with its figure; ``own`` is the one that the page is about."""

    label: str
    value: Value
    own: bool = False
    missing: str = MISSING


def comparison(
    title: str, *, areas: Sequence[Compared], unit: str, digits: int = 1, width: float = WIDTH
) -> Chart:
    """Draw a dot for each area, the own one filled and bold, on an axis from zero."""
    to = Drawing(width)
    known = present(each.value for each in areas)
    told = [german(value, digits=digits) for value in known]
    room = max((text_width(text, size=TEXT_SIZE) for text in told), default=0) + 12
    rows = lay_rows(
        to, [each.label for each in areas], [0.0, *known], top=4, row_height=ROW,
        start_room=room if min(known, default=0) < 0 else 0, end_room=room,
    )  # fmt: skip
    draw_frame(to, rows, bold=[each.own for each in areas])
    zero = rows.axis.at(0)
    for each, row in zip(areas, rows.rows, strict=True):
        if each.value is None:
            start, end = sorted((rows.axis.start, rows.axis.end))
            to.hatch(start, row.middle - 6, end - start, 12)
            continue
        x, y = rows.axis.at(each.value), row.middle
        colour = palette.OWN if each.own else palette.MUTED
        to.line([(zero, y), (x, y)], colour=colour, width=4 if each.own else 2)
        to.dot(x, y, radius=8 if each.own else 6, colour=colour, hollow=not each.own)
        text = german(each.value, digits=digits)
        side, anchor = (-13, "end") if each.value < 0 else (13, "start")
        to.text(x + side, y + 5, text, anchor=anchor, bold=each.own, halo=True)
    bottom = rows.bottom + 36
    to.text((rows.left + width) / 2, bottom, unit, anchor="middle", size=13, colour=palette.MUTED)
    below = gap_note((each.label, each.missing) for each in areas if each.value is None)
    height = notes(to, below, top=bottom + 6)
    description = _description(areas, unit=unit, digits=digits)
    return Chart(
        svg=to.finish(height=height, title=title, description=description),
        title=title,
        description=description,
        columns=(_("Gebiet"), unit),
        rows=tuple(
            (e.label, str(e.missing) if e.value is None else german(e.value, digits=digits))
            for e in areas
        ),
    )


def _description(areas: Sequence[Compared], *, unit: str, digits: int) -> str:
    shown = [each for each in areas if each.value is not None]
    if not shown:
        return _("Es gibt keine Zahlen, die gezeigt werden können.")
    own = next((each for each in shown if each.own), None)
    others = [each for each in shown if each is not own]
    if own is None:
        return f"{unit}: {_told(others, digits=digits)}."
    said = [f"{unit}: {_told([own], digits=digits)}."]
    for sentence, found in (
        (_("Das ist mehr als in: %s."), [each for each in others if own.value > each.value]),
        (_("Das ist genauso viel wie in: %s."), [e for e in others if own.value == e.value]),
        (_("Das ist weniger als in: %s."), [each for each in others if own.value < each.value]),
    ):
        if found:
            said.append(sentence % _told(found, digits=digits))
    return " ".join(said)


def _told(areas: Sequence[Compared], *, digits: int) -> str:
    return ", ".join(f"{each.label} ({german(each.value, digits=digits)})" for each in areas)
