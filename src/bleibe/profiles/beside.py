"""The areas that an area is set beside, released; the same for every area below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.close_days import without_close_days
from bleibe.profiles.extent import by_year, extents_of
from bleibe.profiles.flows_released import flows_by_age, release_flows
from bleibe.profiles.foreign import foreign_nationals
from bleibe.profiles.indicators import Known, Measures, known_of
from bleibe.profiles.measures import Tables, measures_by_name
from bleibe.profiles.models import Dataset
from bleibe.profiles.nested import residents_to_release
from bleibe.profiles.protection import one_a_year, release_stands, source_key
from bleibe.profiles.queries import SourceRef, flows_of, measures_of
from bleibe.profiles.released import ReleasedFlow, ReleasedStand
from kohorte.indicator_data import Counts

DAYS_KEPT = 30


@dataclass(frozen=True)
class Beside:
    """What is known of an area that others are set beside."""

    area: Area
    stands: tuple[ReleasedStand, ...]
    flows: tuple[ReleasedFlow, ...]
    by_age: Mapping[tuple[str, int], Counts]
    measures: Measures
    tables: Tables
    sources: tuple[SourceRef, ...]
    """The tables that its figures come from."""

    @property
    def known(self) -> Known:
        """The input of its indicators."""
        return known_of(
            self.area,
            stands=self.stands,
            flows=self.flows,
            by_age=self.by_age,
            measures=self.measures,
            tables=self.tables,
        )


def beside_of(
    areas: Sequence[Area], *, datasets: QuerySet[Dataset], digest: str, threshold: int
) -> list[Beside]:
    """Return what is known of these areas, from the cache where nothing has changed.

    To add Bund and Land up from their Kreise takes a second; it is done once per state of
    the tables, not once per profile.
    """
    keys = {area.pk: f"beside:{area.pk}:{area.square_km}:{threshold}:{digest}" for area in areas}
    cached = cache.get_many(keys.values())
    missing = [area for area in areas if keys[area.pk] not in cached]
    if missing:
        made = {
            keys[found.area.pk]: found
            for found in _made(missing, datasets=datasets, threshold=threshold)
        }
        cache.set_many(made, timeout=DAYS_KEPT * 24 * 60 * 60)
        cached |= made
    return [cached[keys[area.pk]] for area in areas]


def _made(areas: list[Area], *, datasets: QuerySet[Dataset], threshold: int) -> list[Beside]:
    residents = residents_to_release(areas, datasets=datasets, threshold=threshold)
    cells = measures_of(areas, datasets=datasets)
    events = flows_of(areas, datasets=datasets.filter(owner=None))
    extents = extents_of(areas)
    found = []
    for area in areas:
        own = residents[area.pk]
        far_apart, _days = without_close_days(own.stands, threshold=threshold)
        each_year = one_a_year(far_apart)
        stands = release_stands(each_year, threshold=threshold)
        flows = release_flows(events[area.pk], threshold=threshold)
        measures, tables = measures_by_name(cells[area.pk], threshold=threshold)
        foreign, foreign_tables = foreign_nationals(own.foreign, stands, threshold=threshold)
        tables = foreign_tables | tables
        used = {*(one.source for one in (*stands, *flows)), *tables.values()}
        refs = dict.fromkeys(
            ref
            for ref in (
                one.source
                for one in (*each_year, *own.foreign, *events[area.pk].flows, *cells[area.pk])
            )
            if source_key(ref) in used
        )
        found.append(
            Beside(
                area,
                stands,
                flows,
                flows_by_age(events[area.pk], flows, threshold=threshold),
                by_year(extents[area.pk], stands) | foreign | measures,
                tables,
                tuple(refs),
            )
        )
    return found
