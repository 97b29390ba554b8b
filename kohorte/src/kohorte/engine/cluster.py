"""The same computation over the workers of a Dask cluster, Kreis by Kreis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kohorte.engine.measures import Indices

Figures = tuple[NDArray[Any], ...]


def blocks_of(nesting: Sequence[Sequence[str]]) -> tuple[tuple[tuple[str, ...], Indices], ...]:
    """Return the positions of the areas below the same places, in order of appearance.

    Parameters
    ----------
    nesting : sequence of sequences of str
        For each area the keys above it, from the top.

    Returns
    -------
    tuple of (keys, array of int)
    """
    members: dict[tuple[str, ...], list[int]] = {}
    for row, parents in enumerate(nesting):
        members.setdefault(tuple(parents), []).append(row)
    return tuple((key, np.array(rows, dtype=np.int64)) for key, rows in members.items())


def gathered(
    compute: Callable[..., Figures], parts: Iterable[dict[str, Any]], *, rows: list[Indices],
    client: Any,
) -> Figures:  # fmt: skip
    """Compute parts on the workers and put the answers in the order of the areas.

    Parameters
    ----------
    compute : callable
        Takes one part as keywords and returns arrays whose first axis is its areas.
    parts : iterable of dict
    rows : list of array of int
        Positions of the areas of each part.
    client : distributed.Client

    Returns
    -------
    tuple of arrays
    """
    answers = client.gather([client.submit(compute, pure=False, **part) for part in parts])
    order = np.argsort(np.concatenate(rows))
    return tuple(np.concatenate(arrays)[order] for arrays in zip(*answers, strict=True))
