"""What was typed into a field, and what it means; nothing is repaired in silence."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from bleibe.programmes.package import Column, Field

Plain = str | int | bool | list[object] | None
"""What is kept of an answer: decimals and days as text, tables as lists of rows."""

GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
UNGROUPED = re.compile(r"-?\d+(?:,\d+)?")
GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
YEAR = re.compile(r"[12]\d{3}")
PHONE = re.compile(r"\+?[\d\s()/-]{5,30}")
SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")
YES_NO = {"ja": True, "nein": False, "true": True, "false": False}
MOST_ROWS = 60
TOO_FEW = {"table": "rows_too_few", "choices": "choices_too_few"}
TOO_MANY = {"table": "rows_too_many", "choices": "choices_too_many"}
MOST_LETTERS = 100_000
_is_url = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Fault:
    """Why a value does not do: a stable code with parameters."""

    code: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class Understood:
    """The meaning of what was typed; with a fault the typed words are kept instead."""

    value: Plain
    fault: Fault | None = None


class NotUnderstood(Exception):
    """What was typed is no value of this kind."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.fault = Fault(code, params)


def understand(field: Field, typed: object) -> Understood:
    """Return the value of what was typed into a field, or the fault (Angabe verstehen)."""
    try:
        if field.kind == "table":
            return Understood(_rows(field, typed))
        if field.kind == "choices":
            return Understood(_choices(field, typed))
        return Understood(_one(field, typed))
    except NotUnderstood as trouble:
        return Understood(None, trouble.fault)


def holds_nul(typed: object) -> bool:
    """Say whether a NUL is in what was typed; no database of ours keeps one as text."""
    if isinstance(typed, Mapping):
        return any(holds_nul(each) for each in typed.values())
    if isinstance(typed, list | tuple):
        return any(holds_nul(each) for each in typed)
    return isinstance(typed, str) and "\x00" in typed


def fault_in(field: Field, value: object) -> Fault | None:
    """Return what is wrong with a value that is understood: too long, too small, too many."""
    if isinstance(value, str) and field.kind in ("text", "long_text"):
        if field.max_length is not None and len(value) > field.max_length:
            return Fault("value_too_long", {"letters": len(value), "most": field.max_length})
        return None
    amount = _amount(field, value)
    if amount is None:
        return _fault_in_rows(field, value)
    if field.minimum is not None and amount < field.minimum:
        return Fault(TOO_FEW.get(field.kind, "value_too_few"), {"least": field.minimum})
    if field.maximum is not None and amount > field.maximum:
        return Fault(TOO_MANY.get(field.kind, "value_too_many"), {"most": field.maximum})
    return _fault_in_rows(field, value)


def _amount(field: Field, value: object) -> Decimal | int | None:
    """Return the number that the limits of a field are about."""
    if value is None:
        return None
    if field.kind in ("table", "choices"):
        return len(value) if isinstance(value, list) else None
    if field.kind in ("whole", "decimal", "year"):
        return Decimal(str(value))
    return None


def _fault_in_rows(field: Field, value: object) -> Fault | None:
    if field.kind != "table" or not isinstance(value, list):
        return None
    for number, row in enumerate(value, start=1):
        for column in field.columns:
            if column.required and row.get(column.key) in (None, "", []):
                return Fault("cell_missing", {"row": number, "column": column.label})
    return None


def _rows(field: Field, typed: object) -> Plain:
    """Return the rows of a table; rows in which nothing stands are left out."""
    if typed in (None, ""):
        return None
    if not isinstance(typed, Sequence) or isinstance(typed, str) or len(typed) > MOST_ROWS:
        raise NotUnderstood("value_not_rows", most=MOST_ROWS)
    rows: list[object] = []
    for number, row in enumerate(typed, start=1):
        if not isinstance(row, Mapping):
            raise NotUnderstood("value_not_rows", most=MOST_ROWS)
        cells = {}
        for column in field.columns:
            try:
                cells[column.key] = _one(column, row.get(column.key))
            except NotUnderstood as trouble:
                raise NotUnderstood(
                    "cell_not_understood", row=number, column=column.label,
                    value=str(row.get(column.key)),
                ) from trouble  # fmt: skip
        if any(cell not in (None, "") for cell in cells.values()):
            rows.append(cells)
    return rows or None


def _choices(field: Field, typed: object) -> Plain:
    if typed in (None, ""):
        return None
    if not isinstance(typed, Sequence) or isinstance(typed, str):
        typed = [typed]
    known = [option.key for option in field.options]
    if not set(typed) <= set(known):
        raise NotUnderstood("value_not_choice")
    return [key for key in known if key in typed] or None


def _one(field: Field | Column, typed: object) -> Plain:
    """Return a single value: of a field, or of a cell in a table."""
    if typed is None or (isinstance(typed, str) and not typed.strip()):
        return None
    match field.kind:
        case "whole":
            return int(_number(typed, whole=True))
        case "decimal":
            return format(_number(typed, whole=False), "f")
        case "year":
            return _year(typed)
        case "date":
            return _day(typed)
        case "yes_no":
            return _yes_no(typed)
        case "choice":
            return _choice(field, typed)
        case _:
            return _text(field.kind, typed)


def _text(kind: str, typed: object) -> str:
    text = str(typed).replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > MOST_LETTERS:
        raise NotUnderstood("value_too_long", letters=len(text), most=MOST_LETTERS)
    if kind == "email":
        _checked(validate_email, text, "value_not_email")
    if kind == "url":
        _checked(_is_url, text, "value_not_url")
    if kind == "phone" and not PHONE.fullmatch(text):
        raise NotUnderstood("value_not_phone")
    return text


def _checked(check: Callable[[str], None], text: str, code: str) -> None:
    try:
        check(text)
    except ValidationError as trouble:
        raise NotUnderstood(code) from trouble


def _number(typed: object, *, whole: bool) -> Decimal:
    """Read a number as Germans write it: 1.234,5 with or without points; nothing is guessed."""
    code = "value_not_whole" if whole else "value_not_number"
    if isinstance(typed, bool):
        raise NotUnderstood(code)
    if isinstance(typed, int | float | Decimal):
        number = Decimal(repr(typed) if isinstance(typed, float) else typed)
    else:
        text = str(typed).translate(SPACES).replace("−", "-")
        if not (GROUPED.fullmatch(text) or UNGROUPED.fullmatch(text)):
            raise NotUnderstood(code)
        number = Decimal(text.replace(".", "").replace(",", "."))
    if not number.is_finite():
        raise NotUnderstood(code)
    is_too_long = len(number.as_tuple().digits) > 18
    if is_too_long or (whole and number != number.to_integral_value()):
        raise NotUnderstood(code)
    return number


def _year(typed: object) -> int:
    if not YEAR.fullmatch(str(typed).strip()):
        raise NotUnderstood("value_not_year")
    return int(str(typed))


def _day(typed: object) -> str:
    if isinstance(typed, date):
        return typed.isoformat()
    text = str(typed).strip()
    try:
        if german := GERMAN_DAY.fullmatch(text):
            day, month, year = map(int, german.groups())
            return date(year, month, day).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError as trouble:
        raise NotUnderstood("value_not_date") from trouble


def _yes_no(typed: object) -> bool:
    if isinstance(typed, bool):
        return typed
    if str(typed).strip().lower() not in YES_NO:
        raise NotUnderstood("value_not_yes_no")
    return YES_NO[str(typed).strip().lower()]


def _choice(field: Field | Column, typed: object) -> str:
    if str(typed) not in {option.key for option in field.options}:
        raise NotUnderstood("value_not_choice")
    return str(typed)
