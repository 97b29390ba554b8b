"""The main navigation: each app registers its entries when it is ready.

An entry carries its own question whether the person may see it, so that this
floor needs to know neither people nor permissions::

    navigation.register(
        NavItem(_("Zahlen"), "profiles:imports", visible=may_see_figures, order=40)
    )
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def everybody(_request: HttpRequest) -> bool:
    """Show an entry to all visitors."""
    return True


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation or of the account menu."""

    label: str
    url_name: str
    visible: Callable[[HttpRequest], bool] = everybody
    order: int = 50
    place: Literal["main", "account"] = "main"


@dataclass(frozen=True)
class Link:
    """An entry as a page shows it."""

    label: str
    url: str
    current: str
    """The value of ``aria-current``: ``page`` here, ``true`` for a page below it, or empty."""


_items: dict[str, NavItem] = {}


def register(*items: NavItem) -> None:
    """Add entries; registering the same address again replaces it."""
    for item in items:
        _items[item.url_name] = item


def links_for(request: HttpRequest, *, place: str = "main") -> list[Link]:
    """Return the entries that this visitor may see, in order, with their addresses.

    Where a request was refused before it was known who asks, only those for everybody.
    """
    found, is_known = [], hasattr(request, "user")
    for item in sorted(_items.values(), key=lambda each: (each.order, str(each.label))):
        if item.place != place or not (is_known or item.visible is everybody):
            continue
        if not item.visible(request):
            continue
        try:
            url = reverse(item.url_name)
        except NoReverseMatch as trouble:
            raise LookupError(f"navigation entry without a page: {item.url_name}") from trouble
        found.append(Link(item.label, url, _current(request.path, url)))
    return found


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
