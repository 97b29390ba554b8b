"""Which areas the keys of a file stand for: known, new, dissolved or somebody else's."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from bleibe.kernel.errors import Refused
from bleibe.parties.models import Area, Organisation
from bleibe.parties.queries import edition_days, edition_for
from kohorte.io import Table
from kohorte.io.keys import ags_of, is_official, parent_of
from kohorte.io.refusal import shown

Level = Area.Level
Identity = tuple[str, str]
LEVELS = {
    "bund": Level.FEDERATION, "land": Level.STATE, "regbez": Level.REGION,
    "region": Level.REGION, "kreis": Level.COUNTY, "verband": Level.ASSOCIATION,
    "gemeinde": Level.MUNICIPALITY, "quartier": Level.QUARTER, "other": Level.REGION,
}  # fmt: skip
LONGEST_NAME = 160
KEY = re.compile(r"[\w.-]{1,24}")
"""What a key may look like: it stands in addresses and in the names of files."""
DESIGNATION = re.compile(
    r"(?P<name>.+?),\s+(?P<designation>kreisfreie stadt|stadtkreis|landkreis|kreis)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Known:
    """An area in the database."""

    pk: int
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class NewArea:
    """An area that the file names and the database does not have yet."""

    identity: Identity
    name: str
    designation: str
    parent: Identity | None
    valid_to: date | None


@dataclass(frozen=True)
class Places:
    """The areas of a file, in the order of ``Table.areas``.

    ``longer`` are known areas that still had figures after the day until which they were
    thought to exist.
    """

    identities: tuple[Identity, ...]
    known: dict[Identity, Known] = field(repr=False)
    new: tuple[NewArea, ...]
    longer: dict[int, date]
    dissolved: tuple[Identity, ...]

    @property
    def levels(self) -> dict[str, int]:
        """Number of areas per level."""
        return dict(Counter(level for level, _key in self.identities))


def places_of(table: Table, *, owner: Organisation | None) -> Places:
    """Recognise the areas of a table (räumliche Einheiten erkennen).

    Raises `Refused`: ``area_key_odd`` for a key that no address could hold, ``area_not_yours``
    for a key outside the owner's areas, ``quarter_without_municipality`` for a key of somebody's
    own that says nowhere where it lies, ``quarters_are_own`` for such keys in official tables.
    """
    known = {
        (level, key): Known(pk, valid_to)
        for pk, level, key, valid_to in Area.objects.values_list("pk", "level", "key", "valid_to")
    }
    home = _home(owner)
    identities = tuple(
        _identity(table, position, known, home, owner) for position in range(len(table.areas))
    )
    if owner is not None:
        _check_own(table, identities, known, owner)
    span = _spans(table)
    gone = _gone(table, identities, known, span)
    return Places(
        identities=identities,
        known=known,
        new=_new(table, identities, known, gone),
        longer=_longer(identities, known, span),
        dissolved=tuple(sorted(gone)),
    )


def _home(owner: Organisation | None) -> Identity | None:
    """Return the one municipality of an organisation, in which its Quartiere lie."""
    if owner is None:
        return None
    found = owner.areas.filter(level=Level.MUNICIPALITY).values_list("level", "key")[:2]
    return found[0] if len(found) == 1 else None


def _identity(table: Table, position: int, known, home, owner) -> Identity:
    key, level = table.areas[position], LEVELS[table.area_levels[position]]
    if level == Level.MUNICIPALITY and len(key) == 12:
        key = ags_of(key)
    if level != Level.QUARTER:
        return _checked(table, position, level, key)
    if owner is None:
        raise Refused("quarters_are_own", **_where(table, position))
    if (level, key) in known:
        return level, key
    parent = table.area_parents[position] or (home[1] if home else "")
    if not parent:
        raise Refused("quarter_without_municipality", **_where(table, position))
    whole = key if key.startswith(f"{parent}-") else f"{parent}-{key}"
    return _checked(table, position, level, whole)


def _checked(table: Table, position: int, level: str, key: str) -> Identity:
    if not KEY.fullmatch(key):
        raise Refused("area_key_odd", **_where(table, position))
    return level, key


def _check_own(table: Table, identities: Sequence[Identity], known, owner: Organisation) -> None:
    rows = Area.objects.below_organisations({owner.pk}).values_list("level", "key")
    own = set(rows)
    for position, (level, key) in enumerate(identities):
        above = (Level.MUNICIPALITY, key.partition("-")[0])
        if (level, key) not in own and not (
            level == Level.QUARTER and (level, key) not in known and above in own
        ):
            raise Refused("area_not_yours", owner=owner.name, **_where(table, position))


def _where(table: Table, position: int) -> dict[str, object]:
    cell = int(np.argmax(table.area_index == position))
    return {
        "file": table.file, "row": int(table.row[cell]), "key": shown(table.areas[position]),
        "name": shown(table.area_names[position]),
    }  # fmt: skip


def _spans(table: Table) -> list[tuple[date, date] | None]:
    """Return the first and last day with a figure for each area of the file."""
    there = ~np.isnan(table.value)
    count, size = len(table.areas), len(table.periods)
    first, last = np.full(count, size), np.full(count, -1)
    np.minimum.at(first, table.area_index[there], table.period_index[there])
    np.maximum.at(last, table.area_index[there], table.period_index[there])
    return [
        (table.periods[low].start, table.periods[high].end) if high >= 0 else None
        for low, high in zip(first.tolist(), last.tolist(), strict=True)
    ]


def _gone(table: Table, identities, known, span) -> dict[Identity, date]:
    """Return areas that are no more, with the last day on which they can have existed.

    Without a figure at any time: they ended before the table begins. With figures, but
    unknown to a directory that is newer than the last of them: they ended since.
    """
    editions = edition_days()
    before = min(period.start for period in table.periods) - timedelta(days=1)
    dissolved = set(table.dissolved())
    empty = {position for position, key in enumerate(table.areas) if key in dissolved}
    found: dict[Identity, date] = {}
    for position, identity in enumerate(identities):
        if identity[0] == Level.QUARTER:
            continue
        if identity in known:
            ended = known[identity].valid_to
            listed = edition_for(identity[1], editions) is not None
            if position in empty and (ended is not None or not listed):
                found[identity] = ended or before
        elif position in empty:
            found[identity] = before
        elif span[position] is not None and span[position][1] < _directory_day(identity, editions):
            found[identity] = span[position][1]
    return found


def _directory_day(identity: Identity, editions: Mapping[str, date]) -> date:
    return edition_for(identity[1], editions) or date.min


def _longer(identities, known, span) -> dict[int, date]:
    return {
        known[identity].pk: days[1]
        for identity, days in zip(identities, span, strict=True)
        if days is not None and identity in known
        and known[identity].valid_to is not None and known[identity].valid_to < days[1]
    }  # fmt: skip


def _new(table: Table, identities, known, gone) -> tuple[NewArea, ...]:
    """Return the areas to be made, the larger ones first."""
    there = known.keys() | set(identities)
    found = {
        identity: NewArea(
            identity, *named(table.area_names[position], identity), _parent(identity, there),
            gone.get(identity),
        )
        for position, identity in enumerate(identities)
        if identity not in known
    }  # fmt: skip
    return tuple(
        sorted(found.values(), key=lambda area: Area.LARGEST_FIRST.index(area.identity[0]))
    )


def named(label: str, identity: Identity) -> tuple[str, str]:
    """Return name and designation out of a label: „Passau, Landkreis“."""
    label = " ".join(label.split()) or identity[1]
    if identity[0] == Level.COUNTY and (found := DESIGNATION.fullmatch(label)):
        return found["name"][:LONGEST_NAME], found["designation"]
    return label[:LONGEST_NAME], ""


def _parent(identity: Identity, there) -> Identity | None:
    level, key = identity
    if level == Level.FEDERATION:
        return None
    if level == Level.QUARTER:
        above = (Level.MUNICIPALITY, key.partition("-")[0])
        return above if above in there else None
    if not is_official(key):
        return None
    above = parent_of(key)
    candidates = [(level, above) for level in Area.LARGEST_FIRST[:-1]]
    return next((candidate for candidate in candidates if candidate in there), None)
