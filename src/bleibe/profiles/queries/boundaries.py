"""Which boundaries there are."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from bleibe.kernel.permissions import organisations_for
from bleibe.parties.models import Person
from bleibe.profiles.models import Boundary
from bleibe.profiles.permissions import READ_OWN

Rings = list[list[list[float]]]


def newest_boundaries(areas: Iterable[int]) -> dict[int, Boundary]:
    """Return the newest boundary of each area that has one, by its id. One query."""
    found: dict[int, Boundary] = {}
    for boundary in Boundary.objects.filter(area__in=list(areas)).order_by("as_of"):
        found[boundary.area_id] = boundary
    return found


def boundaries_for(person: Person) -> QuerySet:
    """Return what boundaries there are, by source and day, official ones and one's own."""
    own = organisations_for(person, READ_OWN)
    seen = Boundary.objects.all() if own is None else Boundary.objects.filter(
        Q(owner=None) | Q(owner__in=own)
    )  # fmt: skip
    return (
        seen.values("source", "licence", "as_of", "owner__name")
        .annotate(areas=Count("pk"))
        .order_by("-as_of", "source")[:50]
    )
