"""Figures of a larger area, added up from its parts where the table has all of them."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from datetime import date

import numpy as np
from django.core.cache import cache

from bleibe.parties.models import Area, Recoding
from bleibe.profiles.models import Observation, Series
from bleibe.profiles.queries.ages import Interval
from bleibe.profiles.queries.cells import NATIONALITIES, Group, stand_of, together
from bleibe.profiles.queries.parts import Part, choose, parts_of, reforms_of_counties
from bleibe.profiles.queries.sources import SourceRef
from bleibe.profiles.queries.stand import Stand

Cells = dict[int, tuple[float, str]]
Kinds = Mapping[int, tuple[str, Interval, str]]
FORMAT = 2
"""To be raised when `Stand` changes, so that nothing kept before is read."""
KEPT = 30 * 24 * 60 * 60


def stands_from_parts(
    areas: Sequence[Area], *, sources: Mapping[int, SourceRef], series: Kinds
) -> Iterator[tuple[int, Stand]]:
    """Yield (area, stand) for each official table and day that has every part of the area.

    A part whose cells are all "-" did not exist on that day. One cell without a number
    makes the sum of its kind unknown. Adding up 400 Kreise takes a third of a second, so
    sums are kept until a table, a directory or a part of the area changes.
    """
    parts = parts_of(areas)
    if not parts:
        return
    official = {pk: source for pk, source in sources.items() if source.is_official}
    recodings = Recoding.objects.order_by("-pk").values_list("pk", flat=True).first()
    known = [FORMAT, sorted(official), recodings]
    keys = {area: _key([*known, area, *map(astuple, parts[area])]) for area in parts}
    kept = cache.get_many(keys.values())
    missing = {area: parts[area] for area, key in keys.items() if key not in kept}
    if missing:
        made = _sums(missing, official, series)
        cache.set_many({keys[area]: stands for area, stands in made.items()}, timeout=KEPT)
        kept |= {keys[area]: stands for area, stands in made.items()}
    for area, key in keys.items():
        for stand in kept[key]:
            yield area, stand


def _key(known: Sequence[object]) -> str:
    return "sums-" + hashlib.sha256(json.dumps(known, default=str).encode()).hexdigest()


def _sums(
    parts: Mapping[int, Sequence[Part]], sources: Mapping[int, SourceRef], series: Kinds
) -> dict[int, list[Stand]]:
    found: dict[int, list[Stand]] = {area: [] for area in parts}
    reforms = reforms_of_counties()
    rows = _rows_of({part.pk for listed in parts.values() for part in listed}, sources, series)
    for (dataset, day), by_part in rows.items():
        present = {pk for pk, cells in by_part.items() if _exists(cells)}
        for area, listed in parts.items():
            chosen = choose(listed, day, present=present, reforms=reforms)
            if chosen is None:
                continue
            for nation, group in _added_up([by_part[pk] for pk in chosen], series).items():
                key = (area, dataset, day, nation)
                stand = stand_of(key, group, sources[dataset], parts=len(chosen))
                if stand is not None:
                    found[area].append(stand)
    return found


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
