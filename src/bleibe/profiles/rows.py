"""Many cells in and out of the database at once, on SQLite and on PostgreSQL."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from django.db import connection
from numpy.typing import NDArray

BATCH = 50_000
"""Cells per transaction: others who write wait for a fraction of a second."""

TABLE = "profiles_observation"
COLUMNS = "dataset_id, area_id, series_id, period_start, period_end, value, marker"
JULIAN = 1_721_424
"""Julian day number of the day before 1 January of the year 1, cut to a whole number."""

Cells = tuple[list[int], list[int], list[date], list[date], list[float | None], list[str]]
"""Area, series, first day, last day, value, marker."""


def insert(dataset: int, cells: Cells) -> None:
    """Write cells of a dataset, in the caller's transaction."""
    if connection.vendor == "postgresql":
        _copy(dataset, cells)
        return
    area, series, start, end, value, marker = cells
    rows = zip(
        (dataset,) * len(area), area, series, map(str, start), map(str, end), value, marker,
        strict=True,
    )  # fmt: skip
    connection.ensure_connection()
    connection.connection.executemany(
        f"INSERT INTO {TABLE} ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constants
        rows,
    )


def _copy(dataset: int, cells: Cells) -> None:
    owner = str(dataset)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {TABLE} ({COLUMNS}) FROM STDIN") as copy,
    ):
        lines = (
            "\t".join((owner, str(area), str(series), str(start), str(end), _text(value), marker))
            for area, series, start, end, value, marker in zip(*cells, strict=True)
        )
        copy.write("\n".join(lines) + "\n")


def _text(value: float | None) -> str:
    return "\\N" if value is None else repr(value)


def stored(dataset: int) -> tuple[NDArray[np.int64], NDArray[np.float64], Sequence[str]]:
    """Return all cells of a dataset in the order of its key.

    Returns
    -------
    place : array of int64, shape (cells, 4)
        Area id, series id, first and last day as proleptic ordinals.
    value : array, shape (cells,)
        NaN where there is a sign alone.
    marker : sequence of str
    """
    days = f"CAST(julianday({{}}) AS INTEGER) - {JULIAN}"
    if connection.vendor == "postgresql":
        days = "{} - DATE '0001-01-01' + 1"
    start, end = days.format("period_start"), days.format("period_end")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT area_id, series_id, {start}, {end}, value, marker FROM {TABLE} "  # noqa: S608
            "WHERE dataset_id = %s ORDER BY area_id, series_id, period_end, period_start",
            [dataset],
        )
        rows = cursor.fetchall()
    place = np.array([row[:4] for row in rows], dtype=np.int64).reshape(-1, 4)
    value = np.array([np.nan if row[4] is None else row[4] for row in rows])
    return place, value, [row[5] for row in rows]


def delete(dataset: int) -> int:
    """Remove cells of a dataset in small portions; return their number."""
    removed = 0
    limit = (
        f"DELETE FROM {TABLE} WHERE dataset_id = %s AND area_id IN "  # noqa: S608 - constants
        f"(SELECT DISTINCT area_id FROM {TABLE} WHERE dataset_id = %s LIMIT 500)"
    )
    while True:
        with connection.cursor() as cursor:
            cursor.execute(limit, [dataset, dataset])
            if cursor.rowcount <= 0:
                return removed
            removed += cursor.rowcount
