"""The empty template for own figures, as CSV and as a workbook."""

import io

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.access import signed_in
from bleibe.kernel.filetypes import XLSX
from kohorte.io import template_rows

HINTS = (
    _("Ein Gebiet je Zeile, Zeitpunkt, Geschlecht, Altersgruppe und Staatsangehörigkeit."),
    _("Gebiet: achtstelliger Gemeindeschlüssel oder ein eigener Schlüssel des Quartiers."),
    _("Teil_von: nur bei Quartieren nötig, der Gemeindeschlüssel, zu dem es gehört."),
    _("Stichtag: 31.12.2024. Alter_bis gehört zur Gruppe: 0 bis 2, 3 bis 5; offen bleibt leer."),
    _("Leeres Feld bei Geschlecht, Alter oder Staatsangehörigkeit heißt: alle zusammen."),
    _("Unbekannt oder geheim: ein Punkt statt einer Zahl. Eine 0 heißt: niemand."),
    _("Die Beispielzeilen bitte löschen."),
)


@signed_in
def template_csv(_request: HttpRequest) -> HttpResponse:
    lines = [";".join(row) for row in template_rows()]
    content = ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
    return _download(content, "text/csv; charset=utf-8", "vorlage-eigene-zahlen.csv")


@signed_in
def template_xlsx(_request: HttpRequest) -> HttpResponse:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False})
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet(str(_("Vorlage")))
    sheet.set_column(0, len(template_rows()[0]) - 1, 18, text)
    for number, row in enumerate(template_rows()):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell, bold if number == 0 else text)
    sheet.freeze_panes(1, 0)
    hints = book.add_worksheet(str(_("Hinweise")))
    hints.set_column(0, 0, 100)
    for number, hint in enumerate(HINTS):
        hints.write_string(number, 0, str(hint))
    book.close()
    return _download(out.getvalue(), XLSX, "vorlage-eigene-zahlen.xlsx")


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
