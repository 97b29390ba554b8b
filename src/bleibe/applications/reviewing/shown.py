"""What a reviewer reads of an application: its answers in the order of the form, as words.

In a blind reading answers about persons and files are left out, and the names and keys of the
Kommune are replaced in every text. What a text gives away in other words cannot be hidden.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bleibe.forms.words import said
from bleibe.programmes.package.form import Field, FormDefinition

LONG = "long_text"
NAMING_FACTS = ("organisation_name", "ars", "county")
"""Known facts that name a place, however they are written."""
NAMING_KINDS = ("file", "url", "email")


@dataclass(frozen=True)
class ShownAnswer:
    """An answer in words (Antwort); ``lines`` is empty where nothing was answered."""

    label: str
    lines: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    is_long: bool = False


@dataclass(frozen=True)
class ShownSection:
    """The answers of one page of the form."""

    key: str
    title: str
    answers: tuple[ShownAnswer, ...]
    left_out: int


@dataclass(frozen=True)
class Blind:
    """What a reading leaves out."""

    persons: bool
    names: tuple[str, ...] = ()
    """Names and keys that are replaced; none where the Kommune may be known."""


def shown(
    form: FormDefinition, *, answers: Mapping[str, object], asked: Collection[str], blind: Blind
) -> tuple[ShownSection, ...]:
    """Return the sections with what was asked; what is left out is counted, not hidden."""
    sections = []
    for section in form.sections:
        there = [field for field in section.fields if field.key in asked]
        open_to_all = [field for field in there if not _is_hidden(field, blind)]
        sections.append(
            ShownSection(
                section.key,
                section.title,
                tuple(_answer(field, answers.get(field.key), blind) for field in open_to_all),
                len(there) - len(open_to_all),
            )
        )
    return tuple(section for section in sections if section.answers or section.left_out)


def without_names(text: str, names: Iterable[str]) -> str:
    """Return a text in which each name is replaced, the longest first, whatever its case.

    Whole words only, with the endings for „of it“ and for its people.
    """
    wanted = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
    if not wanted:
        return text
    pattern = r"(?<!\w)(?:" + "|".join(re.escape(name) for name in wanted) + r")(?:s|er\w*)?(?!\w)"
    return re.sub(pattern, "[" + _("Kommune") + "]", text, flags=re.IGNORECASE)


def _is_hidden(field: Field, blind: Blind) -> bool:
    if blind.persons and (field.personal or field.kind in NAMING_KINDS):
        return True
    return bool(blind.names) and (field.fact in NAMING_FACTS or field.kind in NAMING_KINDS)


def _answer(field: Field, value: object, blind: Blind) -> ShownAnswer:
    def told(text: str) -> str:
        return without_names(text, blind.names)

    if field.kind == "table" and isinstance(value, list):
        rows = tuple(
            tuple(told(said(column, row.get(column.key))) for column in field.columns)
            for row in value
        )
        heads = tuple(column.label for column in field.columns)
        return ShownAnswer(field.label, (), columns=heads, rows=rows)
    if field.kind == "file" and isinstance(value, list):
        lines = [str(each.get("title") or each.get("name")) for each in value]
    else:
        lines = [line for line in said(field, value).splitlines() if line.strip()]
    return ShownAnswer(field.label, tuple(map(told, lines)), is_long=field.kind == LONG)
