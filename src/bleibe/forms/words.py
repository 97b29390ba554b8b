"""Values as people read and type them; what is shown can be typed again and means the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from bleibe.forms.definition import asked
from bleibe.programmes.package import Column, Field, FormDefinition, Section


def typed_form(field: Field | Column, value: object) -> str:
    """Return a single value as it would be typed."""
    if value is None:
        return ""
    match field.kind:
        case "whole":
            return _grouped(str(value))
        case "decimal":
            return _grouped(str(value))
        case "date":
            return f"{date.fromisoformat(str(value)):%d.%m.%Y}"
        case "yes_no":
            return "true" if value else "false"
        case _:
            return str(value)


def said(field: Field | Column, value: object) -> str:
    """Return a single value as it is read: with its unit, choices by their names."""
    if value is None:
        return ""
    if field.kind == "yes_no":
        return _("Ja") if value else _("Nein")
    if field.kind in ("choice", "choices"):
        names = {option.key: option.label for option in field.options}
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(names.get(str(each), str(each)) for each in chosen)
    text = typed_form(field, value)
    unit = getattr(field, "unit", "")
    return f"{text} {unit}" if unit else text


@dataclass(frozen=True)
class Entry:
    """A field with its answer, ready to be read: words, rows of a table or files."""

    field: Field
    words: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    files: tuple[Mapping[str, object], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.rows or self.files)


@dataclass(frozen=True)
class Chapter:
    """A section with what is answered in it."""

    section: Section
    entries: tuple[Entry, ...]


def presented(
    form: FormDefinition, answers: Mapping[str, object], *, blind: bool = False
) -> list[Chapter]:
    """Return a filled form to be read (Vorschau); ``blind`` leaves out what is about people.

    ``answers`` as `bleibe.forms.queries.answers_of` gives them. Sections of which nothing is
    left are left out.
    """
    there = asked(form, answers)
    chapters = [
        Chapter(
            section,
            tuple(
                _entry(field, answers.get(field.key))
                for field in section.fields
                if field.key in there and not (blind and field.personal)
            ),
        )
        for section in form.sections
    ]
    return [chapter for chapter in chapters if chapter.entries]


def presented_value(field: Field, value: object, typed: object) -> str:
    """Return what was written into a field as one text, also what it did not understand."""
    if typed is not None:
        return typed if isinstance(typed, str) else _one_text(field, typed)
    if field.kind == "table" and isinstance(value, list):
        return "\n".join(" · ".join(filter(None, row)) for row in _cells(field, value))
    return said(field, value)


def _one_text(field: Field, typed: object) -> str:
    """Return rows or choices that were not understood as text."""
    if not isinstance(typed, list):
        return str(typed)
    return "\n".join(
        " · ".join(str(row.get(column.key, "")) for column in field.columns)
        if isinstance(row, Mapping)
        else str(row)
        for row in typed
    )


def _entry(field: Field, value: object) -> Entry:
    if field.kind == "table" and isinstance(value, list):
        return Entry(field, rows=tuple(_cells(field, value)))
    if field.kind == "file" and isinstance(value, list):
        return Entry(field, files=tuple(value))
    return Entry(field, words=said(field, value))


def _cells(field: Field, rows: list[Mapping[str, object]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield tuple(said(column, row.get(column.key)) for column in field.columns)


def _grouped(text: str) -> str:
    """Write a number with points between thousands and a comma, as Germans do."""
    number = Decimal(text)
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))
