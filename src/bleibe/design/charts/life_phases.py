"""How the life phases share the population, year by year: stacks named at their right end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import MISSING, WIDTH, Chart, Value, present
from bleibe.design.charts.drawing import Drawing, shortened
from bleibe.design.charts.figures import german
from bleibe.design.charts.frame import SWATCH, gap_key, gap_note, legend, notes, spread
from bleibe.design.charts.scale import Axis, year_ticks
from bleibe.design.charts.text_width import text_width

HEIGHT = 300
TICK = 13
NAME = 13
LEFT = 48


@dataclass(frozen=True)
class Phase:
    """A life phase with its number of persons in each year; the youngest comes first."""

    name: str
    values: tuple[Value, ...]
    missing: str = MISSING


def life_phases(
    title: str, *, years: Sequence[int], phases: Sequence[Phase], width: float = WIDTH
) -> Chart:
    """Draw the shares of the phases in each year; a year with a gap is not drawn at all.

    Shares of an incomplete year would be too large, so it is hatched and named below.
    """
    for phase in phases:
        if len(phase.values) != len(years):
            raise ValueError(f"{phase.name!r} has {len(phase.values)} of {len(years)} values")
    if any(value < 0 for value in present(v for phase in phases for v in phase.values)):
        raise ValueError("there are no fewer than zero persons")
    shares = [_shares(phases, index) for index in range(len(years))]
    to = Drawing(width)
    gaps = [year for year, share in zip(years, shares, strict=True) if share is None]
    top = legend(to, [gap_key()] if gaps else [], top=0) + 10
    last = next((share for share in reversed(shares) if share is not None), None)
    names = _names(phases, last, room=width * 0.42)
    right = width - max((text_width(name, size=NAME) for name in names), default=0) - SWATCH - 16
    bottom = top + HEIGHT
    axis = Axis(0.0, 100.0, 25.0, bottom, top)
    for tick in axis.ticks:
        y = axis.at(tick)
        to.line([(LEFT, y), (right, y)], colour=palette.GRID if tick else palette.AXIS)
        text = f"{german(tick)} %"
        to.text(LEFT - 8, y + 4, text, anchor="end", size=TICK, colour=palette.MUTED)
    slot = (right - LEFT) / max(1, len(years))
    for index, share in enumerate(shares):
        _draw_year(to, share, axis, x=LEFT + index * slot, slot=slot)
    _draw_names(to, names, last, axis, x=right + 8)
    _draw_years(to, years, slot=slot, y=bottom + 20)
    below = gap_note((str(year), _reason(phases, years.index(year))) for year in gaps)
    height = notes(to, below, top=bottom + 30)
    description = _description(years, phases, shares)
    return Chart(
        svg=to.finish(height=height, title=title, description=description),
        title=title,
        description=description,
        columns=(_("Jahr"), *(phase.name for phase in phases)),
        rows=tuple(_rows(years, phases, shares)),
    )


def _shares(phases: Sequence[Phase], index: int) -> list[float] | None:
    values = [phase.values[index] for phase in phases]
    if not values or None in values or not sum(values):
        return None
    return [100 * value / sum(values) for value in values]


def _names(phases, last, *, room: float) -> list[str]:
    if last is None:
        return [shortened(phase.name, width=room, size=NAME) for phase in phases]
    told = [f"{german(share, digits=1)} %" for share in last]
    return [
        shortened(phase.name, width=room - text_width(f": {text}", size=NAME), size=NAME)
        + f": {text}"
        for phase, text in zip(phases, told, strict=True)
    ]


def _draw_year(to: Drawing, share, axis: Axis, *, x: float, slot: float) -> None:
    inset = slot * (0.04 if slot < 16 else 0.1)
    if share is None:
        to.hatch(x + inset, axis.end, slot - 2 * inset, axis.start - axis.end)
        return
    level = 0.0
    for number, part in enumerate(share):
        upper, lower = axis.at(level + part), axis.at(level)
        to.bar(x + inset, upper, slot - 2 * inset, lower - upper, series=number)
        level += part


def _draw_names(to: Drawing, names, last, axis: Axis, *, x: float) -> None:
    level, wanted = 0.0, []
    for part in last or [100 / max(1, len(names))] * len(names):
        wanted.append(axis.at(level + part / 2) + 5)
        level += part
    places = spread(wanted, gap=18, low=axis.end + 8, high=axis.start + 5)
    for number, (name, y) in enumerate(zip(names, places, strict=True)):
        to.bar(x, y - 10.5, SWATCH, 12, series=number)
        to.text(x + SWATCH + 6, y, name, size=NAME)


def _draw_years(to: Drawing, years: Sequence[int], *, slot: float, y: float) -> None:
    if not years:
        return
    room = max(1, int(len(years) * slot // 44))
    shown = set(year_ticks(min(years), max(years), room=room))
    for index, year in enumerate(years):
        if year in shown:
            x = max(LEFT + (index + 0.5) * slot, 18)
            to.text(x, y, str(year), anchor="middle", size=TICK, colour=palette.MUTED)


def _reason(phases: Sequence[Phase], index: int) -> str:
    return next((str(p.missing) for p in phases if p.values[index] is None), str(MISSING))


def _description(years, phases, shares) -> str:
    complete = [(y, s) for y, s in zip(years, shares, strict=True) if s is not None]
    if not complete:
        return _("Es gibt keine Zahlen, die gezeigt werden können.")
    (first, before), (last, after) = complete[0], complete[-1]
    told = [
        _("%(name)s: %(share)s %%") % {"name": phase.name, "share": german(share, digits=1)}
        for phase, share in zip(phases, after, strict=True)
    ]
    said = [_("Anteile im Jahr %(year)s – %(parts)s.") % {"year": last, "parts": ", ".join(told)}]
    if first != last:
        changes = [b - a for a, b in zip(before, after, strict=True)]
        largest = max(range(len(phases)), key=lambda index: abs(changes[index]))
        said.append(
            _(
                "Am stärksten verändert hat sich „%(name)s“: "
                "von %(before)s %% (%(first)s) auf %(after)s %%."
            )
            % {
                "name": phases[largest].name,
                "before": german(before[largest], digits=1),
                "first": first,
                "after": german(after[largest], digits=1),
            }
        )
    return " ".join(said)


def _rows(years, phases, shares) -> Iterator[tuple[str, ...]]:
    for index, (year, share) in enumerate(zip(years, shares, strict=True)):
        told = []
        for number, phase in enumerate(phases):
            value = phase.values[index]
            text = str(phase.missing) if value is None else german(value)
            if share is not None:
                text = f"{text} ({german(share[number], digits=1)} %)"
            told.append(text)
        yield (str(year), *told)
