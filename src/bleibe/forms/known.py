"""What is known already and need not be typed (Bekannte Angaben): a registry of facts.

An app provides a fact once, at the latest in its ``AppConfig.ready``::

    provide("population", _("Einwohnerzahl"), population_of)

where ``population_of(area, organisation)`` returns a `Known` or None. A field of a form that
names the fact is filled with it; what is not known stays empty and is never guessed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bleibe.parties.models import Area, Organisation


@dataclass(frozen=True)
class Known:
    """A value with the day it holds for and the place it comes from."""

    value: object
    as_of: date | None
    source: str


Finder = Callable[[Area | None, Organisation], Known | None]


@dataclass(frozen=True)
class Fact:
    """A fact that somebody can look up, and how people call it."""

    name: str
    label: str
    find: Finder


_facts: dict[str, Fact] = {}


def provide(name: str, label: str, function: Finder) -> None:
    """Register how a fact is found; each name belongs to one app."""
    if name in _facts:
        raise LookupError(f"fact {name!r} is provided twice")
    _facts[name] = Fact(name, label, function)


def known(name: str, *, organisation: Organisation, area: Area | None) -> Known | None:
    """Return what is known of a fact, or None; without an area the only one of the Kommune."""
    fact = _facts.get(name)
    if fact is None:
        return None
    return fact.find(area or only_area(organisation), organisation)


def provided() -> tuple[Fact, ...]:
    """Return all facts that can be looked up, by name."""
    return tuple(_facts[name] for name in sorted(_facts))


def only_area(organisation: Organisation) -> Area | None:
    """Return the area that an organisation stands for, if it is exactly one."""
    areas = list(organisation.areas.all()[:2])
    return areas[0] if len(areas) == 1 else None
