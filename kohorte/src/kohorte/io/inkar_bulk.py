"""INKAR as one long file: one row per region, indicator and year."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kohorte.io.assemble import Area, CellColumns, Head, assemble, distinct
from kohorte.io.blocks import below_header
from kohorte.io.cells import Cells
from kohorte.io.checks import combinations, period_of, refuse_two_labels
from kohorte.io.keys import DIGITS, GERMANY, is_official
from kohorte.io.options import signs_of
from kohorte.io.refusal import refuse
from kohorte.io.source import Source
from kohorte.io.span import Span
from kohorte.io.spans import read_columns
from kohorte.io.table import Recognition, Series, Table

Progress = Callable[[int, int], None]
Index = NDArray[np.int32]

NEEDED: Final = ("Raumbezug", "Kennziffer", "Kuerzel", "Indikator", "Zeitbezug", "Wert")
OPTIONAL: Final = ("Bereich", "Name", "ID", "Einheit")
MAIN_FIELD: Final = "LRB"
LEVELS: Final = {
    "bund": ("bund", 0),
    "bundesländer": ("land", 2),
    "länder": ("land", 2),
    "kreise": ("kreis", 5),
    "gemeinden": ("gemeinde", 8),
    "gemeindeverbände": ("verband", 9),
}
"""Raumbezug → level and length of the key. The file holds keys as numbers without leading
zeros; these are put back for the levels listed here, whose lengths are known."""


def is_inkar_bulk(columns: tuple[str, ...]) -> bool:
    """Say whether a header line is that of the long INKAR file."""
    return {"Kennziffer", "Zeitbezug", "Wert"} <= set(columns)


def read_inkar_bulk(
    source: Source,
    *,
    what: Recognition,
    mapping: Mapping[str, object],
    progress: Progress | None = None,
) -> Table:
    """Read the long INKAR file.

    Raises
    ------
    KohorteError
        ``missing_column``, ``bad_key``, ``bad_date``, ``two_labels``, ``shifted_row``,
        ``bad_number`` and those of `kohorte.io.assemble.assemble`.
    """
    columns = what.columns
    for name in NEEDED:
        if columns.count(name) != 1:
            found = ", ".join(columns)
            raise refuse("missing_column", file=source.file, row=1, column=name, found=found)
    names: list[str] = [name for name in (*NEEDED[:-1], *OPTIONAL) if name in columns]
    places = [columns.index(name) for name in names]
    read = read_columns(
        source.text,
        start=below_header(source.text),
        file=source.file,
        delimiter=what.delimiter,
        width=len(columns),
        spans=[(at, at + 1) for at in places],
        values=(columns.index("Wert"),),
        cells=Cells(
            decimal=str(mapping.get("decimal") or ","),
            nearly_zero=False,
            signs=signs_of(mapping),
        ),
        header=columns,
        is_stray=lambda _: False,
        progress=progress,
    )
    if not read.row.size:
        raise refuse("no_figures", file=source.file)
    span = dict(zip(names, read.spans, strict=True))
    for name in ("Bereich", "Raumbezug", "Kuerzel", "Indikator"):
        if name not in span:
            continue
        for (text,), row in zip(span[name].fields, span[name].rows, strict=True):
            if not text.strip():
                raise refuse("empty_field", file=source.file, row=row, column=name)
    areas, area_index = _areas(source, span, read.row)
    series, series_index = _series(source, span, read.row)
    cells = CellColumns(
        areas,
        area_index,
        series,
        series_index,
        [
            period_of(source, text, row=row, column="Zeitbezug")
            for (text,), row in zip(span["Zeitbezug"].fields, span["Zeitbezug"].rows, strict=True)
        ],
        span["Zeitbezug"].index(),
        read.values[:, 0],
        read.flags[:, 0],
        read.row,
        np.full(len(read.row), columns.index("Wert") + 1, np.int32),
    )
    head = Head(
        "inkar_bulk",
        title="INKAR",
        licence="dl-de/by-2-0",
        source="Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR), INKAR",
    )
    return assemble(source, head, cells)


def _combinations(
    spans: Sequence[Span], rows: Index
) -> tuple[list[tuple[tuple[str, ...], int]], Index]:
    """Return the distinct combinations of texts with a row each, and where they stand."""
    indices = [span.index() for span in spans]
    first, index = combinations(indices, rows=len(rows))
    texts = []
    for at in first.tolist():
        pairs = zip(spans, indices, strict=True)
        fields = tuple(span.fields[of_row[at]][0].strip() for span, of_row in pairs)
        texts.append((fields, int(rows[at])))
    return texts, index


def _areas(source: Source, span: Mapping[str, Span], rows: Index) -> tuple[list[Area], Index]:
    parts = [span["Raumbezug"], span["Kennziffer"]] + ([span["Name"]] if "Name" in span else [])
    found, index = _combinations(parts, rows)
    areas = [_area(source, (*texts, "")[:3], row) for texts, row in found]
    refuse_two_labels(
        source,
        [(area.key, area.name, row) for area, (_, row) in zip(areas, found, strict=True)],
        column="Name",
    )
    return areas, index


def _area(source: Source, texts: Sequence[str], row: int) -> Area:
    spatial, number, name = texts
    if not DIGITS.fullmatch(number):
        raise refuse("bad_key", file=source.file, row=row, column="Kennziffer", found=number)
    level, length = LEVELS.get(spatial.lower(), ("other", 0))
    if level == "bund":
        return Area(GERMANY, name or "Deutschland", level)
    if level == "other":
        return Area(f"{spatial}:{number}", name or f"{spatial} {number}", level)
    key = number.zfill(length)
    if len(key) != length or not is_official(key):
        raise refuse("bad_key", file=source.file, row=row, column="Kennziffer", found=number)
    return Area(key, name or key, level)


def _series(source: Source, span: Mapping[str, Span], rows: Index) -> tuple[list[Series], Index]:
    parts = ["Kuerzel", "Indikator"] + [name for name in ("Bereich", "Einheit") if name in span]
    found, index = _combinations([span[name] for name in parts], rows)
    series = []
    for texts, _ in found:
        of = dict(zip(parts, texts, strict=True))
        field = of.get("Bereich", MAIN_FIELD)
        other = () if field == MAIN_FIELD else (("Bereich", field),)
        series.append(Series(of["Kuerzel"], of["Indikator"], of.get("Einheit", ""), other=other))
    refuse_two_labels(
        source,
        [
            ((kind.measure, kind.other), kind.label, row)
            for kind, (_, row) in zip(series, found, strict=True)
        ],
        column="Indikator",
    )
    kept, place = distinct(series)
    return kept, place[index]
