"""Opens a workbook; run as a process of its own, because a workbook of a kilobyte can ask for
a terabyte and its reader then ends the whole process.

Gets the workbook on standard input. Writes lines of JSON: a text begins a sheet, a list is
one of its rows, an object says why there is no more. Imports nothing of kohorte: it shall
start quickly and hold little.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

SECONDS = 120
LONGEST_CELL = 32_767
"""Characters that a spreadsheet takes."""


def main(memory: int, most_cells: int) -> None:
    """Write the sheets of the workbook on standard input as lines."""
    _limit(memory)
    for line in _lines(sys.stdin.buffer.read(), most_cells):
        sys.stdout.write(json.dumps(line) + "\n")


def _limit(memory: int) -> None:
    """Have the system end this process rather than let it take the machine."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _lines(workbook: bytes, most_cells: int) -> Iterator[str | list[str] | dict[str, str]]:
    import python_calamine  # noqa: PLC0415 - after the limits are set

    cells = 0
    try:
        opened = python_calamine.CalamineWorkbook.from_filelike(BytesIO(workbook))
        for name in opened.sheet_names:
            sheet = opened.get_sheet_by_name(name)
            cells += (sheet.total_height + 1) * (sheet.total_width + 1)  # both count from 0
            if cells > most_cells:
                yield {"code": "too_many_cells", "found": name}
                return
            yield name
            for row in sheet.to_python(skip_empty_area=False):
                texts = list(map(text_of, row))
                if any(len(text) > LONGEST_CELL for text in texts):
                    yield {"code": "bad_workbook", "found": f"> {LONGEST_CELL}"}
                    return
                yield texts
    except BaseException as problem:  # a panic in the Rust reader is no Exception
        if isinstance(problem, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        yield {"code": "bad_workbook", "found": str(problem)[:200]}


def text_of(cell: Any) -> str:
    """Return a cell as a person would type it: decimal comma, ``2024-12-31``."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        return format(Decimal(repr(cell)), "f").replace(".", ",")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return "" if cell is None else str(cell)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
