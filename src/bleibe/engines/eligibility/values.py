"""How rules see values: plain data that stays the same when it is kept as JSON."""

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

Plain = bool | int | str | list["Plain"] | dict[str, "Plain"] | None


def plain(value: object) -> Plain:
    """Return a value as plain data; what says nothing (empty text, empty list) becomes None.

    Whole numbers stay numbers, other decimals become text without closing zeros, days
    become ISO text.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float | Decimal):
        return _plain_decimal(Decimal(repr(value)) if isinstance(value, float) else value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()} or None
    if isinstance(value, Set):
        return [plain(each) for each in sorted(value, key=str)] or None
    if isinstance(value, Sequence):
        return [plain(each) for each in value] or None
    return str(value)


def _plain_decimal(value: Decimal) -> Plain:
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value():
        return int(value)
    return format(value.normalize(), "f")


def number(value: Plain) -> Decimal | None:
    """Return a plain value as a finite number, or None if it is none."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def day(value: Plain) -> date | None:
    """Return a plain value as a day, or None if it is none; of a time the day counts."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None


def same(one: Plain, other: Plain) -> bool:
    """Say whether two plain values are equal; "05" and "5" are two keys, 5 and "5" one number."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int) or isinstance(other, int):
        left, right = number(one), number(other)
        return left is not None and left == right
    return one == other
