"""GENESIS tables as the offices' web pages export them ("classic" CSV)."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kohorte.io.assemble import Area, CellColumns, Head, assemble, distinct
from kohorte.io.cells import Cells, UnreadCellError
from kohorte.io.checks import combinations, official_key, period_of, refuse_two_labels
from kohorte.io.classic_head import TITLE, ClassicHead, read_head
from kohorte.io.dimensions import Category, describe
from kohorte.io.footer import RULE, Footer, read_footer
from kohorte.io.keys import GERMANY, level_of
from kohorte.io.options import decimal_of, signs_of
from kohorte.io.period import Period, parse_period
from kohorte.io.refusal import refuse
from kohorte.io.source import Source
from kohorte.io.table import Recognition, Series, Table

Progress = Callable[[int, int], None]
Index = NDArray[np.int32]

KEY: Final = re.compile(r"DG|[0-9]{1,12}")
OF_GERMANY: Final = re.compile(r"[^:]+: Deutschland\b.*")
ROWS_AT_ONCE: Final = 20_000


def is_classic(first_line: str) -> bool:
    """Say whether a first line is that of a GENESIS table."""
    return TITLE.fullmatch(first_line.strip()) is not None


def read_classic(
    source: Source,
    *,
    what: Recognition,
    mapping: Mapping[str, object],
    progress: Progress | None = None,
) -> Table:
    """Read a GENESIS table.

    Raises
    ------
    KohorteError
        ``bad_header``, ``truncated`` (no rule below the figures), ``shifted_row``,
        ``bad_quotes``, ``missing_column``, ``bad_date``, ``bad_key``,
        ``lost_leading_zero``, ``two_labels``, ``bad_number``, ``unknown_marker`` and those
        of `kohorte.io.assemble.assemble`.
    """
    lines = source.text.decode().split("\n")
    rule = next((i for i, line in enumerate(lines) if RULE.fullmatch(line.strip())), None)
    if rule is None and not mapping.get("without_footer"):
        last = len(lines) - (not lines[-1])
        raise refuse("truncated", file=source.file, row=last, found=lines[last - 1])
    footer = read_footer(lines[rule + 1 :] if rule is not None else [], delimiter=what.delimiter)
    rows = list(_split(lines[:rule], what.delimiter, source.file))
    head = read_head(rows, file=source.file)
    return _Classic(source, head, footer, rows, mapping).table(progress)


def _split(lines: Sequence[str], delimiter: str, file: str) -> Iterator[list[str]]:
    for row, line in enumerate(lines, 1):
        if '"' not in line:
            yield line.split(delimiter)
            continue
        try:
            yield next(csv.reader([line], delimiter=delimiter, strict=True))
        except csv.Error as problem:
            raise refuse("bad_quotes", file=file, row=row, found=line) from problem


class _Classic:
    """A GENESIS table whose head is known."""

    def __init__(
        self,
        source: Source,
        head: ClassicHead,
        footer: Footer,
        rows: Sequence[list[str]],
        mapping: Mapping[str, object],
    ) -> None:
        self.source = source
        self.head = head
        self.footer = footer
        self.mapping = mapping
        self.width = head.labels + len(head.columns)
        numbered = [(i + 1, row) for i, row in enumerate(rows) if i >= head.data_at and any(row)]
        for number, row in numbered:
            if len(row) != self.width:
                raise refuse(
                    "shifted_row",
                    file=source.file,
                    row=number,
                    found=len(row),
                    expected=self.width,
                )
        if not numbered:
            raise refuse("no_figures", file=source.file)
        self.row = np.array([number for number, _ in numbered], np.int32)
        self.texts = list(zip(*(row for _, row in numbered), strict=True))

    def table(self, progress: Progress | None) -> Table:
        """Return the table."""
        labels = [
            distinct([t.strip() for t in column]) for column in self.texts[: self.head.labels]
        ]
        period_at = self._period_column([texts for texts, _ in labels])
        key_at = self._key_column([texts for texts, _ in labels], period_at)
        used = {period_at, key_at, key_at + 1 if key_at >= 0 else -1}
        areas, area_index = self._areas(labels, key_at)
        series, series_index = self._series(
            [labels[at] for at in range(self.head.labels) if at not in used]
        )
        periods, period_index = self._periods(labels, period_at)
        values, flags = self._figures(progress)
        width = len(self.head.columns)
        cells = CellColumns(
            areas,
            np.repeat(area_index, width),
            series,
            series_index,
            periods,
            period_index,
            values.ravel(),
            flags.ravel(),
            np.repeat(self.row, width),
            np.tile(np.arange(self.head.labels + 1, self.width + 1, dtype=np.int32), len(self.row)),
        )
        head = Head(
            "genesis_classic",
            self.head.table,
            self.head.title,
            self.head.statistic,
            self.footer.licence or "dl-de/by-2-0",
            self.footer.holder,
            self.footer.stand,
            self.footer.notes,
        )
        return assemble(self.source, head, cells)

    def _period_column(self, labels: Sequence[list[str]]) -> int:
        """Return the column of times, or -1 where the head tells the time."""
        if self.head.period or any(column.period for column in self.head.columns):
            return -1
        for at, texts in enumerate(labels):
            if 2 * sum(parse_period(text) is not None for text in texts) > len(texts):
                return at
        raise refuse(
            "missing_column",
            file=self.source.file,
            row=int(self.row[0]),
            column="Stichtag",
            found="; ".join(texts[0] for texts in labels),
        )

    def _key_column(self, labels: Sequence[list[str]], period_at: int) -> int:
        """Return the column of regional keys, or -1 for a table of one region."""
        for at, texts in enumerate(labels[:-1] if len(labels) > 1 else []):
            keys = sum(KEY.fullmatch(text) is not None for text in texts)
            if at != period_at and 2 * keys > len(texts):
                return at
        if self.mapping.get("area_key") or OF_GERMANY.fullmatch(self.head.title):
            return -1
        raise refuse(
            "missing_column",
            file=self.source.file,
            row=int(self.row[0]),
            column="Schlüssel",
            found="; ".join(texts[0] for texts in labels),
        )

    def _areas(
        self, labels: Sequence[tuple[list[str], Index]], key_at: int
    ) -> tuple[list[Area], Index]:
        if key_at < 0:
            key = str(self.mapping.get("area_key", GERMANY))
            name = "Deutschland" if key == GERMANY else key
            return [Area(key, name, level_of(key))], np.zeros(len(self.row), np.int32)
        keys, index = labels[key_at]
        names, name_index = labels[key_at + 1]
        first, _ = combinations([index, name_index], rows=len(self.row))
        named = [
            (keys[index[at]], names[name_index[at]], int(self.row[at])) for at in first.tolist()
        ]
        refuse_two_labels(self.source, named, column=str(key_at + 2))
        name_of = {key: name for key, name, _ in named}
        return [
            self._area(key, name_of[key], index, at, key_at) for at, key in enumerate(keys)
        ], index

    def _area(self, key: str, name: str, index: Index, at: int, key_at: int) -> Area:
        row, column = int(self.row[np.argmax(index == at)]), str(key_at + 1)
        key = official_key(self.source, key, row=row, column=column, mapping=self.mapping)
        return Area(key, name, level_of(key))

    def _periods(
        self, labels: Sequence[tuple[list[str], Index]], period_at: int
    ) -> tuple[list[Period], Index]:
        """Return the times and the time of each cell."""
        width = len(self.head.columns)
        if self.head.period:
            return [self.head.period], np.zeros(len(self.row) * width, np.int32)
        if period_at < 0:
            named = [column.period for column in self.head.columns if column.period]
            if len(named) < width:
                raise refuse(
                    "bad_header", file=self.source.file, row=self.head.data_at, found="Stichtag"
                )
            periods, place = distinct(named)
            return periods, np.tile(place, len(self.row))
        texts, index = labels[period_at]
        read = []
        for at, text in enumerate(texts):
            row = int(self.row[np.argmax(index == at)])
            read.append(period_of(self.source, text, row=row, column=period_at + 1))
        return read, np.repeat(index, width)

    def _series(self, dimensions: Sequence[tuple[list[str], Index]]) -> tuple[list[Series], Index]:
        """Return distinct series and the series of each cell."""
        first, inverse = combinations([index for _, index in dimensions], rows=len(self.row))
        title = self.head.title.lower()
        ages = "dauer" not in title or "alter" in title
        series = [
            describe(
                column.measure,
                [
                    *self.head.fixed,
                    *(Category("", "", "", texts[index[row]]) for texts, index in dimensions),
                    *column.categories,
                ],
                ages=ages,
            )
            for row in first.tolist()
            for column in self.head.columns
        ]
        kept, place = distinct(series)
        width = len(self.head.columns)
        index = inverse[:, None] * width + np.arange(width)
        return kept, place[index.ravel()]

    def _figures(self, progress: Progress | None) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
        cells = Cells(decimal=decimal_of(self.mapping) or ",", signs=signs_of(self.mapping))
        columns = self.texts[self.head.labels :]
        values = np.empty((len(self.row), len(columns)))
        flags = np.empty(values.shape, np.uint8)
        for at, texts in enumerate(columns):
            try:
                values[:, at], flags[:, at] = cells.read(texts)
            except UnreadCellError as cell:
                place = next(i for i, text in enumerate(texts) if text.strip() == cell.whole)
                raise refuse(
                    cell.code,
                    file=self.source.file,
                    row=int(self.row[place]),
                    column=self.head.labels + at + 1,
                    found=cell.whole,
                ) from None
            if progress:
                progress((at + 1) * len(self.row), values.size)
        return values, flags
