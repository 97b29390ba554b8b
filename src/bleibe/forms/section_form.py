"""A section of a form as an ordinary Django form, made when it is asked for.

It shows and reads what was typed; what that means is decided by `bleibe.forms.values`, so
that nothing typed can get lost in a refusal.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import escape
from django.utils.translation import gettext as _

from bleibe.forms.gaps import Filled
from bleibe.forms.models import Answer
from bleibe.forms.values import MOST_ROWS
from bleibe.forms.words import typed_form
from bleibe.programmes.package import Column, Field

SHORT_LIST = 7
"""A list of so many choices is shown whole."""
BLANK_ROWS = 2
INPUT_MODES = {"whole": "numeric", "year": "numeric", "decimal": "decimal"}
INPUT_TYPES = {"email": "email", "phone": "tel", "url": "url"}
COMPLETED_BY = {"email": "email", "phone": "tel"}
VERSION = "version-"


def section_form(
    fields: Iterable[Field], shown: Mapping[str, object], *, wrong: Iterable[str] = ()
) -> forms.Form:
    """Return a form with these fields and what stands in them; tables and files are not in it."""
    form = forms.Form(initial=dict(shown), use_required_attribute=False)
    wrong = set(wrong)
    for field in fields:
        if field.kind not in ("table", "file"):
            made = _form_field(field)
            described = [f"stand-{field.key}"]
            if field.help:
                described.insert(0, f"id_{field.key}_helptext")
            made.widget.attrs["aria-describedby"] = " ".join(described)
            if field.key in wrong:
                made.widget.attrs["aria-invalid"] = "true"
            form.fields[field.key] = made
    return form


def shown_in(field: Field, answer: Answer | None, filled: Filled) -> object:
    """Return what stands in the inputs of a field: words as typed, or the value."""
    if answer is not None and answer.typed is not None:
        return answer.typed
    value = filled.value
    if field.kind == "table":
        rows = value if isinstance(value, list) else []
        return [
            {column.key: typed_form(column, row.get(column.key)) for column in field.columns}
            for row in rows
        ]
    return value if field.kind == "choices" else typed_form(field, value)


def typed_in(field: Field, data: QueryDict) -> object:
    """Return what was typed into a field: text, a list of choices or rows of a table."""
    if field.kind == "table":
        rows = ({c.key: data.get(_cell(field, at, c), "") for c in field.columns}
                for at in range(MOST_ROWS))  # fmt: skip
        return [row for row in rows if any(row.values())]
    return data.getlist(field.key) if field.kind == "choices" else data.get(field.key, "")


def version_in(field: Field, data: QueryDict) -> int | None:
    """Return the version that the page had shown; None if the field was not on the page."""
    text = data.get(VERSION + field.key, "")
    return int(text) if text.isdigit() else None


def rows_of(field: Field, shown: object, *, more: int = 0) -> list[list[dict[str, Any]]]:
    """Return the inputs of a table: what is filled and a few blank rows."""
    filled: list[Mapping[str, str]] = shown if isinstance(shown, list) else []
    most = min(MOST_ROWS, field.maximum or MOST_ROWS)
    blank = max(0, min(BLANK_ROWS + more, most - len(filled)))
    return [
        [
            {
                "name": _cell(field, at, column),
                "value": row.get(column.key, ""),
                "column": column,
                "mode": INPUT_MODES.get(column.kind, ""),
                "options": _cell_options(column),
            }
            for column in field.columns
        ]
        for at, row in enumerate([*filled, *({} for _blank in range(blank))])
    ]


def _cell(field: Field, row: int, column: Column) -> str:
    return f"{field.key}-{row}-{column.key}"


def _cell_options(column: Column) -> list[tuple[str, str]]:
    if column.kind == "yes_no":
        return [("true", _("Ja")), ("false", _("Nein"))]
    return [(option.key, option.label) for option in column.options]


def _form_field(field: Field) -> forms.Field:
    given: dict[str, Any] = {
        "label": _label(field), "help_text": escape(field.help), "required": field.required,
    }  # fmt: skip
    options = [(option.key, option.label) for option in field.options]
    match field.kind:
        case "long_text":
            rows = min(14, max(4, (field.max_length or 800) // 160))
            return forms.CharField(widget=forms.Textarea(attrs=_limits(field, rows=rows)), **given)
        case "yes_no":
            choices = [("true", _("Ja")), ("false", _("Nein"))]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **given)
        case "choice" if len(options) <= SHORT_LIST:
            return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **given)
        case "choice":
            return forms.ChoiceField(choices=[("", _("Bitte wählen")), *options], **given)
        case "choices":
            widget = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(choices=options, widget=widget, **given)
        case _:
            widget_of = forms.TextInput(attrs=_limits(field))
            widget_of.input_type = INPUT_TYPES.get(field.kind, "text")
            return forms.CharField(widget=widget_of, **given)


def _label(field: Field) -> str:
    return f"{field.label} ({field.unit})" if field.unit else field.label


def _limits(field: Field, **attrs: object) -> dict[str, object]:
    """Return attributes of an input; a limit of letters is counted, but never cut off."""
    if field.kind in ("text", "long_text") and field.max_length:
        attrs["data-most"] = str(field.max_length)
    if field.kind in INPUT_MODES:
        attrs["inputmode"] = INPUT_MODES[field.kind]
    if field.kind in COMPLETED_BY:
        attrs["autocomplete"] = COMPLETED_BY[field.kind]
    if field.kind == "date":
        attrs["placeholder"] = _("TT.MM.JJJJ")
    return attrs
