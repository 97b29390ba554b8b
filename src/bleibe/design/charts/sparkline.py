"""A line the size of a word: how a figure went, without axes."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import MISSING, Chart, Value, present
from bleibe.design.charts.drawing import Drawing
from bleibe.design.charts.figures import german

WIDTH, HEIGHT, EDGE = 120, 36, 6


def sparkline(
    title: str, *, points: Sequence[tuple[str, Value]], digits: int = 0, missing: str = MISSING
) -> Chart:
    """Draw labelled figures as a small line; a gap stays a gap, the last figure is a dot."""
    to = Drawing(WIDTH)
    known = present(value for _label, value in points)
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    run: list[tuple[float, float]] = []
    spot = None
    for index, value in enumerate([*(value for _label, value in points), None]):
        if value is not None:
            x = EDGE + (WIDTH - 2 * EDGE) * index / max(1, len(points) - 1)
            share = (value - low) / (high - low) if high > low else 0.5
            spot = (x, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share)
            run.append(spot)
            continue
        if len(run) == 1:
            to.dot(*run[0], radius=2.5, colour=palette.OWN)
        elif run:
            to.line(run, colour=palette.OWN, width=2)
        run = []
    if spot is not None:
        to.dot(*spot, radius=4.5, colour=palette.OWN)
    description = _description(points, digits=digits)
    return Chart(
        svg=to.finish(height=HEIGHT, title=title, description=description),
        title=title,
        description=description,
        columns=("", title),
        rows=tuple(
            (label, str(missing) if value is None else german(value, digits=digits))
            for label, value in points
        ),
    )


def _description(points: Sequence[tuple[str, Value]], *, digits: int) -> str:
    shown = [(label, value) for label, value in points if value is not None]
    if not shown:
        return _("Es gibt keine Zahlen, die gezeigt werden können.")
    (first, before), (last, after) = shown[0], shown[-1]
    return _("%(before)s (%(first)s), zuletzt %(after)s (%(last)s).") % {
        "before": german(before, digits=digits),
        "first": first,
        "after": german(after, digits=digits),
        "last": last,
    }
