"""The blank form as PDF, to look at and to prepare (leerer Bewerbungsbogen)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from bleibe.programmes.package import Field
from bleibe.site.calls.documents import typeset_once
from bleibe.site.calls.shown import Shown

ROWS = {"long_text": 9, "table": 4}


def blank_form_of(shown: Shown) -> dict[str, object]:
    """Return sections and fields as the paper shows them."""
    package = shown.package
    return {
        "title": package.title,
        "call": shown.call.title,
        "version": shown.call.package.version,
        "sections": [
            {
                "title": section.title,
                "lead": section.lead,
                "fields": [_field(field) for field in section.fields],
            }
            for section in (package.form.sections if package.form else ())
        ],
    }


def form_pdf_of(shown: Shown) -> bytes:
    """Return the blank form as accessible PDF."""
    return typeset_once("form.typ", content=blank_form_of(shown))


def _field(field: Field) -> dict[str, object]:
    return {
        "label": field.label,
        "help": field.help,
        "notes": list(_notes(field)),
        "options": _options(field),
        "columns": [column.label for column in field.columns],
        "rows": ROWS.get(field.kind, 1),
        "is_file": field.kind == "file",
    }


def _options(field: Field) -> list[str]:
    if field.kind == "yes_no":
        return [_("ja"), _("nein")]
    return [option.label for option in field.options]


def _notes(field: Field) -> Iterator[str]:
    if field.required:
        yield _("Pflichtangabe")
    if field.when is not None:
        yield _("nur wenn es auf Sie zutrifft")
    if field.unit:
        yield _("in {unit}").format(unit=field.unit)
    if field.max_length and field.kind == "long_text":
        yield _("höchstens {number} Zeichen").format(number=field.max_length)
    if field.kind == "choices":
        yield _("mehrere möglich")
    if field.accept:
        yield _("Datei: {kinds}").format(kinds=", ".join(field.accept))
    if field.personal:
        yield _("sehen Gutachterinnen und Gutachter nicht")
