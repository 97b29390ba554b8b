"""Indicators of an area (Kennzahlen) out of its released figures.

A figure is worked out from what may be shown and from nothing else, so a share can never
give away a number that was withheld. Years are never mixed across a census.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Area
from bleibe.profiles.comparison import compared
from bleibe.profiles.released import (
    ReleasedFlow,
    ReleasedGap,
    ReleasedReading,
    ReleasedStand,
)
from kohorte.catalogue import Figure, catalogue
from kohorte.indicator_data import AreaData, Counts
from kohorte.indicators import IndicatorValue, compute
from kohorte.plain_words import gap_sentence, sentence

LEVELS = {
    Area.Level.QUARTER: "Q",
    Area.Level.MUNICIPALITY: "G",
    Area.Level.ASSOCIATION: "G",
    Area.Level.COUNTY: "K",
}
FLOWS = ("births", "deaths", "arrivals", "departures")
NOT_AT_LEVEL = "not_at_level"
PROJECTED = ("'projected_persons", "'probability_of_shrinking", "'shelf_life_years")
PROJECTION = "Vorausberechnung"
YEARS_BACK = 10
FINER_GROUPS = ("age_limits", "ages_too_coarse", "by_age", "by_sex")
PROTECTED = _(
    "Dafür müssten so kleine Gruppen gezeigt werden, dass einzelne Menschen zu erkennen wären."
)
NO_PROJECTION = _("Für dieses Gebiet gibt es keine Vorausberechnung.")
NO_SCENARIO = _("Dazu müssten mehrere mögliche Verläufe gerechnet werden.")
Measures = Mapping[str, Mapping[int, float | str]]


@dataclass(frozen=True)
class Known:
    """What indicators of one area are worked out from, one entry per census base."""

    by_base: tuple[AreaData, ...]
    bases: tuple[str, ...]
    tables: Mapping[tuple[str, int], str] = field(default_factory=dict)


def known_of(
    area: Area,
    *,
    stands: Sequence[ReleasedStand],
    flows: Sequence[ReleasedFlow] = (),
    by_age: Mapping[tuple[str, int], Counts] | None = None,
    to_come: Mapping[int, Counts] | None = None,
    measures: Measures | None = None,
    tables: Mapping[tuple[str, int], str] | None = None,
) -> Known:
    """Gather released figures for the indicators, the newest base first.

    ``by_age`` are events in age groups, by kind and year, where their total is not all that may
    be shown; ``to_come`` are projected residents; ``tables`` says which table gives a measure in a
    year.
    """
    bases = list(dict.fromkeys(stand.base for stand in reversed(stands))) or [""]
    events = {
        kind: {
            flow.year: (by_age or {}).get((kind, flow.year)) or Counts.by_age(total=[flow.persons])
            for flow in flows
            if flow.kind == kind and flow.persons is not None
        }
        for kind in FLOWS
    }
    return Known(
        by_base=tuple(
            AreaData(
                area=area.key,
                level=LEVELS.get(area.level),
                persons=dict(to_come or {})
                | {stand.year: stand.counts for stand in stands if stand.base == base},
                measures=dict(measures or {}),
                **events,
            )
            for base in bases
        ),
        bases=tuple(bases),
        tables={(flow.kind, flow.year): flow.source for flow in flows if flow.persons is not None}
        | dict(tables or {}),
    )


def value_of(known: Known, key: str, *, year: int | None = None) -> IndicatorValue:
    """Work a figure out on the newest base that has what it needs.

    The gap, where there is none, is that of the base with ages.
    """
    return _on_base(known, key, year=year)[1]


def _on_base(known: Known, key: str, *, year: int | None) -> tuple[str, IndicatorValue]:
    best: IndicatorValue | None = None
    for base, data in zip(known.bases, known.by_base, strict=True):
        found = compute(key, data, year=year)[0]
        if found.value is not None and (best is None or best.value is None):
            return base, found
        best = found
    if best is None:
        raise LookupError("an area has at least one base")
    return "", best


def _series(known: Known, figure: Figure, *, until: int) -> tuple[tuple[int, float, str], ...]:
    """The figure for each year that has it, ten years back; none of what looks ahead or back."""
    if figure.later or figure.earlier or _is_projected(figure):
        return ()
    years = {year for data in known.by_base for year in data.years()}
    found = []
    for year in sorted(year for year in years if until - YEARS_BACK <= year <= until):
        base, value = _on_base(known, figure.key, year=year)
        if value.value is not None:
            found.append((year, value.value, base if "P" in figure.formula_text else ""))
    return tuple(found)


def readings_of(
    known: Known,
    *,
    others: Sequence[tuple[str, Known]],
    stands: Sequence[ReleasedStand],
    future: Sequence[str],
    coarsened: bool,
) -> tuple[tuple[ReleasedReading, ...], tuple[ReleasedGap, ...]]:
    """Work out every figure of the catalogue: readings, and gaps where it cannot be done.

    ``others`` are pairs of a phrase, „in Schleswig-Holstein“, and what is known there;
    ``future`` are the tables that a projection learned from, empty where there is none;
    ``coarsened`` says that ages were drawn together to protect people.
    """
    readings, gaps = [], []
    by_year = {stand.year: stand.source for stand in stands}
    for figure in catalogue().figures():
        value = _newest(known, figure)
        if value.value is None:
            if value.gap is not None and value.gap.code != NOT_AT_LEVEL:
                gaps.append(_gap(figure, value, coarsened=coarsened, projected=bool(future)))
            continue
        beside = [
            (where, other)
            for where, theirs in others
            if (other := value_of(theirs, figure.key, year=value.year)).value is not None
        ]
        sources = (
            tuple(future)
            if figure.later or _is_projected(figure)
            else _sources(figure, value, known, by_year)
        )
        series = _series(known, figure, until=value.year or 0)
        readings.append(_reading(figure, value, beside, sources, series=series))
    return tuple(readings), tuple(gaps)


def _is_projected(figure: Figure) -> bool:
    return any(name in figure.formula_text for name in PROJECTED)


def _newest(known: Known, figure: Figure) -> IndicatorValue:
    """The figure for its newest year; one about the future only as seen from today."""
    if not figure.later:
        return value_of(known, figure.key)
    years = [year for data in known.by_base for year in data.years()]
    return value_of(known, figure.key, year=max(years, default=None))


def plain_readings(known: Known, *, years: Mapping[str, int]) -> tuple[ReleasedReading, ...]:
    """Work out the figures asked for, each for its year, without words; for a reference."""
    found = [value_of(known, key, year=year) for key, year in years.items()]
    return tuple(
        _reading(catalogue().select(value.key)[0], value, [], ())
        for value in found
        if value.value is not None
    )


def _reading(
    figure: Figure,
    value: IndicatorValue,
    beside: Sequence[tuple[str, IndicatorValue]],
    sources: tuple[str, ...],
    *,
    series: tuple[tuple[int, float, str], ...] = (),
) -> ReleasedReading:
    return ReleasedReading(
        key=figure.key,
        indicator=figure.indicator,
        year=value.year or 0,
        value=value.value or 0.0,
        sentence=sentence(value),
        sources=sources,
        compared=compared(value, beside),
        series=series,
    )


def _gap(figure: Figure, value: IndicatorValue, *, coarsened: bool, projected: bool) -> ReleasedGap:
    tables = tuple(dict.fromkeys(value.gap.tables))
    reason = gap_sentence(value.gap)
    if coarsened and value.gap.code in FINER_GROUPS:
        tables, reason = (), str(PROTECTED)
    elif PROJECTION in tables:
        tables, reason = (), str(NO_SCENARIO if projected else NO_PROJECTION)
    return ReleasedGap(figure.key, figure.indicator, reason, tables)


def _sources(
    figure: Figure, value: IndicatorValue, known: Known, by_year: Mapping[int, str]
) -> tuple[str, ...]:
    used: list[str] = []
    if value.year in by_year and any(name in figure.formula_text for name in ("P", "W", "M")):
        used.append(by_year[value.year])
    for (name, year), table in known.tables.items():
        called = rf"\b{name}\b" if name in FLOWS else f"'{name}'"
        if year == value.year and re.search(called, figure.formula_text):
            used.append(table)
    return tuple(dict.fromkeys(used))
