"""From single cells to populations: which cells of a table belong together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from bleibe.profiles.models import Observation, Series
from bleibe.profiles.queries.ages import ALL_AGES, Interval, finest_cover
from bleibe.profiles.queries.sources import SourceRef
from bleibe.profiles.queries.stand import Stand

NOTHING = Observation.Marker.NOTHING
Cell = tuple[float, str]
NATIONALITIES = ("german", "foreign")
Key = tuple[int, int, date, str]
"""Area, dataset, day, nationality."""
Group = dict[tuple[str, Interval], Cell]


def population_series() -> dict[int, tuple[str, Interval, str]]:
    """Return the kinds of figures that count residents: id → sex, ages, nationality."""
    rows = Series.objects.filter(subject=Series.Subject.POPULATION, other=[]).values_list(
        "pk", "sex", "age_from", "age_to", "nationality"
    )
    return {pk: (sex, (start or 0, end), nation) for pk, sex, start, end, nation in rows}


def population_cells(
    areas: Iterable[int], datasets: Iterable[int], series: Mapping[int, tuple[str, Interval, str]]
) -> dict[Key, Group]:
    """Return the cells of residents, grouped by area, table, day and nationality. One query."""
    groups: dict[Key, Group] = defaultdict(dict)
    rows = Observation.objects.filter(
        dataset__in=list(datasets), area__in=list(areas), series__subject=Series.Subject.POPULATION
    ).values_list("area_id", "dataset_id", "period_end", "series_id", "value", "marker")
    for area, dataset, day, kind, value, marker in rows.iterator(chunk_size=10_000):
        if kind in series:
            sex, ages, nation = series[kind]
            number = np.nan if value is None else value
            groups[area, dataset, day, nation][sex, ages] = (number, marker)
    for area, dataset, day, nation in list(groups):
        if nation == "german" and (area, dataset, day, "") not in groups:
            german, foreign = (groups.get((area, dataset, day, n), {}) for n in NATIONALITIES)
            if both := together(german, foreign):
                groups[area, dataset, day, ""] = both
    return groups


def together(german: Group, foreign: Group) -> Group:
    """Return the cells of all people where a table has Germans and foreigners only."""
    return {
        place: _sum_of(german[place], foreign[place]) for place in german.keys() & foreign.keys()
    }


def _sum_of(one: Cell, other: Cell) -> Cell:
    number = _counted(one) + _counted(other)
    signs = {one[1], other[1]} - {"", Observation.Marker.NEARLY_ZERO, NOTHING}
    return number, min(signs, default="")


def stand_of(key: Key, group: Group, source: SourceRef, *, parts: int = 0) -> Stand | None:
    """Return the finest population that the cells of one area and day make up.

    None where they leave ages out, or where the area did not exist: the offices then write
    "-" into all of its cells. A single "-" is taken for nobody.
    """
    _area, _dataset, day, nationality = key
    if len(group) > 1 and all(marker == NOTHING for _value, marker in group.values()):
        return None
    sexes, cover = _cover(frozenset(group))
    if not cover:
        return None
    cells = [[group["" if sex == "total" else sex, ages] for ages in cover] for sex in sexes]
    persons = np.array([[_counted(cell) for cell in row] for row in cells])
    total, marker = group.get(("", ALL_AGES), (float(persons.sum()), ""))
    return Stand(
        day=day,
        nationality=nationality,
        sexes=sexes,
        ages=tuple(start for start, _end in cover),
        persons=persons,
        markers=np.array([[cell[1] for cell in row] for row in cells]),
        total=_counted((total, marker)),
        total_marker=marker,
        source=source,
        parts=parts,
    )


def _counted(cell: Cell) -> float:
    value, marker = cell
    return 0.0 if marker == NOTHING and np.isnan(value) else value


def _cover(cells: frozenset[tuple[str, Interval]]) -> tuple[tuple[str, ...], tuple[Interval, ...]]:
    by_sex = {sex: frozenset(ages for kind, ages in cells if kind == sex) for sex in ("", "f", "m")}
    both = finest_cover(by_sex["f"] & by_sex["m"])
    together = finest_cover(by_sex[""])
    if both and 2 * len(both) >= len(together):
        return ("f", "m"), both
    return ("total",), together
