"""Whole people: rounding that keeps the totals."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from kohorte.errors import KohorteError

Array = NDArray[np.float64]
SLACK = 1e-9  # a value this close to a whole number is that number


def carry_round(values: ArrayLike, *, axis: int = -1) -> Array:
    """Round along one axis, carrying what was cut off to the next cell.

    Parameters
    ----------
    values : array
        For instance persons by age. [finite, >= 0]
    axis : int
        Along which to carry; age, because neighbouring ages may lend to each other.

    Returns
    -------
    array
        Whole numbers, each less than 1 away from its value, each sum along the axis at
        most 0.5 away from its sum. Halves of a running sum are rounded up.

    Raises
    ------
    KohorteError
        ``rounding_input``.
    """
    exact = np.asarray(values, dtype=np.float64)
    _check(exact)
    running = np.floor(np.cumsum(exact, axis=axis) + 0.5 + SLACK)
    return np.diff(running, axis=axis, prepend=0.0)


def controlled_round(values: ArrayLike, *, base: int = 1) -> Array:
    """Round a two-way table so that rows, columns and total are rounded sums too.

    Parameters
    ----------
    values : array, shape (rows, columns)
        [finite, >= 0]
    base : int
        Round to multiples of it.

    Returns
    -------
    array, shape (rows, columns)
        Every cell, every row sum, every column sum and the total is one of the two
        multiples of `base` next to its exact value; multiples stay as they are. Of all
        such tables it is the one with the smallest sum of absolute changes.

    Raises
    ------
    KohorteError
        ``rounding_input``; ``two_way_needed``; ``base_too_small``.

    Notes
    -----
    Which cells go up is a transport problem; its constraint matrix is totally unimodular,
    so the linear programme has a solution in whole numbers.

    References
    ----------
    .. [1] L. H. Cox, L. R. Ernst, "Controlled rounding", *INFOR* 20, 1982.
    """
    exact = np.asarray(values, dtype=np.float64)
    if exact.ndim != 2:
        raise KohorteError("two_way_needed", found=exact.ndim)
    if base < 1:
        raise KohorteError("base_too_small", base=base)
    _check(exact)
    scaled = exact / base
    down = np.floor(scaled + SLACK)
    part = np.maximum(scaled - down, 0.0)
    part[part < SLACK] = 0.0
    ups = _which_go_up(part)
    rounded: Array = (down + ups) * base
    return rounded


def _which_go_up(part: Array) -> Array:
    """1 where the cell is rounded up, 0 where down."""
    rows, columns = part.shape
    number = np.arange(part.size)
    row, column = np.divmod(number, columns)
    ones = np.ones(part.size)
    matrix = csr_array(
        (
            np.concatenate([ones, ones, ones]),
            (
                np.concatenate([row, rows + column, np.full(part.size, rows + columns)]),
                np.concatenate([number, number, number]),
            ),
        ),
        shape=(rows + columns + 1, part.size),
    )
    sums = np.concatenate([part.sum(axis=1), part.sum(axis=0), [part.sum()]])
    limits = LinearConstraint(matrix, np.floor(sums + SLACK), np.ceil(sums - SLACK))
    flat = part.ravel()
    found = milp(
        1.0 - 2.0 * flat,
        constraints=limits,
        bounds=Bounds(0.0, np.ceil(flat)),
        integrality=np.ones(flat.size),
    )
    chosen: Array = np.round(found.x).reshape(part.shape)
    return chosen


def _check(values: Array) -> None:
    bad = ~np.isfinite(values) | (values < 0)
    if bad.any():
        raise KohorteError("rounding_input", cell=tuple(np.argwhere(bad)[0].tolist()))
