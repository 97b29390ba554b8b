"""The profile as CSV in one ZIP: all values in long form, codebook, description of the files."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple

from django.utils.translation import gettext as _

from bleibe.reports.exports.cells import Cell, cell_of
from bleibe.reports.exports.codebook import codebook_of
from bleibe.reports.exports.safe_text import inert, plain
from bleibe.reports.exports.sheets import Sheet, readings_of, sheets_of, source_lines
from bleibe.reports.profile.content import Profile

DATA = (
    "gebiet_schluessel", "gebiet", "art", "schluessel", "titel", "zeile", "spalte", "wert",
    "zeichen", "text", "einheit", "quelle", "stand",
)  # fmt: skip
CODEBOOK = (
    "schluessel", "art", "bezeichnung", "einheit", "bedeutung", "formel", "quelle", "lizenz",
    "stand", "schutz",
)  # fmt: skip
SIGNS = {
    "": "",
    "protected": "geschuetzt",
    "not_applicable": "kein Wert",
    "other_base": "andere Grundlage",
}
DIALECT = {"delimiter": ";", "quoteChar": '"', "header": True, "lineTerminator": "\r\n"}


def archive_of(profile: Profile) -> bytes:
    """Return values, codebook and their description as a ZIP of CSV files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("daten.csv", _csv(DATA, _values(profile)))
        archive.writestr("codebuch.csv", _csv(CODEBOOK, map(astuple, codebook_of(profile))))
        archive.writestr(
            "datapackage.json", json.dumps(_package(profile), ensure_ascii=False, indent=2)
        )
    return content.getvalue()


def table_csv_of(profile: Profile, *, key: str) -> bytes:
    """Return the table of one figure as it is shown, its source in the last line (CSV)."""
    sheet = next(sheet for sheet in sheets_of(profile) if sheet.key == key)
    rows = [
        [cell.text if cell.value is None else _number(cell) for cell in row] for row in sheet.rows
    ]
    return _csv(sheet.table.columns, [*rows, [], *_footer(sheet)])


def _footer(sheet: Sheet) -> Iterator[list[str]]:
    if sheet.protected:
        yield [_("· heißt: zum Schutz einzelner Menschen nicht gezeigt; die Zahl ist nicht null.")]
    if sheet.note:
        yield [sheet.note]
    if sheet.sources:
        yield [_("Quelle: {all}").format(all=source_lines(sheet.sources))]


def _values(profile: Profile) -> Iterator[tuple[str, ...]]:
    where = (profile.area_key, profile.area)
    for sheet in sheets_of(profile):
        heads = sheet.table.columns
        for row in sheet.rows:
            for column, cell in zip(heads[1:], row[1:], strict=True):
                yield (
                    *where, "tabelle", sheet.key, sheet.title, row[0].text, column,
                    *_told(cell, unit=sheet.unit_of(cell)), source_lines(sheet.sources),
                    _newest(source.as_of for source in sheet.sources),
                )  # fmt: skip
    for reading, sources in readings_of(profile):
        values = ((profile.area, reading.value), *reading.compared)
        for place, value in values:
            yield (
                *where, "kennzahl", reading.key, reading.name, place, reading.year,
                *_told(cell_of(value), unit=reading.unit), source_lines(sources),
                _newest(source.as_of for source in sources),
            )  # fmt: skip


def _told(cell: Cell, *, unit: str) -> tuple[str, str, str, str]:
    return _number(cell), SIGNS[cell.marker], cell.text, unit


def _number(cell: Cell) -> str:
    """A number with comma and ordinary minus, without dots and signs of percent."""
    return "" if cell.value is None else f"{cell.value:.{cell.places}f}".replace(".", ",")


def _newest(dates: Iterable[str]) -> str:
    return max(dates, default="")


def _csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([inert(head) for head in heads])
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _package(profile: Profile) -> dict[str, object]:
    """A description after the pattern of data packages: files, columns, licences."""
    licences = dict.fromkeys(source.licence for source in profile.sources if source.licence)
    return {
        "name": f"kommunalprofil-{profile.area_key.lower()}",
        "title": plain(f"{profile.subtitle} {profile.area}"),
        "description": _(
            "Alle Zahlen sind gerundet und geschützt wie im Profil. Steht in der Spalte zeichen "
            "das Wort geschuetzt, ist der Wert zum Schutz einzelner Menschen nicht gezeigt; er "
            "ist nicht null. Ein Apostroph vor einem Text verhindert, dass ein "
            "Tabellenprogramm ihn als Formel liest."
        ),
        "created": profile.made_on,
        "licenses": [{"name": name} for name in licences],
        "sources": [
            {"title": plain(source.line), "key": source.key, "date": source.as_of}
            for source in profile.sources
        ],
        "resources": [
            _resource("daten", "daten.csv", DATA, numbers=("wert",)),
            _resource("codebuch", "codebuch.csv", CODEBOOK),
        ],
    }


def _resource(
    name: str, path: str, columns: Sequence[str], *, numbers: Sequence[str] = ()
) -> dict[str, object]:
    return {
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": {
            "missingValues": [""],
            "fields": [
                {"name": column, "type": "number", "decimalChar": ","}
                if column in numbers
                else {"name": column, "type": "string"}
                for column in columns
            ],
        },
    }
