"""Figures of a larger area, added up from its parts where the table has all of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from bleibe.parties.models import Area
from bleibe.profiles.models import Observation, Series
from bleibe.profiles.queries.ages import Interval
from bleibe.profiles.queries.cells import NATIONALITIES, Group, stand_of, together
from bleibe.profiles.queries.parts import parts_of
from bleibe.profiles.queries.sources import SourceRef
from bleibe.profiles.queries.stand import Stand

Cells = dict[int, tuple[float, str]]


def stands_from_parts(
    areas: Sequence[Area],
    *,
    sources: Mapping[int, SourceRef],
    series: Mapping[int, tuple[str, Interval, str]],
) -> Iterator[tuple[int, Stand]]:
    """Yield (area, stand) for each table and day that has every part of the area.

    A part whose cells are all "-" did not exist on that day. One cell without a number
    makes the sum of its kind unknown.
    """
    parts = parts_of(areas)
    if not parts.of:
        return
    rows = _rows_of({part.pk for listed in parts.of.values() for part in listed}, sources, series)
    for (dataset, day), by_part in rows.items():
        present = {pk for pk, cells in by_part.items() if _exists(cells)}
        for area in parts.of:
            chosen = parts.choose(area, day, present)
            if chosen is None:
                continue
            for nation, group in _added_up([by_part[pk] for pk in chosen], series).items():
                key = (area, dataset, day, nation)
                stand = stand_of(key, group, sources[dataset], parts=len(chosen))
                if stand is not None:
                    yield area, stand


def _rows_of(parts: set[int], sources, series) -> dict[tuple[int, date], dict[int, Cells]]:
    found: dict[tuple[int, date], dict[int, Cells]] = defaultdict(lambda: defaultdict(dict))
    rows = Observation.objects.filter(
        dataset__in=list(sources), area__in=parts, series__subject=Series.Subject.POPULATION
    ).values_list("dataset_id", "period_end", "area_id", "series_id", "value", "marker")
    for dataset, day, area, kind, value, marker in rows.iterator(chunk_size=20_000):
        if kind in series:
            found[dataset, day][area][kind] = (np.nan if value is None else value, marker)
    return found


def _exists(cells: Cells) -> bool:
    return any(marker != Observation.Marker.NOTHING for _value, marker in cells.values())


def _added_up(parts: list[Cells], series) -> dict[str, Group]:
    """Add the cells of each kind up over all parts; kinds that one part lacks are left out."""
    groups: dict[str, Group] = defaultdict(dict)
    for kind in set.intersection(*(set(cells) for cells in parts)):
        sex, ages, nation = series[kind]
        values = [
            0.0 if cells[kind][1] == Observation.Marker.NOTHING else cells[kind][0]
            for cells in parts
        ]
        total = float(np.sum(values))
        groups[nation][sex, ages] = (total, "" if np.isfinite(total) else ".")
    if "" not in groups and (both := together(*(groups.get(n, {}) for n in NATIONALITIES))):
        groups[""] = both
    return groups
