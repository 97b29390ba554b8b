"""What entries of the log are about, as people read it (Gegenstand).

An app tells it of its own things in ``labels.py``: ``SUBJECTS = {"app.model": told}`` where
``told`` gets the keys of things and the person who reads, and returns a `Subject` for each
that the person may know of. What nobody tells of keeps its kind and key.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bleibe.kernel.labels import all_labels, model_label
from bleibe.kernel.models import Event

ALWAYS_THERE = ("kernel.chainhead",)
"""Things of which there is only one: their kind says it all."""


@dataclass(frozen=True)
class Subject:
    """A thing with its kind and name, and its page if there is one."""

    kind: str
    name: str
    url: str = ""


Told = Callable[[Iterable[str], object], Mapping[str, Subject]]


def subjects_of(events: Iterable[Event], *, person) -> dict[int, Subject]:
    """Return what each entry is about, by its number. One or two queries for each kind."""
    events = list(events)
    keys: dict[str, set[str]] = defaultdict(set)
    for event in events:
        keys[event.about_kind].add(event.about_id)
    tellers = all_labels("SUBJECTS")
    known = {kind: tellers[kind](keys[kind], person) for kind in keys if kind in tellers}
    return {
        event.seq: known.get(event.about_kind, {}).get(event.about_id) or _unnamed(event)
        for event in events
    }


def _unnamed(event: Event) -> Subject:
    name = "" if event.about_kind in ALWAYS_THERE else event.about_id
    return Subject(model_label(event.about_kind), name)
