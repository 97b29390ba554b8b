"""Births, deaths and moves as they may be shown."""

from collections.abc import Sequence

import numpy as np

from bleibe.profiles.protection import source_key
from bleibe.profiles.queries import AreaFlows, Flow
from bleibe.profiles.queries.ages import ALL_AGES, finest_cover
from bleibe.profiles.released import ReleasedFlow
from kohorte.disclosure.gate import protect
from kohorte.disclosure.table import Axis, CountTable
from kohorte.errors import KohorteError
from kohorte.indicator_data import Cell, Counts

PAIRS = (("births", "deaths"), ("arrivals", "departures"))
"""Withheld together: the change of the total would give a single one away."""


def release_flows(found: AreaFlows, *, threshold: int) -> tuple[ReleasedFlow, ...]:
    """Release the yearly events of an area; those of a pair are shown or withheld together."""
    released: list[ReleasedFlow] = []
    for pair in PAIRS:
        by_year: dict[int, list[Flow]] = {}
        for kind in pair:
            for flow in found.totals(kind):
                if np.isfinite(flow.events) and _whole_year(flow):
                    by_year.setdefault(flow.year, []).append(flow)
        for year in sorted(by_year):
            released += _year(by_year[year], threshold=threshold)
    return tuple(released)


def flows_by_age(
    found: AreaFlows, released: Sequence[ReleasedFlow], *, threshold: int
) -> dict[tuple[str, int], Counts]:
    """Return events by kind and year in age groups, where no group is small.

    Official tables alone, arrivals and departures of a year together, and only beside a total
    that is shown: nothing is withheld among the groups, so nothing can be worked out.
    """
    shown = {(flow.kind, flow.year) for flow in released if flow.persons is not None}
    detail: dict[tuple[str, int], Counts] = {}
    for pair in PAIRS:
        groups = {}
        for kind in pair:
            for year, cells in _age_groups(found, kind).items():
                enough = all(cell.persons >= threshold for cell in cells)
                if enough and (kind, year) in shown:
                    groups[kind, year] = cells
        for (kind, year), cells in groups.items():
            if all((other, year) in groups for other in pair if (other, year) in shown):
                detail[kind, year] = Counts(cells)
    return detail


def _age_groups(found: AreaFlows, kind: str) -> dict[int, list[Cell]]:
    """The finest groups that cover all ages once, of whole years, by year."""
    told: dict[int, dict[tuple[int, int | None], float]] = {}
    for flow in found.flows:
        aged = flow.age_from is not None and (flow.age_from, flow.age_to) != ALL_AGES
        together = not flow.sex and not flow.nationality and flow.source.is_official
        known = np.isfinite(flow.events) and _whole_year(flow)
        if flow.kind == kind and aged and together and known:
            told.setdefault(flow.year, {})[flow.age_from or 0, flow.age_to] = flow.events
    cells = {}
    for year, groups in told.items():
        cover = finest_cover(frozenset(groups))
        if len(cover) > 1:
            cells[year] = [Cell(groups[low, high], low, high) for low, high in cover]
    return cells


def hidden_flows(flows: Sequence[ReleasedFlow]) -> int:
    """Return how many events are withheld."""
    return sum(flow.persons is None for flow in flows)


def _whole_year(flow: Flow) -> bool:
    return (flow.end - flow.start).days >= 364


def _year(flows: list[Flow], *, threshold: int) -> list[ReleasedFlow]:
    axis = Axis("kind", tuple(flow.kind for flow in flows))
    counts = CountTable([axis], np.round([flow.events for flow in flows]))
    values = _shown(counts, threshold=threshold)
    return [
        ReleasedFlow(
            year=flow.year,
            kind=flow.kind,
            persons=value,
            source=source_key(flow.source),
            parts=flow.parts,
        )
        for flow, value in zip(flows, values, strict=True)
    ]


def _shown(counts: CountTable, *, threshold: int) -> list[float] | list[None]:
    """All of a pair, or nothing of it; a pair of zeros is shown."""
    try:
        table = protect(counts, threshold=threshold, totals=())
    except KohorteError as refusal:
        if refusal.code != "table_too_small":
            raise
        return [None] * counts.counts.size
    if table.suppressed.any():
        return [None] * counts.counts.size
    return [float(value) for value in table.values]
