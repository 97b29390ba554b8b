"""Builds the dataclasses of a package from plain data; what does not fit is refused by name."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_lazy as _

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.money import Cents

T = TypeVar("T")
NAMES = {
    str: _("Text"), int: _("ganze Zahl"), bool: _("true oder false"),
    date: _("Datum JJJJ-MM-TT"), dict: _("Tabelle"), list: _("Liste"),
}  # fmt: skip
"""What a place in a package wants, in words."""
PARTS_OF_A_MOMENT = 3


def build(
    kind: type[T],
    data: object,
    *,
    file: str,
    where: str = "",
    files: Mapping[str, str] | None = None,
) -> T:
    """Return ``kind`` filled with plain data.

    ``file`` and ``where`` name the place in a refusal; ``files`` the files of single fields
    that stand elsewhere. Raises `Refused` with
    ``package_key_unknown``, ``package_field_missing``, ``package_value``, ``package_amount``
    or ``package_moment``.
    """
    if not isinstance(data, Mapping):
        raise Refused("package_value", file=file, field=where or "/", wanted=str(NAMES[dict]))
    shape: Any = kind
    hints, known = _hints(shape), _known(shape)
    for key in data:
        if key not in hints:
            raise Refused(
                "package_key_unknown", file=file, field=_at(where, key), known=sorted(hints)
            )
    found = {}
    for name, is_needed in known.items():
        if name in data:
            stands_in = (files or {}).get(name, file)
            found[name] = _value(hints[name], data[name], file=stands_in, where=_at(where, name))
        elif is_needed:
            raise Refused("package_field_missing", file=file, field=_at(where, name))
    return kind(**found)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _known(kind: Any) -> dict[str, bool]:
    """Return each field and whether it must be there."""
    if is_dataclass(kind):
        return {field.name: _is_needed(field) for field in fields(kind)}
    return dict.fromkeys(_hints(kind), True)


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _at(where: str, key: object) -> str:
    return f"{where}.{key}" if where else str(key)


def _value(hint: Any, data: object, *, file: str, where: str) -> Any:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        if data is None and NoneType in parts:
            return None
        if all(part in {bool, int, str} for part in parts):
            return _plain_of(parts, data, file=file, where=where)
        [hint] = [part for part in parts if part is not NoneType]
        return _value(hint, data, file=file, where=where)
    if origin is tuple:
        if not isinstance(data, list | tuple):
            raise Refused("package_value", file=file, field=where, wanted=str(NAMES[list]))
        return tuple(
            _value(parts[0], each, file=file, where=_named(where, each, number))
            for number, each in enumerate(data, start=1)
        )
    if origin is not None:
        return _mapping(parts[1], data, file=file, where=where)
    if is_dataclass(hint) or hasattr(hint, "_fields"):
        return build(hint, data, file=file, where=where)
    return _simple(hint, data, file=file, where=where)


def _named(where: str, each: object, number: int) -> str:
    """Name an entry of a list by its key, or by its place where it has none."""
    name = each.get("key") or each.get("id") if isinstance(each, Mapping) else None
    return f"{where}[{name or number}]"


def _mapping(hint: Any, data: object, *, file: str, where: str) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise Refused("package_value", file=file, field=where, wanted=str(NAMES[dict]))
    if hint is object:
        return dict(data)
    return {key: _value(hint, each, file=file, where=_at(where, key)) for key, each in data.items()}


def _simple(hint: Any, data: object, *, file: str, where: str) -> Any:
    if hint is Cents:
        if type(data) is not int or data < 0:
            raise Refused("package_amount", file=file, field=where, value=str(data))
        return Cents(data)
    if hint is datetime:
        return _moment(data, file=file, where=where)
    if hint is timedelta:
        return timedelta(minutes=_plain_of((int,), data, file=file, where=where))
    if hint is date and isinstance(data, str):
        try:
            return date.fromisoformat(data)
        except ValueError:
            raise Refused(
                "package_value", file=file, field=where, wanted=str(NAMES[date])
            ) from None
    return _plain_of((hint,), data, file=file, where=where)


def _plain_of(kinds: tuple[Any, ...], data: object, *, file: str, where: str) -> Any:
    if type(data) not in kinds:
        wanted = " / ".join(str(NAMES[kind]) for kind in kinds if kind in NAMES)
        raise Refused("package_value", file=file, field=where, wanted=wanted)
    return data


def _moment(data: object, *, file: str, where: str) -> datetime:
    """Read "2030-01-31 23:59:59 Europe/Berlin": a time without its zone is none."""
    words = data.split() if isinstance(data, str) else []
    try:
        if len(words) == PARTS_OF_A_MOMENT:
            naive = datetime.fromisoformat(f"{words[0]} {words[1]}")
            return naive.replace(tzinfo=ZoneInfo(words[2]))
    except (ValueError, ZoneInfoNotFoundError):
        pass
    raise Refused("package_moment", file=file, field=where, value=str(data))
