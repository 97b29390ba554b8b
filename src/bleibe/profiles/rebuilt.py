"""Residents as a reader knows them (aus Gezeigtem nachgebaut): what projections start from.

Official tables are published, so everybody knows all of them. Of a Kommune's own register a
reader knows the released figures; what is withheld there is filled in from their sums. So
nothing that is worked out further on can tell more than what is shown.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bleibe.profiles.close_days import without_close_days
from bleibe.profiles.protection import one_a_year, release_stands
from bleibe.profiles.queries import Stand
from bleibe.profiles.released import ReleasedStand

SWEEPS = 50


def known_to_readers(
    stands: Sequence[Stand], *, threshold: int, released: Sequence[ReleasedStand] | None = None
) -> list[Stand]:
    """Return stands without anything that is withheld; a day that is not shown is left out.

    ``released`` are these stands after the gate, if that has been done already.
    """
    if all(stand.source.is_official for stand in stands):
        return list(stands)
    if released is None:
        stands = one_a_year(without_close_days(stands, threshold=threshold)[0])
        released = release_stands(stands, threshold=threshold)
    shown = {stand.day: stand for stand in released}
    return [
        stand if stand.source.is_official else _rebuilt(stand, shown[stand.day])
        for stand in stands
        if stand.source.is_official or stand.day in shown
    ]


def _rebuilt(stand: Stand, shown: ReleasedStand) -> Stand:
    persons = _filled(shown.table.values, shown.table.suppressed)
    return Stand(
        day=stand.day,
        nationality=stand.nationality,
        sexes=shown.sexes,
        ages=shown.ages,
        persons=persons,
        markers=np.full(persons.shape, ""),
        total=np.nan if shown.total is None else shown.total,
        total_marker="",
        source=stand.source,
        parts=stand.parts,
    )


def _filled(values: NDArray[np.float64], suppressed: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Spread what the shown sums leave over the withheld cells, line by line, until it fits."""
    open_cells = suppressed[:-1, :-1]
    persons = np.where(open_cells, 1.0, values[:-1, :-1])
    for _ in range(SWEEPS if open_cells.any() else 0):
        for axis, sums in ((0, values[-1:, :-1]), (1, values[:-1, -1:]), (None, values[-1:, -1:])):
            spread = np.where(open_cells, persons, 0).sum(axis=axis, keepdims=True)
            rest = sums - np.where(open_cells, 0, persons).sum(axis=axis, keepdims=True)
            known = np.isfinite(rest) & (spread > 0)
            factor = np.divide(rest, spread, out=np.ones_like(spread), where=known)
            persons = np.where(open_cells, persons * np.maximum(factor, 0), persons)
    return persons
