"""The areas that an area is set beside, released; the same for every area below them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.close_days import without_close_days
from bleibe.profiles.foreign import foreign_nationals
from bleibe.profiles.indicators import Known, Measures, known_of
from bleibe.profiles.measures import measures_by_name
from bleibe.profiles.models import Dataset
from bleibe.profiles.nested import residents_to_release
from bleibe.profiles.protection import one_a_year, release_stands
from bleibe.profiles.queries import SourceRef, measures_of
from bleibe.profiles.released import ReleasedStand

DAYS_KEPT = 30


@dataclass(frozen=True)
class Beside:
    """What is known of an area that others are set beside."""

    area: Area
    stands: tuple[ReleasedStand, ...]
    measures: Measures
    sources: tuple[SourceRef, ...]
    """The tables that its stands come from."""

    @property
    def known(self) -> Known:
        """The input of its indicators."""
        return known_of(self.area, stands=self.stands, measures=self.measures)


def beside_of(
    areas: Sequence[Area], *, datasets: QuerySet[Dataset], digest: str, threshold: int
) -> list[Beside]:
    """Return what is known of these areas, from the cache where nothing has changed.

    To add Bund and Land up from their Kreise takes a second; it is done once per state of
    the tables, not once per profile.
    """
    keys = {area.pk: f"beside:{area.pk}:{threshold}:{digest}" for area in areas}
    cached = cache.get_many(keys.values())
    missing = [area for area in areas if keys[area.pk] not in cached]
    if missing:
        for found in _made(missing, datasets=datasets, threshold=threshold):
            cached[keys[found.area.pk]] = found
            cache.set(keys[found.area.pk], found, timeout=DAYS_KEPT * 24 * 60 * 60)
    return [cached[keys[area.pk]] for area in areas]


def _made(areas: list[Area], *, datasets: QuerySet[Dataset], threshold: int) -> list[Beside]:
    residents = residents_to_release(areas, datasets=datasets, threshold=threshold)
    cells = measures_of(areas, datasets=datasets)
    found = []
    for area in areas:
        far_apart, _days = without_close_days(residents[area.pk].stands, threshold=threshold)
        each_year = one_a_year(far_apart)
        stands = release_stands(each_year, threshold=threshold)
        measures, _tables = measures_by_name(cells[area.pk], threshold=threshold)
        foreign, _tables = foreign_nationals(
            residents[area.pk].foreign, stands, threshold=threshold
        )
        sources = tuple(dict.fromkeys(stand.source for stand in each_year))
        found.append(Beside(area, stands, foreign | measures, sources))
    return found
