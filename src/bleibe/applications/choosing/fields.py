"""The answers that a project took over, section by section, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from bleibe.applications.checking.words import value_in_words
from bleibe.applications.choosing.models import Project
from bleibe.forms.queries import form_of


@dataclass(frozen=True)
class Said:
    """One answer with its label; files are told by their names."""

    label: str
    text: str
    files: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()


def said_answers(project: Project) -> list[tuple[str, list[Said]]]:
    """Return the sections of the form with the answers that the project holds."""
    form = form_of(project.decision.application.submission.revision)
    return [
        (section.title, [
            _said(field, project.answers[field.key])
            for field in section.fields
            if project.answers.get(field.key) is not None
        ])
        for section in form.sections
    ]  # fmt: skip


def _said(field, value: object) -> Said:
    if field.kind == "file":
        return Said(field.label, "", files=tuple(each["title"] or each["name"] for each in value))
    if field.kind == "table":
        columns = {column.key: column.label for column in field.columns}
        return Said(
            field.label, "", columns=tuple(columns.values()),
            rows=tuple(tuple(_cell(row, key) for key in columns) for row in value),
        )  # fmt: skip
    return Said(field.label, value_in_words(value, field))


def _cell(row: Mapping[str, object], key: str) -> str:
    return "" if row.get(key) is None else value_in_words(row[key])
