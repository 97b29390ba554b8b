"""Two releases of the same table: are they far enough apart?

Neither suppression nor noise hides somebody who was the only one to arrive between two
releases: with exact figures the difference shows them, with noise the few figures that
moved do. Only others who came and went in the same place hide them.
"""

from __future__ import annotations

import numpy as np

from kohorte.disclosure.table import CountTable
from kohorte.disclosure.threshold import check_threshold
from kohorte.errors import KohorteError

# Changes in a place, as a multiple of the threshold, among which one is lost.
CROWD = 5


def refuse_close_dates(
    previous: CountTable, current: CountTable, *, threshold: int, places: str
) -> None:
    """Refuse a release that would show single arrivals or departures.

    Parameters
    ----------
    previous, current : CountTable
        True counts of the release before and of the one asked for.
    threshold : int
    places : str
        Name of the axis of areas.

    Raises
    ------
    KohorteError
        ``tables_differ``; ``unknown_axis``; ``threshold_too_low``; ``release_too_close``
        when in some place somebody came or went, but fewer than five times the threshold.
    """
    check_threshold(threshold)
    if previous.axes != current.axes:
        raise KohorteError("tables_differ")
    axis = current.axis_numbers([places])[0]
    change = np.moveaxis(np.abs(current.counts - previous.counts), axis, 0)
    changes = change.reshape(change.shape[0], -1).sum(axis=1)
    least = CROWD * threshold
    alone = np.flatnonzero((changes > 0) & (changes < least))
    if alone.size:
        raise KohorteError(
            "release_too_close",
            area=current.axes[axis].categories[alone[0]],
            changes=int(changes[alone[0]]),
            least=least,
        )
