"""The table of applicants as a file: columns id, score, then any attributes."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from bleibe.engines.portfolio.problem import Applicant, PortfolioFault, decimal_places

ID, SCORE = "id", "score"
DELIMITERS = (";", "\t", ",")
FINEST = 9
"""Digits after the point that a number in a file may have."""
LARGEST = Decimal(10) ** 12


@dataclass(frozen=True)
class Row:
    """One line of the table: where it stands and what it says."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The applicants of a file, and each column as it was written."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    applicants: tuple[Applicant, ...]

    def numbers(self, column: str) -> dict[str, Decimal]:
        """Return a column as numbers by id.

        Raises ``PortfolioFault``: ``column_missing``, ``number_wrong``.
        """
        if column not in self.columns:
            raise PortfolioFault(
                "column_missing", file=self.file, column=column, known=list(self.columns)
            )
        return {row.cells[ID]: _number(row, column, file=self.file) for row in self.rows}

    def values(self, attribute: str) -> list[str]:
        return sorted({row.cells[attribute] for row in self.rows})


def read_table(path: Path) -> Table:
    """Read applicants from CSV: UTF-8 with or without mark, semicolon, comma or tab.

    Raises ``PortfolioFault``: ``file_unreadable``, ``file_not_utf8``, ``table_empty``,
    ``table_damaged``, ``column_missing``, ``column_double``, ``row_ragged``, ``id_empty``,
    ``row_double``, ``number_wrong``.
    """
    lines = text_of(path).splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_delimiter(lines[0] if lines else ""), strict=True)
    try:
        numbered = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error:
        raise PortfolioFault("table_damaged", file=path.name, row=reader.line_num) from None
    if not numbered:
        raise PortfolioFault("table_empty", file=path.name)
    columns = _columns(numbered[0][1], file=path.name)
    rows = tuple(_row(line, cells, columns, file=path.name) for line, cells in numbered[1:])
    if not rows:
        raise PortfolioFault("table_empty", file=path.name)
    _check_ids(rows, file=path.name)
    return Table(
        file=path.name,
        columns=columns,
        rows=rows,
        applicants=tuple(_applicant(row, columns, file=path.name) for row in rows),
    )


def text_of(path: Path) -> str:
    """Return a file's text; a mark at its beginning is left out."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise PortfolioFault("file_unreadable", file=path.name) from None
    except UnicodeDecodeError:
        raise PortfolioFault("file_not_utf8", file=path.name) from None


def exact(text: str) -> Decimal | None:
    """Return a number written with a point or a comma, or ``None`` if it is none that counts.

    A number with both could mean two things and is none.
    """
    if "," in text and "." in text:
        return None
    try:
        number = Decimal(text.strip().replace(",", ".")) if "_" not in text else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite() or abs(number) > LARGEST:
        return None
    return number if decimal_places(number) <= FINEST else None


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _columns(cells: list[str], *, file: str) -> tuple[str, ...]:
    columns = tuple(cell.strip() for cell in cells)
    for needed in (ID, SCORE):
        if needed not in columns:
            raise PortfolioFault("column_missing", file=file, column=needed, known=list(columns))
    for column in columns:
        if columns.count(column) > 1:
            raise PortfolioFault("column_double", file=file, column=column)
    return columns


def _row(line: int, cells: list[str], columns: tuple[str, ...], *, file: str) -> Row:
    if len(cells) != len(columns):
        raise PortfolioFault(
            "row_ragged", file=file, row=line, found=len(cells), expected=len(columns)
        )
    return Row(line=line, cells=dict(zip(columns, map(str.strip, cells), strict=True)))


def _check_ids(rows: tuple[Row, ...], *, file: str) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        name = row.cells[ID]
        if not name:
            raise PortfolioFault("id_empty", file=file, row=row.line)
        if name in seen:
            raise PortfolioFault("row_double", file=file, id=name, row=row.line, first=seen[name])
        seen[name] = row.line


def _applicant(row: Row, columns: tuple[str, ...], *, file: str) -> Applicant:
    attributes = {name: row.cells[name] for name in columns if name not in (ID, SCORE)}
    return Applicant(row.cells[ID], _number(row, SCORE, file=file), attributes)


def _number(row: Row, column: str, *, file: str) -> Decimal:
    number = exact(row.cells[column])
    if number is None:
        raise PortfolioFault(
            "number_wrong", file=file, row=row.line, column=column, found=row.cells[column],
            id=row.cells[ID],
        )  # fmt: skip
    return number
