"""Targets as people enter them, and as they are published: bounds in places for each value."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from bleibe.applications.choosing.attributes import UNKNOWN, Trait
from bleibe.kernel.errors import Refused
from bleibe.programmes.package.portfolio import Target

PERCENT = re.compile(r"(\d{1,3}) ?%")
WHOLE = re.compile(r"\d{1,4}")


@dataclass(frozen=True)
class Bound:
    """At least or at most so many of the chosen have a value (Auswahlziel)."""

    attribute: str
    value: str
    min: int | None = None
    max: int | None = None

    def as_content(self) -> dict[str, object]:
        """Return it as it is published; a side that is open is left out."""
        sides = {"min": self.min, "max": self.max}
        return {"attribute": self.attribute, "value": self.value} | {
            name: side for name, side in sides.items() if side is not None
        }


def at_least(text: str, *, places: int) -> int | None:
    """Read „5“ or „25 %“ as a lower bound in places; a share is rounded up.

    Raises `Refused` with ``target_not_readable``.
    """
    return _places(text, places=places, rounded=ceil)


def at_most(text: str, *, places: int) -> int | None:
    """Read „5“ or „25 %“ as an upper bound in places; a share is rounded down.

    Raises `Refused` with ``target_not_readable``.
    """
    return _places(text, places=places, rounded=floor)


def checked(bounds: Iterable[Bound], *, traits: Iterable[Trait], places: int) -> tuple[Bound, ...]:
    """Return bounds that make sense together, in one order.

    Raises `Refused` with ``targets_empty``, ``target_unknown``, ``target_twice``,
    ``target_upside_down``, ``target_beyond_places`` or ``targets_beyond_places``.
    """
    found = sorted(bounds, key=lambda each: (each.attribute, each.value))
    if not found:
        raise Refused("targets_empty")
    by_key = {trait.key: trait for trait in traits}
    wanted: dict[str, int] = defaultdict(int)
    seen: set[tuple[str, str]] = set()
    for bound in found:
        trait = by_key.get(bound.attribute)
        labels = dict(trait.values) if trait else {}
        if trait is None or (labels and bound.value not in {*labels, UNKNOWN}):
            raise Refused("target_unknown", attribute=bound.attribute, value=bound.value)
        name = f"{trait.label}: {labels.get(bound.value, bound.value)}"
        if (bound.attribute, bound.value) in seen:
            raise Refused("target_twice", name=name)
        seen.add((bound.attribute, bound.value))
        if max(bound.min or 0, bound.max or 0) > places:
            raise Refused("target_beyond_places", name=name, places=places)
        if bound.min is not None and bound.max is not None and bound.min > bound.max:
            raise Refused("target_upside_down", name=name)
        wanted[trait.label] += bound.min or 0
    for label, together in wanted.items():
        if together > places:
            raise Refused("targets_beyond_places", name=label, wanted=together, places=places)
    return tuple(found)


def proposed(targets: Iterable[Target], *, places: int) -> dict[tuple[str, str], tuple[str, str]]:
    """Return what the package proposes, as it would be typed: lower and upper bound.

    A share is what is aimed at; it is the lower bound only where the package names no other.
    """
    return {
        (each.attribute, each.value): (_least(each, places), _typed(each.max)) for each in targets
    }


def bounds_of(content: Mapping[str, Any]) -> tuple[Bound, ...]:
    """Return the bounds of published targets."""
    return tuple(Bound(**each) for each in content["targets"])


def _places(text: str, *, places: int, rounded: Callable[[float], int]) -> int | None:
    text = text.strip()
    if not text:
        return None
    if match := PERCENT.fullmatch(text):
        return rounded(int(match[1]) * places / 100)
    if WHOLE.fullmatch(text):
        return int(text)
    raise Refused("target_not_readable", text=text)


def _least(target: Target, places: int) -> str:
    if target.min is None and target.share is not None:
        return str(ceil(target.share * places / 100))
    return _typed(target.min)


def _typed(number: int | None) -> str:
    return "" if number is None else str(number)
