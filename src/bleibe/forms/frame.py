"""What a form is part of: rooms above tell its title, its deadline and the way on.

A room registers once, at the latest in its ``AppConfig.ready``, a function that returns a
`Frame` for the drafts it knows and None for all others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bleibe.forms.models import Draft
from bleibe.parties.models import Person


@dataclass(frozen=True)
class Frame:
    """Where a draft belongs: title and page of the whole, deadline, next step if there is one."""

    title: str
    url: str
    closes_at: datetime | None = None
    next_label: str = ""
    next_url: str = ""


Finder = Callable[[Draft, Person], Frame | None]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Let a room tell what its drafts are part of (Rahmen)."""
    if finder not in _finders:
        _finders.append(finder)


def frame_of(draft: Draft, person: Person) -> Frame | None:
    """Return what a draft is part of, if somebody knows."""
    return next((frame for find in _finders if (frame := find(draft, person))), None)
