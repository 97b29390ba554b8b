"""Taking facts about areas over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.fact_rows import FactRow
from bleibe.parties.models import Area, AreaFact, Person
from bleibe.parties.permissions import LOAD_DIRECTORY

BATCH = 1000
STATE = ("value", "valid_to", "source", "licence")
LEVEL_BY_DIGITS = {
    2: (Area.Level.STATE,), 3: (Area.Level.REGION,), 4: (Area.Level.REGION,),
    5: (Area.Level.COUNTY,), 8: (Area.Level.MUNICIPALITY,), 9: (Area.Level.ASSOCIATION,),
}  # fmt: skip


@dataclass(frozen=True)
class FactsLoaded:
    """What a table brought: its rows, new facts, and known ones with another value or end."""

    rows: int
    created: int
    changed: int


@transaction.atomic
def load_facts(rows: Sequence[FactRow], *, file: str, by: Person | None) -> FactsLoaded:
    """Take a table of facts over, wholly or not at all (Angaben zu Gebieten laden).

    A fact that was open ends on the day before a newer one begins; the same row a second
    time changes nothing. Raises `Refused` with ``not_allowed``, ``facts_area_unknown``,
    ``facts_twice`` or ``facts_overlap``, which name the line.
    """
    if by is not None:
        require(by, LOAD_DIRECTORY)
    areas = _areas(rows, file)
    there: dict[tuple[int, str], list[AreaFact]] = {}
    for fact in AreaFact.objects.filter(area__in={area.pk for area in areas.values()}):
        there.setdefault((fact.area_id, fact.fact), []).append(fact)
    seen: dict[tuple[int, str, date], int] = {}
    before = {fact.pk: _state(fact) for facts in there.values() for fact in facts}
    for row in sorted(rows, key=lambda each: each.valid_from):
        area = areas[row.line]
        first = seen.setdefault((area.pk, row.fact, row.valid_from), row.line)
        if first != row.line:
            raise Refused("facts_twice", file=file, line=row.line, first=first)
        _place(row, area, there.setdefault((area.pk, row.fact), []), file)
    facts = [fact for told in there.values() for fact in told]
    new = [fact for fact in facts if fact.pk is None]
    changed = [fact for fact in facts if fact.pk and before[fact.pk] != _state(fact)]
    AreaFact.objects.bulk_update(changed, STATE, batch_size=BATCH)
    AreaFact.objects.bulk_create(new, batch_size=BATCH)
    loaded = FactsLoaded(len(rows), created=len(new), changed=len(changed))
    if new or changed:
        newest = AreaFact.objects.order_by("-pk").first()
        events.record(
            "facts.loaded", by=by, about=newest, file=file, created=len(new), changed=len(changed)
        )
    return loaded


def _state(fact: AreaFact) -> list[object]:
    return [getattr(fact, name) for name in STATE]


def _areas(rows: Sequence[FactRow], file: str) -> dict[int, Area]:
    keys = {row.key for row in rows}
    found: dict[str, list[Area]] = {}
    for area in Area.objects.filter(key__in=keys):
        found.setdefault(area.key, []).append(area)
    areas = {}
    for row in rows:
        levels = (row.level,) if row.level else LEVEL_BY_DIGITS.get(len(row.key))
        fitting = [
            area for area in found.get(row.key, ()) if levels is None or area.level in levels
        ]
        if len(fitting) != 1:
            raise Refused("facts_area_unknown", file=file, line=row.line, key=row.key)
        areas[row.line] = fitting[0]
    return areas


def _place(row: FactRow, area: Area, there: list[AreaFact], file: str) -> None:
    """Put a row among the facts of an area under one name."""
    fact = next((each for each in there if each.valid_from == row.valid_from), None)
    for other in there:
        if other is fact:
            continue
        if other.valid_from < row.valid_from and other.valid_to is None:
            other.valid_to = row.valid_from - timedelta(days=1)
        begins_later = row.valid_to is None or other.valid_from <= row.valid_to
        ends_later = other.valid_to is None or other.valid_to >= row.valid_from
        if begins_later and ends_later:
            raise Refused("facts_overlap", file=file, line=row.line, key=row.key)
    if fact is None:
        fact = AreaFact(area=area, fact=row.fact, valid_from=row.valid_from)
        there.append(fact)
    fact.value, fact.valid_to = row.value, row.valid_to
    fact.source, fact.licence = row.source, row.licence
