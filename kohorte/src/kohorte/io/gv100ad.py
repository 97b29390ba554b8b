"""GV100AD: the directory of municipalities as text of fixed width.

Columns counted from 0: record type 0-2, date 2-10, AGS 10-18, Verband 18-22, name 22-72,
seat 72-122, Textkennzeichen 122-124, area in hectares 128-139, population 139-150, men
150-161, postcode 165-170. Mind the order: AGS first, then the Verband, so the ARS has to be
put together.
"""

import re
from collections.abc import Mapping
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
from kohorte.io.refusal import refuse
from kohorte.io.source import Source

WIDTH: Final = 220
START: Final = re.compile(r"[1-6]0(?:19|20)\d{6}\d{2}[\d ]")
REPORT_EVERY: Final = 1000


def is_gv100ad(first_line: str) -> bool:
    """Say whether a first line is a record of GV100AD."""
    return START.match(first_line) is not None and len(first_line) > 22


def read_gv100ad(
    source: Source, *, mapping: Mapping[str, object], progress: Progress | None = None
) -> Directory:
    """Read a GV100AD file.

    Raises
    ------
    KohorteError
        ``shifted_row``, ``bad_record``, ``bad_date``, ``bad_key``, ``bad_number`` and those
        of `kohorte.io.directory.checked_directory`.
    """
    lines = source.text.decode().rstrip("\n").split("\n")
    padded = len(lines[0]) == WIDTH
    areas = []
    days: dict[str, int] = {}
    for row, line in enumerate(lines, 1):
        if len(line) != WIDTH if padded else len(line) > WIDTH:
            raise refuse("shifted_row", file=source.file, row=row, found=len(line), expected=WIDTH)
        days.setdefault(line[2:10], row)
        areas.append(_area(source, line.ljust(WIDTH), row))
        if progress and row % REPORT_EVERY == 0:
            progress(row, len(lines))
    return Directory(
        "gv100ad",
        source.file,
        source.sha256,
        "Gemeindeverzeichnis GV100AD",
        "Statistisches Bundesamt (Destatis)",
        "Vervielfältigung und Verbreitung mit Quellenangabe gestattet",
        _only_day(source, days),
        None,
        (),
        checked_directory(source, areas, mapping=mapping),
    )


def _only_day(source: Source, days: Mapping[str, int]) -> date:
    text, row = max(days.items(), key=lambda day: day[1])
    if len(days) > 1:
        raise refuse("bad_date", file=source.file, row=row, column="3–10", found=text)
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError as problem:
        raise refuse("bad_date", file=source.file, row=row, column="3–10", found=text) from problem


def _area(source: Source, line: str, row: int) -> DirectoryArea:
    record = line[:2]
    if record not in LEVEL_OF_RECORD or not line[22:72].strip():
        raise refuse("bad_record", file=source.file, row=row, found=line[:60].rstrip())
    ars = line[10:15].rstrip() + line[18:22].rstrip() + line[15:18].rstrip()
    checked_ars(source, record, ars, row=row, column="11–22")
    code = line[122:124].strip()
    if (code not in KINDS) == (record >= "40"):
        raise refuse("bad_record", file=source.file, row=row, found=line[116:130].strip())
    common = (LEVEL_OF_RECORD[record], ars if record != "60" else ags_of(ars), ars)
    name, seat = line[22:72].strip(), line[72:122].strip()
    if record != "60":
        if line[128:170].strip():
            raise refuse("bad_record", file=source.file, row=row, found=line[128:170].strip())
        return DirectoryArea(*common, name, KINDS.get(code, ""), code, seat=seat, row=row)
    hectares, people, men = (
        _number(source, line[first : first + 11], row, f"{first + 1}–{first + 11}")
        for first in (128, 139, 150)
    )
    if men > people:
        raise refuse("bad_number", file=source.file, row=row, column="151–161", found=str(men))
    return DirectoryArea(
        *common,
        name,
        KINDS[code],
        code,
        seat=seat,
        area_km2=hectares / 100,
        population=people,
        men=men,
        women=people - men,
        postcode=_postcode(source, line[165:170].strip(), row),
        row=row,
    )


def _number(source: Source, text: str, row: int, column: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise refuse("bad_number", file=source.file, row=row, column=column, found=text.strip())
    return int(text)


def _postcode(source: Source, text: str, row: int) -> str:
    if text and not re.fullmatch(r"[0-9]{5}", text):
        raise refuse("bad_number", file=source.file, row=row, column="166–170", found=text)
    return text
