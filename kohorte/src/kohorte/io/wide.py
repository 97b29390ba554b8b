"""Files with one row per region (and year) and a column per measure: INKAR, Zensus 2022."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from kohorte.io.assemble import Area, CellColumns, Head, assemble
from kohorte.io.blocks import below_header
from kohorte.io.cells import Cells
from kohorte.io.checks import official_key, period_of, refuse_two_labels
from kohorte.io.dimensions import Measure
from kohorte.io.keys import level_of
from kohorte.io.markers import UNKNOWN
from kohorte.io.options import signs_of
from kohorte.io.period import Period
from kohorte.io.refusal import refuse
from kohorte.io.source import Source
from kohorte.io.span import Columns
from kohorte.io.spans import read_columns
from kohorte.io.table import Recognition, Series, Table
from kohorte.io.wide_measures import INKAR, ZENSUS

Progress = Callable[[int, int], None]

ZENSUS_DAY: Final = Period(date(2022, 5, 15), date(2022, 5, 15), "2022-05-15")
MISSING_NOTE: Final = "NA in der Datei heißt: Wert fehlt; gelesen als Zeichen „.“."


@dataclass(frozen=True)
class Layout:
    """What a wide file looks like."""

    dialect: str
    key: str
    second: str
    measures: Mapping[str, Measure]
    source: str
    title: str


LAYOUTS: Final = (
    Layout(
        "inkar_wide",
        "county_code",
        "year",
        INKAR,
        "Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR), INKAR",
        "INKAR: Indikatoren der Kreise",
    ),
    Layout(
        "zensus2022_wide",
        "ags",
        "municipality_name",
        ZENSUS,
        "Statistische Ämter des Bundes und der Länder, Zensus 2022",
        "Zensus 2022: Gemeinden",
    ),
)


def is_wide(columns: tuple[str, ...]) -> str:
    """Return the dialect if a header line is that of a wide file, else ""."""
    for layout in LAYOUTS:
        known = sum(column in layout.measures for column in columns)
        if layout.key in columns and layout.second in columns and known:
            return layout.dialect
    return ""


def read_wide(
    source: Source,
    *,
    what: Recognition,
    mapping: Mapping[str, object],
    progress: Progress | None = None,
) -> Table:
    """Read a wide file of INKAR or of the Zensus 2022.

    Raises
    ------
    KohorteError
        ``missing_column`` (a column nobody knows), ``bad_key``, ``lost_leading_zero``,
        ``bad_date``, ``two_labels``, ``shifted_row``, ``bad_number`` and those of
        `kohorte.io.assemble.assemble`.
    """
    columns, delimiter = what.columns, what.delimiter
    layout = next(layout for layout in LAYOUTS if layout.dialect == what.dialect)
    key_at, second_at = columns.index(layout.key), columns.index(layout.second)
    values = [at for at in range(len(columns)) if at not in {key_at, second_at}]
    for at in values:
        if columns[at] not in layout.measures or columns.count(columns[at]) > 1:
            raise refuse(
                "missing_column",
                file=source.file,
                row=1,
                column=next(iter(layout.measures)),
                found=columns[at],
            )
    decimal = str(mapping.get("decimal") or ("." if delimiter == "," else ","))
    read = read_columns(
        source.text,
        start=below_header(source.text),
        file=source.file,
        delimiter=delimiter,
        width=len(columns),
        spans=[(key_at, key_at + 1), (second_at, second_at + 1)],
        values=values,
        cells=Cells(decimal=decimal, nearly_zero=False, signs={"NA": UNKNOWN} | signs_of(mapping)),
        header=columns,
        is_stray=lambda _: False,
        progress=progress,
    )
    if not read.row.size:
        raise refuse("no_figures", file=source.file)
    has_years = layout.second == "year"
    names = {} if has_years else _names(source, read, columns[second_at])
    periods = _periods(source, read, columns[second_at]) if has_years else [ZENSUS_DAY]
    width, rows = len(values), len(read.row)
    cells = CellColumns(
        _areas(source, read, columns[key_at], names, mapping),
        np.repeat(read.spans[0].index(), width),
        [Series(*layout.measures[columns[at]]) for at in values],
        np.tile(np.arange(width, dtype=np.int32), rows),
        periods,
        np.repeat(read.spans[1].index(), width) if has_years else np.zeros(rows * width, np.int32),
        read.values.ravel(),
        read.flags.ravel(),
        np.repeat(read.row, width),
        np.tile(np.array(values, np.int32) + 1, rows),
    )
    notes = (MISSING_NOTE,) if b"NA" in source.text else ()
    head = Head(
        what.dialect,
        title=layout.title,
        licence="dl-de/by-2-0",
        source=layout.source,
        notes=notes,
        warnings=_below_zero(cells),
    )
    return assemble(source, head, cells)


def _areas(
    source: Source,
    read: Columns,
    column: str,
    names: Mapping[str, str],
    mapping: Mapping[str, object],
) -> list[Area]:
    areas = []
    for (text,), row in zip(read.spans[0].fields, read.spans[0].rows, strict=True):
        key = official_key(source, text.strip(), row=row, column=column, mapping=mapping)
        areas.append(Area(key, names.get(text, key), level_of(key)))
    return areas


def _names(source: Source, read: Columns, column: str) -> dict[str, str]:
    keys, names = read.spans
    pairs = {
        (keys.fields[key][0], names.fields[name][0]): row
        for key, name, row in zip(
            keys.index().tolist(), names.index().tolist(), read.row.tolist(), strict=True
        )
    }
    refuse_two_labels(
        source, [(key, name, row) for (key, name), row in pairs.items()], column=column
    )
    for (_, name), row in pairs.items():
        if not name.strip():
            raise refuse("empty_field", file=source.file, row=row, column=column)
    return {key: name.strip() for key, name in pairs}


def _periods(source: Source, read: Columns, column: str) -> list[Period]:
    years = zip(read.spans[1].fields, read.spans[1].rows, strict=True)
    return [period_of(source, text, row=row, column=column) for (text,), row in years]


def _below_zero(cells: CellColumns) -> tuple[tuple[str, dict[str, object]], ...]:
    """Name the series that hold negative figures: none of these measures can be negative."""
    wrong = np.flatnonzero(cells.value < 0)
    warnings = []
    for at in np.unique(cells.series_index[wrong]).tolist():
        of_series = wrong[cells.series_index[wrong] == at]
        found: dict[str, object] = {
            "label": cells.series[at].label,
            "count": int(of_series.size),
            "row": int(cells.row[of_series[0]]),
        }
        warnings.append(("below_zero", found))
    return tuple(warnings)
