"""A run as people look at it: who is chosen, the spread against the targets, the neighbours."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from bleibe.applications.choosing.attributes import UNKNOWN
from bleibe.applications.choosing.targets import Bound


@dataclass(frozen=True)
class Share:
    """How many of the chosen and of all have a value, against its target (Anteil)."""

    attribute: str
    value: str
    chosen: int
    applied: int
    bound: Bound | None

    @property
    def is_met(self) -> bool | None:
        """None where there is no target for it."""
        if self.bound is None:
            return None
        return (self.bound.min or 0) <= self.chosen and (
            self.bound.max is None or self.chosen <= self.bound.max
        )


@dataclass(frozen=True)
class Neighbour:
    """A set near the best one: who comes in and who goes out, and what it costs."""

    chosen: frozenset[str]
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    less: Decimal
    ways: int


@dataclass(frozen=True)
class Run:
    """Inputs and result of a run, read."""

    inputs: Mapping[str, object]
    result: Mapping[str, object]
    asked: tuple[Bound, ...] = field(default=())
    """The targets as published, also those that were given up."""

    @property
    def conflict(self) -> Mapping[str, object] | None:
        return self.result.get("conflict")

    @cached_property
    def chosen(self) -> frozenset[str]:
        return frozenset(self.result.get("chosen", ()))

    @property
    def objective(self) -> Decimal:
        return Decimal(self.result["objective"])

    @cached_property
    def by_key(self) -> Mapping[str, Mapping[str, object]]:
        """The applicants by their key."""
        return {each["id"]: each for each in self.inputs["applicants"]}

    def standing(self, key: str) -> str:
        """Return all, some or none."""
        return self.result["standing"].get(key, "none")

    def percent(self, key: str) -> int:
        """Return in how many of a hundred trials with moved weights and scores it is chosen."""
        hits = self.result["firmness"][key]["hits"]
        return round(100 * hits / self.inputs["draws"])

    @property
    def tolerance(self) -> Decimal:
        """How many points below the best the other sets may lie."""
        return Decimal(self.inputs["tolerance"])

    def lacks(self, key: str) -> Decimal | None:
        """Return the points that were missing to be in a best set; None: none would have done."""
        found = self.result["lacking"].get(key)
        return None if found is None else Decimal(found)

    def shares(self, among: Iterable[str] | None = None) -> list[Share]:
        """Return the spread of a set, of the chosen one if none is named."""
        chosen = self.chosen if among is None else frozenset(among)
        applied: Counter[tuple[str, str]] = Counter()
        inside: Counter[tuple[str, str]] = Counter()
        for key, applicant in self.by_key.items():
            pairs = list(applicant["attributes"].items())
            applied.update(pairs)
            if key in chosen:
                inside.update(pairs)
        bounds = {(each.attribute, each.value): each for each in self.asked}
        return [
            Share(attribute, value, inside[attribute, value], applied[attribute, value],
                  bounds.get((attribute, value)))
            for attribute, value in sorted({*applied, *bounds}, key=_known_first)
        ]  # fmt: skip

    def missed(self) -> list[Share]:
        """Return the published targets that the chosen set does not meet."""
        return [share for share in self.shares() if share.is_met is False]

    def neighbours(self) -> list[Neighbour]:
        """Return the other sets within the tolerance, the best first."""
        found = []
        for each in self.result["alternatives"]["sets"]:
            other = frozenset(each["chosen"])
            if other == self.chosen:
                continue
            found.append(
                Neighbour(
                    other, tuple(sorted(other - self.chosen)), tuple(sorted(self.chosen - other)),
                    self.objective - Decimal(each["objective"]), each["ways"],
                )
            )  # fmt: skip
        return found


def read(inputs: str, result: str, *, targets: str | None) -> Run:
    """Read what a run keeps."""
    asked = json.loads(targets)["targets"] if targets else ()
    return Run(json.loads(inputs), json.loads(result), tuple(Bound(**each) for each in asked))


def _known_first(pair: tuple[str, str]) -> tuple[str, bool, str]:
    attribute, value = pair
    return attribute, value == UNKNOWN, value
