"""The cells of a file in one order, whatever order the file has them in."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from bleibe.kernel.errors import Refused
from bleibe.profiles.places import Identity, Places
from kohorte.io import Series as FileSeries
from kohorte.io import Table

Span = tuple[date, date]


@dataclass(frozen=True)
class Contents:
    """Cells sorted by area, kind of figure and period.

    ``area``, ``kind`` and ``period`` are positions in ``areas``, ``kinds`` (digests) and
    ``spans``; ``value`` is NaN where there is a sign alone. `fingerprint` is equal for
    two files with equal cells.
    """

    areas: tuple[Identity, ...]
    kinds: tuple[str, ...]
    spans: tuple[Span, ...]
    series: dict[str, FileSeries] = field(repr=False)
    area: NDArray[np.int64] = field(repr=False)
    kind: NDArray[np.int64] = field(repr=False)
    period: NDArray[np.int64] = field(repr=False)
    value: NDArray[np.float64] = field(repr=False)
    marker: NDArray[np.uint8] = field(repr=False)
    fingerprint: str

    def __len__(self) -> int:
        return self.value.size


def contents_of(table: Table, places: Places) -> Contents:
    """Return the cells of a table in order.

    Raises `Refused` with ``figure_twice`` where two keys of the file mean one area.
    """
    areas, area = _ranked(places.identities, table.area_index)
    digests = [digest_of(series) for series in table.series]
    kinds, kind = _ranked(digests, table.series_index)
    spans, period = _ranked([(each.start, each.end) for each in table.periods], table.period_index)
    place = (area * len(kinds) + kind) * len(spans) + period
    order = np.argsort(place, kind="stable")
    again = np.flatnonzero(np.diff(place[order]) == 0)
    if again.size:
        first, second = sorted(order[again[0] : again[0] + 2].tolist())
        raise Refused(
            "figure_twice", file=table.file, key=table.areas[table.area_index[second]],
            row=int(table.row[second]), column=int(table.column[second]),
            first=int(table.row[first]),
        )  # fmt: skip
    arrays = [each[order] for each in (area, kind, period, table.value, table.marker)]
    return Contents(
        areas, kinds, spans, dict(zip(digests, table.series, strict=True)), *arrays,
        fingerprint=_fingerprint(areas, kinds, spans, arrays),
    )  # fmt: skip


def digest_of(series: FileSeries) -> str:
    """Return what tells one kind of figure from another; a new label of a code does not."""
    what = (
        series.measure, series.unit, series.sex, series.age_from, series.age_to,
        series.nationality, series.other,
    )  # fmt: skip
    return hashlib.sha256(json.dumps(what).encode()).hexdigest()


def described(series: FileSeries) -> dict[str, object]:
    """Return a kind of figure as plain data that can be kept and put into words later."""
    return {
        "label": series.label, "unit": series.unit, "sex": series.sex,
        "age_from": series.age_from, "age_to": series.age_to,
        "nationality": series.nationality, "other": [list(pair) for pair in series.other],
    }  # fmt: skip


def _ranked(labels, index) -> tuple[tuple, NDArray[np.int64]]:
    """Return the distinct labels in order, and for each cell its position among them."""
    distinct = sorted(set(labels))
    rank = {label: position for position, label in enumerate(distinct)}
    positions = np.array([rank[label] for label in labels], dtype=np.int64)
    return tuple(distinct), positions[index]


def _fingerprint(areas, kinds, spans, arrays) -> str:
    found = hashlib.sha256(json.dumps([areas, kinds, spans], default=str).encode())
    for array in arrays:
        found.update(np.ascontiguousarray(array).tobytes())
    return found.hexdigest()
