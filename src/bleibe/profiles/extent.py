"""How large areas are (Gebietsfläche), as the directories say it."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, Sum
from django.db.models.functions import Substr

from bleibe.parties.models import Area
from bleibe.profiles.released import ReleasedStand

DIGITS = {Area.Level.COUNTY: 5, Area.Level.STATE: 2}


def extents_of(areas: Sequence[Area]) -> Mapping[int, float | None]:
    """Return square kilometres by the id of the area, or those of its Gemeinden together.

    None where one of them is not known. One query per level at most.
    """
    found = {area.pk: None if area.square_km is None else float(area.square_km) for area in areas}
    for level, digits in DIGITS.items():
        missing = {a.key: a.pk for a in areas if a.level == level and found[a.pk] is None}
        if not missing:
            continue
        sums = (
            Area.objects.existing()
            .filter(level=Area.Level.MUNICIPALITY)
            .annotate(above=Substr("key", 1, digits))
            .filter(above__in=missing)
            .values("above")
            .annotate(total=Sum("square_km"), all=Count("pk"), known=Count("square_km"))
        )
        for row in sums:
            if row["all"] == row["known"]:
                found[missing[row["above"]]] = float(row["total"])
    return found


def by_year(
    square_km: float | None, stands: Iterable[ReleasedStand]
) -> dict[str, dict[int, float | str]]:
    """Return the extent as a value of each year that has residents."""
    return {"area_km2": {stand.year: square_km for stand in stands}} if square_km else {}
