"""Births, deaths and moves as they may be shown."""

from collections.abc import Sequence

import numpy as np

from bleibe.profiles.protection import source_key
from bleibe.profiles.queries import AreaFlows, Flow
from bleibe.profiles.released import ReleasedFlow
from kohorte.disclosure.gate import protect
from kohorte.disclosure.table import Axis, CountTable
from kohorte.errors import KohorteError

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
