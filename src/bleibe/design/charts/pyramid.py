"""The age pyramid of two dates: bars for now, an outline for then, men left, women right."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import MISSING, WIDTH, Chart, Value, present
from bleibe.design.charts.drawing import Drawing, shortened
from bleibe.design.charts.figures import german
from bleibe.design.charts.frame import SWATCH, Key, gap_key, gap_note, legend, notes
from bleibe.design.charts.scale import Axis, fitting_axis
from bleibe.design.charts.text_width import text_width

MEN, WOMEN = 0, 1
TICK = 13
LABEL_GAP = 15
"""Least distance between the base lines of two age labels."""


@dataclass(frozen=True)
class AgeGroup:
    """An age or age group at both dates; None is a gap, and ``missing`` says why."""

    label: str
    women: Value
    men: Value
    women_then: Value = None
    men_then: Value = None
    missing: str = MISSING


@dataclass(frozen=True)
class _Side:
    """One half: where zero is, and how figures grow away from it."""

    axis: Axis
    series: int
    now: Callable[[AgeGroup], Value]
    then: Callable[[AgeGroup], Value]


def pyramid(
    title: str, *, groups: Sequence[AgeGroup], now: str, then: str | None = None,
    unit: str = "Personen", width: float = WIDTH,
) -> Chart:  # fmt: skip
    """Draw the population by age and sex; ``groups`` begin with the youngest.

    With ``then`` the earlier date is drawn as a dashed outline over the bars.
    """
    to = Drawing(width)
    values = [v for g in groups for v in (g.women, g.men)]
    if then is not None:
        values += [v for g in groups for v in (g.women_then, g.men_then)]
    known = present(values)
    has_gaps = any(g.women is None or g.men is None for g in groups)
    top = legend(to, _keys(now, then, has_gaps=has_gaps), top=0) + LABEL_GAP
    row = min(24.0, max(4.4, 380 / max(1, len(groups))))
    bottom = top + row * len(groups)
    labels = [shortened(g.label, width=width * 0.3, size=TICK) for g in groups]
    middle = max((text_width(label, size=TICK) for label in labels), default=0) + 20
    half = (width - middle) / 2
    axis = fitting_axis([0.0, *known], from_zero=True, length=half - 40, size=TICK, least_step=1)
    edge = text_width(axis.labels[-1], size=TICK) / 2
    men = _Side(axis.drawn(half, edge), MEN, lambda g: g.men, lambda g: g.men_then)
    women = _Side(
        axis.drawn(half + middle, width - edge), WOMEN, lambda g: g.women, lambda g: g.women_then
    )
    to.text(half, top - 6, _("Männer"), anchor="end", bold=True)
    to.text(half + middle, top - 6, _("Frauen"), bold=True)
    for side in (men, women):
        _grid(to, side.axis, top=top, bottom=bottom)
        _bars(to, side, groups, row=row, bottom=bottom)
        if then is not None:
            _outline(to, side, groups, row=row, bottom=bottom)
    _ages(to, labels, x=half + middle / 2, row=row, bottom=bottom)
    to.text(width / 2, bottom + 36, unit, anchor="middle", size=TICK, colour=palette.MUTED)
    below = gap_note(_gaps(groups, then))
    height = notes(to, below, top=bottom + 42)
    description = _description(groups, now=now, then=then, unit=unit)
    columns = (_("Alter"), _("Männer %s") % now, _("Frauen %s") % now)
    if then is not None:
        columns += (_("Männer %s") % then, _("Frauen %s") % then)
    return Chart(
        svg=to.finish(height=height, title=title, description=description),
        title=title,
        description=description,
        columns=columns,
        rows=tuple(_row(g, then=then) for g in groups),
    )


def _keys(now: str, then: str | None, *, has_gaps: bool) -> list[Key]:
    keys = [
        Key(
            _("Männer %s") % now, lambda to, x, y: to.bar(x, y, SWATCH, 12, series=MEN, plain=True)
        ),
        Key(
            _("Frauen %s") % now,
            lambda to, x, y: to.bar(x, y, SWATCH, 12, series=WOMEN, plain=True),
        ),
    ]
    if then is not None:
        keys.append(Key(then, _outline_sample))
    return [*keys, gap_key()] if has_gaps else keys


def _outline_sample(to: Drawing, x: float, y: float) -> None:
    box = [(x, y), (x + SWATCH, y), (x + SWATCH, y + 12), (x, y + 12)]
    to.line(box, colour=palette.INK, width=1.8, dashes="4 3", closed=True)


def _grid(to: Drawing, axis: Axis, *, top: float, bottom: float) -> None:
    for tick, label in zip(axis.ticks, axis.labels, strict=True):
        x = axis.at(tick)
        colour = palette.AXIS if tick == 0 else palette.GRID
        to.line([(x, top), (x, bottom)], colour=colour)
        to.text(x, bottom + 18, label, anchor="middle", size=TICK, colour=palette.MUTED)


def _bars(to: Drawing, side: _Side, groups, *, row: float, bottom: float) -> None:
    zero = side.axis.at(0)
    for index, group in enumerate(groups):
        y, value = bottom - (index + 1) * row, side.now(group)
        if value is None:
            end = side.axis.end
            to.hatch(min(zero, end), y, abs(end - zero), row)
        else:
            end = side.axis.at(value)
            to.bar(min(zero, end), y, abs(end - zero), row, series=side.series, plain=True)


def _outline(to: Drawing, side: _Side, groups, *, row: float, bottom: float) -> None:
    run: list[tuple[float, float]] = []
    for index, group in enumerate([*groups, AgeGroup("", None, None)]):
        value, y = side.then(group), bottom - index * row
        if value is not None:
            x = side.axis.at(value)
            run += [(x, y), (x, y - row)]
        elif run:
            to.line(run, colour=palette.INK, width=1.8, dashes="4 3")
            run = []


def _ages(to: Drawing, labels: Sequence[str], *, x: float, row: float, bottom: float) -> None:
    every = 1
    while row * every < LABEL_GAP:
        every = {1: 2, 2: 5}.get(every, every + 5)
    for index, label in enumerate(labels):
        if index % every == 0:
            y = bottom - index * row - row / 2 + 4.5
            to.text(x, y, label, anchor="middle", size=TICK, colour=palette.MUTED)


def _gaps(groups: Sequence[AgeGroup], then: str | None) -> Iterator[tuple[str, str]]:
    for group in groups:
        if group.women is None or group.men is None:
            yield group.label, group.missing
        if then is not None and (group.women_then is None or group.men_then is None):
            yield f"{group.label} ({then})", group.missing


def _total(groups, parts) -> Value:
    values = [part(group) for group in groups for part in parts]
    return None if None in values else sum(values)


def _description(groups, *, now: str, then: str | None, unit: str) -> str:
    today = [g for g in groups if g.women is not None and g.men is not None]
    if not today:
        return _("Es gibt keine Zahlen, die gezeigt werden können.")
    largest = max(today, key=lambda g: g.women + g.men)
    said = [
        _("%(now)s ist die Altersgruppe „%(label)s“ am größten: %(value)s %(unit)s.")
        % {
            "now": now,
            "label": largest.label,
            "unit": unit,
            "value": german(largest.women + largest.men),
        }
    ]
    before = [g for g in groups if g.women_then is not None and g.men_then is not None]
    if then is not None and before:
        earlier = max(before, key=lambda g: g.women_then + g.men_then)
        said.append(
            _("%(then)s war es „%(label)s“ mit %(value)s.")
            % {
                "then": then,
                "label": earlier.label,
                "value": german(earlier.women_then + earlier.men_then),
            }
        )
    women, men = _total(groups, [lambda g: g.women]), _total(groups, [lambda g: g.men])
    if women is not None and men is not None:
        said.append(
            _("Zusammen sind es %(women)s Frauen und %(men)s Männer.")
            % {"women": german(women), "men": german(men)}
        )
    else:
        said.append(_("Einige Altersgruppen werden nicht gezeigt."))
    return " ".join(said)


def _row(group: AgeGroup, *, then: str | None) -> tuple[str, ...]:
    values = [group.men, group.women]
    if then is not None:
        values += [group.men_then, group.women_then]
    told = (str(group.missing) if value is None else german(value) for value in values)
    return (group.label, *told)
