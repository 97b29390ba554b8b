"""Where two sources say different things about one figure (Widersprüche).

Both are shown, each with its source; nothing is averaged. Which one a profile uses is the
order of `bleibe.profiles.queries`: the Kommune's own before official, the area itself before a
sum, then the newest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from django.conf import settings
from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.close_days import without_close_days
from bleibe.profiles.flows_released import release_flows
from bleibe.profiles.measures import by_name, shown_value
from bleibe.profiles.models import Dataset, Series
from bleibe.profiles.nested import flows_to_release, residents_to_release
from bleibe.profiles.protection import one_a_year, release_stands, source_key
from bleibe.profiles.queries import AreaPopulation, Figure, SourceRef, measures_of
from bleibe.profiles.queries.flows import FLOWS
from bleibe.profiles.released import (
    RESIDENTS,
    Contradiction,
    ReleasedFlow,
    ReleasedStand,
    Statement,
)
from kohorte.catalogue import catalogue

Place = tuple[str, date]
"""What is counted, and the last day of its period."""
ONE_PERSON = 1
SAME_SHARE = 5e-5
"""Plain values that differ by less, as a share of the larger, are the same one rounded."""


def contradictions_of(area: Area, *, datasets: QuerySet[Dataset]) -> tuple[Contradiction, ...]:
    """Return the figures on which the sources of an area disagree, as far as both may be shown."""
    threshold = settings.SMALL_COUNT
    own = residents_to_release([area], datasets=datasets, threshold=threshold)[area.pk]
    far_apart, _days = without_close_days(own.stands, threshold=threshold)
    return contradictions_in(
        own,
        stands=release_stands(one_a_year(far_apart), threshold=threshold),
        flows=release_flows(flows_to_release(area, datasets=datasets), threshold=threshold),
        cells=measures_of([area], datasets=datasets)[area.pk],
        threshold=threshold,
    )


def contradictions_in(
    own: AreaPopulation,
    *,
    stands: Iterable[ReleasedStand],
    flows: Iterable[ReleasedFlow],
    cells: Sequence[Figure],
    threshold: int,
) -> tuple[Contradiction, ...]:
    """Return the contradictions in what was loaded for a dossier, the newest first."""
    found = [
        *_residents(own, stands, threshold=threshold),
        *_flows(flows, cells, threshold=threshold),
        *_measures(cells, threshold=threshold),
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.subject), reverse=True))


def _residents(
    own: AreaPopulation, stands: Iterable[ReleasedStand], *, threshold: int
) -> Iterator[Contradiction]:
    shown = {stand.day for stand in stands if stand.total is not None}
    by_day: dict[date, list[Statement]] = defaultdict(list)
    for used, other in own.contradictions:
        if used.day not in shown or other.total < threshold:
            continue
        if not by_day[used.day]:
            by_day[used.day].append(_statement(used.total, used.source))
        by_day[used.day].append(_statement(other.total, other.source))
    for day, (used, *others) in by_day.items():
        yield Contradiction(RESIDENTS, day, used, tuple(others))


def _flows(
    flows: Iterable[ReleasedFlow], cells: Iterable[Figure], *, threshold: int
) -> Iterator[Contradiction]:
    """Events of a whole year; own ones beside official ones only where own ones are shown."""
    told: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for cell in cells:
        if cell.subject in FLOWS and _is_total(cell) and np.isfinite(cell.value):
            told[cell.subject, cell.year].append(cell)
    for flow in flows:
        said = told.get((flow.kind, flow.year), ())
        used = next((cell for cell in said if source_key(cell.source) == flow.source), None)
        if flow.persons is None or used is None:
            continue
        others = [
            cell
            for cell in said
            if cell.value >= threshold
            and abs(cell.value - used.value) >= ONE_PERSON
            and (cell.source.is_official or not used.source.is_official)
        ]
        if others:
            yield Contradiction(
                flow.kind,
                used.end,
                _statement(used.value, used.source),
                tuple(_statement(cell.value, cell.source) for cell in others),
            )


def _measures(cells: Sequence[Figure], *, threshold: int) -> Iterator[Contradiction]:
    for (name, _year), said in by_name(cells).items():
        known = [
            (cell, value)
            for cell in said
            if isinstance(value := shown_value(name, cell, threshold=threshold), float)
        ]
        if not known:
            continue
        (used, value), *rest = known
        others = [(cell, other) for cell, other in rest if _differ(value, other)]
        if others:
            yield Contradiction(
                name,
                used.end,
                _statement(value, used.source),
                tuple(_statement(other, cell.source) for cell, other in others),
            )


def _differ(one: float, other: float) -> bool:
    """Say whether two values differ by more than the decimals that their sources give."""
    decimals = min(_decimals(one), _decimals(other))
    return (
        round(one, decimals) != round(other, decimals)
        and abs(one - other) > max(abs(one), abs(other)) * SAME_SHARE
    )


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _is_total(cell: Figure) -> bool:
    whole_year = (cell.end - cell.start).days >= 364
    return whole_year and not (cell.sex or cell.nationality or cell.other) and not cell.age_to


def _statement(value: float, source: SourceRef) -> Statement:
    return Statement(float(value), source.table_code, source_key(source), not source.is_official)


def subject_name(subject: str) -> str:
    """Return what two sources disagree on, in words."""
    if subject == RESIDENTS:
        return catalogue().indicator("residents").name.de
    if subject in FLOWS:
        return str(Series.Subject(subject).label)
    return catalogue().source("measure", subject).name.de
