"""How wrong such projections have been: empirical errors by size and horizon."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import numpy as np

from kohorte.errors import KohorteError
from kohorte.population import Array

LEVELS = (0.50, 0.80, 0.95)
TABLE = "data/empirical_errors.csv"
WIDEST = 1.5  # of the log error: a factor of four and a half either way


@cache
def _table() -> tuple[Array, Array, Array]:
    """Sizes (s,), horizons (h,) and absolute log errors (s, h, level)."""
    text = files("kohorte").joinpath(TABLE).read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    sizes = sorted({int(row["size_from"]) for row in rows})
    horizons = sorted({int(row["horizon"]) for row in rows})
    errors = np.zeros((len(sizes), len(horizons), len(LEVELS)))
    for row in rows:
        place = sizes.index(int(row["size_from"])), horizons.index(int(row["horizon"]))
        errors[place] = [float(row[name]) for name in ("p50", "p80", "p95")]
    return np.array(sizes, dtype=float), np.array(horizons, dtype=float), errors


def empirical_error(residents: Array, *, horizons: Array, level: float) -> Array:
    """Half width of the log-scale interval that held `level` of past cases.

    Between the horizons of the table the width is interpolated; beyond the
    last it grows with the square root of the horizon. Below 1,000 residents it
    also grows with the square root of the smallness, as chance does.

    Parameters
    ----------
    residents : array, shape (area,)
        On the last date. [persons]
    horizons : array, shape (h,)
        [years >= 1]
    level : float
        0.5, 0.8 or 0.95.

    Returns
    -------
    array, shape (area, h)
        [log of a ratio, 0 … 1.5]

    Raises
    ------
    KohorteError
        ``unknown_level``.
    """
    if level not in LEVELS:
        raise KohorteError("unknown_level", level=level, known=LEVELS)
    sizes, known, errors = _table()
    curves = errors[:, :, LEVELS.index(level)]
    rows = np.searchsorted(sizes, residents, side="right") - 1
    width = np.stack([np.interp(horizons, known, curve) for curve in curves])[rows]
    further = np.sqrt(np.maximum(horizons / known[-1], 1.0))
    smaller = np.sqrt(np.maximum(sizes[1] / np.maximum(residents, 1.0), 1.0))
    half: Array = np.minimum(width * further * smaller[:, None], WIDEST)
    return half
