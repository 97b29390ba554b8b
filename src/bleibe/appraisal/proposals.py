"""Fields of action that follow from a SWOT, by one rule that people can check.

A theme is proposed if there is something to do (at least one weakness or threat) and
something to build on (at least one strength or opportunity). Only points with evidence
count. Themes stand in the order of the sum of their weights; of equal ones the one with more
points goes first, then the order of the list of themes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

TO_DO = frozenset({"weakness", "threat"})
TO_BUILD_ON = frozenset({"strength", "opportunity"})


@dataclass(frozen=True)
class Weighed:
    """A point as the rule sees it; ``order`` is the place of its theme in the list."""

    pk: int
    theme: str
    order: int
    quadrant: str
    weight: int
    has_evidence: bool


@dataclass(frozen=True)
class Proposal:
    """A theme that ought to be worked on, with the points it follows from."""

    theme: str
    weight: int
    to_do: tuple[int, ...]
    to_build_on: tuple[int, ...]

    @property
    def points(self) -> tuple[int, ...]:
        return (*self.to_do, *self.to_build_on)


def proposals(points: Iterable[Weighed]) -> tuple[Proposal, ...]:
    """Return the themes that the rule proposes, the heaviest first."""
    themes: dict[tuple[int, str], list[Weighed]] = {}
    for point in points:
        if point.has_evidence:
            themes.setdefault((point.order, point.theme), []).append(point)
    found = [
        Proposal(
            theme,
            sum(point.weight for point in group),
            tuple(point.pk for point in group if point.quadrant in TO_DO),
            tuple(point.pk for point in group if point.quadrant in TO_BUILD_ON),
        )
        for (_order, theme), group in sorted(themes.items(), key=lambda item: item[0])
    ]
    both = [each for each in found if each.to_do and each.to_build_on]
    return tuple(sorted(both, key=lambda each: (-each.weight, -len(each.points))))
