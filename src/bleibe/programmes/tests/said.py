"""What a package says apart from prose, one line for each thing, to be held against a list."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime

from bleibe.programmes.package import Package

PROSE = {
    "label", "help", "example", "title", "lead", "text", "name", "summary", "aim", "paragraphs",
    "heading", "purpose", "unit", "address", "advice", "question", "subject", "image_alt",
    "place", "uses", "words", "contracts", "unknown", "short", "years", "judgement",
}  # fmt: skip
"""Words to people: reviewed by reading, not held to the letter."""


def said(package: Package, part: str) -> list[str]:
    """Return the lines of one part of a package."""
    value = getattr(package, part)
    return [f"{part} = {_plain(value)}"] if not _is_nested(value) else list(_lines(part, value))


def _lines(where: str, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _lines(f"{where}.{key}", each)
    elif _is_list(value):
        if all(hasattr(each, "key") and len(fields(each)) == 2 for each in value):
            yield f"{where}: {' '.join(each.key for each in value)}"
            return
        for number, each in enumerate(value, start=1):
            name = getattr(each, "key", None) or getattr(each, "id", None) or number
            yield from _lines(f"{where} {name}", each)
    else:
        yield from _thing(where, value)


def _thing(where: str, thing: object) -> Iterator[str]:
    if not is_dataclass(thing):
        yield f"{where}: {_plain(thing)}"
        return
    flat, nested = [], []
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name in PROSE or (field.name == "rule"):
            continue
        if _is_nested(value):
            nested.append((field.name, value))
        elif (
            (field.name != "key" or where == "form")
            and value != field.default
            and value not in (None, (), "")
        ):
            flat.append(f"{field.name}={_plain(value)}")
    yield " ".join([f"{where}:", *flat]) if flat else f"{where}:"
    for name, value in nested:
        yield from _lines(f"{where} {name}", value)


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) and not hasattr(value, "_fields")


def _is_nested(value: object) -> bool:
    if is_dataclass(value):
        return True
    if isinstance(value, dict):
        return any(is_dataclass(each) for each in value.values())
    return _is_list(value) and any(is_dataclass(each) or hasattr(each, "score") for each in value)


def _plain(value: object) -> str:
    if hasattr(value, "score"):
        return str(value.score)
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    if isinstance(value, datetime):
        return f"{value.isoformat()} {value.tzinfo}"
    if isinstance(value, dict):
        return _rule(value)
    return str(value)


def _rule(data: object) -> str:
    """Return a rule on one line: ``all(a answered, not(b equals c))``."""
    if not isinstance(data, dict):
        return str(data)
    if "field" in data:
        words = [data["field"], data["op"], *([str(data["value"])] if "value" in data else [])]
        return " ".join(map(str, words))
    [(name, inner)] = data.items()
    if isinstance(inner, list | tuple):
        return f"{name}({', '.join(map(_rule, inner))})"
    return f"{name}({_rule(inner)})"
