"""Counts out of a long table, and released tables back into one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kohorte.disclosure.released import ReleasedTable
from kohorte.disclosure.table import TOTAL, Axis, CountTable, labels_at
from kohorte.errors import KohorteError
from kohorte.longrows import Column, read_columns

AXES = ("area", "nationality", "sex", "age")
AGE = ("age_from", "age_to")
WITHHELD = "."  # the sign of the statistical offices for a figure that is kept secret


def read_counts(path: Path, *, year: int | None, missing_is_zero: bool) -> CountTable:
    """Read one year of a long table of counts.

    Parameters
    ----------
    path : Path
        Columns ``area``, ``year`` and ``persons``, and any of ``nationality``, ``sex``,
        ``age_from`` with ``age_to``. Cells only, no totals.
    year : int, optional
        The newest if not given.
    missing_is_zero : bool
        Whether a combination without a row counts nobody; otherwise it is refused.

    Returns
    -------
    CountTable
        Axes in the order area, nationality, sex, age, as far as they are there.

    Raises
    ------
    KohorteError
        Those of `kohorte.longrows.read_columns`; ``year_expected``; ``year_missing``;
        ``duplicate_row``; ``rows_missing``; and those of `CountTable`.
    """
    columns, persons = read_columns(
        path,
        texts=("year", "area", "nationality", "sex", *AGE),
        needed=("year", "area"),
        number="persons",
    )
    year, rows = _newest(columns["year"], year)
    labels: dict[str, list[str]] = {
        name: _texts(columns[name], rows) for name in AXES if name in columns
    }
    if AGE[0] in columns:
        labels["age"] = _ages(columns, rows)
    axes = [Axis(name, tuple(dict.fromkeys(labels[name]))) for name in AXES if name in labels]
    place = {axis.name: {c: i for i, c in enumerate(axis.categories)} for axis in axes}
    index = tuple([place[axis.name][text] for text in labels[axis.name]] for axis in axes)
    shape = tuple(len(axis.categories) for axis in axes)
    seen, counts = np.zeros(shape), np.zeros(shape)
    np.add.at(seen, index, 1)
    np.add.at(counts, index, persons[rows])
    for code, wrong in (("duplicate_row", seen > 1), ("rows_missing", seen == 0)):
        if wrong.any() and not (code == "rows_missing" and missing_is_zero):
            raise KohorteError(code, **_where(axes, wrong), year=year, rows=int(wrong.sum()))
    return CountTable(axes, counts)


def long_rows(table: ReleasedTable) -> Iterator[list[str]]:
    """Header and rows of a released table, margins called ``total``, withheld figures ``.``."""
    yield [axis.name for axis in table.axes] + ["persons"]
    for labels, figure in table.rows():
        shown = WITHHELD if figure.value is None else f"{figure.value:.0f}"
        yield [*labels.values(), shown]


def _newest(column: Column, year: int | None) -> tuple[int, np.ndarray]:
    """The year asked for, or the newest, and its rows."""
    try:
        years = [int(text) for text in column.texts]
    except ValueError:
        found = next(text for text in column.texts if not text.strip().isdigit())
        line = column.line_of(column.texts.index(found))
        raise KohorteError("year_expected", line=line, found=found) from None
    wanted = max(years) if year is None else year
    if wanted not in years:
        raise KohorteError("year_missing", year=wanted, years=sorted(years))
    return wanted, np.flatnonzero(np.array(years)[column.codes] == wanted)


def _texts(column: Column, rows: np.ndarray) -> list[str]:
    texts = [text.strip() for text in column.texts]
    return [texts[code] for code in column.codes[rows]]


def _ages(columns: dict[str, Column], rows: np.ndarray) -> list[str]:
    lows = _texts(columns[AGE[0]], rows)
    highs = _texts(columns[AGE[1]], rows) if AGE[1] in columns else [""] * len(lows)
    return [f"{low}-{high}" if high else f"{low}+" for low, high in zip(lows, highs, strict=True)]


def _where(axes: list[Axis], wrong: np.ndarray) -> dict[str, object]:
    labels = labels_at(axes, np.argwhere(wrong)[0].tolist())
    people = [labels[name] for name in ("sex", "nationality") if name in labels]
    return {
        "area": labels["area"],
        "sex": ", ".join(people) or TOTAL,
        "age": labels.get("age", TOTAL),
    }
