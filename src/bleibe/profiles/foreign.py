"""People without German nationality, as far as their number may be shown (Ausländeranteil)."""

from collections.abc import Iterable

from bleibe.profiles.measures import Tables, Values
from bleibe.profiles.protection import source_key
from bleibe.profiles.queries import Stand
from bleibe.profiles.released import ReleasedStand

FOREIGN = "foreign_persons"


def foreign_nationals(
    foreign: Iterable[Stand], stands: Iterable[ReleasedStand], *, threshold: int
) -> tuple[Values, Tables]:
    """Return their number by year with its tables; both they and the Germans must be enough.

    Official tables alone: what a register says of Quartiere would give the rest of the town
    away.
    """
    totals = {stand.day: stand.total for stand in stands if stand.total is not None}
    found: dict[int, float | str] = {}
    tables: Tables = {}
    for stand in foreign:
        total = totals.get(stand.day)
        if total is None or not stand.source.is_official:
            continue
        if all(part == 0 or part >= threshold for part in (stand.total, total - stand.total)):
            found[stand.day.year] = stand.total
            tables[FOREIGN, stand.day.year] = source_key(stand.source)
    return ({FOREIGN: found} if found else {}), tables
