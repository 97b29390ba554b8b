"""Which areas make up a larger one on a day, and whether a table has all of them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.db.models.functions import Substr

from bleibe.parties.entries import LAST_LAND
from bleibe.parties.models import Area, Recoding
from bleibe.parties.queries import edition_days, edition_for

KREIS = 5
FROM_COUNTIES = (Area.Level.STATE, Area.Level.FEDERATION)
FROM_CHILDREN = (Area.Level.ASSOCIATION, Area.Level.REGION)


@dataclass(frozen=True, slots=True)
class Part:
    """An area that is part of a larger one, with the time for which it existed."""

    pk: int
    key: str
    valid_from: date | None
    valid_to: date | None

    def existed(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


Reforms = dict[str, list[tuple[str, int, int]]]
"""For each Kreis the Kreise that its people lived in before, with the years."""


def choose(
    parts: Sequence[Part], day: date, *, present: Collection[int], reforms: Reforms
) -> set[int] | None:
    """Return the parts to add up on a day, or None if one is missing.

    A Kreis that a reform made later is stood for by the Kreise it was made from; a
    dissolved one beside its successor is left out, so that nobody counts twice.
    """
    by_key = {part.key: part.pk for part in parts if part.pk in present}
    gone = {old for new in by_key for old, _first, last in reforms.get(new, ()) if last < day.year}
    chosen: set[int] = set()
    for part in parts:
        if not part.existed(day) or (part.valid_to is not None and part.key in gone):
            continue
        if part.pk in present:
            chosen.add(part.pk)
            continue
        before = [
            key for key, first, last in reforms.get(part.key, ()) if first <= day.year <= last
        ]
        if not before or not all(key in by_key for key in before):
            return None
        chosen.update(by_key[key] for key in before)
    return chosen or None


def parts_of(areas: Sequence[Area]) -> dict[int, list[Part]]:
    """Return the parts of Länder, the federation, Verbände and regions. Three queries at most.

    Without a directory nobody knows whether the parts at hand are all; then there are none.
    """
    editions = edition_days()
    known = [area for area in areas if edition_for(area.key, editions) is not None]
    whole = [area for area in known if area.level in FROM_COUNTIES]
    joined = [area.pk for area in known if area.level in FROM_CHILDREN]
    if not (whole or joined):
        return {}
    found: dict[int, list[Part]] = defaultdict(list)
    fields = ("pk", "key", "valid_from", "valid_to")
    if whole:
        counties = [Part(*row) for row in Area.objects.filter(level="county").values_list(*fields)]
        for area in whole:
            found[area.pk] = [part for part in counties if _lies_in(part, area)]
    if joined:
        municipalities = Area.objects.filter(parent__in=joined, level="municipality")
        for parent, *row in municipalities.values_list("parent_id", *fields):
            found[parent].append(Part(*row))
    return dict(found)


def _lies_in(county: Part, area: Area) -> bool:
    """Invented Länder lie in no federation."""
    if area.level == Area.Level.FEDERATION:
        return county.key <= LAST_LAND + "999"
    return county.key.startswith(area.key)


def reforms_of_counties() -> Reforms:
    """Return which Kreise went into which others. One query."""
    moved = (
        Recoding.objects.annotate(old=Substr("old_key", 1, KREIS), new=Substr("new_key", 1, KREIS))
        .exclude(old=F("new"))
        .values_list("new", "old", "first_year", "last_year")
        .distinct()
    )
    found: Reforms = defaultdict(list)
    for new, old, first, last in moved:
        found[new].append((old, first, last))
    return found
