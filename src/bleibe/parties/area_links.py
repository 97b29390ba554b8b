"""What else there is about an area: upper floors register their pages when they are ready::

    area_links.register(_("Kommunalprofil"), url_of_profile, order=10)

The function gets the area and the person and returns an address, or None where it has
nothing to show to them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bleibe.parties.models import Area, Person

Address = Callable[[Area, Person], str | None]


@dataclass(frozen=True)
class AreaLink:
    """A page about an area, as its page shows it."""

    label: str
    url: str


_registered: dict[Address, tuple[int, str]] = {}


def register(label: str, address: Address, *, order: int = 50) -> None:
    """Offer a page on the page of every area; registering again replaces it."""
    _registered[address] = (order, label)


def links_of(area: Area, person: Person) -> list[AreaLink]:
    """Return the pages that a person can open about an area, in order."""
    found = []
    for address, (_order, label) in sorted(_registered.items(), key=lambda item: item[1][0]):
        url = address(area, person)
        if url is not None:
            found.append(AreaLink(str(label), url))
    return found
