"""A package as plain data for JSON and back; the digest of what it says."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from bleibe.programmes.package.building import build
from bleibe.programmes.package.whole import Package

MOMENT = "%Y-%m-%d %H:%M:%S"


def as_content(package: Package) -> dict[str, object]:
    """Return the package as plain data, ready for JSON; `from_content` reads it."""
    return cast("dict[str, object]", _plain(package))


def from_content(content: Mapping[str, object]) -> Package:
    """Return the package that `as_content` wrote."""
    return build(Package, content, file="")


def digest_of(content: Mapping[str, object]) -> str:
    """Return SHA-256 of the content as canonical JSON: sorted keys, no spaces, UTF-8."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: _plain(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return _written(value)


def _written(value: object) -> object:
    if isinstance(value, datetime):
        return f"{value.strftime(MOMENT)} {cast('ZoneInfo', value.tzinfo).key}"
    if isinstance(value, date):
        return value.isoformat()
    return int(value.total_seconds() // 60) if isinstance(value, timedelta) else value
