"""From what the dialects read to one `Table`, with the checks that hold for all of them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kohorte.io.cells import decimals_of, markers_of
from kohorte.io.markers import PLAIN
from kohorte.io.period import Period
from kohorte.io.refusal import refuse
from kohorte.io.source import Source, is_damaged
from kohorte.io.table import Series, Table

Index = NDArray[np.int32]
Kind = TypeVar("Kind", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Area:
    """A region as a file names it."""

    key: str
    name: str
    level: str
    parent: str = ""


@dataclass(frozen=True)
class Head:
    """What a file says about itself."""

    dialect: str
    table: str = ""
    title: str = ""
    statistic: str = ""
    licence: str | None = None
    source: str = ""
    stand: datetime | None = None
    notes: tuple[str, ...] = ()
    warnings: tuple[tuple[str, dict[str, object]], ...] = ()


@dataclass(frozen=True)
class CellColumns:
    """All cells of a file, each array of shape (cells,), indices into lists of things."""

    areas: Sequence[Area]
    area_index: Index
    series: Sequence[Series]
    series_index: Index
    periods: Sequence[Period]
    period_index: Index
    value: NDArray[np.float64]
    flags: NDArray[np.uint8]
    row: Index
    column: Index
    qualities: Sequence[str] = ("",)
    quality_index: NDArray[np.uint8] | None = None


def distinct(
    things: Sequence[Kind], *, key: Callable[[Kind], Hashable] | None = None
) -> tuple[list[Kind], Index]:
    """Return the distinct things in order of appearance, and where each one went."""
    places: dict[Hashable, int] = {}
    kept: list[Kind] = []
    new = np.empty(len(things), np.int32)
    for i, thing in enumerate(things):
        name = key(thing) if key else thing
        if name not in places:
            places[name] = len(kept)
            kept.append(thing)
        new[i] = places[name]
    return kept, new


def assemble(source: Source, head: Head, cells: CellColumns) -> Table:
    """Check the cells and return them as a table.

    Raises
    ------
    KohorteError
        ``no_figures``, ``bad_encoding``, ``duplicate_cell``, ``bad_number`` (a thousands
        separator taken for a decimal sign).
    """
    if cells.value.size == 0:
        raise refuse("no_figures", file=source.file)
    areas, area_index = _used(cells.areas, cells.area_index, key=lambda area: area.key)
    series, series_index = _used(cells.series, cells.series_index)
    periods, period_index = _used(cells.periods, cells.period_index)
    order = sorted(range(len(periods)), key=periods.__getitem__)
    place = np.argsort(np.array(order, dtype=np.int64)).astype(np.int32)
    periods, period_index = [periods[i] for i in order], place[period_index]
    _refuse_damaged_labels(source, cells, areas, area_index, series, series_index)
    _refuse_duplicates(
        source, cells, areas, area_index, series, series_index, periods, period_index
    )
    _refuse_thousands(source, cells, series, series_index)
    return Table(
        dialect=head.dialect,
        file=source.file,
        sha256=source.sha256,
        table=head.table,
        title=head.title,
        statistic=head.statistic,
        licence=head.licence,
        source=head.source,
        stand=head.stand,
        notes=head.notes,
        warnings=head.warnings,
        areas=tuple(area.key for area in areas),
        area_names=tuple(area.name for area in areas),
        area_levels=tuple(area.level for area in areas),
        area_parents=tuple(area.parent for area in areas),
        series=tuple(series),
        periods=tuple(periods),
        area_index=area_index,
        series_index=series_index,
        period_index=period_index,
        value=cells.value,
        marker=markers_of(cells.flags),
        qualities=tuple(cells.qualities),
        quality_index=cells.quality_index,
        row=cells.row,
        column=cells.column,
    )


def _used(
    things: Sequence[Kind], index: Index, *, key: Callable[[Kind], Hashable] | None = None
) -> tuple[list[Kind], Index]:
    """Return the things that cells point to, without duplicates, and the new index."""
    used = np.zeros(len(things), bool)
    used[index] = True
    kept, place = distinct([things[i] for i in np.flatnonzero(used).tolist()], key=key)
    new = np.full(len(things), -1, np.int32)
    new[used] = place
    return kept, new[index]


def _refuse_damaged_labels(
    source: Source,
    cells: CellColumns,
    areas: Sequence[Area],
    area_index: Index,
    series: Sequence[Series],
    series_index: Index,
) -> None:
    def texts_of(kind: Series) -> Iterable[str]:
        yield kind.label
        yield kind.unit
        for pair in kind.other:
            yield from pair

    def stop(index: Index, at: int, text: str) -> None:
        cell = int(np.flatnonzero(index == at)[0])
        raise refuse("bad_encoding", file=source.file, row=int(cells.row[cell]), found=text)

    for at, area in enumerate(areas):
        if is_damaged(area.key + area.name, encoding=source.encoding):
            stop(area_index, at, f"{area.key} {area.name}")
    for at, kind in enumerate(series):
        for text in texts_of(kind):
            if is_damaged(text, encoding=source.encoding):
                stop(series_index, at, text)


def _refuse_duplicates(
    source: Source,
    cells: CellColumns,
    areas: Sequence[Area],
    area_index: Index,
    series: Sequence[Series],
    series_index: Index,
    periods: Sequence[Period],
    period_index: Index,
) -> None:
    place = area_index.astype(np.int64) * len(series) + series_index
    place = place * len(periods) + period_index
    if len(areas) * len(series) * len(periods) <= 50 * place.size + 1_000_000:
        twice = np.bincount(place) > 1
        if not twice.any():
            return
    elif np.unique(place).size == place.size:
        return
    order = np.argsort(place, kind="stable")
    again = np.flatnonzero(place[order][1:] == place[order][:-1])
    second = int(order[again + 1].min())
    first = int(np.flatnonzero(place == place[second])[0])
    raise refuse(
        "duplicate_cell",
        file=source.file,
        row=int(cells.row[second]),
        column=int(cells.column[second]),
        found=f"{areas[area_index[second]].key} {areas[area_index[second]].name}, "
        f"{periods[period_index[second]].label}",
        first_row=int(cells.row[first]),
    )


def _refuse_thousands(
    source: Source, cells: CellColumns, series: Sequence[Series], series_index: Index
) -> None:
    """Refuse 158,789 in a column of whole numbers: a thousands separator, not a decimal."""
    decimals = decimals_of(cells.flags)
    if not (decimals == 3).any():
        return
    _, measure = distinct([(kind.measure, kind.unit) for kind in series])
    of_cell = measure[series_index]
    whole = (decimals == 0) & (cells.value >= 1) & (markers_of(cells.flags) == PLAIN)
    has_whole = np.bincount(of_cell[whole], minlength=int(measure.max()) + 1) > 0
    wrong = np.flatnonzero((decimals == 3) & has_whole[of_cell])
    if wrong.size:
        cell = int(wrong[0])
        raise refuse(
            "bad_number",
            file=source.file,
            row=int(cells.row[cell]),
            column=int(cells.column[cell]),
            found=f"{cells.value[cell]:.3f}".replace(".", ","),
        )
