"""What a new version of a package changes: additions, removals, values before and after."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from bleibe.programmes.package.whole import Package

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
NAMES = ("label", "title", "name", "heading", "purpose", "subject", "text", "id", "key")
"""Where a thing has its name, the best first."""


@dataclass(frozen=True)
class Difference:
    """One thing that is different (Unterschied)."""

    kind: str
    """``added``, ``removed``, ``changed`` or ``moved`` (only the order)."""
    what: str
    """What it is: the class of the thing, in lower case, or ``package``."""
    name: str
    """How people call it."""
    where: str
    """Its place in the package, as ``form.sections[place].fields[name].label``."""
    attribute: str = ""
    before: object = None
    after: object = None


def differences(old: Package, new: Package) -> tuple[Difference, ...]:
    """Return what the new version changes, in the order of the package; versions themselves not."""
    return tuple(
        found
        for field in fields(new)
        if field.name != "version"
        for found in _between(
            getattr(old, field.name), getattr(new, field.name), holder=new, where=field.name,
            attribute=field.name,
        )
    )  # fmt: skip


def _between(
    old: object, new: object, *, holder: object, where: str, attribute: str
) -> Iterator[Difference]:
    if old == new:
        return
    if is_dataclass(old) and is_dataclass(new) and type(old) is type(new):
        for field in fields(new):
            place = f"{where}.{field.name}"
            yield from _between(
                getattr(old, field.name), getattr(new, field.name), holder=new, where=place,
                attribute=field.name,
            )  # fmt: skip
    elif _is_named(old) and _is_named(new):
        yield from _of_lists(_by_key(old), _by_key(new), where)
    elif isinstance(old, dict) and isinstance(new, dict) and all(map(is_dataclass, new.values())):
        yield from _of_lists(old, new, where)
    else:
        yield Difference(
            CHANGED, _kind(holder), name_of(holder), where, attribute=attribute,
            before=old, after=new,
        )  # fmt: skip


def _of_lists(old: dict[str, object], new: dict[str, object], where: str) -> Iterator[Difference]:
    for key, thing in new.items():
        place = f"{where}[{key}]"
        if key not in old:
            yield Difference(ADDED, _kind(thing), name_of(thing), place)
        else:
            yield from _between(old[key], thing, holder=thing, where=place, attribute="")
    for key, thing in old.items():
        if key not in new:
            yield Difference(REMOVED, _kind(thing), name_of(thing), f"{where}[{key}]")
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old]:
        yield Difference(MOVED, _kind(next(iter(new.values()))), "", where)


def _is_named(value: object) -> bool:
    return isinstance(value, tuple) and all(_key(each) is not None for each in value)


def _by_key(value: object) -> dict[str, object]:
    parts = value if isinstance(value, tuple) else ()
    return {str(_key(each)): each for each in parts}


def _key(value: object) -> object:
    if isinstance(value, tuple) and hasattr(value, "score"):
        return value.score
    if not is_dataclass(value):
        return None
    key = getattr(value, "key", None) or getattr(value, "id", None)
    if key is None and hasattr(value, "attribute"):
        return f"{value.attribute}/{getattr(value, 'value', '')}"
    return key


def _kind(thing: object) -> str:
    return type(thing).__name__.lower()


def name_of(thing: object) -> str:
    """Return how people call a thing of a package."""
    for name in NAMES:
        found = getattr(thing, name, None)
        if isinstance(found, str) and found:
            return found
    return ""
