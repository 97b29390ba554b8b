"""Figures that a judgement can rest on: the floor above hands them in when it is ready::

    readings.register(released_readings)

The function gets the area and the person and returns what that person may read about it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bleibe.parties.models import Area, Person


@dataclass(frozen=True)
class Reading:
    """An indicator as it reads on this day (Kennzahl): key of the catalogue, in words."""

    key: str
    name: str
    year: str
    value: str
    sentence: str


Source = Callable[[Area, Person], tuple[Reading, ...]]

_registered: list[Source] = []


def register(source: Source) -> None:
    """Take readings from this function; registering again replaces what was there."""
    _registered[:] = [source]


def readings_of(area: Area, person: Person) -> tuple[Reading, ...]:
    """Return the readings of an area that a person may see."""
    return tuple(reading for source in _registered for reading in source(area, person))
