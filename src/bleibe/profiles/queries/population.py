"""Residents by sex and age: the best table per day, and the others that say otherwise."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.models import Dataset
from bleibe.profiles.queries.cells import population_cells, population_series, stand_of
from bleibe.profiles.queries.sources import references
from bleibe.profiles.queries.stand import Stand
from bleibe.profiles.queries.sums import stands_from_parts

ONE_PERSON = 1


@dataclass(frozen=True)
class AreaPopulation:
    """What is known of an area's residents, by day in ascending order.

    ``stands`` holds the best table per day: a complete one, the Kommune's own figures before
    official ones, a figure of the area before a sum of its parts, then the finer table, then
    the newer one. Where no table is complete `Stand.is_complete` is False. ``foreign`` and
    ``german`` are chosen in the same way. ``others`` are the remaining tables for the same
    days; those whose total differs from the chosen one are ``contradictions``.
    """

    area: Area
    stands: tuple[Stand, ...]
    foreign: tuple[Stand, ...]
    german: tuple[Stand, ...]
    others: tuple[Stand, ...]

    @property
    def contradictions(self) -> tuple[tuple[Stand, Stand], ...]:
        """Pairs of the chosen stand and another that has a different total on that day."""
        chosen = {stand.day: stand for stand in self.stands}
        return tuple(
            (chosen[other.day], other)
            for other in self.others
            if other.nationality == "" and abs(chosen[other.day].total - other.total) >= ONE_PERSON
        )


def population_of(
    areas: Sequence[Area], *, datasets: QuerySet[Dataset]
) -> dict[int, AreaPopulation]:
    """Return residents by day, sex and age for each area, by its id.

    An area without figures of its own is added up from its parts where all of them have
    figures (Land and Bund from Kreise, Verband from Gemeinden); such stands have ``parts``.
    """
    found = stands_of(areas, datasets=datasets)
    return {area.pk: choose_stands(area, found[area.pk]) for area in areas}


def stands_of(areas: Sequence[Area], *, datasets: QuerySet[Dataset]) -> dict[int, list[Stand]]:
    """Return every stand of every table for each area, by its id."""
    sources, series = references(datasets), population_series()
    stands: dict[int, list[Stand]] = defaultdict(list)
    for key, group in population_cells([area.pk for area in areas], sources, series).items():
        stand = stand_of(key, group, sources[key[1]])
        if stand is not None:
            stands[key[0]].append(stand)
    for area, stand in stands_from_parts(areas, sources=sources, series=series):
        if not any(own.day == stand.day and own.detail >= stand.detail for own in stands[area]):
            stands[area].append(stand)
    return stands


def preference(stand: Stand) -> tuple[bool, bool, bool, int, object]:
    """Order of preference among tables for one day; the largest is taken."""
    own, whole = not stand.source.is_official, not stand.parts
    return (stand.is_complete, own, whole, stand.detail, stand.source.stand)


def choose_stands(area: Area, stands: Sequence[Stand]) -> AreaPopulation:
    """Return the best table per day, and the others."""
    best: dict[tuple[str, object], Stand] = {}
    for stand in stands:
        at = (stand.nationality, stand.day)
        if at not in best or preference(stand) > preference(best[at]):
            best[at] = stand
    chosen = sorted(best.values(), key=lambda stand: stand.day)
    return AreaPopulation(
        area=area,
        stands=tuple(stand for stand in chosen if stand.nationality == ""),
        foreign=tuple(stand for stand in chosen if stand.nationality == "foreign"),
        german=tuple(stand for stand in chosen if stand.nationality == "german"),
        others=tuple(
            stand
            for stand in sorted(stands, key=lambda stand: stand.day)
            if best.get((stand.nationality, stand.day)) not in (stand, None)
        ),
    )
