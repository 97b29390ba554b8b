"""Protects the residents of one area before anybody reads them (Schutz kleiner Zahlen).

First the age groups are made wide enough that little has to be withheld, the same groups
for all days of a table's kind; then what is still small goes through kohorte's gate, with
everything that would give it away.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from bleibe.profiles.census import base_of
from bleibe.profiles.queries import SourceRef, Stand
from bleibe.profiles.released import BOTH, ReleasedStand
from kohorte import AgeGroups, KohorteError
from kohorte.disclosure.gate import protect
from kohorte.disclosure.released import ReleasedTable
from kohorte.disclosure.table import Axis, CountTable

MOST_HIDDEN = 0.08
"""Share of withheld figures up to which an age grouping is still of use."""
FEWEST_PER_CELL = 12
"""People per group, on average, below which a table shows single households, not a structure."""
COARSER = (
    (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75),
    (0, 3, 6, 10, 15, 18, 20, 25, 30, 45, 65, 75),
    (0, 6, 10, 18, 25, 45, 65, 80),
    (0, 6, 18, 30, 65, 80),
    (0, 18, 65),
    (0,),
)
TOGETHER = ("total",)
Grid = tuple[tuple[str, ...], tuple[int, ...]]


def release_stands(stands: Sequence[Stand], *, threshold: int) -> tuple[ReleasedStand, ...]:
    """Release the stands of one area; a day whose total is too small is left out."""
    alike: dict[Grid, list[Stand]] = defaultdict(list)
    for stand in stands:
        found = total_alone(stand) if not stand.is_complete else stand
        if found is not None:
            alike[found.sexes, found.ages].append(found)
    released = [
        one for group in alike.values() for one in _release_alike(group, threshold=threshold)
    ]
    return tuple(sorted(released, key=lambda one: one.day))


def one_a_year(stands: Sequence[Stand]) -> list[Stand]:
    """Return the last stand of each year; one with ages goes before one without."""
    best: dict[int, Stand] = {}
    for stand in sorted(stands, key=lambda one: (len(one.ages) > 1, one.day)):
        best[stand.day.year] = stand
    return sorted(best.values(), key=lambda one: one.day)


def hidden_in(stands: Sequence[ReleasedStand]) -> int:
    """Return how many figures are withheld."""
    return sum(int(stand.table.suppressed.sum()) for stand in stands)


def coarsened(stands: Sequence[Stand], released: Sequence[ReleasedStand]) -> bool:
    """Say whether the newest stand with ages is told in wider groups than the table has."""
    known = [stand for stand in stands if len(stand.ages) > 1]
    shown = [stand for stand in released if known and stand.day == known[-1].day]
    return any(len(stand.ages) < len(known[-1].ages) for stand in shown)


def total_alone(stand: Stand) -> Stand | None:
    """Return the same day without its groups; None if not even the total is known."""
    if not np.isfinite(stand.total):
        return None
    return _regrouped(stand, TOGETHER, (0,), persons=np.array([[stand.total]]))


def _release_alike(stands: Sequence[Stand], *, threshold: int) -> list[ReleasedStand]:
    large = [stand for stand in stands if stand.total >= threshold]
    if not large:
        return []
    tables: list[ReleasedTable] = []
    for sexes, ages in _grids(large[0].sexes, large[0].ages):
        cells = len(sexes) * len(ages)
        if cells > 1 and min(stand.total for stand in large) / cells < FEWEST_PER_CELL:
            continue
        tables = _tables([_in_grid(stand, sexes, ages) for stand in large], threshold=threshold)
        if tables and _hidden_share(tables) <= MOST_HIDDEN:
            return [
                _released(stand, table, sexes, ages)
                for stand, table in zip(large, tables, strict=True)
            ]
    return []


def _grids(sexes: tuple[str, ...], ages: tuple[int, ...]) -> Iterator[Grid]:
    """Yield the groupings to try, the finest first; the last is the total alone."""
    groupings = [ages, *(each for each in COARSER if set(each) < set(ages))]
    for grouping in groupings:
        yield sexes, grouping
        if sexes == BOTH and len(grouping) > 1:
            yield TOGETHER, grouping
    yield TOGETHER, (0,)


def _in_grid(stand: Stand, sexes: tuple[str, ...], ages: tuple[int, ...]) -> np.ndarray:
    grouped = AgeGroups(ages).sum_from(stand.persons, AgeGroups(stand.ages))
    return np.round(grouped if sexes == stand.sexes else grouped.sum(axis=0, keepdims=True))


def _regrouped(stand: Stand, sexes, ages, *, persons) -> Stand:
    return Stand(
        day=stand.day,
        nationality=stand.nationality,
        sexes=sexes,
        ages=ages,
        persons=persons,
        markers=np.full(persons.shape, ""),
        total=stand.total,
        total_marker=stand.total_marker,
        source=stand.source,
        parts=stand.parts,
    )


def _tables(grids: Sequence[np.ndarray], *, threshold: int) -> list[ReleasedTable]:
    """Protect each day; empty where one of them cannot be protected in this grouping."""
    found = []
    for persons in grids:
        axes = [
            Axis("sex", tuple(str(i) for i in range(persons.shape[0]))),
            Axis("age", tuple(str(i) for i in range(persons.shape[1]))),
        ]
        try:
            found.append(protect(CountTable(axes, persons), threshold=threshold))
        except KohorteError as refusal:
            if refusal.code not in ("cannot_protect", "table_too_small"):
                raise
            return []
    return found


def _hidden_share(tables: Sequence[ReleasedTable]) -> float:
    hidden = sum(int(table.suppressed.sum()) for table in tables)
    return hidden / sum(table.suppressed.size for table in tables)


def _released(
    stand: Stand, table: ReleasedTable, sexes: tuple[str, ...], ages: tuple[int, ...]
) -> ReleasedStand:
    total = float(table.values[-1, -1])
    return ReleasedStand(
        day=stand.day,
        base=base_of(stand),
        sexes=sexes,
        ages=ages,
        table=table,
        total=None if np.isnan(total) else total,
        source=source_key(stand.source),
        parts=stand.parts,
    )


def source_key(source: SourceRef) -> str:
    """Return the key by which a figure names its table, within one profile."""
    return str(source.dataset)
