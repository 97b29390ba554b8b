"""Events of a larger area, added up from its parts where a table has all of them.

Births and deaths of the parts are those of the whole. Of moves the sum also holds those from
one part to another, as arrivals and as departures alike: the balance is that of the whole.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from bleibe.parties.models import Area
from bleibe.profiles.models import Observation, Series
from bleibe.profiles.queries.parts import (
    FROM_CHILDREN,
    FROM_COUNTIES,
    choose,
    parts_of,
    reforms_of_counties,
)
from bleibe.profiles.queries.sources import SourceRef

Event = tuple[str, date, date]
"""Kind, first and last day."""
Rows = dict[int, dict[Event, dict[int, tuple[float, str]]]]
"""By table and event the figure and sign of each part."""


def flows_from_parts(
    areas: Sequence[Area], *, kinds: Sequence[str], sources: Mapping[int, SourceRef]
) -> Iterator[tuple[int, int, Event, float, int]]:
    """Yield (area, table, event, sum, number of parts) for all people together.

    Only official tables are added up. One figure without a number makes the sum unknown. "-" is
    nobody in a part that had figures in the table before; in one that never had, it says that
    the part was not there yet.
    """
    larger = [area for area in areas if area.level in (*FROM_COUNTIES, *FROM_CHILDREN)]
    parts = parts_of(larger) if larger else {}
    if not parts:
        return
    official = [pk for pk, source in sources.items() if source.is_official]
    rows = _rows_of({part.pk for listed in parts.values() for part in listed}, official, kinds)
    reforms = reforms_of_counties()
    for dataset, events in rows.items():
        known_since = _known_since(events)
        for event, figures in events.items():
            _kind, _start, end = event
            present = {pk for pk in figures if pk in known_since and known_since[pk] <= end}
            for area, listed in parts.items():
                chosen = choose(listed, end, present=present, reforms=reforms)
                if chosen is not None:
                    total = float(np.sum([_counted(*figures[pk]) for pk in chosen]))
                    yield area, dataset, event, total, len(chosen)


def _rows_of(parts: set[int], datasets: list[int], kinds: Sequence[str]) -> Rows:
    found: Rows = defaultdict(lambda: defaultdict(dict))
    series = Series.objects.filter(
        subject__in=kinds, sex="", nationality="", age_from=None, age_to=None, other=[]
    )
    rows = Observation.objects.filter(
        dataset__in=datasets, area__in=parts, series__in=series
    ).values_list(
        "dataset_id", "series__subject", "period_start", "period_end", "area_id", "value", "marker"
    )
    for dataset, kind, start, end, area, value, marker in rows.iterator(chunk_size=20_000):
        figure = (np.nan if value is None else value, marker)
        found[dataset][kind, start, end][area] = figure
    return found


def _known_since(events: Mapping[Event, Mapping[int, tuple[float, str]]]) -> dict[int, date]:
    """Return for each part the end of the first period in which it has more than a dash."""
    found: dict[int, date] = {}
    for (_kind, _start, end), figures in events.items():
        for pk, (_value, marker) in figures.items():
            if marker != Observation.Marker.NOTHING:
                found[pk] = min(end, found.get(pk, end))
    return found


def _counted(value: float, marker: str) -> float:
    return 0.0 if marker == Observation.Marker.NOTHING else value
