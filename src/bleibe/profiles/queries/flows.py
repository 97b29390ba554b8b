"""Births, deaths and moves, as far as a table has them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.models import Dataset, Observation, Series
from bleibe.profiles.queries.flow_sums import flows_from_parts
from bleibe.profiles.queries.sources import SourceRef, references

FLOWS = (
    Series.Subject.BIRTHS, Series.Subject.DEATHS,
    Series.Subject.ARRIVALS, Series.Subject.DEPARTURES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flow:
    """Events of one kind in one period, of all people or of one group of them.

    ``kind`` is "births", "deaths", "arrivals" or "departures"; ``sex`` "", "f" or "m";
    ages are half open, both None for all; ``events`` is NaN where there is only a sign;
    ``parts`` is how many areas it was added up from, 0 for what a table says itself.
    """

    kind: str
    start: date
    end: date
    sex: str
    age_from: int | None
    age_to: int | None
    nationality: str
    events: float
    marker: str
    source: SourceRef
    parts: int = 0

    @property
    def year(self) -> int:
        return self.end.year

    @property
    def is_total(self) -> bool:
        """True for all people together."""
        return not self.sex and not self.nationality and self.age_from is None


@dataclass(frozen=True)
class AreaFlows:
    """Events of an area; one table per kind, period and group of people."""

    area: Area
    flows: tuple[Flow, ...]

    def totals(self, kind: str) -> tuple[Flow, ...]:
        """Events of all people together, by year in ascending order."""
        return tuple(flow for flow in self.flows if flow.kind == kind and flow.is_total)


def flows_of(areas: Sequence[Area], *, datasets: QuerySet[Dataset]) -> dict[int, AreaFlows]:
    """Return births, deaths, arrivals and departures for each area, by its id.

    Of several tables the Kommune's own comes first, then what a table says itself, then the
    newest; a larger area that no table has is added up from its parts.
    """
    sources = references(datasets)
    best: dict[int, dict[tuple, Flow]] = defaultdict(dict)
    rows = Observation.objects.filter(
        dataset__in=sources, area__in=[area.pk for area in areas], series__subject__in=FLOWS,
        series__other=[],
    ).values_list(
        "area_id", "dataset_id", "series__subject", "period_start", "period_end", "series__sex",
        "series__age_from", "series__age_to", "series__nationality", "value", "marker",
    )  # fmt: skip
    for area, dataset, *group, value, marker in rows:
        flow = Flow(*group, _counted(value, marker), marker, sources[dataset])
        _keep_better(best[area], flow)
    for area, dataset, event, total, parts in flows_from_parts(areas, kinds=FLOWS, sources=sources):
        marker = "" if np.isfinite(total) else Observation.Marker.UNKNOWN
        flow = Flow(*event, "", None, None, "", total, marker, sources[dataset], parts)
        _keep_better(best[area], flow)
    return {
        area.pk: AreaFlows(area, tuple(sorted(best[area.pk].values(), key=_order)))
        for area in areas
    }


def _keep_better(best: dict[tuple, Flow], flow: Flow) -> None:
    group = (flow.kind, flow.start, flow.end, flow.sex, flow.age_from, flow.age_to)
    at = (*group, flow.nationality)
    if at not in best or _preference(flow) > _preference(best[at]):
        best[at] = flow


def _counted(value: float | None, marker: str) -> float:
    if value is None:
        return 0.0 if marker == Observation.Marker.NOTHING else np.nan
    return value


def _preference(flow: Flow) -> tuple[bool, bool, object]:
    return (not flow.source.is_official, not flow.parts, flow.source.stand)


def _order(flow: Flow) -> tuple:
    return (
        flow.kind,
        flow.end,
        flow.sex,
        flow.nationality,
        flow.age_from or -1,
        flow.age_to or 999,
    )
