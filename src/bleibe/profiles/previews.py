"""What a person sees of a file before deciding about it."""

from bleibe.parties.models import Area, Organisation
from bleibe.profiles.contents import described
from bleibe.profiles.places import LONGEST_NAME, named
from bleibe.profiles.planning import Plan, plan_import
from bleibe.profiles.reading import Readable
from kohorte.io import DIALECTS, Crosswalk, Directory, Period, Table
from kohorte.io.markers import MARKERS

ROWS = 8
NAMES = 12


def preview_of(content: Readable, *, owner: Organisation | None) -> dict[str, object]:
    """Return what the upload page shows of a file that could be read (Vorschau).

    Raises `Refused` as `plan_import` does.
    """
    if isinstance(content, Directory):
        return _directory(content)
    if isinstance(content, Crosswalk):
        return _crosswalk(content)
    return _table(plan_import(content, owner=owner))


def _table(plan: Plan) -> dict[str, object]:
    table, places = plan.table, plan.places
    names = {
        identity: named(label, identity)[0]
        for identity, label in zip(places.identities, table.area_names, strict=True)
    }
    return {
        "kind": "table",
        "dialect": DIALECTS.get(table.dialect, table.dialect),
        "table_code": plan.table_code,
        "title": table.title,
        "statistic": table.statistic,
        "source": table.source,
        "licence": table.licence or "",
        "own": plan.owner is not None,
        "stand": table.stand.isoformat() if table.stand else "",
        "cells": len(table),
        "areas": len(plan.contents.areas),
        "levels": places.levels,
        "kinds": len(plan.contents.kinds),
        "markers": {sign: count for sign, count in table.marker_counts().items() if sign},
        "spans": [_span(period) for period in table.periods],
        "dissolved": len(places.dissolved),
        "dissolved_names": [names[each] for each in places.dissolved[:NAMES]],
        "new": len(places.new),
        "new_names": [area.name for area in places.new[:NAMES]],
        "new_quarters": [
            {"key": area.identity[1], "name": area.name}
            for area in places.new
            if area.identity[0] == Area.Level.QUARTER
        ],
        "rows": _first_rows(table),
        "notes": list(table.notes),
        "warnings": [list(each) for each in table.warnings],
        "twin": plan.twin.pk if plan.twin else None,
        "differences": [each.as_dict() for each in plan.differences],
    }


def _directory(directory: Directory) -> dict[str, object]:
    return {
        "kind": "directory",
        "dialect": DIALECTS.get(directory.dialect, directory.dialect),
        "title": directory.title,
        "areas": len(directory),
        "valid_on": directory.valid_on.isoformat(),
        "population_on": directory.population_on.isoformat() if directory.population_on else "",
    }


def _crosswalk(crosswalk: Crosswalk) -> dict[str, object]:
    return {"kind": "crosswalk", "dialect": DIALECTS["bbsr_crosswalk"], "rows": len(crosswalk)}


def _span(period: Period) -> list[str]:
    return [period.start.isoformat(), period.end.isoformat()]


def _first_rows(table: Table) -> list[dict[str, object]]:
    return [
        {
            "area": _name(table, table.area_index[cell]),
            "span": _span(table.periods[table.period_index[cell]]),
            "kind": described(table.series[table.series_index[cell]]),
            "value": float(table.value[cell]) if table.value[cell] == table.value[cell] else None,
            "marker": MARKERS[table.marker[cell]],
        }
        for cell in range(min(ROWS, len(table)))
    ]


def _name(table: Table, area: int) -> str:
    return (table.area_names[area] or table.areas[area])[:LONGEST_NAME]
