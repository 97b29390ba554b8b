"""The main navigation: each app registers its entries when it is ready.

An entry carries its own question whether the person may see it, so that this
floor needs to know neither people nor permissions::

    navigation.register(
        NavItem(_("Zahlen"), "profiles:imports", visible=may_see_figures, order=40)
    )

Entries of one `Section` share one place in the menu; inside the section they stand
side by side below it. Who sees only one of them finds it in the menu itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def everybody(_request: HttpRequest) -> bool:
    """Show an entry to all visitors."""
    return True


@dataclass(frozen=True)
class Section:
    """Several entries under one name (Bereich)."""

    key: str
    label: str


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation or of the account menu."""

    label: str
    url_name: str
    visible: Callable[[HttpRequest], bool] = everybody
    order: int = 50
    place: Literal["main", "account"] = "main"
    section: Section | None = None


@dataclass(frozen=True)
class Link:
    """An entry as a page shows it, or a section with its entries."""

    label: str
    url: str
    current: str
    """The value of ``aria-current``: ``page`` here, ``true`` for a page below it, or empty."""
    links: tuple["Link", ...] = ()


_items: dict[str, NavItem] = {}


def register(*items: NavItem) -> None:
    """Add entries; registering the same address again replaces it."""
    for item in items:
        _items[item.url_name] = item


def links_for(request: HttpRequest, *, place: str = "main") -> list[Link]:
    """Return the entries that this visitor may see, in order, with their addresses.

    A section stands where its first entry stands and leads to it. Where a request was refused
    before it was known who asks, only entries for everybody show.
    """
    found = list(_seen(request, place))
    nearest = max((link.url for _item, link in found if link.current), key=len, default="")
    places: dict[str, list[Link]] = {}
    sections: dict[str, Section] = {}
    for item, link in found:
        key = item.section.key if item.section else item.url_name
        shown = link if link.url == nearest else replace(link, current="")
        places.setdefault(key, []).append(shown)
        if item.section:
            sections[key] = item.section
    return [
        _section(sections[key], links) if len(links) > 1 else links[0]
        for key, links in places.items()
    ]


def _seen(request: HttpRequest, place: str) -> Iterator[tuple[NavItem, Link]]:
    is_known = hasattr(request, "user")
    for item in sorted(_items.values(), key=lambda each: (each.order, str(each.label))):
        if item.place != place or not (is_known or item.visible is everybody):
            continue
        if not item.visible(request):
            continue
        try:
            url = reverse(item.url_name)
        except NoReverseMatch as trouble:
            raise LookupError(f"navigation entry without a page: {item.url_name}") from trouble
        yield item, Link(item.label, url, _current(request.path, url))


def _section(section: Section, links: list[Link]) -> Link:
    current = "true" if any(link.current for link in links) else ""
    return Link(section.label, links[0].url, current, tuple(links))


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
