"""Own figures of an area beside own figures of areas within it (ineinanderliegende Gebiete).

A town less all of its Quartiere but one is that one Quartier. Where a Kommune's own tables
tell of both on one day, ages and sexes are told of the Quartiere alone: the town is told
from official tables, or by its total, if what the Quartiere leave of it is nobody or enough
people.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from bleibe.parties.models import Area
from bleibe.profiles.models import Dataset
from bleibe.profiles.protection import total_alone
from bleibe.profiles.queries import AreaFlows, AreaPopulation, Flow, Stand, flows_of, population_of
from bleibe.profiles.queries.population import choose_stands, stands_of


def residents_to_release(
    areas: Sequence[Area], *, datasets: QuerySet[Dataset], threshold: int
) -> dict[int, AreaPopulation]:
    """Return residents as `population_of` does, without what gives areas within them away."""
    stands = stands_of(areas, datasets=datasets)
    with_own = {pk for pk, found in stands.items() if any(_is_own(each) for each in found)}
    tree = _tree(with_own, datasets=datasets)
    return {
        area.pk: choose_stands(area, list(_told(area, stands[area.pk], tree, threshold)))
        for area in areas
    }


def flows_to_release(area: Area, *, datasets: QuerySet[Dataset]) -> AreaFlows:
    """Return events as `flows_of` does; official ones where own ones give parts away."""
    found = flows_of([area], datasets=datasets)[area.pk]
    own = [flow for flow in found.flows if not flow.source.is_official]
    if not own:
        return found
    parts = list(Area.objects.within({area.pk}))
    there = flows_of(parts, datasets=datasets.exclude(owner=None))
    told = {_period(flow) for each in there.values() for flow in each.flows}
    official = flows_of([area], datasets=datasets.filter(owner=None))[area.pk]
    return AreaFlows(
        area,
        tuple(flow for flow in found.flows if flow.source.is_official or _period(flow) not in told)
        + tuple(flow for flow in official.flows if _period(flow) in told),
    )


def parts_tell_ages(area: Area, *, datasets: QuerySet[Dataset]) -> bool:
    """Say whether own tables tell the ages of areas within an area, and so not its own."""
    own = stands_of(list(Area.objects.within({area.pk})), datasets=datasets.exclude(owner=None))
    return any(len(stand.ages) > 1 for stands in own.values() for stand in stands)


@dataclass(frozen=True)
class _Tree:
    """Own totals of areas within others, and what lies directly in what."""

    totals: Mapping[tuple[int, date], float]
    children: Mapping[int, Collection[int]]

    def parts(self, area: int, day: date) -> list[int]:
        """The nearest areas within an area that have a total on a day."""
        found = []
        for child in self.children[area]:
            found += [child] if (child, day) in self.totals else self.parts(child, day)
        return found

    def leaves_few(self, area: int, day: date, *, total: float, threshold: int) -> bool:
        """Say whether a total would give a small one away: that of a part, or of the rest."""
        parts = self.parts(area, day)
        counts = [self.totals[part, day] for part in parts]
        rest = abs(total - sum(counts)) if parts else 0.0
        enough = all(count == 0 or count >= threshold for count in (*counts, rest))
        return not enough or any(
            self.leaves_few(part, day, total=count, threshold=threshold)
            for part, count in zip(parts, counts, strict=True)
        )


def _tree(areas: set[int], *, datasets: QuerySet[Dataset]) -> _Tree:
    within = list(Area.objects.within(areas))
    children: dict[int, list[int]] = defaultdict(list)
    for area in within:
        children[area.parent_id].append(area.pk)
    found = population_of(within, datasets=datasets.exclude(owner=None))
    totals = {(pk, stand.day): stand.total for pk, each in found.items() for stand in each.stands}
    return _Tree(totals, children)


def _told(area: Area, stands: Sequence[Stand], tree: _Tree, threshold: int):
    official = {stand.day for stand in stands if not _is_own(stand)}
    for stand in stands:
        if not _is_own(stand) or not tree.parts(area.pk, stand.day):
            yield stand
        elif stand.nationality == "" and stand.day not in official:
            total = total_alone(stand)
            if total is not None and not tree.leaves_few(
                area.pk, stand.day, total=total.total, threshold=threshold
            ):
                yield total


def _is_own(stand: Stand) -> bool:
    return not stand.source.is_official


def _period(flow: Flow) -> tuple[str, date, date]:
    return flow.kind, flow.start, flow.end
