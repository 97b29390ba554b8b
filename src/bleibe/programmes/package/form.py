"""The form of a programme: sections with fields of known kinds, asked only when they matter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

KINDS = (
    "text", "long_text", "whole", "decimal", "date", "year", "yes_no", "choice", "choices",
    "email", "phone", "url", "table", "file",
)  # fmt: skip
PARTS = ("data_sheet", "guiding_questions", "declarations", "attachments")


@dataclass(frozen=True)
class Option:
    """One of the values that may be chosen (Auswahlwert)."""

    key: str
    label: str


@dataclass(frozen=True)
class Column:
    """A column of a field that is a table (Spalte)."""

    key: str
    label: str
    kind: str = "text"
    required: bool = False
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Field:
    """One thing that is asked (Feld)."""

    key: str
    kind: str
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    when: Mapping[str, object] | None = None
    """An eligibility expression: asked unless it is NOT_MET."""
    options: tuple[Option, ...] = ()
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    unit: str = ""
    columns: tuple[Column, ...] = ()
    accept: tuple[str, ...] = ()
    """Endings of files, without a dot."""
    proves: tuple[str, ...] = ()
    """Keys of the conditions that the answer shows."""
    fact: str | None = None
    """The name of a known fact that fills it."""
    personal: bool = False
    """About a person: left out where reviewers read blind."""
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """Fields that stand on one page (Abschnitt)."""

    key: str
    title: str
    part: str
    fields: tuple[Field, ...]
    lead: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormDefinition:
    """The form of a call (Bewerbungsbogen)."""

    key: str
    sections: tuple[Section, ...]

    @property
    def fields(self) -> Iterator[Field]:
        """Yield all fields in their order."""
        for section in self.sections:
            yield from section.fields

    def field(self, key: str) -> Field:
        """Return the field of that key, or raise `KeyError`."""
        for each in self.fields:
            if each.key == key:
                return each
        raise KeyError(key)
