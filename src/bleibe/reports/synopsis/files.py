"""The Synopse as CSV and XLSX: the same rows, the same gaps, the same notes."""

import csv
import io
from collections.abc import Iterator

import xlsxwriter
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bleibe.reports.exports.safe_text import inert, plain
from bleibe.reports.synopsis.table import Row, Synopsis
from kohorte.catalogue import catalogue

NO_FIGURE = ""


def head(synopsis: Synopsis) -> list[str]:
    """Return the names of the columns."""
    columns = [
        f"{column.name}, {column.year}" if column.year else column.name
        for column in synopsis.columns
    ]
    return [
        _("Kommune"), _("Art"), _("Gebiet"), _("Schlüssel"), _("Gebietsstand"), _("Typ"),
        _("Größe"), *columns,
    ]  # fmt: skip


def notes(synopsis: Synopsis) -> list[str]:
    """Return what must be known to read the table."""
    return [
        _("Alphabetisch, keine Rangfolge. Ein leeres Feld heißt: keine Angabe."),
        _("Nur freigegebene Zahlen aus amtlichen Tabellen."),
        *(_("Quelle: {source}").format(source=source) for source in synopsis.sources),
    ]


def csv_of(synopsis: Synopsis) -> bytes:
    """Return the table for a spreadsheet: semicolons, decimal commas."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow([inert(name) for name in head(synopsis)])
    for row in synopsis.rows:
        figures = (
            NO_FIGURE if value is None else f"{value:.10g}".replace(".", ",")
            for value in _values(row, synopsis)
        )
        table.writerow([*(inert(text) for text in _words(row)), *figures])
    for line in notes(synopsis):
        table.writerow([inert(line)])
    return out.getvalue().encode("utf-8-sig")


def xlsx_of(synopsis: Synopsis) -> bytes:
    """Return the table as a workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Synopse"))
    for place, name in enumerate(head(synopsis)):
        sheet.write_string(0, place, plain(name), bold)
    for line, row in enumerate(synopsis.rows, 1):
        words = list(_words(row))
        for place, text in enumerate(words):
            sheet.write_string(line, place, plain(text))
        for place, value in enumerate(_values(row, synopsis), len(words)):
            if value is not None:
                sheet.write_number(line, place, value)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(head(synopsis)) - 1, 16)
    sheet.freeze_panes(1, 1)
    hints = book.add_worksheet(_("Hinweise"))
    hints.set_column(0, 0, 110)
    for line, text in enumerate(notes(synopsis)):
        hints.write_string(line, 0, plain(text))
    book.close()
    return out.getvalue()


def _words(row: Row) -> Iterator[str]:
    borders = date_format(row.borders, "d.m.Y") if row.borders else ""
    yield from (
        row.name, row.kind_label, row.area, row.area_key, borders, row.type.label,
        row.type.size_label,
    )  # fmt: skip


def _values(row: Row, synopsis: Synopsis) -> Iterator[float | None]:
    """Yield what is shown, not what it was rounded from."""
    for cell, column in zip(row.cells, synopsis.columns, strict=True):
        figure = catalogue().select(column.key)[0]
        yield (
            None if cell.value is None else round(cell.value * figure.unit.factor, figure.decimals)
        )
