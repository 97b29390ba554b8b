"""Taking an edition of the directory of municipalities over."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db import transaction
from django.db.models import Q

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.entries import (
    GERMANY,
    LAST_LAND,
    LISTED,
    Edition,
    Entry,
    Identity,
    by_identity,
    parent_of,
)
from bleibe.parties.models import Area, DirectoryEdition, Person
from bleibe.parties.permissions import LOAD_DIRECTORY

BATCH = 1000
TAKEN_OVER = ("name", "ars", "designation", "square_km", "parent")

Areas = dict[Identity, Area]


@dataclass(frozen=True)
class Loaded:
    """What an edition brought: areas in it, new ones, changed ones, ended or begun ones."""

    as_of: date
    areas: int
    created: int = 0
    changed: int = 0
    bounded: int = 0


@transaction.atomic
def load_directory(edition: Edition, *, by: Person | None) -> Loaded:
    """Take an edition of the directory over, wholly or not at all (Gemeindeverzeichnis laden).

    Areas that a newer edition no longer has are not deleted: they end on the day of the last
    edition that has them. An older edition adds what is gone today and leaves what is there;
    the order in which editions are loaded makes no difference, and the same edition a second
    time changes nothing. Official and invented Länder do not touch each other.

    Raises `Refused` with ``not_allowed``, ``directory_key_twice``,
    ``directory_parent_missing`` or ``directory_incomplete``.
    """
    if by is not None:
        require(by, LOAD_DIRECTORY)
    entries, areas = by_identity(edition), _areas_of(edition.scope)
    _check_complete(edition, entries, areas)
    editions = DirectoryEdition.objects.filter(scope=edition.scope)
    days = set(editions.values_list("as_of", flat=True))
    before = {identity: _state(area) for identity, area in areas.items()}

    created = _create_missing(edition, entries, areas, days)
    for identity in entries.keys() - created:
        area, entry = areas[identity], entries[identity]
        if edition.as_of >= (area.valid_to or max(days, default=edition.as_of)):
            _take_over(area, entry, _parent(entry, areas, edition))
        _stretch(area, edition.as_of, days)
    if edition.as_of not in days:
        for identity in areas.keys() - entries.keys():
            _bound(areas[identity], edition.as_of, days)

    changed = [key for key, state in before.items() if state != _state(areas[key])]
    Area.objects.bulk_update(
        [areas[key] for key in changed], [*TAKEN_OVER, "valid_from", "valid_to"], batch_size=BATCH
    )
    loaded = Loaded(
        edition.as_of,
        areas=len(entries),
        created=len(created),
        changed=sum(key in entries for key in changed),
        bounded=sum(key not in entries for key in changed),
    )
    _note(edition, loaded, by=by)
    return loaded


def _areas_of(scope: str) -> Areas:
    lands = Q(key__startswith=scope) if scope else Q(key__lt=str(int(LAST_LAND) + 1))
    found = Area.objects.filter(lands | Q(key=GERMANY), level__in=LISTED).defer("folded_name")
    return {_identity(area): area for area in found}


def _identity(area: Area) -> Identity:
    return area.level, area.key


def _state(area: Area) -> tuple[object, ...]:
    return (
        area.name, area.ars, area.designation, area.square_km, area.parent_id,
        area.valid_from, area.valid_to,
    )  # fmt: skip


def _check_complete(edition: Edition, entries: Collection[Identity], areas: Areas) -> None:
    missing = [
        area.name
        for identity, area in areas.items()
        if area.level == Area.Level.STATE and identity not in entries
    ]
    if missing:
        raise Refused("directory_incomplete", file=edition.source, missing=", ".join(missing))


def _create_missing(
    edition: Edition, entries: Mapping[Identity, Entry], areas: Areas, days: set[date]
) -> set[Identity]:
    """Create the areas that nobody knew, floor by floor, and add them to ``areas``."""
    begins = edition.as_of if any(day < edition.as_of for day in days) else None
    ends = edition.as_of if any(day > edition.as_of for day in days) else None
    created: set[Identity] = set()
    missing = [entry for identity, entry in entries.items() if identity not in areas]
    for _floor, group in groupby(missing, key=attrgetter("floor")):
        new = [
            Area(
                level=entry.level, key=entry.key, name=entry.name, ars=entry.ars,
                designation=entry.designation, square_km=entry.square_km,
                parent=_parent(entry, areas, edition), valid_from=begins, valid_to=ends,
            )
            for entry in group
        ]  # fmt: skip
        made = Area.objects.bulk_create(new, batch_size=BATCH)
        areas.update((_identity(area), area) for area in made)
        created.update(map(_identity, made))
    return created


def _parent(entry: Entry, areas: Areas, edition: Edition) -> Area | None:
    parent = parent_of(entry, areas, source=edition.source)
    return areas[parent] if parent else None


def _take_over(area: Area, entry: Entry, parent: Area | None) -> None:
    area.name, area.ars, area.designation = entry.name, entry.ars, entry.designation
    area.square_km, area.parent = entry.square_km, parent


def _stretch(area: Area, day: date, days: set[date]) -> None:
    """Make the validity of an area include a day on which an edition has it."""
    if area.valid_to is not None and area.valid_to < day:
        area.valid_to = day if any(other > day for other in days) else None
    if area.valid_from is not None and area.valid_from > day:
        area.valid_from = day if any(other < day for other in days) else None


def _bound(area: Area, day: date, days: set[date]) -> None:
    """Bound the validity of an area by a day on which an edition does not have it."""
    earlier = max((other for other in days if other < day), default=None)
    later = min((other for other in days if other > day), default=None)
    if earlier and later is None and area.valid_to is None:
        area.valid_to = earlier
    if later and earlier is None and area.valid_from is None:
        ended_before = area.valid_to is not None and area.valid_to < later
        area.valid_from = None if ended_before else later


def _note(edition: Edition, loaded: Loaded, *, by: Person | None) -> None:
    row, is_new = DirectoryEdition.objects.get_or_create(
        scope=edition.scope, as_of=edition.as_of,
        defaults={"source": edition.source, "areas": loaded.areas},
    )  # fmt: skip
    if is_new or loaded.created or loaded.changed or loaded.bounded:
        events.record(
            "directory.loaded", by=by, about=row, source=edition.source, as_of=edition.as_of,
            created=loaded.created, changed=loaded.changed, bounded=loaded.bounded,
        )  # fmt: skip
