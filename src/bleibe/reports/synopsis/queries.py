"""Which Kommunen stand in a Synopse, in which borders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bleibe.parties.entries import GERMANY
from bleibe.parties.models import Area, DirectoryEdition, Organisation
from bleibe.programmes.models import Programme

Editions = Sequence[tuple[str, date]]


@dataclass(frozen=True)
class Member:
    """A Kommune of a programme with one of its areas, None where it has none."""

    name: str
    kind: str
    kind_label: str
    area: Area | None


def programmes() -> list[Programme]:
    """Return the programmes, the newest first."""
    return list(Programme.objects.order_by("-runs_from", "key"))


def members_of(programme: Programme) -> list[Member]:
    """Return the Kommunen that take part; one with several areas has a row for each.

    Two queries.
    """
    bodies = (
        Organisation.objects.filter(participations__programme=programme)
        .prefetch_related("areas")
        .order_by("name")
    )
    found = []
    for body in bodies:
        areas = sorted(body.areas.all(), key=lambda area: area.key)
        for area in areas or [None]:
            name = body.name if area is None or len(areas) == 1 else f"{body.name}: {area.name}"
            found.append(Member(name, body.kind, body.get_kind_display(), area))
    return found


def references_for(areas: Sequence[Area]) -> Mapping[str, Area]:
    """Return Germany and the Länder of these areas, by key. One query."""
    states = {area.key[:2] for area in areas}
    levels = (Area.Level.STATE, Area.Level.FEDERATION)
    found = Area.objects.filter(level__in=levels, key__in=[GERMANY, *states])
    return {area.key: area for area in found}


def editions() -> Editions:
    """Return scope and day of the directories, the newest first. One query."""
    return list(DirectoryEdition.objects.order_by("-as_of").values_list("scope", "as_of"))


def edition_of(area: Area, known: Editions) -> date | None:
    """Return the day of the borders that an area has: the newest directory that names it."""
    if area.is_dissolved:
        return area.valid_to
    own = [as_of for scope, as_of in known if scope and area.key.startswith(scope)]
    whole = [as_of for scope, as_of in known if not scope]
    return next(iter(own or whole), None)
