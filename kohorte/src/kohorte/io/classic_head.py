"""The head of a GENESIS table: title block and header rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kohorte.io.dimensions import Category, Measure
from kohorte.io.labels import age_of, is_total, nationality_of, sex_of
from kohorte.io.markers import SPELLINGS
from kohorte.io.period import Period, parse_period
from kohorte.io.refusal import refuse

TITLE: Final = re.compile(r'"?(?:GENESIS-)?(?:Tabelle|Table): *([0-9A-Z][0-9A-Z-]+)"?[;,\t]*')
TIMED: Final = re.compile(
    r"(?:Stichtag|Jahr|Berichtsjahr|Semester|Quartal|Monat|Schuljahr|Zeit): (.+)"
)
WITH_UNIT: Final = re.compile(r"(.+) \(([^()]+)\)")
NAMED: Final = re.compile(r"([^:]{2,60}): (.+)")
UNIT: Final = re.compile(
    r"(?:Anzahl|Prozent|Promille|%|number|percent|Punkte|Index|Faktor|\d{4} ?= ?100|Messzahl)"
    r"|(?:(?:1|10|100|1000|1 000|10000|Tsd\.|Mill\.|Mio\.|Mrd\.|T|Tausend|Millionen) ?)?"
    r"(?:EUR|Euro|DM|qkm|km²|km2|km|ha|qm|m²|m2|cbm|m³|m3|hl|l|kg|t|dt|kWh|MWh|GWh|GJ|TJ|MW|kW"
    r"|Jahre?|Monate?|Wochen?|Tage?|Stunden?|Std\.|years|months|days|Personen|Einwohner|EW|Fälle"
    r"|Betten|Plätze|Stück|St|Tiere)?"
    r"(?: ?(?:je|pro|/|per) ?[\w .]+)?"
)


@dataclass(frozen=True)
class ValueColumn:
    """One column of figures: what it counts and of whom."""

    measure: Measure
    categories: tuple[Category, ...]
    period: Period | None


@dataclass(frozen=True)
class ClassicHead:
    """Everything above the figures.

    ``labels`` is the number of columns with text before the figures, ``data_at`` the
    position of the first row of figures in the file, counted from 0.
    """

    table: str
    title: str
    statistic: str
    period: Period | None
    fixed: tuple[Category, ...]
    labels: int
    columns: tuple[ValueColumn, ...]
    data_at: int


def read_head(rows: Sequence[list[str]], *, file: str) -> ClassicHead:
    """Read title block and header rows.

    Raises
    ------
    KohorteError
        ``bad_header``.
    """
    found = TITLE.fullmatch(";".join(rows[0]).rstrip(";"))
    start = 1
    while start < len(rows) and sum(map(bool, map(str.strip, rows[start]))) <= 1:
        if rows[start] and not rows[start][0].strip() and any(rows[start]):
            break
        start += 1
    block = [row[0].strip() for row in rows[1:start] if row and row[0].strip()]
    end = start
    while end < len(rows) and _is_header(rows[end]):
        end += 1
    header = [[cell.strip() for cell in row] for row in rows[start:end]]
    if found is None or not header or len({len(row) for row in header}) > 1:
        raise refuse("bad_header", file=file, row=start + 1, found="; ".join(rows[start][:6]))
    labels = _label_columns(header)
    _check_header(header, labels, start, file)
    return _head(found[1], block, header, labels, end, file)


def _is_header(row: list[str]) -> bool:
    """A header row has no label in front, or names times only."""
    if not row or not row[0].strip():
        return True
    cells = [cell.strip() for cell in row[1:] if cell.strip()]
    return not any(map(_is_figure, cells)) or all(map(parse_period, cells))


def _is_figure(cell: str) -> bool:
    return cell in SPELLINGS or re.fullmatch(r"\(?-?[0-9]+([,.][0-9]+)*\)?", cell) is not None


def _label_columns(header: list[list[str]]) -> int:
    labels = 0
    while labels < len(header[0]) and not any(row[labels] for row in header):
        labels += 1
    if labels == 0:  # the columns in front have names
        last = header[-1]
        while labels < len(last) and not any(row[labels] for row in header[1:]):
            labels += 1
        labels = labels if len(header) > 1 and labels else 1
    return labels


def _check_header(header: list[list[str]], labels: int, start: int, file: str) -> None:
    for at, row in enumerate(header):
        cells = [cell for cell in row[labels:] if cell]
        if any(map(_is_figure, cells)) and not all(map(parse_period, cells)):
            wrong = next(cell for cell in cells if _is_figure(cell))
            raise refuse("bad_header", file=file, row=start + at + 1, found=wrong)
    width = len(header[0])
    empty = [c for c in range(labels, width) if not any(row[c] for row in header)]
    if empty or labels == width:
        raise refuse(
            "bad_header",
            file=file,
            row=start + 1,
            found="; ".join(header[0][labels : labels + 6]) or "–",
        )


def _head(
    table: str, block: list[str], header: list[list[str]], labels: int, end: int, file: str
) -> ClassicHead:
    block = list(block)
    rows = [row[labels:] for row in header]
    units = next((row for row in reversed(rows) if all(map(_is_unit, row))), None)
    period = None
    fixed: list[Category] = []
    while block and (timed := TIMED.fullmatch(block[-1])) and len(block) > 1:
        period = parse_period(timed[1])
        if period is None:
            raise refuse("bad_date", file=file, row=len(block) + 1, column=1, found=block[-1])
        block.pop()
    measure = None
    if units is None:
        fixed = _fixed(block)
        named = WITH_UNIT.fullmatch(block[-1]) if block else None
        if named is None:
            raise refuse("bad_header", file=file, row=end, found="; ".join(rows[-1][:6]))
        measure = Measure(named[1], named[1], named[2])
        block.pop()
    statistic = block.pop() if len(block) > 1 else ""
    labelled = [row for row in rows if row is not units]
    columns = _value_columns(labelled, units, measure, file=file, row=end)
    return ClassicHead(
        table, " ".join(block), statistic, period, tuple(fixed), labels, columns, end
    )


def _fixed(block: list[str]) -> list[Category]:
    """Take lines such as "Nationalität: Deutsche" below the measure from the block."""
    fixed: list[Category] = []
    while len(block) > 2 and (named := NAMED.fullmatch(block[-1])):
        if not any(WITH_UNIT.fullmatch(line) for line in block[1:-1]):
            break
        fixed.insert(0, Category("", named[1], "", named[2]))
        block.pop()
    return fixed


def _value_columns(
    rows: list[list[str]],
    units: list[str] | None,
    measure: Measure | None,
    *,
    file: str,
    row: int,
) -> tuple[ValueColumn, ...]:
    """Return what each column counts: by the measure above all of them, or by its own."""
    measures = _measure_row(rows, units) if units else None
    gaps = [line for line in rows if measure and not all(line)]
    if gaps or (measures is None and measure is None):
        wrong = gaps[0] if gaps else rows[0]
        raise refuse("bad_header", file=file, row=row, found="; ".join(wrong[:6]))
    names = [""] * len(rows)
    dimensions = []
    for at, line in enumerate(rows):
        if line is measures:
            continue
        if _names_variable(line) and at + 1 < len(rows) and rows[at + 1] is not measures:
            names[at + 1] = line[0]
        else:
            dimensions.append(at)
    timed = [at for at in dimensions if all(map(parse_period, filter(None, rows[at])))]
    columns = []
    for c in range(len(rows[0])):
        times = [period for at in timed if (period := parse_period(rows[at][c]))]
        categories = [
            Category("", names[at], "", rows[at][c])
            for at in dimensions
            if at not in timed and rows[at][c]
        ]
        counted = measure
        if counted is None and measures and units:
            counted = Measure(measures[c], measures[c], units[c])
        if counted is not None:
            columns.append(ValueColumn(counted, tuple(categories), times[0] if times else None))
    return tuple(columns)


def _is_unit(cell: str) -> bool:
    return bool(cell) and UNIT.fullmatch(cell) is not None


def _measure_row(rows: list[list[str]], units: list[str]) -> list[str] | None:
    """Return the row that names what is counted: each label has one unit, none is a group."""
    for row in rows:
        unit_of: dict[str, str] = {}
        fits = all(
            unit_of.setdefault(label, unit) == unit for label, unit in zip(row, units, strict=True)
        )
        if fits and all(row) and not any(map(_is_group, row)):
            return row
    return None


def _names_variable(row: list[str]) -> bool:
    """One text all along a row that is no category itself names the variable below."""
    return len(set(row)) == 1 and bool(row[0]) and not _is_group(row[0]) and len(row) > 1


def _is_group(label: str) -> bool:
    return bool(
        is_total(label)
        or sex_of(label)
        or nationality_of(label)
        or age_of(label)
        or parse_period(label)
    )
