"""Long files by columns: which rows share the same text in a group of neighbouring columns.

A flat file repeats the same few labels in every row. A *span* is a run of neighbouring
columns, for instance code and label of a region; every distinct text of a span is decoded
and interpreted once, and rows carry its number. Regular blocks of lines (no quotes, the
same number of columns in every line) go through array operations on bytes; all others go
through the csv module, line by line, with the same result.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from kohorte.io.cells import Cells, UnreadCellError
from kohorte.io.numbering import WORD, Numbering, hashes_of, words_of
from kohorte.io.refusal import refuse

BLOCK: Final = 1 << 22
NEWLINE: Final = 10
LONGEST_SPAN: Final = 4096
LONGEST_PLAIN: Final = 16
POWERS: Final = 10.0 ** np.arange(LONGEST_PLAIN - 1, -1, -1)

Fields = tuple[str, ...]
Bytes = NDArray[np.uint8]
Index = NDArray[np.int64]


@dataclass
class Span:
    """Distinct texts of neighbouring columns ``[first, last)`` in order of appearance."""

    first: int
    last: int
    fields: list[Fields] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    codes: list[NDArray[np.int32]] = field(default_factory=list)
    numbering: Numbering = field(default_factory=Numbering)
    _known: dict[bytes | Fields, int] = field(default_factory=dict)

    def number(self, fields: Fields, row: int) -> int:
        """Return the number of a text; a new one gets the next."""
        known = self._known.get(fields)
        if known is None:
            known = self._known[fields] = len(self.fields)
            self.fields.append(fields)
            self.rows.append(row)
        return known

    def number_of_bytes(self, text: bytes, delimiter: bytes, row: int) -> int:
        """Return the number of a text given as it stands in the file."""
        known = self._known.get(text)
        if known is None:
            known = self.number(tuple(text.decode().split(delimiter.decode())), row)
            self._known[text] = known
        return known

    def index(self) -> NDArray[np.int32]:
        """Return the number of the text in every row."""
        return np.concatenate(self.codes) if self.codes else np.zeros(0, np.int32)


@dataclass
class Columns:
    """A long file by spans and value columns."""

    spans: list[Span]
    values: NDArray[np.float64]
    flags: NDArray[np.uint8]
    row: NDArray[np.int32]
    stray: list[tuple[int, str]]


def read_columns(
    text: bytes,
    *,
    file: str,
    delimiter: str,
    width: int,
    spans: Sequence[tuple[int, int]],
    values: Sequence[int],
    cells: Cells,
    header: Sequence[str],
    is_stray: Callable[[list[str]], bool],
    start: int,
    first_row: int = 2,
    progress: Callable[[int, int], None] | None = None,
    plain_only: bool = False,
) -> Columns:
    """Read the lines of a long file.

    Parameters
    ----------
    text : bytes
        UTF-8 lines, ended by ``\\n``.
    file : str
        Name for error messages.
    delimiter : str
        One ASCII sign.
    width : int
        Number of columns.
    spans : sequence of (int, int)
        Columns ``[first, last)`` of each span, counted from 0.
    values : sequence of int
        Columns that hold figures.
    cells : Cells
        How figures are written.
    header : sequence of str
        Names of the columns, for error messages.
    is_stray : callable
        Says of a line with another number of columns whether it may be set aside.
    start : int
        Where the first line below the header begins.
    first_row : int
        Its line number.
    progress : callable, optional
        Gets cells read and an estimate of all cells.
    plain_only : bool
        Never take the way through arrays (for tests).

    Returns
    -------
    Columns
        ``values`` and ``flags`` have the shape (rows, value columns).

    Raises
    ------
    KohorteError
        ``shifted_row``, ``bad_quotes``, ``bad_number``, ``unknown_marker``.
    """
    reader = _Reader(
        file, delimiter, width, [Span(*span) for span in spans], list(values), cells, header
    )
    done = 0
    row = first_row
    for at, block in _blocks(text, start):
        lines = _regular(block, reader) if not plain_only else None
        if lines is None:
            row += reader.plain(block, row, is_stray)
        else:
            reader.regular(block, *lines, row)
            row += len(lines[0])
        done = sum(map(len, reader.rows))
        if progress:
            estimate = done * (len(text) - start) // max(at + len(block) - start, 1)
            progress(done * len(values), max(done, estimate) * len(values))
    return reader.columns()


def below_header(text: bytes) -> int:
    """Return where the second line begins."""
    return text.find(b"\n") + 1 or len(text)


def _blocks(text: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    while start < len(text):
        end = text.find(b"\n", min(start + BLOCK, len(text)))
        end = len(text) if end < 0 else end + 1
        yield start, text[start:end]
        start = end


def _regular(block: bytes, reader: "_Reader") -> tuple[Index, Index] | None:
    """Return starts and ends of all fields, shape (rows, columns), or None if irregular."""
    if b'"' in block:
        return None
    if not block.endswith(b"\n"):
        block += b"\n"
    buffer = np.frombuffer(block, np.uint8)
    places = np.flatnonzero((buffer == ord(reader.delimiter)) | (buffer == NEWLINE))
    if places.size == 0 or places.size % reader.width:
        return None
    ends = places.reshape(-1, reader.width)
    breaks = buffer[ends] == NEWLINE
    if not breaks[:, -1].all() or breaks[:, :-1].any():
        return None
    starts = np.empty_like(ends)
    starts[:, 1:] = ends[:, :-1] + 1
    starts[0, 0] = 0
    starts[1:, 0] = ends[:-1, -1] + 1
    return starts, ends


@dataclass
class _Reader:
    file: str
    delimiter: str
    width: int
    spans: list[Span]
    value_columns: list[int]
    cells: Cells
    header: Sequence[str]
    values: list[NDArray[np.float64]] = field(default_factory=list)
    flags: list[NDArray[np.uint8]] = field(default_factory=list)
    rows: list[NDArray[np.int32]] = field(default_factory=list)
    stray: list[tuple[int, str]] = field(default_factory=list)

    def regular(self, block: bytes, starts: Index, ends: Index, row: int) -> None:
        """Take a regular block by array operations."""
        longest = max(int((ends[:, s.last - 1] - starts[:, s.first]).max()) for s in self.spans)
        if longest > LONGEST_SPAN:
            self.plain(block, row, lambda _: False)
            return
        margin = bytes(LONGEST_PLAIN)
        buffer = np.frombuffer(margin + block + bytes(longest + WORD), np.uint8)
        starts, ends = starts + len(margin), ends + len(margin)
        rows = np.arange(row, row + len(starts), dtype=np.int32)
        for span in self.spans:
            first, last = starts[:, span.first], ends[:, span.last - 1]
            span.codes.append(self._numbered(span, buffer, first, last, row))
        values = np.empty((len(rows), len(self.value_columns)))
        flags = np.empty(values.shape, np.uint8)
        for i, column in enumerate(self.value_columns):
            values[:, i], flags[:, i] = self._figures(
                buffer, starts[:, column], ends[:, column], row, column
            )
        self._add(values, flags, rows)

    def _numbered(
        self, span: Span, buffer: Bytes, starts: Index, ends: Index, row: int
    ) -> NDArray[np.int32]:
        lengths = ends - starts
        words = words_of(buffer, starts, lengths)
        hashes = hashes_of(words, lengths)
        numbers = span.numbering.look_up(words, lengths, hashes)
        unknown = np.flatnonzero(numbers < 0)
        if not unknown.size:
            return numbers
        _, first, inverse = np.unique(hashes[unknown], return_index=True, return_inverse=True)
        new = unknown[first]
        if (words[new[inverse]] != words[unknown]).any():  # two texts with one hash
            new, inverse = unknown, np.arange(len(unknown))
        fresh = np.empty(len(new), np.int32)
        delimiter = self.delimiter.encode()
        for at in np.argsort(new, kind="stable").tolist():
            i = int(new[at])
            raw = buffer[starts[i] : ends[i]].tobytes()
            fresh[at] = span.number_of_bytes(raw, delimiter, row + i)
        span.numbering.add(words[new], lengths[new], hashes[new], fresh)
        numbers[unknown] = fresh[inverse]
        return numbers

    def _figures(
        self, buffer: Bytes, starts: Index, ends: Index, row: int, column: int
    ) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
        """Read whole numbers by arithmetic on digits, the rest cell by cell."""
        count = len(starts)
        lengths = ends - starts
        digits = sliding_window_view(buffer, LONGEST_PLAIN)[ends - LONGEST_PLAIN].astype(np.int8)
        digits -= ord("0")
        outside = np.arange(LONGEST_PLAIN) < (LONGEST_PLAIN - lengths)[:, None]
        digits[outside] = 0
        whole = ((digits >= 0) & (digits <= 9)).all(axis=1)
        whole &= (lengths > 0) & (lengths <= LONGEST_PLAIN - 1)
        values = digits @ POWERS
        flags = np.zeros(count, np.uint8)
        if self.cells.nearly_zero:
            flags[values == 0] = self.cells.read_one("0")[1]
        if not whole.all():
            rest = np.flatnonzero(~whole)
            texts = [buffer[starts[i] : ends[i]].tobytes().decode("utf-8") for i in rest.tolist()]
            values[rest], flags[rest] = self._read(texts, rest + row, column)
        return values, flags

    def _read(
        self, texts: Sequence[str], rows: Index, column: int
    ) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
        try:
            return self.cells.read(texts)
        except UnreadCellError as cell:
            at = next(i for i, text in enumerate(texts) if text.strip() == cell.whole)
            raise refuse(
                cell.code,
                file=self.file,
                row=int(rows[at]),
                column=self.header[column],
                found=cell.whole,
            ) from None

    def plain(self, block: bytes, row: int, is_stray: Callable[[list[str]], bool]) -> int:
        """Take a block line by line; return how many lines it had."""
        lines = block.decode().split("\n")
        if lines[-1] == "":
            lines.pop()
        records: list[list[str]] = []
        rows: list[int] = []
        for number, line in enumerate(lines, row):
            fields = self._split(line, number)
            if len(fields) == self.width:
                records.append(fields)
                rows.append(number)
            elif not any(f.strip() for f in fields):
                continue
            elif is_stray(fields):
                self.stray.append((number, line))
            else:
                raise refuse(
                    "shifted_row",
                    file=self.file,
                    row=number,
                    found=len(fields),
                    expected=self.width,
                )
        self._take(records, np.array(rows, dtype=np.int32))
        return len(lines)

    def _split(self, line: str, row: int) -> list[str]:
        if '"' not in line:
            return line.split(self.delimiter)
        try:
            return next(csv.reader([line], delimiter=self.delimiter, strict=True))
        except csv.Error as problem:
            raise refuse("bad_quotes", file=self.file, row=row, found=line) from problem

    def _take(self, records: list[list[str]], rows: NDArray[np.int32]) -> None:
        if not records:
            return
        for span in self.spans:
            numbers = (
                span.number(tuple(record[span.first : span.last]), row)
                for record, row in zip(records, rows.tolist(), strict=True)
            )
            span.codes.append(np.fromiter(numbers, np.int32, len(records)))
        read = [
            self._read([record[column] for record in records], rows.astype(np.int64), column)
            for column in self.value_columns
        ]
        self._add(
            np.stack([values for values, _ in read], axis=1),
            np.stack([flags for _, flags in read], axis=1),
            rows,
        )

    def _add(
        self, values: NDArray[np.float64], flags: NDArray[np.uint8], rows: NDArray[np.int32]
    ) -> None:
        self.values.append(values)
        self.flags.append(flags)
        self.rows.append(rows)

    def columns(self) -> Columns:
        """Return everything taken so far."""
        width = len(self.value_columns)
        return Columns(
            self.spans,
            np.concatenate(self.values) if self.values else np.zeros((0, width)),
            np.concatenate(self.flags) if self.flags else np.zeros((0, width), np.uint8),
            np.concatenate(self.rows) if self.rows else np.zeros(0, np.int32),
            self.stray,
        )
