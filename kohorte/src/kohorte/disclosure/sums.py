"""The sums of a table with margins as linear equations."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kohorte.disclosure.table import Array
from kohorte.disclosure.threshold import Mask


def equations(
    cells: Array, unknown: Mask, *, totals: Collection[int]
) -> tuple[csr_array, Array, NDArray[np.int64]]:
    """Equations ``matrix @ x == side`` that the unknown figures must fulfil.

    Parameters
    ----------
    cells : array
        Figures with a margin as last entry of each axis in `totals`; read only where
        they are known.
    unknown : array of bool, same shape
    totals : collection of int

    Returns
    -------
    matrix : sparse array, shape (lines with an unknown figure, unknown figures)
    side : array, shape (lines,)
    number : array of int, shape of `cells`
        Column of each unknown figure, -1 for the others.
    """
    number = np.full(cells.shape, -1)
    number[unknown] = np.arange(unknown.sum())
    known = np.where(unknown, 0.0, cells)
    rows, columns, signs, sides = [], [], [], []
    lines_so_far = 0
    for axis in sorted(totals):
        size = cells.shape[axis]
        weights = np.ones(size)
        weights[-1] = -1.0
        lines = np.moveaxis(number, axis, -1).reshape(-1, size)
        side = -(np.moveaxis(known, axis, -1).reshape(-1, size) @ weights)
        touched = (lines >= 0).any(axis=1)
        line, place = np.nonzero(lines[touched] >= 0)
        rows.append(line + lines_so_far)
        columns.append(lines[touched][line, place])
        signs.append(weights[place])
        sides.append(side[touched])
        lines_so_far += int(touched.sum())
    if not rows:
        return csr_array((0, int(unknown.sum()))), np.zeros(0), number
    matrix = csr_array(
        (np.concatenate(signs), (np.concatenate(rows), np.concatenate(columns))),
        shape=(lines_so_far, int(unknown.sum())),
    )
    return matrix, np.concatenate(sides), number
