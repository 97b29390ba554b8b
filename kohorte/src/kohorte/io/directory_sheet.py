"""The Gemeindeverzeichnis as the office's workbook (Auszug GV).

The sheet's name, the columns and the wording change from year to year: columns are found by
their headings, dates by their words. The year in the file's name is not the year of the data.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from kohorte.io.directory import (
    KINDS,
    LEVEL_OF_RECORD,
    Directory,
    DirectoryArea,
    Progress,
    checked_ars,
    checked_directory,
)
from kohorte.io.keys import ags_of
from kohorte.io.period import parse_period
from kohorte.io.refusal import refuse
from kohorte.io.source import Source

HEADINGS: Final = {
    "record": r"satz-? ?art",
    "code": r"text-? ?kenn-? ?zeichen",
    "land": r"land",
    "regbez": r"rb",
    "kreis": r"kreis",
    "verband": r"vb",
    "gemeinde": r"gem(?:einde)?\.?",
    "name": r"gemeindename.*",
    "area": r"fläche.*",
    "population": r"insgesamt",
    "men": r"männlich",
    "women": r"weiblich",
    "postcode": r"post-? ?leit-? ?zahl.*",
    "longitude": r"längengrad.*",
    "latitude": r"breitengrad.*",
}
OPTIONAL: Final = frozenset({"women", "longitude", "latitude"})
HEADING_ROWS: Final = 12
STATUS: Final = re.compile(r"Gebietsstand[^0-9]{0,12}(\d{2}\.\d{2}\.\d{4})")
DAY: Final = re.compile(r"(?:am )?(\d{2}\.\d{2}\.\d{4})(?: \(.*\))?")
REPORT_EVERY: Final = 1000


def is_directory(rows: Sequence[list[str]]) -> bool:
    """Say whether a sheet is a Gemeindeverzeichnis."""
    return any(
        row and re.fullmatch(HEADINGS["record"], _plain(row[0])) for row in rows[:HEADING_ROWS]
    )


def read_directory_sheet(
    source: Source,
    rows: Sequence[list[str]],
    *,
    mapping: Mapping[str, object],
    progress: Progress | None = None,
) -> Directory:
    """Read the sheet of a Gemeindeverzeichnis.

    Raises
    ------
    KohorteError
        ``missing_column``, ``bad_date``, ``bad_record``, ``bad_key``, ``bad_number`` and
        those of `kohorte.io.directory.checked_directory`.
    """
    top = next(at for at, row in enumerate(rows) if is_directory([row]))
    at = _columns(source, rows[top : top + 3], top + 1)
    first = next((i for i in range(top + 1, len(rows)) if _record(rows[i], at)), len(rows))
    areas, notes = [], []
    for number, row in enumerate(rows[first:], first + 1):
        if _record(row, at):
            areas.append(_area(source, row, at, number))
        elif text := " ".join(" ".join(row).split()):
            if _is_shifted(row):
                raise refuse("bad_record", file=source.file, row=number, found=text)
            notes.append(text)
        if progress and number % REPORT_EVERY == 0:
            progress(number, len(rows))
    head = rows[:first]
    return Directory(
        "gemeindeverzeichnis",
        source.file,
        source.sha256,
        next((cell.strip() for row in head for cell in row if cell.strip()), ""),
        "Statistisches Bundesamt (Destatis)",
        "Vervielfältigung und Verbreitung mit Quellenangabe gestattet",
        _valid_on(source, head, top + 1),
        _population_on(head, at["population"]),
        tuple(notes),
        checked_directory(source, areas, mapping=mapping),
    )


def _plain(cell: str) -> str:
    return " ".join(cell.split()).lower()


def _columns(source: Source, rows: Sequence[list[str]], top: int) -> dict[str, int]:
    at: dict[str, int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            for name, heading in HEADINGS.items():
                if name not in at and re.fullmatch(heading, _plain(cell)):
                    at[name] = column
    for name in HEADINGS:
        if name not in at and name not in OPTIONAL:
            found = ", ".join(" ".join(cell.split()) for cell in rows[0] if cell.strip())
            raise refuse(
                "missing_column", file=source.file, row=top, column=HEADINGS[name], found=found
            )
    return at


def _record(row: Sequence[str], at: Mapping[str, int]) -> str:
    cell = row[at["record"]].strip() if len(row) > at["record"] else ""
    return cell if cell in LEVEL_OF_RECORD else ""


def _is_shifted(row: Sequence[str]) -> bool:
    """A row below the heading with text in several columns is no footnote."""
    return sum(bool(cell.strip()) for cell in row) > 1


def _area(source: Source, row: Sequence[str], at: Mapping[str, int], number: int) -> DirectoryArea:
    record = _record(row, at)
    text = {name: row[column].strip() for name, column in at.items()}
    ars = "".join(text[part] for part in ("land", "regbez", "kreis", "verband", "gemeinde"))
    checked_ars(source, record, ars, row=number, column="Amtlicher Regionalschlüssel (ARS)")
    code = text["code"]
    if (code not in KINDS) == (record >= "40") or not text["name"]:
        raise refuse("bad_record", file=source.file, row=number, found="; ".join(row[:8]))
    common = (LEVEL_OF_RECORD[record], ars if record != "60" else ags_of(ars), ars)
    if record != "60":
        return DirectoryArea(*common, text["name"], KINDS.get(code, ""), code, row=number)

    def figure(name: str, pattern: str) -> float | None:
        if name not in at or (name in OPTIONAL and not text[name]):
            return None
        if not re.fullmatch(pattern, text[name]):
            raise refuse(
                "bad_number",
                file=source.file,
                row=number,
                column=at[name] + 1,
                found=text[name],
            )
        return float(text[name].replace(",", "."))

    people, men, women = (figure(name, r"[0-9]{1,8}") for name in ("population", "men", "women"))
    if text["postcode"] and not re.fullmatch(r"[0-9]{5}", text["postcode"]):
        raise refuse(
            "lost_leading_zero",
            file=source.file,
            row=number,
            column=at["postcode"] + 1,
            found=text["postcode"],
            expected=text["postcode"].zfill(5),
        )
    return DirectoryArea(
        *common,
        text["name"],
        KINDS[code],
        code,
        area_km2=figure("area", r"[0-9]{1,5}(?:,[0-9]{1,6})?"),
        population=None if people is None else int(people),
        men=None if men is None else int(men),
        women=None if women is None else int(women),
        postcode=text["postcode"],
        longitude=figure("longitude", r"[0-9]{1,2}(?:,[0-9]+)?"),
        latitude=figure("latitude", r"[0-9]{1,2}(?:,[0-9]+)?"),
        row=number,
    )


def _valid_on(source: Source, head: Sequence[Sequence[str]], row: int) -> date:
    texts = [cell for line in head for cell in line]
    found = next((match for text in texts if (match := STATUS.search(text))), None)
    found = found or next((match for text in texts if (match := DAY.search(text))), None)
    period = parse_period(found[1]) if found else None
    if period is None:
        raise refuse("bad_date", file=source.file, row=row, column="Gebietsstand", found=texts[0])
    return period.end


def _population_on(head: Sequence[Sequence[str]], column: int) -> date | None:
    for row in head:
        found = DAY.fullmatch(row[column].strip()) if len(row) > column else None
        if found and (period := parse_period(found[1])):
            return period.end
    return None
