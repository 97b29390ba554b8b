"""The longest series of residents that all tables together give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.models import Dataset
from bleibe.profiles.queries.population import stands_of
from bleibe.profiles.queries.sources import SourceRef
from bleibe.profiles.queries.stand import Stand


@dataclass(frozen=True, slots=True)
class Total:
    """All residents of an area on a day; ``parts`` as in `Stand`."""

    day: date
    persons: float
    marker: str
    source: SourceRef
    parts: int


@dataclass(frozen=True)
class AreaTotals:
    """Residents by day in ascending order; ``others`` say something else for the same day."""

    area: Area
    totals: tuple[Total, ...]
    others: tuple[Total, ...]


def totals_of(areas: Sequence[Area], *, datasets: QuerySet[Dataset]) -> dict[int, AreaTotals]:
    """Return all residents by day for each area, by its id.

    On a day with several tables the Kommune's own figures come first, then a figure of
    the area itself before a sum of its parts, then the newest table.
    """
    found = stands_of(areas, datasets=datasets)
    return {area.pk: _choose(area, found[area.pk]) for area in areas}


def _choose(area: Area, stands: list[Stand]) -> AreaTotals:
    ordered = sorted(
        (stand for stand in stands if stand.nationality == "" and np.isfinite(stand.total)),
        key=lambda stand: (not stand.source.is_official, not stand.parts, stand.source.stand),
        reverse=True,
    )
    best: dict[date, Total] = {}
    others: list[Total] = []
    for stand in ordered:
        total = Total(stand.day, stand.total, stand.total_marker, stand.source, stand.parts)
        if stand.day not in best:
            best[stand.day] = total
        elif best[stand.day].persons != total.persons:
            others.append(total)
    return AreaTotals(
        area=area,
        totals=tuple(best[day] for day in sorted(best)),
        others=tuple(sorted(others, key=lambda total: total.day)),
    )
