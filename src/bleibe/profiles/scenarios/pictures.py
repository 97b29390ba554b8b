"""Base and scenario as pictures, with the rounded figures as a table behind each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from bleibe.design.charts import (
    BarSeries,
    Chart,
    LineSeries,
    ProjectedYear,
    Variant,
    YearValue,
    bars,
    lines,
    population_line,
)
from bleibe.design.charts.figures import german
from bleibe.profiles.naming import name_of_place
from bleibe.profiles.released import Place
from bleibe.profiles.scenarios.effect import Result
from bleibe.profiles.scenarios.expectation import Expectation
from bleibe.profiles.scenarios.rounding import said
from bleibe.profiles.scenarios.told import GROUP_LABELS
from bleibe.profiles.steps import stepped

WIDTH = 720
GRID = 5


def total_picture(
    result: Result, base: Expectation, *, past: Sequence[YearValue], place: Place, name: str
) -> Chart:
    """Draw everybody: counted, expected with its band, and with the scenario."""
    step, fine = base.step, base.finer_step
    ahead = [
        ProjectedYear(
            year, *(stepped(v, step if year == base.years[-1] else fine) for v in (mid, low, up))
        )
        for year, low, mid, up in zip(base.years, base.lower, base.middle, base.upper, strict=True)
    ]
    totals = tuple(stepped(result.total(year)[1], fine) for year in base.years)
    title = _("Einwohnerzahl {of} mit und ohne Szenario").format(of=name_of_place(place).possessive)
    drawn = population_line(
        title, past=past, projection=ahead, area=name_of_place(place).label, unit=_("Menschen"),
        variant=Variant(name, totals) if any(map(any, result.effect)) else None, width=WIDTH,
    )  # fmt: skip
    return replace(
        drawn,
        columns=(
            _("Jahr"),
            _("ohne Szenario"),
            _("untere Grenze"),
            _("obere Grenze"),
            _("Wirkung"),
        ),
        rows=tuple(_total_rows(result, base)),
    )


def group_picture(result: Result, base: Expectation, *, name: str) -> Chart:
    """Draw the people of each life phase in the target year, without and with the scenario."""
    without, changed = result.groups(base.target)
    fine = base.finer_step
    series = [
        BarSeries(_("ohne Szenario"), tuple(stepped(value, fine) for value in without)),
        BarSeries(name, tuple(stepped(value, fine) for value in changed)),
    ]
    title = _("Lebensphasen im Jahr {year} mit und ohne Szenario").format(year=base.target)
    drawn = bars(
        title, categories=[str(label) for label in GROUP_LABELS], series=series,
        unit=_("Menschen"), width=WIDTH,
    )  # fmt: skip
    rows = [
        (str(label), german(stepped(before, fine)), german(stepped(after, fine)),
         said(after - before))
        for label, before, after in zip(GROUP_LABELS, without, changed, strict=True)
    ]  # fmt: skip
    return replace(
        drawn,
        description=_("Wirkung – {parts}.").format(
            parts="; ".join(f"{label}: {effect}" for label, _before, _after, effect in rows)
        ),
        columns=(_("Alter"), _("ohne Szenario"), name, _("Wirkung")),
        rows=tuple(rows),
    )


def comparison_picture(named: Sequence[tuple[str, Result]], *, years: Sequence[int]) -> Chart:
    """Draw the effects of several scenarios beside each other; all begin at nothing."""
    series = [
        LineSeries(name, tuple(_effect(result, year) for year in years)) for name, result in named
    ]
    drawn = lines(
        _("Wirkung auf die Einwohnerzahl"), years=list(years), series=series,
        unit=_("Menschen mehr oder weniger als ohne Szenario"), reach=(0.0,), width=WIDTH,
    )  # fmt: skip
    rows = [
        (str(year), *(said(_difference(result, year)) for _name, result in named))
        for year in years
        if year % GRID == 0 or year == years[-1]
    ]
    return replace(drawn, columns=(_("Jahr"), *(n for n, _result in named)), rows=tuple(rows))


def _total_rows(result: Result, base: Expectation) -> Iterator[tuple[str, ...]]:
    for year in base.years:
        if year % GRID == 0 or year == base.years[-1]:
            lower, middle, upper = (german(stepped(v, base.step)) for v in base.at(year))
            yield str(year), middle, lower, upper, said(_difference(result, year))


def _difference(result: Result, year: int) -> float:
    without, changed = result.total(year)
    return changed - without


def _effect(result: Result, year: int) -> float:
    return stepped(_difference(result, year), 10)
