"""Primary suppression: which figures are too small to be shown as they are."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from kohorte.disclosure.table import Array
from kohorte.errors import KohorteError

Mask = NDArray[np.bool_]
LEAST_THRESHOLD = 2


def check_threshold(threshold: int) -> None:
    """Refuse a threshold that would protect nobody.

    Raises
    ------
    KohorteError
        ``threshold_too_low``.
    """
    if threshold < LEAST_THRESHOLD:
        raise KohorteError("threshold_too_low", threshold=threshold, least=LEAST_THRESHOLD)


def small_cells(cells: Array, *, threshold: int) -> Mask:
    """Figures from 1 to `threshold` - 1 (Mindestfallzahl).

    A zero is shown: it says that nobody is there, which is about nobody. Where a zero
    tells something about all others, `group_disclosures` finds it.

    Parameters
    ----------
    cells : array
        Counts, margins included. [persons]
    threshold : int
        The smallest count that may be shown. [>= 2]

    Returns
    -------
    array of bool, same shape
    """
    small: Mask = (cells > 0) & (cells < threshold)
    return small


def group_disclosures(cells: Array, *, sensitive: Collection[int], totals: Collection[int]) -> Mask:
    """Figures that tell a trait of everybody in a group.

    If all people of one age and Quartier hold foreign nationality, whoever knows the age
    and the address of one of them learns the nationality. In such a line the full cell
    and the largest of the empty ones elsewhere are marked, so that neither can be shown.

    Parameters
    ----------
    cells : array
        Counts, margins included.
    sensitive : collection of int
        Axes whose category is a trait worth protecting.
    totals : collection of int
        Axes that carry a margin.

    Returns
    -------
    array of bool, same shape
    """
    marked = np.zeros(cells.shape, dtype=bool)
    for axis in sensitive:
        inner = np.arange(cells.shape[axis] - (axis in totals))
        if inner.size < 2:
            continue
        lines = np.moveaxis(np.take(cells, inner, axis=axis), axis, -1)
        alone = (lines > 0).sum(axis=-1) == 1
        full = lines.argmax(axis=-1)
        sizes = lines.reshape(-1, inner.size).sum(axis=0)
        ranked = np.argsort(-sizes, kind="stable")
        empty = np.where(full == ranked[0], ranked[1], ranked[0])
        found = np.zeros(lines.shape, dtype=bool)
        for chosen in (full, empty):
            np.put_along_axis(found, chosen[..., None], alone[..., None], axis=-1)
        view = np.moveaxis(marked, axis, -1)
        view[..., inner] |= found
    return marked
