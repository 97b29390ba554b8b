"""What a map of an area shows: its Quartiere or Gemeinden, else its neighbours, released."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.beside import beside_of
from bleibe.profiles.comparison import SISTERS_BY_KEY
from bleibe.profiles.indicators import Known, value_of
from bleibe.profiles.models import Dataset
from bleibe.profiles.protection import source_key
from bleibe.profiles.queries import SourceRef
from bleibe.profiles.queries.boundaries import newest_boundaries
from bleibe.profiles.released import MappedArea, Place, ReleasedMap

INDICATORS = ("share_65_plus", "population_density", "residents")
"""The first that at least two areas have is drawn."""
FEWEST, MOST = 2, 60
Level = Area.Level


def map_of(
    area: Area, sisters: Sequence[Area], *, datasets: QuerySet[Dataset], digest: str, threshold: int
) -> tuple[ReleasedMap | None, tuple[SourceRef, ...]]:
    """Return the map of an area's parts, else of its neighbours, and the tables it rests on.

    None without boundaries; two queries then.
    """
    parts = _parts(area)
    known = newest_boundaries([one.pk for one in (*parts, *sisters, area)])
    if not known:
        return None, ()
    for within, areas in ((True, parts), (False, [area, *sisters])):
        drawn = sorted((one for one in areas if one.pk in known), key=lambda one: one.name)
        if (within or area in drawn) and FEWEST <= len(drawn) <= MOST:
            break
    else:
        return None, ()
    beside = beside_of(drawn, datasets=datasets, digest=digest, threshold=threshold)
    key, year = _indicator([one.known for one in beside])
    if year is None:
        return None, ()
    values = [value_of(one.known, key, year=year) for one in beside]
    borders = {(known[one.pk].source, known[one.pk].licence, known[one.pk].as_of) for one in drawn}
    used = {stand.source for one in beside for stand in one.stands if stand.year == year}
    refs = dict.fromkeys(ref for one in beside for ref in one.sources if source_key(ref) in used)
    shown = ReleasedMap(
        key=key,
        year=year,
        within=within,
        areas=tuple(
            MappedArea(
                Place(one.key, one.level, one.name, one.designation),
                tuple(tuple((x, y) for x, y in ring) for ring in known[one.pk].rings),
                value.value,
            )
            for one, value in zip(drawn, values, strict=True)
        ),
        borders=tuple(sorted(borders)),
        sources=tuple(source_key(ref) for ref in refs),
    )
    return shown, tuple(refs)


def _parts(area: Area) -> list[Area]:
    """The Quartiere of a Gemeinde; the Gemeinden of a Kreis, or the Quartiere of its only one."""
    there = Area.objects.existing()
    if area.level == Level.MUNICIPALITY:
        return list(there.filter(level=Level.QUARTER, parent=area))
    if area.level != Level.COUNTY:
        return []
    digits = SISTERS_BY_KEY[Level.MUNICIPALITY]
    found = list(there.filter(level=Level.MUNICIPALITY, key__startswith=area.key[:digits]))
    return list(there.filter(level=Level.QUARTER, parent=found[0])) if len(found) == 1 else found


def _indicator(known: Sequence[Known]) -> tuple[str, int | None]:
    """The figure to draw and the newest year in which most areas have it."""
    for key in INDICATORS:
        years = Counter(
            year
            for one in known
            for year in {year for data in one.by_base for year in data.years()}
            if value_of(one, key, year=year).value is not None
        )
        if years and max(years.values()) >= FEWEST:
            return key, max(years, key=lambda year: (years[year], year))
    return INDICATORS[0], None
