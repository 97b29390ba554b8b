"""Newton's method for raking, where going round the margins is too slow.

A raked table is the seed times the product of one factor per total. The logarithms of
the factors minimise a smooth convex function, the sum of the table less the sum of
logarithm times total; its gradient is the gap to the totals.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array, vstack

from kohorte.margins import Array, Margin

STEPS = 60
FARTHEST = 5.0  # largest change of a cell's logarithm in one step
CLOSE = 1e-13  # of the total, where rounding errors begin
ENOUGH = 1e-4  # share of the promised decrease that a step has to bring


def approach(values: Array, margins: Sequence[Margin], factors: Sequence[Array]) -> None:
    """Bring a table close to its totals.

    Parameters
    ----------
    values : array
        The table so far; changed in place.
    margins : sequence of Margin
    factors : sequence of array
        The factors so far, one array per margin; changed in place.
    """
    matrix = _sum_matrix(values.shape, margins)
    totals = np.concatenate([np.ravel(margin.totals) for margin in margins])
    cells = values.ravel().copy()
    logs = np.zeros(totals.size)
    for _ in range(STEPS):
        sums = matrix @ cells
        gap = totals - sums
        if (np.abs(gap) <= CLOSE * totals).all():
            break
        move = _newton_step(matrix, cells, sums, gap)
        change = np.where(cells > 0, matrix.T @ move, 0.0)
        size = min(1.0, FARTHEST / max(float(np.abs(change).max(initial=0)), CLOSE))
        while not _is_decrease(cells, change, totals, move, gap, size):
            size /= 2
            if size < CLOSE:
                return _apply(values, factors, cells, logs)
        cells = cells * np.exp(size * change)
        logs += size * move
    return _apply(values, factors, cells, logs)


def _newton_step(matrix: csr_array, cells: Array, sums: Array, gap: Array) -> Array:
    """Margins overlap, so their equations are dependent; the shortest solution is taken."""
    scale = 1 / np.sqrt(np.where(sums > 0, sums, 1.0))
    bends = (matrix * cells) @ matrix.T
    scaled = bends.toarray() * scale[:, None] * scale[None, :]
    solution: Array = np.linalg.lstsq(scaled, gap * scale, rcond=CLOSE)[0]
    return solution * scale


def _is_decrease(
    cells: Array, change: Array, totals: Array, move: Array, gap: Array, size: float
) -> bool:
    difference = float(cells @ np.expm1(size * change) - size * (totals @ move))
    return difference <= -ENOUGH * size * float(gap @ move)


def _apply(values: Array, factors: Sequence[Array], cells: Array, logs: Array) -> None:
    values[...] = cells.reshape(values.shape)
    start = 0
    for factor in factors:
        factor *= np.exp(logs[start : start + factor.size]).reshape(factor.shape)
        start += factor.size


def _sum_matrix(shape: tuple[int, ...], margins: Sequence[Margin]) -> csr_array:
    """One row per total, with ones at the cells that it adds up."""
    places = np.indices(shape).reshape(len(shape), -1)
    cells = places.shape[1]
    blocks = []
    for margin in margins:
        sizes = tuple(shape[axis] for axis in margin.axes)
        row = (
            np.ravel_multi_index([places[axis] for axis in margin.axes], sizes)
            if sizes
            else np.zeros(cells, dtype=np.intp)
        )
        size = int(np.prod(sizes, dtype=np.intp))
        blocks.append(csr_array((np.ones(cells), (row, np.arange(cells))), shape=(size, cells)))
    return csr_array(vstack(blocks))
