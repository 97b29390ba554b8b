"""GENESIS flat files (ffcsv): one row per value (since 2024) or per set of values (before)."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kohorte.io.assemble import Area, CellColumns, Head, assemble, distinct
from kohorte.io.blocks import below_header
from kohorte.io.cells import Cells
from kohorte.io.checks import combinations, official_key, period_of, refuse_two_labels
from kohorte.io.dimensions import Category, Measure, describe
from kohorte.io.flat_layout import QUALITY, Layout, layout_of
from kohorte.io.gaps import with_gaps_named
from kohorte.io.keys import GERMANY, LEVEL_OF_VARIABLE, is_official, level_of
from kohorte.io.labels import is_total, plain
from kohorte.io.options import decimal_of, signs_of
from kohorte.io.period import Period
from kohorte.io.refusal import refuse
from kohorte.io.source import Source
from kohorte.io.span import Columns, Fields, Span
from kohorte.io.spans import read_columns
from kohorte.io.table import Recognition, Series, Table

Progress = Callable[[int, int], None]

STATISTIC: Final = re.compile(r"[0-9]{4,5}[A-Z]?")
MOST_QUALITIES: Final = 100
FIRST_LINE: Final = 10_000
ALL_GERMANY: Final = "Deutschland"


def read_flat(
    source: Source,
    *,
    what: Recognition,
    mapping: Mapping[str, object],
    progress: Progress | None = None,
) -> Table:
    """Read a GENESIS flat file, old or new, or a flat file of the Zensus database.

    Raises
    ------
    KohorteError
        ``missing_column``, ``shifted_row``, ``bad_quotes``, ``bad_date``, ``bad_key``,
        ``lost_leading_zero``, ``empty_field``, ``two_labels``, ``bad_number``,
        ``unknown_marker`` and those of `kohorte.io.assemble.assemble`.
    """
    dialect, columns, delimiter = what.dialect, what.columns, what.delimiter
    layout = layout_of(source, dialect=dialect, columns=columns)
    start = below_header(source.text)
    english = _is_english(source.text[start : start + FIRST_LINE], delimiter)
    read = read_columns(
        source.text,
        start=start,
        file=source.file,
        delimiter=delimiter,
        width=layout.width,
        spans=layout.spans,
        values=layout.value_columns,
        cells=Cells(decimal=decimal_of(mapping) or ",."[english], signs=signs_of(mapping)),
        header=columns,
        is_stray=_is_stray,
        progress=progress,
    )
    if not read.row.size:
        raise refuse("no_figures", file=source.file)
    return _Flat(source, dialect, columns, layout, read, mapping).table()


def _is_english(body: bytes, delimiter: str) -> bool:
    """English exports write the decimal point; their time column says Year, not Jahr."""
    line = body[: body.find(b"\n") if b"\n" in body else len(body)].decode("utf-8", "replace")
    fields = next(csv.reader([line], delimiter=delimiter), [])
    return len(fields) > 3 and plain(fields[3]) in {"year", "reference date", "quarters", "months"}


def _is_stray(fields: list[str]) -> bool:
    """Some answers of the web services hold lines of text between the rows."""
    texts = [field for field in fields if field.strip()]
    return len(texts) == 1 and " " in texts[0].strip() and not STATISTIC.fullmatch(texts[0])


class _Flat:
    """Interprets the distinct texts of a flat file."""

    def __init__(
        self,
        source: Source,
        dialect: str,
        columns: tuple[str, ...],
        layout: Layout,
        read: Columns,
        mapping: Mapping[str, object],
    ) -> None:
        self.source = source
        self.columns = columns
        self.layout = layout
        self.read = read
        self.mapping = mapping
        self.time = read.spans[0]
        self.variables = read.spans[1 : 1 + layout.variables]
        self.dialect = dialect
        self._check_statistic()
        self.area_at = self._area_variable()

    def table(self) -> Table:
        """Return the table."""
        self._check_labels()
        areas = self._areas()
        periods = [self._period(i) for i in range(len(self.time.fields))]
        series, series_index = self._series()
        width = len(self.layout.value_columns)
        row = np.repeat(self.read.row, width)
        column = np.tile(np.array(self.layout.value_columns, np.int32) + 1, len(self.read.row))
        area_index = np.zeros(len(self.read.row), np.int32)
        if self.area_at >= 0:
            area_index = self.variables[self.area_at].index()
        cells = CellColumns(
            areas,
            np.repeat(area_index, width),
            series,
            series_index,
            periods,
            np.repeat(self.time.index(), width),
            self.read.values.ravel(),
            self.read.flags.ravel(),
            row,
            column,
            *self._qualities(),
        )
        return with_gaps_named(assemble(self.source, self._head(), cells))

    def _check_statistic(self) -> None:
        for fields, row in zip(self.time.fields, self.time.rows, strict=True):
            if not STATISTIC.fullmatch(fields[0].strip()):
                raise refuse(
                    "shifted_row",
                    file=self.source.file,
                    row=row,
                    found=fields[0],
                    expected=self.time.fields[0][0],
                )

    def _area_variable(self) -> int:
        known = [i for i, span in enumerate(self.variables) if all(map(_is_regional, span.fields))]
        if known:
            return known[0]
        shaped = [i for i, span in enumerate(self.variables) if all(map(_has_keys, span.fields))]
        if shaped:
            return shaped[0]
        if self.mapping.get("area_key"):
            return -1
        raise refuse(
            "missing_column",
            file=self.source.file,
            row=1,
            column="1_variable_attribute_code",
            found=", ".join(sorted({f[0] for span in self.variables for f in span.fields})[:8]),
        )

    def _areas(self) -> list[Area]:
        if self.area_at < 0:
            key = str(self.mapping["area_key"])
            return [Area(key, key, level_of(key))]
        span = self.variables[self.area_at]
        column = self.columns[span.first + 2]
        return [
            self._area(fields, row, column)
            for fields, row in zip(span.fields, span.rows, strict=True)
        ]

    def _area(self, fields: Fields, row: int, column: str) -> Area:
        variable, _, key, name = (field.strip() for field in fields)
        if not key and is_total(name):
            return Area(GERMANY, ALL_GERMANY, "bund")
        key = official_key(self.source, key, row=row, column=column, mapping=self.mapping)
        return Area(key, name, level_of(key, variable_code=variable))

    def _period(self, at: int) -> Period:
        text, row = self.time.fields[at][4], self.time.rows[at]
        return period_of(self.source, text, row=row, column=self.columns[4])

    def _check_labels(self) -> None:
        self._refuse_empty()
        for span in self.variables:
            column = self.columns[span.first + 3]
            coded = [
                ((f[0], f[2]), f[3], row) for f, row in zip(span.fields, span.rows, strict=True)
            ]
            refuse_two_labels(self.source, coded, column=column)
            named = [(f[0], f[1], row) for f, row in zip(span.fields, span.rows, strict=True)]
            refuse_two_labels(self.source, named, column=self.columns[span.first + 1])
        times = list(zip(self.time.fields, self.time.rows, strict=True))
        refuse_two_labels(
            self.source, [(f[0], f[1], row) for f, row in times], column=self.columns[1]
        )
        if self.layout.measure_span:
            span = self.read.spans[-1]
            for at, name in ((0, "value_unit"), (2, "value_variable_label")):
                labelled = [
                    (f[1], f[at], row) for f, row in zip(span.fields, span.rows, strict=True)
                ]
                refuse_two_labels(self.source, labelled, column=name)

    def _refuse_empty(self) -> None:
        """Only the code of a category may be empty: then it is the total."""
        spans: list[tuple[Span, tuple[int, ...]]]
        spans = [(span, (0, 1, 3)) for span in self.variables]
        spans += [(self.read.spans[-1], (1, 2))] if self.layout.measure_span else []
        for span, needed in spans:
            for fields, row in zip(span.fields, span.rows, strict=True):
                empty = [at for at in needed if not fields[at].strip()]
                if empty:
                    column = self.columns[span.first + empty[0]]
                    raise refuse("empty_field", file=self.source.file, row=row, column=column)

    def _series(self) -> tuple[list[Series], NDArray[np.int32]]:
        """Return distinct series and the series of each cell.

        Rows share a series when they share every span but area and time, so combinations
        of span numbers are counted up and only the distinct ones are interpreted.
        """
        spans = [span for i, span in enumerate(self.variables) if i != self.area_at]
        if self.layout.measure_span:
            spans.append(self.read.spans[-1])
        indices = [span.index() for span in spans]
        first, inverse = combinations(indices, rows=len(self.read.row))
        measures = self._measures()
        series: list[Series] = []
        for row in first.tolist():
            chosen = [span.fields[index[row]] for span, index in zip(spans, indices, strict=True)]
            counted = measures or [_measure(chosen.pop())]
            categories = [Category(*(field.strip() for field in fields)) for fields in chosen]
            series += [describe(measure, categories) for measure in counted]
        width = len(measures) or 1
        index = inverse[:, None] * width + np.arange(width)
        kept, place = distinct(series)
        return kept, place[index.ravel()]

    def _qualities(self) -> tuple[Sequence[str], NDArray[np.uint8] | None]:
        """Return the distinct quality signs, "" first, and the one of each cell."""
        if not self.layout.quality_columns:
            return ("",), None
        span = self.read.spans[1 + self.layout.variables]
        if len(span.fields) > MOST_QUALITIES:
            row, found = span.rows[MOST_QUALITIES], span.fields[MOST_QUALITIES][0]
            raise refuse(
                "unknown_marker", file=self.source.file, row=row, column=QUALITY, found=found
            )
        signs, place = distinct(["", *(fields[0].strip() for fields in span.fields)])
        return signs, place[1:][span.index()].astype(np.uint8)

    def _measures(self) -> list[Measure]:
        """Return what the value columns of an old flat file count."""
        if self.layout.measure_span:
            return []
        measures = []
        for at in self.layout.value_columns:
            parts = self.columns[at].strip().split("__")
            if len(parts) != 3:
                raise refuse(
                    "missing_column",
                    file=self.source.file,
                    row=1,
                    column="BEVSTD__…__Anzahl",
                    found=self.columns[at],
                )
            label, unit = (part.replace("_", " ") for part in parts[1:])
            measures.append(Measure(parts[0], label, unit))
        return measures

    def _head(self) -> Head:
        first = self.time.fields[0]
        zensus = self.dialect == "zensus2022"
        return Head(
            self.dialect,
            table=_table_code(self.source, first[0].strip()),
            title=first[1].strip(),
            statistic=first[1].strip(),
            licence="dl-de/by-2-0",
            source="Statistische Ämter des Bundes und der Länder, Zensus 2022"
            if zensus
            else "Statistische Ämter des Bundes und der Länder",
            notes=tuple(line.strip("; ") for _, line in self.read.stray),
            warnings=_stray_warning(self.read.stray),
        )


def _stray_warning(stray: list[tuple[int, str]]) -> tuple[tuple[str, dict[str, object]], ...]:
    return (("stray_lines", {"count": len(stray), "row": stray[0][0]}),) if stray else ()


def _measure(fields: Fields) -> Measure:
    unit, code, label = (field.strip() for field in fields)
    return Measure(code, label, unit)


def _is_regional(fields: Fields) -> bool:
    return fields[0] in LEVEL_OF_VARIABLE or fields[0].startswith("GEO")


def _has_keys(fields: Fields) -> bool:
    return is_official(fields[2]) or (not fields[2] and is_total(fields[3]))


TABLE_IN_NAME: Final = re.compile(
    r"AI-[A-Z]{1,2}[0-9]?(?:-[0-9]+)+(?:-B)?"
    r"|[0-9]{4}[0-9A-Z](?:-[0-9]{2}-[0-9]{2}-[0-9](?:-B)?|-[0-9]{4})"
)


def _table_code(source: Source, statistic: str) -> str:
    """Return the table's code from the file name: flat files hold only the statistic's.

    Only a code of this statistic counts; tables of the Regionalatlas (99910) are AI-….
    """
    found = TABLE_IN_NAME.search(source.member or source.file) or TABLE_IN_NAME.search(source.file)
    if found is None:
        return ""
    code = found[0]
    return code if code.startswith(statistic) or (statistic == "99910" and code[0] == "A") else ""
