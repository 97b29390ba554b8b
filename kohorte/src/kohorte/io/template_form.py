"""The form of our own template: headings, remarks above them, an empty one to fill in."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from kohorte.io.labels import plain
from kohorte.io.options import COLUMNS
from kohorte.io.source import Source

ASCII_LETTERS: Final[dict[int, str]] = {
    ord("ä"): "ae",
    ord("ö"): "oe",
    ord("ü"): "ue",
    ord("ß"): "ss",
}
HEADINGS: Final = {
    "area": {"gebiet", "area", "gebietsschluessel", "schluessel", "ags", "ars", "area_key"},
    "name": {"name", "gebietsname", "bezeichnung", "area_name"},
    "parent": {"teil_von", "parent", "gehoert_zu", "uebergeordnet"},
    "level": {"ebene", "level"},
    "year": {"jahr", "year"},
    "date": {"datum", "stichtag", "date"},
    "sex": {"geschlecht", "sex"},
    "age": {"alter", "altersgruppe", "age", "age_group"},
    "age_from": {"alter_von", "age_from"},
    "age_to": {"alter_bis", "age_to"},
    "nationality": {"staatsangehoerigkeit", "nationalitaet", "nationality"},
    "persons": {"personen", "persons", "einwohner", "bevoelkerung", "anzahl"},
}
REMARKS: Final = {
    "titel": "title",
    "title": "title",
    "quelle": "source",
    "source": "source",
    "lizenz": "licence",
    "licence": "licence",
}

GERMAN_HEADER: Final = (
    "Gebiet",
    "Name",
    "Teil_von",
    "Stichtag",
    "Geschlecht",
    "Alter_von",
    "Alter_bis",
    "Staatsangehoerigkeit",
    "Personen",
)
ENGLISH_HEADER: Final = (
    "area",
    "name",
    "parent",
    "date",
    "sex",
    "age_from",
    "age_to",
    "nationality",
    "persons",
)


def template_rows(*, lang: str = "de") -> list[tuple[str, ...]]:
    """Return header and example rows of the template, for CSV or a workbook.

    The examples are of an invented Quartier: single groups, an open group without upper
    age, a sign instead of a figure, a total.
    """
    header = GERMAN_HEADER if lang == "de" else ENGLISH_HEADER
    women, men, german = (
        ("weiblich", "männlich", "deutsch") if lang == "de" else ("f", "m", "german")
    )
    foreign = "ausländisch" if lang == "de" else "foreign"
    start = ("Q1", "Musterviertel", "", "2024-12-31")
    return [
        header,
        (*start, women, "0", "2", german, "41"),
        (*start, men, "0", "2", foreign, "."),
        (*start, women, "85", "", german, "23"),
        (*start, "", "", "", "", "2950"),
    ]


def write_template(path: str | Path, *, lang: str = "de") -> None:
    """Write the template with example rows as CSV that spreadsheets open as it is.

    UTF-8 with a byte-order mark, ``;`` between columns.
    """
    lines = [";".join(row) for row in template_rows(lang=lang)]
    Path(path).write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")


def template_columns(
    columns: Sequence[str], *, mapping: Mapping[str, object] | None = None
) -> dict[str, int]:
    """Return where the template's columns stand in a header line.

    Parameters
    ----------
    columns : sequence of str
        The header line.
    mapping : mapping, optional
        Names chosen by a person go before names known.

    Returns
    -------
    dict of str to int
        Only what was found; a chosen name that is not there is left out.
    """
    names = [_folded(column) for column in columns]
    found: dict[str, int] = {}
    chosen = {name: str(column) for name, column in (mapping or {}).items() if name in COLUMNS}
    for name, column in chosen.items():
        if column in columns:
            found[name] = list(columns).index(column)
    for name, known in HEADINGS.items():
        at = [i for i, each in enumerate(names) if each in known and i not in found.values()]
        if name not in chosen and len(at) == 1:
            found[name] = at[0]
    return found


def is_template(found: Mapping[str, int]) -> bool:
    """Say whether the columns found make up a template."""
    return "area" in found and "persons" in found and ("year" in found or "date" in found)


def _folded(heading: str) -> str:
    text = plain(heading).translate(ASCII_LETTERS)
    return re.sub(r"[ -]+", "_", text)


def header_of(source: Source) -> str:
    """Return the first line that is no remark."""
    return next((line for line in source.lines(40) if line.strip() and line[0] != "#"), "")


def remarks_of(source: Source) -> tuple[dict[str, str], int, int]:
    """Return what the lines with ``#`` above the header say.

    Returns
    -------
    remarks : dict of str to str
        ``title``, ``source``, ``licence`` and ``notes``, as far as given.
    skipped : int
        Number of lines above the header.
    start : int
        Where the line below the header begins.
    """
    remarks: dict[str, str] = {}
    notes: list[str] = []
    skipped = start = 0
    while start < len(source.text):
        end = source.text.find(b"\n", start) + 1 or len(source.text)
        line, start = source.text[start:end], end
        if line.strip() and not line.startswith(b"#"):
            break
        text = line.decode().strip("# ;\t,\n")
        name, _, said = text.partition(":")
        if plain(name) in REMARKS and said.strip():
            remarks[REMARKS[plain(name)]] = said.strip()
        elif text:
            notes.append(text)
        skipped += 1
    remarks["notes"] = "\n".join(notes)
    return remarks, skipped, start
