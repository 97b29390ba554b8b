"""Cells of a delimited text file, column by column, each text once."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from kohorte.errors import KohorteError
from kohorte.population import Array

Codes = NDArray[np.intp]

DELIMITERS = ";,\t"
CHARACTERS_AT_ONCE = 1_000_000


class Numbering(dict[str, int]):
    """Texts with the order of their first appearance."""

    def __missing__(self, text: str) -> int:
        number = len(self)
        self[text] = number
        return number

    def of(self, cells: Sequence[str]) -> NDArray[np.int32]:
        """Number of each cell, shape (cell,)."""
        return np.fromiter(map(self.__getitem__, cells), dtype=np.int32, count=len(cells))


class Column:
    """Text cells turned into numbers, each text once."""

    def __init__(self) -> None:
        self.numbers = Numbering()
        self.blocks: list[NDArray[np.int32]] = []

    def extend(self, cells: Sequence[str]) -> None:
        self.blocks.append(self.numbers.of(cells))

    @property
    def codes(self) -> NDArray[np.int32]:
        return np.concatenate(self.blocks)

    @property
    def texts(self) -> list[str]:
        return list(self.numbers)

    def line_of(self, code: int) -> int:
        """Line of the file where a text first stands."""
        return int(np.argmax(self.codes == code)) + 2


def read_columns(
    path: Path, *, texts: Sequence[str], needed: Sequence[str], number: str
) -> tuple[dict[str, Column], Array]:
    """Columns of text, as far as they are there, and one column of numbers.

    Parameters
    ----------
    path : Path
        UTF-8, first line names the columns, separated by semicolon, comma or tab.
    texts : sequence of str
        Columns wanted; others are passed over.
    needed : sequence of str
        Those of them that must be there.
    number : str
        The column of numbers; it must be there.

    Raises
    ------
    KohorteError
        ``file_missing``; ``not_utf8``; ``columns_missing``; ``row_length``; ``number_expected``;
        ``no_rows``.
    """
    if not path.is_file():
        raise KohorteError("file_missing", file=str(path))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _read_rows(file, texts=texts, needed=(*needed, number), number=number)
    except UnicodeDecodeError as error:
        raise KohorteError("not_utf8", file=path.name, byte=error.start) from error


def _read_rows(
    file: TextIO, *, texts: Sequence[str], needed: Sequence[str], number: str
) -> tuple[dict[str, Column], Array]:
    first = file.readline()
    delimiter = max(DELIMITERS, key=first.count)
    header = [cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter), [])]
    missing = [column for column in needed if column not in header]
    if missing:
        raise KohorteError("columns_missing", columns=missing, found=header)
    columns = {column: Column() for column in texts if column in header}
    numbers: list[Array] = []
    following = 2
    for lines in iter(lambda: file.readlines(CHARACTERS_AT_ONCE), []):
        line, following = following, following + len(lines)
        while lines and lines[-1].isspace():  # as many programs leave at the end
            lines.pop()
        if not lines:
            continue
        cells = _cells(lines, delimiter=delimiter, width=len(header), line=line)
        for column, codes in columns.items():
            codes.extend(cells[header.index(column)])
        numbers.append(_numbers(cells[header.index(number)], line=line))
    if not numbers:
        raise KohorteError("no_rows")
    return columns, np.concatenate(numbers)


def _cells(lines: list[str], *, delimiter: str, width: int, line: int) -> Sequence[Sequence[str]]:
    """Cells of some lines, column by column."""
    text = "".join(lines)
    if '"' in text:
        rows = list(csv.reader(lines, delimiter=delimiter))
        _check_width([len(row) for row in rows], width, line)
        return list(zip(*rows, strict=True))
    _check_width([row.count(delimiter) + 1 for row in lines], width, line)
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    flat = text.replace("\n", delimiter).split(delimiter)
    return [flat[column::width] for column in range(width)]


def _check_width(found: list[int], width: int, line: int) -> None:
    if set(found) != {width}:
        offset = next(position for position, cells in enumerate(found) if cells != width)
        raise KohorteError("row_length", line=line + offset, expected=width, found=found[offset])


def _numbers(cells: Sequence[str], *, line: int) -> Array:
    """Cells as numbers, each text read once."""
    texts = Numbering()
    places = texts.of(cells)
    try:
        values = np.array([float(text.replace(",", ".")) for text in texts])
    except ValueError:
        values = np.array([_number(text, line + cells.index(text)) for text in texts])
    return values[places]


def _number(cell: str, line: int) -> float:
    try:
        return float(cell.replace(",", "."))
    except ValueError as error:
        raise KohorteError("number_expected", line=line, found=cell) from error
