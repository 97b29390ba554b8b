"""The population year by year: counted, projected, and the band in which it will likely lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from bleibe.design.charts import palette
from bleibe.design.charts.chart import WIDTH, Chart, present
from bleibe.design.charts.drawing import TEXT_SIZE, Drawing
from bleibe.design.charts.figures import german
from bleibe.design.charts.frame import SWATCH, Key, gap_key, gap_note, legend, notes, spread
from bleibe.design.charts.population_words import describe, variant_told
from bleibe.design.charts.population_years import ProjectedYear, Variant, YearValue
from bleibe.design.charts.scale import Axis, axis_over, year_ticks
from bleibe.design.charts.text_width import text_width

HEIGHT = 260
TICK = 13
VARIANT, VARIANT_DASHES = palette.SERIES[1], "2 4"


@dataclass(frozen=True)
class _Plot:
    """The drawing with both axes: years run to the right, figures upwards."""

    to: Drawing
    years: Axis
    persons: Axis
    left: float
    right: float
    top: float
    bottom: float


def population_line(
    title: str, *, past: Sequence[YearValue], projection: Sequence[ProjectedYear] = (),
    area: str, unit: str = "Personen", band: str = "8 von 10 Fällen",
    variant: Variant | None = None, reach: Sequence[float] = (), width: float = WIDTH,
) -> Chart:  # fmt: skip
    """Draw the counted years as a line, the projected ones dashed within their band.

    The axis holds the figures of ``reach`` in any case, so that chance does not look
    like a trend. ``band`` says after „in“ how often the figure lies within it. A ``variant``
    of the projection is drawn as a line of its own, beside the band.
    ``past`` and ``projection`` are in the order of their years, without repetition.
    """
    past = sorted(past, key=lambda each: each.year)
    projection = sorted(projection, key=lambda each: each.year)
    known = present(
        [each.value for each in past]
        + [end for each in projection for end in (each.low, each.middle, each.high)]
    )
    to = Drawing(width)
    description = describe(past, projection, area=area, unit=unit, band=band)
    if variant:
        known += present(variant.values)
        description += " " + variant_told(variant, unit=unit)
    top = legend(to, _keys(past, projection, band, variant), top=0)
    room = 14 if not _changes_of_base(past) else 22
    plot = _plot(to, past, projection, [*known, *reach], top=top + room)
    _grid(plot, labelled=bool(known))
    _gaps(plot, past)
    _draw_projection(plot, past, projection)
    _draw_variant(plot, past, projection, variant)
    _draw_past(plot, past)
    _new_bases(plot, past)
    _end_labels(plot, past, projection, variant)
    below = []
    if known and plot.persons.low > 0:
        words = {"start": plot.persons.labels[0], "unit": unit}
        below.append(_("Die senkrechte Achse beginnt erst bei %(start)s %(unit)s.") % words)
    below += _base_notes(past)
    below += gap_note((str(each.year), each.missing) for each in past if each.value is None)
    height = notes(to, below, top=plot.bottom + 30)
    return Chart(
        svg=to.finish(height=height, title=title, description=description),
        title=title,
        description=description,
        columns=(_("Jahr"), unit, _("untere Grenze"), _("obere Grenze")) if projection
        else (_("Jahr"), unit),
        rows=tuple(_rows(past, projection)),
    )  # fmt: skip


def _keys(past, projection, band, variant) -> list[Key]:
    keys = []
    if past:
        keys.append(Key(_("gezählt"), lambda to, x, y: _sample(to, x, y, dashes="")))
    if projection:
        keys.append(Key(_("vorausberechnet"), lambda to, x, y: _sample(to, x, y, dashes="6 4")))
        text = _("Bereich, in dem die Zahl in %s liegt") % band
        keys.append(Key(text, _band_sample))
    if variant:
        keys.append(Key(variant.name, _variant_sample))
    if any(each.value is None for each in past):
        keys.append(gap_key())
    return keys


def _sample(to: Drawing, x: float, y: float, *, dashes: str) -> None:
    to.line([(x, y + 6), (x + SWATCH, y + 6)], colour=palette.OWN, width=3, dashes=dashes)


def _variant_sample(to: Drawing, x: float, y: float) -> None:
    to.line([(x, y + 6), (x + SWATCH, y + 6)], colour=VARIANT, width=3, dashes=VARIANT_DASHES)


def _band_sample(to: Drawing, x: float, y: float) -> None:
    box = [(x, y), (x + SWATCH, y), (x + SWATCH, y + 12), (x, y + 12)]
    to.area(box, colour=palette.OWN, opacity=0.2)


def _plot(to, past, projection, known, *, top) -> _Plot:
    persons = axis_over(known, from_zero=False, least_step=1)
    ends = [each.value for each in past if each.value is not None][-1:]
    if projection:
        ends = [projection[-1].low, projection[-1].middle, projection[-1].high]
    end_room = max((text_width(german(end), size=TEXT_SIZE) for end in ends), default=0)
    left = max(text_width(label, size=TICK) for label in persons.labels) + 10
    right, bottom = to.width - end_room - 14, top + HEIGHT
    years = [each.year for each in [*past, *projection]] or [0]
    first, last = min(years), max(years)
    if first == last:
        first, last = first - 1, last + 1
    return _Plot(
        to, Axis(first, last, 1, left, right), persons.drawn(bottom, top), left, right, top, bottom
    )


def _grid(plot: _Plot, *, labelled: bool) -> None:
    for tick, label in zip(plot.persons.ticks, plot.persons.labels, strict=True):
        y = plot.persons.at(tick)
        colour = palette.AXIS if tick == plot.persons.low else palette.GRID
        plot.to.line([(plot.left, y), (plot.right, y)], colour=colour)
        if labelled:
            place = plot.left - 8
            plot.to.text(place, y + 4, label, anchor="end", size=TICK, colour=palette.MUTED)
    room = max(1, int((plot.right - plot.left) // 48))
    for year in year_ticks(int(plot.years.low), int(plot.years.high), room=room):
        x = plot.years.at(year)
        plot.to.line([(x, plot.bottom), (x, plot.bottom + 5)], colour=palette.AXIS)
        plot.to.text(
            x, plot.bottom + 20, str(year), anchor="middle", size=TICK, colour=palette.MUTED
        )


def _gaps(plot: _Plot, past: Sequence[YearValue]) -> None:
    for each in past:
        if each.value is None:
            start = max(plot.left, plot.years.at(each.year - 0.5))
            end = min(plot.right, plot.years.at(each.year + 0.5))
            plot.to.hatch(start, plot.top, end - start, plot.bottom - plot.top)


def _draw_projection(plot, past, projection) -> None:
    if not projection:
        return
    x, y = plot.years.at, plot.persons.at
    start = [each for each in past if each.value is not None and each.year < projection[0].year]
    joint = [(x(start[-1].year), y(start[-1].value))] if start else []
    upper = [*joint, *((x(each.year), y(each.high)) for each in projection)]
    lower = [*joint, *((x(each.year), y(each.low)) for each in projection)]
    if len(upper) == 1:
        plot.to.line([upper[0], lower[0]], colour=palette.OWN, width=3)
        plot.to.dot(x(projection[0].year), y(projection[0].middle), radius=5, colour=palette.OWN)
        return
    plot.to.area([*upper, *reversed(lower)], colour=palette.OWN, opacity=0.2)
    middle = [*joint, *((x(each.year), y(each.middle)) for each in projection)]
    plot.to.line(middle, colour=palette.OWN, width=3, dashes="6 5")


def _draw_variant(plot, past, projection, variant) -> None:
    if not variant:
        return
    x, y = plot.years.at, plot.persons.at
    start = [each for each in past if each.value is not None and each.year < projection[0].year]
    line = [(x(start[-1].year), y(start[-1].value))] if start else []
    line += [
        (x(each.year), y(value)) for each, value in zip(projection, variant.values, strict=True)
    ]
    plot.to.line(line, colour=VARIANT, width=3, dashes=VARIANT_DASHES)


def _draw_past(plot: _Plot, past: Sequence[YearValue]) -> None:
    for run in _runs(past):
        points = [(plot.years.at(each.year), plot.persons.at(each.value)) for each in run]
        if len(points) == 1:
            plot.to.dot(*points[0], radius=4, colour=palette.OWN)
        else:
            plot.to.line(points, colour=palette.OWN, width=3)


def _runs(past: Sequence[YearValue]) -> Iterator[list[YearValue]]:
    """Yield the counted years that one line may join: no gap between them, one base."""
    run: list[YearValue] = []
    for each in past:
        if run and (each.value is None or each.base != run[-1].base):
            yield run
            run = []
        if each.value is not None:
            run.append(each)
    if run:
        yield run


def _new_bases(plot: _Plot, past: Sequence[YearValue]) -> None:
    taken = plot.left
    for before, after in _changes_of_base(past):
        x = (plot.years.at(before.year) + plot.years.at(after.year)) / 2
        plot.to.line([(x, plot.top), (x, plot.bottom)], colour=palette.AXIS, dashes="2 4")
        half = text_width(after.base, size=TICK) / 2
        centre = min(max(x, plot.left + half), plot.right - half)
        if centre - half >= taken:
            y = plot.top - 6
            plot.to.text(centre, y, after.base, anchor="middle", size=TICK, colour=palette.MUTED)
            taken = centre + half + 8


def _changes_of_base(past: Sequence[YearValue]) -> list[tuple[YearValue, YearValue]]:
    counted = [each for each in past if each.value is not None]
    return [(before, after) for before, after in pairwise(counted) if before.base != after.base]


def _base_notes(past: Sequence[YearValue]) -> list[str]:
    told = [
        _("ab %(year)s %(base)s") % {"year": after.year, "base": after.base}
        for _before, after in _changes_of_base(past)
    ]
    return [_("Die Grundlage wechselt: %s.") % "; ".join(told)] if told else []


def _end_labels(plot, past, projection, variant) -> None:
    counted = [each for each in past if each.value is not None]
    if projection:
        last = projection[-1]
        ends = [
            (last.high, False, palette.MUTED),
            (last.middle, True, palette.INK),
            (last.low, False, palette.MUTED),
        ]
        if variant:
            ends.append((variant.values[-1], True, VARIANT))
        wanted = [plot.persons.at(value) + 5 for value, _bold, _colour in ends]
        places = spread(wanted, gap=17, low=plot.top + 5, high=plot.bottom + 5)
        for (value, bold, colour), y in zip(ends, places, strict=True):
            plot.to.text(plot.right + 8, y, german(value), bold=bold, colour=colour)
    if counted:
        x, y = plot.years.at(counted[-1].year), plot.persons.at(counted[-1].value)
        plot.to.dot(x, y, radius=5, colour=palette.OWN)
        text = german(counted[-1].value)
        if projection:
            half = text_width(text, size=TEXT_SIZE) / 2
            x = min(max(x, plot.left + half + 3), plot.right - half - 3)
            y = y - 12 if y - 26 > plot.top else y + 22
            plot.to.text(x, y, text, anchor="middle", bold=True, halo=True)
        else:
            plot.to.text(plot.right + 8 if x > plot.right - 9 else x + 9, y + 5, text, bold=True)


def _rows(past, projection):
    dashes = ("–", "–") if projection else ()
    for each in past:
        value = str(each.missing) if each.value is None else german(each.value)
        yield (str(each.year), value, *dashes)
    for each in projection:
        year = _("%s (vorausberechnet)") % each.year
        yield (year, german(each.middle), german(each.low), german(each.high))
