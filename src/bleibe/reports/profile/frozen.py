"""A profile as text that can be kept, and back: what was released must not move again.

The text is canonical – the same profile always gives the same bytes – so that its digest
proves that a kept profile is the one that was released.
"""

import json
import types
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from bleibe.reports.profile.content import Profile


def frozen(profile: Profile) -> str:
    """Return the profile as canonical JSON. Raises `ValueError` for a number that is none."""
    return json.dumps(
        asdict(profile),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )


def thawed(text: str) -> Profile:
    """Return the profile that was kept; a field that content no longer knows is an error."""
    return cast("Profile", _read(Profile, json.loads(text)))


def digest_of(text: str) -> str:
    """Return the digest of a kept profile."""
    return sha256(text.encode()).hexdigest()


def _read(kind: Any, value: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _read(_chosen(inner, value), value)
    if origin is tuple:
        if inner[-1] is Ellipsis:
            return tuple(_read(inner[0], each) for each in value)
        return tuple(_read(each, part) for each, part in zip(inner, value, strict=True))
    if is_dataclass(kind):
        made: Any = kind
        hints = _hints(made)
        return made(**{name: _read(hints[name], each) for name, each in value.items()})
    return value


def _chosen(kinds: tuple[Any, ...], value: Any) -> Any:
    """Of several dataclasses the one whose ``kind`` the value names."""
    known = [kind for kind in kinds if kind is not types.NoneType]
    if len(known) == 1:
        return known[0]
    return next(kind for kind in known if _kind_of(kind) == value["kind"])


@cache
def _kind_of(kind: Any) -> object:
    return next(field.default for field in fields(kind) if field.name == "kind")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
