"""What charts have around them: legend, notes below, labels that keep clear of each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import MISSING
from bleibe.design.charts.drawing import LINE_HEIGHT, TEXT_SIZE, Drawing, wrapped
from bleibe.design.charts.text_width import text_width

SWATCH = 22


@dataclass(frozen=True)
class Key:
    """One entry of a legend: ``draw`` puts a sample of 22 × 12 at a place."""

    text: str
    draw: Callable[[Drawing, float, float], None]


def bar_key(text: str, series: int) -> Key:
    """Return the legend of a series of bars."""
    return Key(text, lambda to, x, y: to.bar(x, y, SWATCH, 12, series=series))


def gap_key() -> Key:
    """Return the legend of places without a value."""
    return Key(_("nicht gezeigt"), lambda to, x, y: to.hatch(x, y, SWATCH, 12))


def legend(to: Drawing, keys: Sequence[Key], *, top: float) -> float:
    """Draw a legend in as many rows as it needs; return where the next thing can begin."""
    x, y = 0.0, top
    room = to.width - SWATCH - 8
    for key in keys:
        lines = wrapped(key.text, width=room)
        taken = SWATCH + 8 + max(text_width(line, size=TEXT_SIZE) for line in lines)
        if x > 0 and x + taken > to.width:
            x, y = 0.0, y + LINE_HEIGHT + 4
        key.draw(to, x, y + 2)
        for line in lines:
            to.text(x + SWATCH + 8, y + 13, line)
            y += LINE_HEIGHT if line is not lines[-1] else 0
        x += taken + 20
    return y + LINE_HEIGHT + 10 if keys else top


def notes(to: Drawing, texts: Iterable[str], *, top: float) -> float:
    """Set notes below the drawing; return where the drawing ends."""
    y = top
    for text in texts:
        for line in wrapped(text, width=to.width, size=13):
            y += LINE_HEIGHT
            to.text(0, y - 5, line, size=13, colour=palette.MUTED)
    return y


def gap_note(gaps: Iterable[tuple[str, str]]) -> list[str]:
    """Return the note on places without a value, by reason; ``gaps`` are (place, reason)."""
    by_reason: dict[str, list[str]] = {}
    for place, reason in gaps:
        by_reason.setdefault(str(reason or MISSING), []).append(str(place))
    return [
        _("Schraffiert – %(reason)s: %(places)s.") % {"reason": reason, "places": _listed(places)}
        for reason, places in by_reason.items()
    ]


def _listed(places: Sequence[str], *, most: int = 12) -> str:
    if len(places) <= most:
        return ", ".join(places)
    return _("%(places)s und %(count)s weitere") % {
        "places": ", ".join(places[:most]),
        "count": len(places) - most,
    }


def spread(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Move places apart until each has ``gap`` to the next, within two limits, in their order.

    If there is no room for all of them, they share the room evenly.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    gap = min(gap, (high - low) / max(1, len(wanted) - 1))
    placed: list[float] = []
    for index in order:
        placed.append(max(wanted[index], placed[-1] + gap if placed else low))
    ceiling = high
    for position in range(len(placed) - 1, -1, -1):
        placed[position] = max(min(placed[position], ceiling), low)
        ceiling = placed[position] - gap
    return [place for _index, place in sorted(zip(order, placed, strict=True))]
