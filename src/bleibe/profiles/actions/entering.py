"""Figures of a small Kommune, entered by hand."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone

from bleibe.kernel import files
from bleibe.kernel.errors import Refused
from bleibe.kernel.filetypes import TEXT
from bleibe.parties.models import Area, Organisation, Person
from bleibe.profiles.actions.access import require_import
from bleibe.profiles.actions.importing import Imported, import_table
from bleibe.profiles.entered import Entry, as_text, table_of
from bleibe.profiles.planning import plan_import

FILE_NAME = "eingabe-{key}.csv"


def enter_figures(
    entries: Sequence[Entry],
    *,
    area: Area,
    owner: Organisation,
    source: str,
    retrieved_on: date,
    licence: str = "",
    remark: str = "",
    by: Person,
) -> Imported:
    """Take over what was entered (Zahlen von Hand eingeben), like a file of one area.

    Raises `Refused` with ``nothing_entered``, ``not_allowed``, ``area_not_yours`` or
    ``figure_twice``.
    """
    require_import(by, owner=owner)
    if not entries:
        raise Refused("nothing_entered")
    name = FILE_NAME.format(key=area.key)
    table = table_of(entries, area=area, source=source, licence=licence, remark=remark, file=name)
    plan = plan_import(table, owner=owner)
    content = as_text(entries, area=area, source=source, licence=licence, remark=remark)
    return import_table(
        plan, file=files.store([content], name=name, allowed=[TEXT]), file_name=name, by=by,
        retrieved_at=timezone.make_aware(datetime.combine(retrieved_on, time(12))),
    )  # fmt: skip
