"""What applications are scored by: the favourable conditions of a package, with their anchors."""

from collections.abc import Iterable
from dataclasses import dataclass

from bleibe.programmes.package.condition import CLASSES, FAVOURABLE, Anchor, Condition


@dataclass(frozen=True)
class Criterion:
    """One favourable condition as reviewers score it (förderliche Rahmenbedingung)."""

    key: str
    name: str
    question: str
    weight_class: str
    weight: int
    anchors: tuple[Anchor, ...]

    @property
    def scores(self) -> frozenset[int]:
        """The scores that may be given."""
        return frozenset(anchor.score for anchor in self.anchors)

    @property
    def lowest(self) -> int:
        return min(self.scores)

    @property
    def highest(self) -> int:
        return max(self.scores)


def rubric_of(conditions: Iterable[Condition]) -> tuple[Criterion, ...]:
    """Return the criteria among conditions, the heavier class first, else in their order.

    A condition without at least two anchors or without weight cannot be scored.
    """
    found = [
        Criterion(
            condition.key, condition.name, condition.judgement or condition.text,
            condition.weight_class, condition.weight,
            tuple(sorted(condition.anchors, key=lambda anchor: anchor.score)),
        )
        for condition in conditions
        if condition.kind == FAVOURABLE and len(condition.anchors) > 1 and condition.weight
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: CLASSES.index(each.weight_class)))
