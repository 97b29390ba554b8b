"""What makes the areas of a level alike, added up by the database: size, ages, growth, more."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from django.db.models import Count, F, Max, Q, QuerySet, Sum
from numpy.typing import NDArray

from bleibe.parties.models import Area
from bleibe.profiles.models import Dataset, Observation, Series
from bleibe.profiles.queries.cells import population_series
from bleibe.profiles.queries.stand import Stand

GROWTH_YEARS = 5
PLAIN = {
    "foreign_percent": (("INKAR", "a_ausl_bev"), ("Zensus 2022", "share_foreign_census22")),
    "unemployment_rate": (("INKAR", "q_alo"),),
    "tax_capacity_per_person": (("INKAR", "q_gest_bev"),),
    "vacancy_percent": (("Zensus 2022", "vacancy_rate_census22"),),
}
"""Plain values by table and measure; the first table that has the level counts."""
AGES = {"young": (0, 18), "old": (65, None)}
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Features:
    """Areas and their features, shape (area,); NaN where one is not known."""

    keys: tuple[str, ...]
    areas: tuple[int, ...]
    sizes: Values
    values: Mapping[str, Values]


def features_of(area: Area, stand: Stand, *, datasets: QuerySet[Dataset]) -> Features:
    """Return the features of all areas of the same level in the table and on the day of a stand.

    An area with an unknown cell has no features. Eight queries at most.
    """
    table, day = stand.source.dataset, stand.day
    level, series = area.level, _series(area, stand)
    earlier = date(day.year - GROWTH_YEARS, day.month, day.day)
    sums = _sums(level, table, (day, earlier), series)
    rows = [
        (pk, key, area_km2, found)
        for (pk, key, area_km2, on), found in sums.items()
        if on == day and found["all"]
    ]
    before = {pk: found["all"] for (pk, _key, _km2, on), found in sums.items() if on == earlier}
    sizes = np.array([found["all"] for *_rest, found in rows], np.float64)
    values = {"size": np.log(sizes)}
    for name in AGES:
        if series[name]:
            values[name] = np.array([found[name] for *_rest, found in rows]) / sizes
    values["growth"] = sizes / np.array([before.get(pk) or np.nan for pk, *_rest in rows]) - 1
    extents = np.array([float(km2) if km2 else np.nan for _pk, _key, km2, _found in rows])
    values["density"] = np.log(sizes / extents)
    for name in PLAIN:
        plain = _plain(level, name, datasets=datasets)
        values[name] = np.array([plain.get(pk, np.nan) for pk, *_rest in rows], np.float64)
    return Features(
        tuple(key for _pk, key, *_rest in rows), tuple(pk for pk, *_rest in rows), sizes, values
    )


def _series(area: Area, stand: Stand) -> dict[str, list[int]]:
    """The kinds of figures that make up all people, the young and the old in a table."""
    sexes = {"" if sex == "total" else sex for sex in stand.sexes}
    groups = {*pairwise(stand.ages), (stand.ages[-1], None)}
    used = set(
        Observation.objects.filter(
            dataset=stand.source.dataset, area=area, period_end=stand.day
        ).values_list("series_id", flat=True)
    )
    ages_of = {
        pk: ages
        for pk, (sex, ages, nation) in population_series().items()
        if pk in used and sex in sexes and ages in groups and not nation
    }
    found = {"all": list(ages_of)}
    for name, (low, high) in AGES.items():
        fits = low in stand.ages and (high is None or high in stand.ages)
        found[name] = [
            pk
            for pk, (start, end) in ages_of.items()
            if fits and start >= low and (high is None or (end is not None and end <= high))
        ]
    return found


def _sums(
    level: str, table: int, days: Collection[date], series: Mapping[str, list[int]]
) -> dict[tuple[int, str, object, date], dict[str, float]]:
    known = Q(value__isnull=False) | Q(marker=Observation.Marker.NOTHING)
    rows = (
        Observation.objects.filter(
            dataset=table, period_end__in=days, series__in=series["all"], area__level=level
        )
        .values("area_id", "period_end", key=F("area__key"), square_km=F("area__square_km"))
        .annotate(
            cells=Count("series_id", filter=known),
            **{
                f"sum_{name}": Sum("value", filter=Q(series__in=pks))
                for name, pks in series.items()
            },
        )
    )
    return {
        (row["area_id"], row["key"], row["square_km"], row["period_end"]): {
            name: row[f"sum_{name}"] or 0.0 for name in series
        }
        for row in rows
        if row["cells"] == len(series["all"])
    }


def _plain(level: str, name: str, *, datasets: QuerySet[Dataset]) -> dict[int, float]:
    """Values of the newest day of the first table that has any, by area."""
    for table, measure in PLAIN[name]:
        rows = Observation.objects.filter(
            dataset__in=datasets.filter(table_code=table).values("pk"),
            series__in=Series.objects.filter(measure=measure).values("pk"),
            area__level=level,
            value__isnull=False,
        )
        newest = rows.aggregate(day=Max("period_end"))["day"]
        if newest is not None:
            return dict(rows.filter(period_end=newest).values_list("area_id", "value"))
    return {}
