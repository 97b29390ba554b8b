"""The same computation over the workers of a Dask cluster, Kreis by Kreis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.measures import Indices
from kohorte.engine.random import Floats32


def gather_blocks(
    assumptions: Assumptions,
    nesting: Sequence[Sequence[str]],
    blocks: Sequence[Indices],
    *,
    client: Any,
    request: dict[str, Any],
) -> tuple[Floats32, Indices]:
    """Send each block with its own assumptions to a worker and put the answers together.

    Parameters
    ----------
    assumptions : Assumptions
    nesting : sequence of sequences of str
    blocks : sequence of arrays of int
        Positions of the areas of each block.
    client : distributed.Client
    request : dict
        Arguments of `kohorte.engine.stochastic.block_quantiles`.

    Returns
    -------
    quantiles : array of float32, shape (area, year, measure, probability)
    falling : array of int, shape (area, year, measure)
    """
    from kohorte.engine.stochastic import block_quantiles  # noqa: PLC0415 - circular import

    futures = [
        client.submit(
            block_quantiles,
            assumptions.of_areas(rows),
            nesting=[tuple(nesting[row]) for row in rows],
            pure=False,
            **request,
        )
        for rows in blocks
    ]
    answers = client.gather(futures)
    order = np.argsort(np.concatenate(blocks))
    quantiles, falling = (np.concatenate(parts)[order] for parts in zip(*answers, strict=True))
    return quantiles, falling
