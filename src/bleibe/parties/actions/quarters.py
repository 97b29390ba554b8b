"""Adding and ending Quartiere below a municipality."""

from datetime import date

from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Person
from bleibe.parties.permissions import MANAGE_QUARTERS


@transaction.atomic
def add_quarter(
    municipality: Area, *, key: str, name: str, valid_from: date | None, by: Person
) -> Area:
    """Add a Quartier below a municipality (Quartier anlegen).

    Its key is the AGS, a hyphen and ``key``. Raises `Refused` with ``not_allowed``,
    ``quarter_needs_municipality``, ``area_dissolved`` or ``quarter_key_taken``.
    """
    require(by, MANAGE_QUARTERS, municipality)
    if municipality.level != Area.Level.MUNICIPALITY:
        raise Refused("quarter_needs_municipality")
    if municipality.is_dissolved:
        raise Refused("area_dissolved", name=municipality.name)
    whole_key = f"{municipality.key}-{key}"
    if Area.objects.filter(level=Area.Level.QUARTER, key=whole_key).exists():
        raise Refused("quarter_key_taken", key=key)
    quarter = Area.objects.create(
        level=Area.Level.QUARTER, key=whole_key, name=name, parent=municipality,
        valid_from=valid_from,
    )  # fmt: skip
    events.record(
        "quarter.added", by=by, about=quarter, key=whole_key, name=name, valid_from=valid_from
    )
    return quarter


@transaction.atomic
def end_quarter(quarter: Area, *, valid_to: date, by: Person) -> None:
    """Let a Quartier end on a day (Quartier beenden); its figures stay.

    Raises `Refused` with ``not_allowed``, ``quarter_ended_already`` or
    ``quarter_ends_before_it_begins``.
    """
    quarter = Area.objects.select_for_update().get(pk=quarter.pk, level=Area.Level.QUARTER)
    require(by, MANAGE_QUARTERS, quarter)
    if quarter.valid_to is not None:
        raise Refused("quarter_ended_already", name=quarter.name)
    if quarter.valid_from is not None and valid_to < quarter.valid_from:
        raise Refused("quarter_ends_before_it_begins", name=quarter.name)
    quarter.valid_to = valid_to
    quarter.save(update_fields=["valid_to"])
    events.record("quarter.ended", by=by, about=quarter, name=quarter.name, valid_to=valid_to)
