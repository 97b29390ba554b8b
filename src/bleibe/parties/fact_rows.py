"""Reading a table of facts about areas: each row is read, each fault is named with its line."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from bleibe.kernel.errors import Refused
from bleibe.parties.facts import FACTS, read_value

COLUMNS = ("schluessel", "angabe", "wert", "gueltig_ab", "gueltig_bis", "quelle", "lizenz")
OPTIONAL = ("ebene", "gueltig_bis")
READ = {*COLUMNS, *OPTIONAL}


@dataclass(frozen=True)
class FactRow:
    """One line of the table."""

    line: int
    level: str
    key: str
    fact: str
    value: str | int
    valid_from: date
    valid_to: date | None
    source: str
    licence: str


def rows_of(path: Path) -> list[FactRow]:
    """Read a CSV file (UTF-8, comma or semicolon).

    Raises `Refused` with ``facts_not_utf8``, ``facts_columns``, ``facts_empty`` or
    ``facts_row``, which names the line, the column and what stands there.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as fault:
        raise Refused("facts_not_utf8", file=path.name) from fault
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(StringIO(text), delimiter=";" if ";" in head else ",")
    names = [(name or "").strip().casefold() for name in reader.fieldnames or []]
    missing = [name for name in COLUMNS if name not in names and name not in OPTIONAL]
    if missing:
        raise Refused("facts_columns", file=path.name, missing=missing, columns=list(COLUMNS))
    reader.fieldnames = names
    rows = list(_rows(reader, path.name))
    if not rows:
        raise Refused("facts_empty", file=path.name)
    return rows


def _rows(reader: csv.DictReader, file: str) -> Iterator[FactRow]:
    for row in reader:
        cells = {name: (value or "").strip() for name, value in row.items() if name in READ}
        if not any(cells.values()):
            continue
        line = reader.line_num

        def wrong(column: str, cells=cells, line=line) -> Refused:
            said = cells.get(column, "")
            return Refused("facts_row", file=file, line=line, column=column, said=said)

        kind = FACTS.get(cells["angabe"])
        if kind is None:
            names = list(FACTS)
            raise Refused("facts_unknown", file=file, line=line, said=cells["angabe"], names=names)
        value = read_value(kind, cells["wert"])
        begins, ends = _day(cells["gueltig_ab"]), _day(cells.get("gueltig_bis", ""))
        if value is None:
            raise wrong("wert")
        if begins is None:
            raise wrong("gueltig_ab")
        if (ends is None and cells.get("gueltig_bis")) or (ends and ends < begins):
            raise wrong("gueltig_bis")
        for column in ("schluessel", "quelle", "lizenz"):
            if not cells[column]:
                raise wrong(column)
        yield FactRow(
            line, cells.get("ebene", ""), cells["schluessel"], cells["angabe"], value,
            begins, ends, cells["quelle"], cells["lizenz"],
        )  # fmt: skip


def _day(text: str) -> date | None:
    parts = text.split(".")
    try:
        if len(parts) == 3:
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
        return date.fromisoformat(text)
    except ValueError:
        return None
