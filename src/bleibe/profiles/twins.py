"""Statistical twins of an area: which others of its kind are most alike, and in what.

Who is alike is worked out from official tables of the whole country; what a reader sees of a
twin are its released figures and nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.core.cache import cache
from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.beside import beside_of
from bleibe.profiles.indicators import plain_readings, value_of
from bleibe.profiles.models import Dataset
from bleibe.profiles.queries import Stand
from bleibe.profiles.queries.features import Features, features_of
from bleibe.profiles.released import Place, ReleasedTwin
from kohorte import KohorteError
from kohorte.twins import Peers, Twin

LEVELS = (Area.Level.MUNICIPALITY, Area.Level.COUNTY)
MOST = 5
FEWEST_AREAS = 3
ENOUGH = 0.6
"""A feature counts if so large a share of the areas has it. [0 … 1]"""
NEAR = 0.5
"""Standard deviations below which two areas read as alike in a feature."""
DAYS_KEPT = 30
SHOWN = {
    "size": "residents",
    "growth": "population_change_5_years",
    "young": "share_under_18",
    "old": "share_65_plus",
    "density": "population_density",
    "foreign_percent": "share_foreign",
    "unemployment_rate": "unemployment_rate",
    "tax_capacity_per_person": "tax_capacity",
    "vacancy_percent": "vacancy_rate",
}
"""The figure of the catalogue by which a feature is shown."""


@dataclass(frozen=True)
class _Group:
    peers: Peers
    keys: Mapping[str, int]
    spread: Mapping[str, float]


def twins_of(
    area: Area, stands: Sequence[Stand], *, datasets: QuerySet[Dataset], digest: str, threshold: int
) -> tuple[ReleasedTwin, ...]:
    """Return the areas most like this one, the nearest first; none where too little is known."""
    told = [
        stand
        for stand in stands
        if stand.source.is_official and len(stand.ages) > 1 and not stand.parts
    ]
    if area.level not in LEVELS or not told:
        return ()
    name = f"twins-of:{area.pk}:{told[-1].source.dataset}:{told[-1].day}:{threshold}:{digest}"
    found = cache.get(name)
    if found is None:
        official = datasets.filter(owner=None)
        found = _found(area, told[-1], datasets=official, digest=digest, threshold=threshold)
        cache.set(name, found, timeout=DAYS_KEPT * 24 * 60 * 60)
    return found


def _found(
    area: Area, stand: Stand, *, datasets: QuerySet[Dataset], digest: str, threshold: int
) -> tuple[ReleasedTwin, ...]:
    group = _group(area, stand, datasets=datasets, digest=digest)
    if group is None:
        return ()
    try:
        found = group.peers.twins_of(area.key, count=MOST)
    except KohorteError as refusal:
        if refusal.code not in ("area_missing", "area_incomplete", "no_twin_of_this_size"):
            raise
        return ()
    return _released(area, found, group, datasets=datasets, digest=digest, threshold=threshold)


def _group(area: Area, stand: Stand, *, datasets, digest: str) -> _Group | None:
    """All areas of a level made comparable, once per state of the tables."""
    name = f"twins:{area.level}:{stand.source.dataset}:{stand.day}:{digest}"
    kept = cache.get(name)
    if kept is None:
        kept = (_compare(features_of(area, stand, datasets=datasets)),)
        cache.set(name, kept, timeout=DAYS_KEPT * 24 * 60 * 60)
    return kept[0]


def _compare(found: Features) -> _Group | None:
    if len(found.areas) < FEWEST_AREAS:
        return None
    names = [
        name
        for name, values in found.values.items()
        if np.isfinite(values).mean() >= ENOUGH and np.nanstd(values) > 0
    ]
    try:
        peers = Peers(
            found.keys,
            names,
            np.column_stack([found.values[name] for name in names]),
            sizes=found.sizes,
        )
    except (KohorteError, ValueError) as refusal:
        if isinstance(refusal, KohorteError) and refusal.code not in (
            "twins_too_few",
            "indicator_constant",
        ):
            raise
        return None
    return _Group(
        peers,
        dict(zip(found.keys, found.areas, strict=True)),
        {name: float(np.nanstd(found.values[name])) for name in names},
    )


def _released(
    area: Area, found: Sequence[Twin], group: _Group, *, datasets, digest: str, threshold: int
) -> tuple[ReleasedTwin, ...]:
    areas = Area.objects.in_bulk([area.pk, *(group.keys[twin.area] for twin in found)])
    beside = {
        one.area.pk: one
        for one in beside_of(
            list(areas.values()), datasets=datasets, digest=digest, threshold=threshold
        )
    }
    own = beside[area.pk].known
    years = {
        key: value.year
        for key in dict.fromkeys(SHOWN[name] for name in group.peers.indicators)
        if (value := value_of(own, key)).value is not None and value.year is not None
    }
    found_areas = [(twin, areas[group.keys[twin.area]]) for twin in found]
    return tuple(
        ReleasedTwin(
            place=Place(there.key, there.level, there.name, there.designation),
            distance=round(twin.distance, 1),
            alike=tuple(
                SHOWN[name] for name in _by_difference(twin, group) if _near(twin, group, name)
            ),
            unlike=tuple(
                SHOWN[name]
                for name in reversed(_by_difference(twin, group))
                if not _near(twin, group, name)
            ),
            readings=plain_readings(beside[there.pk].known, years=years),
        )
        for twin, there in found_areas
    )


def _difference(twin: Twin, group: _Group, name: str) -> float:
    """How far two areas are apart in a feature, in standard deviations of all areas."""
    return abs(twin.here[name] - twin.there[name]) / group.spread[name]


def _by_difference(twin: Twin, group: _Group) -> list[str]:
    return sorted(group.peers.indicators, key=lambda name: _difference(twin, group, name))


def _near(twin: Twin, group: _Group, name: str) -> bool:
    return _difference(twin, group, name) <= NEAR
