"""Takes blocks of lines into spans and figures, by arrays or line by line."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from kohorte.io.cells import Cells, UnreadCellError
from kohorte.io.numbering import WORD, hashes_of, words_of
from kohorte.io.refusal import refuse
from kohorte.io.span import Columns, Span

LONGEST_SPAN: Final = 4096
LONGEST_PLAIN: Final = 16
POWERS: Final = 10.0 ** np.arange(LONGEST_PLAIN - 1, -1, -1)

Bytes = NDArray[np.uint8]
Index = NDArray[np.int64]


@dataclass
class LineReader:
    """Takes blocks of lines, by arrays where they are regular, else line by line."""

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
        for number, (line, fields) in enumerate(
            zip(lines, self._split_all(lines, row), strict=True), row
        ):
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

    def _split_all(self, lines: list[str], row: int) -> list[list[str]]:
        """Split lines at once; a quotation that runs over lines is found one by one."""
        try:
            split = list(csv.reader(lines, delimiter=self.delimiter, strict=True))
        except csv.Error:
            split = []
        if len(split) == len(lines):
            return split
        return [self._split(line, number) for number, line in enumerate(lines, row)]

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
        columns = list(zip(*records, strict=True))
        for span in self.spans:
            texts = zip(*columns[span.first : span.last], strict=True)
            numbers = map(span.number, texts, rows.tolist())
            span.codes.append(np.fromiter(numbers, np.int32, len(records)))
        read = [
            self._read(columns[column], rows.astype(np.int64), column)
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
