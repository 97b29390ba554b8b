"""What a person sees of a file before deciding about it."""

from bleibe.profiles.planning import Plan
from kohorte.io import DIALECTS, Table
from kohorte.io.markers import MARKERS

ROWS = 8
NAMES = 12


def preview_of(plan: Plan) -> dict[str, object]:
    """Return what the upload page shows of a file that could be read (Vorschau)."""
    table, places = plan.table, plan.places
    names = dict(zip(places.identities, table.area_names, strict=True))
    return {
        "dialect": str(DIALECTS.get(table.dialect, table.dialect)),
        "table_code": plan.table_code,
        "title": table.title,
        "statistic": table.statistic,
        "source": table.source,
        "licence": table.licence or "",
        "stand": table.stand.isoformat() if table.stand else "",
        "cells": len(table),
        "areas": len(plan.contents.areas),
        "levels": places.levels,
        "kinds": len(plan.contents.kinds),
        "markers": {sign: count for sign, count in table.marker_counts().items() if sign},
        "periods": [period.label for period in table.periods],
        "dissolved": len(places.dissolved),
        "dissolved_names": [names[each] for each in places.dissolved[:NAMES]],
        "new": len(places.new),
        "new_names": [area.name for area in places.new[:NAMES]],
        "rows": _first_rows(table),
        "notes": list(table.notes),
        "warnings": [list(each) for each in table.warnings],
        "twin": plan.twin.pk if plan.twin else None,
        "differences": [each.as_dict() for each in plan.differences],
    }


def _first_rows(table: Table) -> list[dict[str, object]]:
    return [
        {
            "area": table.area_names[table.area_index[cell]] or table.areas[table.area_index[cell]],
            "period": table.periods[table.period_index[cell]].label,
            "kind": _described(table, cell),
            "value": None if table.value[cell] != table.value[cell] else float(table.value[cell]),
            "marker": MARKERS[table.marker[cell]],
        }
        for cell in range(min(ROWS, len(table)))
    ]


def _described(table: Table, cell: int) -> dict[str, object]:
    series = table.series[table.series_index[cell]]
    return {
        "label": series.label, "unit": series.unit, "sex": series.sex,
        "age_from": series.age_from, "age_to": series.age_to,
        "nationality": series.nationality, "other": [list(pair) for pair in series.other],
    }  # fmt: skip
