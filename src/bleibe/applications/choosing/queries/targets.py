"""Targets as people read them."""

import json
from dataclasses import dataclass

from bleibe.applications.choosing.models import TargetSet
from bleibe.applications.choosing.queries.frame import Frame
from bleibe.applications.choosing.targets import Bound, bounds_of


@dataclass(frozen=True)
class BoundLine:
    """One target with its words."""

    name: str
    label: str
    bound: Bound


def bound_lines(targets: TargetSet, *, frame: Frame) -> list[BoundLine]:
    """Return the targets of a set with their words, in the order of the package."""
    return lines_of(bounds_of(json.loads(targets.content)), frame=frame)


def lines_of(bounds: tuple[Bound, ...], *, frame: Frame) -> list[BoundLine]:
    """Return bounds with their words, in the order of the package."""
    order = {
        (trait.key, value): number
        for number, (trait, value) in enumerate(
            (trait, value) for trait in frame.traits for value, _label in trait.values
        )
    }
    names = frame.names
    return [
        BoundLine(
            names.get(bound.attribute, bound.attribute),
            frame.label(bound.attribute, bound.value),
            bound,
        )
        for bound in sorted(
            bounds, key=lambda each: order.get((each.attribute, each.value), len(order))
        )
    ]


def targets_in_force(call) -> TargetSet | None:
    """Return the targets that a call is chosen by: the newest published ones."""
    return (
        TargetSet.objects.filter(call=call, published_at__isnull=False)
        .select_related("call__package")
        .order_by("-number")
        .first()
    )
