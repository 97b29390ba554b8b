"""Who a new version of a package concerns: other rooms count what rests on an older one."""

from collections.abc import Callable
from dataclasses import dataclass

from bleibe.parties.models import Person
from bleibe.programmes.models import PackageVersion

Counter = Callable[[PackageVersion, Person], int]


@dataclass(frozen=True)
class Affected:
    """How many things of a kind rest on a version (Betroffene)."""

    label: str
    number: int


_counters: dict[str, tuple[str, Counter]] = {}


def count_affected(name: str, label: str, function: Counter) -> None:
    """Register what rests on versions: drafts, applications; called when apps are ready."""
    if name in _counters:
        raise LookupError(f"{name!r} is counted twice")
    _counters[name] = label, function


def affected(version: PackageVersion, *, person: Person) -> tuple[Affected, ...]:
    """Return how many things of each kind that a person may know of rest on a version."""
    return tuple(
        Affected(str(label), function(version, person)) for label, function in _counters.values()
    )
