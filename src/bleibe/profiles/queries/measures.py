"""Plain values of tables, for indicators that a table gives directly."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.models import Dataset, Observation, Series
from bleibe.profiles.queries.sources import SourceRef, references

KIND = (
    "pk", "measure", "label", "unit", "sex", "age_from", "age_to", "nationality", "subject",
    "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of a table (Wert) with all that tells what it counts.

    ``value`` is NaN where the cell holds a sign alone; ``other`` are the remaining
    dimensions as pairs (variable, category).
    """

    start: date
    end: date
    measure: str
    label: str
    unit: str
    sex: str
    age_from: int | None
    age_to: int | None
    nationality: str
    subject: str
    other: tuple[tuple[str, str], ...]
    value: float
    marker: str
    source: SourceRef

    @property
    def year(self) -> int:
        return self.end.year


def measures_of(
    areas: Sequence[Area],
    *,
    datasets: QuerySet[Dataset],
    tables: Collection[str] | None = None,
    measures: Collection[str] | None = None,
) -> dict[int, list[Figure]]:
    """Return the cells of each area, by its id; the newest period comes first.

    ``tables`` narrows to tables by code, ``measures`` to measures by code or label as the
    table writes them. Of several versions or owners all are returned: `Figure.source` says
    which is which.
    """
    if tables is not None:
        datasets = datasets.filter(table_code__in=tables)
    sources = references(datasets)
    rows = Observation.objects.filter(dataset__in=sources, area__in=[area.pk for area in areas])
    if measures is not None:
        rows = rows.filter(series__measure__in=measures)
    cells = list(
        rows.order_by("-period_end", "dataset_id", "series_id").values_list(
            "area_id", "dataset_id", "series_id", "period_start", "period_end", "value", "marker"
        )
    )
    kinds = {
        row[0]: row[1:]
        for row in Series.objects.filter(pk__in={cell[2] for cell in cells}).values_list(*KIND)
    }
    found: dict[int, list[Figure]] = defaultdict(list)
    for area, dataset, kind, start, end, value, marker in cells:
        *names, other = kinds[kind]
        number = np.nan if value is None else value
        pairs = tuple((name, category) for name, category in other)
        found[area].append(Figure(start, end, *names, pairs, number, marker, sources[dataset]))
    return {area.pk: found[area.pk] for area in areas}
