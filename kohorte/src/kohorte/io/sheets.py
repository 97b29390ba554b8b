"""Workbooks: sheets as rows of text, row numbers as a person sees them."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from kohorte.io.refusal import refuse
from kohorte.io.source import Source

MOST_CELLS = 30_000_000


def sheets_of(source: Source) -> dict[str, list[list[str]]]:
    """Return all sheets of a workbook by name, each as rows of text.

    Whole numbers come without decimals, other numbers with a decimal comma, dates as
    ``2024-12-31``. The first row is the sheet's row 1, however empty.

    Raises
    ------
    KohorteError
        ``sheets_unreadable`` if python-calamine is not installed (extra ``sheets``),
        ``bad_workbook``, ``too_many_cells``.
    """
    try:
        import python_calamine  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise refuse("sheets_unreadable", file=source.file, found="python-calamine") from missing
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(source.workbook))
        read = {}
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise refuse(
                    "too_many_cells",
                    file=source.file,
                    found=name,
                    limit=MOST_CELLS // 1_000_000,
                )
            read[name] = sheet.to_python(skip_empty_area=False)
    except BaseException as problem:  # a panic in the Rust reader is no Exception
        if isinstance(problem, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        if hasattr(problem, "code"):
            raise
        raise refuse("bad_workbook", file=source.file, found=problem) from problem
    return {name: [list(map(_text, row)) for row in rows] for name, rows in read.items()}


def as_text(source: Source, rows: list[list[str]], *, sheet: str) -> Source:
    """Return one sheet as a text source with ``;`` between columns, a line per row."""
    width = max(map(len, rows), default=0)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerows(
        [" ".join(cell.split("\n")) for cell in row] + [""] * (width - len(row)) for row in rows
    )
    return replace(source, member=sheet, text=stream.getvalue().encode("utf-8", "replace"))


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        return np.format_float_positional(cell, trim="-").replace(".", ",")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return "" if cell is None else str(cell)
