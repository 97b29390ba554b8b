"""Which of several sources somebody decided to use (Quellenwahl).

A choice is kept under the key of its `Contradiction` and names a source; it only ever picks
among what the gate would show anyway. A choice whose source is gone changes nothing: the
contradiction stands there again and wants to be decided anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from bleibe.profiles.measures import by_name
from bleibe.profiles.models import Dataset
from bleibe.profiles.protection import source_key
from bleibe.profiles.queries import AreaFlows, AreaPopulation, Figure, flows_of
from bleibe.profiles.queries.flows import FLOWS
from bleibe.profiles.released import RESIDENTS, Contradiction

Choices = Mapping[str, str]
"""Key of a source by the key of a contradiction."""
NO_CHOICES: Choices = {}


def residents_as_chosen(own: AreaPopulation, choices: Choices) -> AreaPopulation:
    """Let the chosen table speak for a day, and the one before it be among the others."""
    stands, others = {stand.day: stand for stand in own.stands}, list(own.others)
    for day, source in _of(RESIDENTS, choices):
        found = next(
            (
                stand
                for stand in others
                if (stand.day, stand.nationality) == (day, "")
                and source_key(stand.source) == source
            ),
            None,
        )
        if found is not None and day in stands:
            others[others.index(found)] = stands[day]
            stands[day] = found
    return replace(own, stands=tuple(stands.values()), others=tuple(others))


def flows_as_chosen(
    events: AreaFlows, choices: Choices, *, datasets: QuerySet[Dataset]
) -> AreaFlows:
    """Take the events of a year from the chosen table."""
    flows = events.flows
    for kind in FLOWS:
        for day, source in _of(kind, choices):
            table = flows_of([events.area], datasets=datasets.filter(pk=source))
            theirs = [f for f in table[events.area.pk].flows if (f.kind, f.end) == (kind, day)]
            if theirs:
                flows = (*(f for f in flows if (f.kind, f.end) != (kind, day)), *theirs)
    return replace(events, flows=flows)


def cells_as_chosen(cells: Sequence[Figure], choices: Choices) -> Sequence[Figure]:
    """Leave out the cells of plain values for which another source was chosen."""
    left: set[int] = set()
    for (name, year), said in by_name(cells).items():
        for day, source in _of(name, choices):
            chosen = [figure for figure in said if source_key(figure.source) == source]
            if day.year == year and chosen:
                left |= {id(figure) for figure in said if figure not in chosen}
    return [figure for figure in cells if id(figure) not in left]


def contradictions_as_chosen(
    found: Iterable[Contradiction], choices: Choices
) -> tuple[Contradiction, ...]:
    """Name the chosen source as the one that is used."""
    return tuple(_as_chosen(one, choices.get(one.key, "")) for one in found)


def _as_chosen(found: Contradiction, source: str) -> Contradiction:
    said = (found.used, *found.others)
    chosen = next((one for one in said if one.source == source), found.used)
    return replace(found, used=chosen, others=tuple(one for one in said if one != chosen))


def _of(subject: str, choices: Choices) -> Iterable[tuple[date, str]]:
    for key, source in choices.items():
        name, _colon, day = key.rpartition(":")
        if name == subject:
            yield date.fromisoformat(day), source
