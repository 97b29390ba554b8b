"""Where a figure comes from (Quellenangabe)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import Coalesce

from bleibe.parties.models import Area
from bleibe.profiles.models import Dataset, Observation


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A table as a source: what a reader needs in order to find it again.

    ``own`` is the organisation of figures that are not official, else None; ``stand`` is
    when the office made the file; if nobody said (``dated`` is false), when it came in, which
    puts versions in order but is shown to nobody.
    """

    dataset: int
    table_code: str
    version: int
    title: str
    statistic: str
    source: str
    licence: str
    stand: datetime
    own: int | None
    dialect: str
    first_day: date
    last_day: date
    notes: tuple[str, ...] = ()
    dated: bool = True

    @property
    def is_official(self) -> bool:
        return self.own is None


_FIELDS = (
    "pk", "table_code", "version", "title", "statistic", "source", "licence", "stand",
    "owner_id", "dialect", "first_day", "last_day", "notes", "dated",
)  # fmt: skip


def references(datasets: QuerySet[Dataset]) -> dict[int, SourceRef]:
    """Return the tables as sources, by id. One query."""
    rows = (
        datasets.annotate(
            stand=Coalesce("retrieved_at", "imported_at"),
            dated=ExpressionWrapper(Q(retrieved_at__isnull=False), BooleanField()),
        )
        .order_by("table_code", "-version")
        .values_list(*_FIELDS)
    )
    return {row[0]: SourceRef(*row[:-2], tuple(row[-2]), row[-1]) for row in rows}


def sources_of(areas: Iterable[Area], *, datasets: QuerySet[Dataset]) -> dict[int, list[SourceRef]]:
    """Return for each area (by id) the tables that hold figures of it. Two queries."""
    found = references(datasets)
    sources: dict[int, list[SourceRef]] = {area.pk: [] for area in areas}
    pairs = (
        Observation.objects.filter(dataset__in=found, area__in=sources)
        .values_list("area_id", "dataset_id")
        .distinct()
    )
    for area, dataset in sorted(pairs):
        sources[area].append(found[dataset])
    return sources
