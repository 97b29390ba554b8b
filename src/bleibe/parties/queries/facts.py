"""What is known of areas beside their figures."""

from datetime import date

from django.db.models import Q

from bleibe.parties.facts import FACTS
from bleibe.parties.models import Area, AreaFact


def fact_of(area: Area, fact: str, *, on: date) -> AreaFact | None:
    """Return a fact that holds on a day for an area, or for all of an area it lies in.

    The nearest area counts. What holds for a part of a larger area only (such as a Kreis that
    lies partly in an assisted area) says nothing about a municipality in it: None.
    """
    holding = AreaFact.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on),
        fact=fact, valid_from__lte=on, area__in=Area.objects.above(area),
    ).select_related("area")  # fmt: skip
    sizes = list(Area.LARGEST_FIRST)
    found = sorted(holding, key=lambda each: sizes.index(each.area.level))
    if not found:
        return None
    nearest = found[-1]
    return nearest if nearest.area_id == area.pk or nearest.value in FACTS[fact].inherited else None
