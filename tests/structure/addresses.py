"""Every address of the running application, and how to fill its parameters."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

LIBRARY = ("account_", "mfa_")


@dataclass(frozen=True)
class Address:
    """One pattern: its full name, the view behind it, the names of its parameters."""

    name: str
    view: object
    parameters: tuple[str, ...]


def addresses() -> Iterator[Address]:
    """Yield our own patterns; the sign-in library's pages guard themselves and have its tests."""
    for name, pattern in _walk(get_resolver(), ""):
        if not name.startswith(LIBRARY):
            yield Address(name, pattern.callback, tuple(pattern.pattern.regex.groupindex))


def _walk(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{prefix}{each.name}", each
        else:
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from _walk(each, prefix + inner)
