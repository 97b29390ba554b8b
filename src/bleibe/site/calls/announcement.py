"""The announcement of a call as plain content, as PDF and as a document to edit."""

from collections.abc import Sequence
from io import BytesIO

import docx
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bleibe.site.amounts import euros
from bleibe.site.calls.documents import typeset_once
from bleibe.site.calls.shown import Shown


def announcement_of(shown: Shown) -> dict[str, object]:
    """Return what the announcement says, in its order."""
    package, rules = shown.package, shown.rules
    return {
        "title": package.title,
        "call": shown.call.title,
        "facts": [
            [_("Öffnet"), moment(shown.call.opens_at)],
            [_("Frist"), f"{moment(shown.deadline.closes_at)} ({shown.zone})"],
            [_("Plätze"), str(rules.places)],
            [_("Fassung"), shown.call.package.version],
        ],
        "parts": [
            {"heading": f"{number} {part.heading}", "paragraphs": list(part.paragraphs)}
            for number, part in enumerate(rules.parts, start=1)
        ],
        "money": _money(shown),
        "conditions": [
            [condition.name, _kind(condition), condition.text] for condition in package.conditions
        ],
        "mailboxes": [
            [
                box.purpose,
                ", ".join(text for text in (box.name, box.unit, box.address, box.email) if text),
            ]
            for box in package.mailboxes
        ],
        "digest": shown.call.package.digest,
    }


def pdf_of(shown: Shown) -> bytes:
    """Return the announcement as accessible PDF (Bekanntmachung als PDF)."""
    return typeset_once("announcement.typ", content=announcement_of(shown))


def docx_of(shown: Shown) -> bytes:
    """Return the announcement as a document to edit (Bekanntmachung als DOCX)."""
    content, document = announcement_of(shown), docx.Document()
    _set_language(document)
    document.core_properties.title = str(content["title"])
    document.core_properties.author = "Bleibe"
    document.add_heading(str(content["title"]), level=0)
    document.add_paragraph(str(content["call"]), style="Subtitle")
    _table(document, (_("Angabe"), _("Inhalt")), content["facts"])
    for part in content["parts"]:
        document.add_heading(part["heading"], level=1)
        for paragraph in part["paragraphs"]:
            document.add_paragraph(paragraph)
    if content["money"]:
        document.add_heading(_("Mittel"), level=1)
        _table(document, (_("Linie"), _("Höchstens im Jahr"), _("Weg")), content["money"])
    if content["conditions"]:
        document.add_heading(_("Bedingungen"), level=1)
        _table(document, (_("Name"), _("Art"), _("Worum es geht")), content["conditions"])
    document.add_heading(_("Postfächer"), level=1)
    _table(document, (_("Wofür"), _("Adresse")), content["mailboxes"])
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def moment(value) -> str:
    """Return a time as people in the zone of the site read it."""
    local = timezone.localtime(value, timezone.get_default_timezone())
    return f"{date_format(local, 'j. F Y')}, {date_format(local, 'H:i:s')} " + _("Uhr")


def _kind(condition) -> str:
    if condition.is_mandatory:
        return _("Voraussetzung")
    if condition.weight_class == "especially_favourable":
        return _("besonders förderlich")
    return _("förderlich")


def _money(shown: Shown) -> list[list[str]]:
    money = shown.package.money
    if money is None:
        return []
    modes = {"call": _("Abruf"), "reimbursement": _("Erstattung")}
    return [[line.label, euros(line.cap_per_year), modes[line.mode]] for line in money.lines]


def _table(document: Document, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _set_language(document: Document) -> None:
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            properties = style.element.get_or_add_rPr()
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), "de-DE")
            properties.append(language)
