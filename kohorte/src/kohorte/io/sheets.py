"""Workbooks: sheets as rows of text, row numbers as a person sees them."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from kohorte.io.refusal import refuse
from kohorte.io.source import Source

MOST_CELLS: Final = 10_000_000
"""Of all sheets together, empty ones between filled ones included."""

READER: Final = Path(__file__).with_name("workbook_process.py")
READER_BYTES: Final = 200 << 20
BYTES_PER_BYTE: Final = 25
"""Memory that the reader may take: by itself, and for each byte of the unpacked workbook."""

Rows = list[list[str]]


def sheets_of(source: Source) -> dict[str, Rows]:
    """Return all sheets of a workbook by name, each as rows of text.

    Whole numbers come without decimals, other numbers with a decimal comma, dates as
    ``2024-12-31``. The first row is the sheet's row 1, however empty. The workbook is read
    in a process of its own that may take memory in proportion to its size.

    Raises
    ------
    KohorteError
        ``sheets_unreadable`` if python-calamine is not installed (extra ``sheets``),
        ``bad_workbook``, ``too_many_cells``, ``workbook_grows``.
    """
    if find_spec("python_calamine") is None:
        raise refuse("sheets_unreadable", file=source.file, found="python-calamine")
    memory = READER_BYTES + BYTES_PER_BYTE * _unpacked(source.workbook)
    command = [sys.executable, "-I", str(READER), str(memory), str(MOST_CELLS)]
    ended = subprocess.run(command, input=source.workbook, capture_output=True, check=False)  # noqa: S603 - our own reader
    read = _read(source, ended.stdout.splitlines())
    if ended.returncode:
        raise refuse("workbook_grows", file=source.file)
    return read


def _unpacked(workbook: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as opened:
            return sum(member.file_size for member in opened.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError):
        return len(workbook)


def _read(source: Source, lines: Iterable[bytes]) -> dict[str, Rows]:
    read: dict[str, Rows] = {}
    rows: Rows = []
    for line in lines:
        found = json.loads(line)
        if isinstance(found, str):
            rows = read[found] = []
        elif isinstance(found, list):
            rows.append(found)
        elif found["code"] == "too_many_cells":
            limit = MOST_CELLS // 1_000_000
            raise refuse("too_many_cells", file=source.file, found=found["found"], limit=limit)
        else:
            raise refuse("bad_workbook", file=source.file, found=found["found"])
    return read


def as_text(source: Source, rows: Rows, *, sheet: str) -> Source:
    """Return one sheet as a text source with ``;`` between columns, a line per row."""
    width = max(map(len, rows), default=0)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerows(
        [" ".join(cell.split("\n")) for cell in row] + [""] * (width - len(row)) for row in rows
    )
    return replace(source, member=sheet, text=stream.getvalue().encode("utf-8", "replace"))
