"""Where the people of old municipality keys belong today."""

from collections import defaultdict
from collections.abc import Collection

from bleibe.parties.models import Area, Recoding


def recoded(keys: Collection[str], *, year: int) -> dict[str, dict[str, float]]:
    """Return where the people of municipality keys of a year belong now, with their shares.

    The shares of a key add up to one. A key that is missing in the answer is unknown in
    that year, which is not the same as unchanged.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    rows = Recoding.objects.filter(
        old_key__in=keys, first_year__lte=year, last_year__gte=year
    ).values_list("old_key", "new_key", "share")
    for old, new, share in rows:
        found[old][new] = share
    return dict(found)


def current_key(old_key: str, *, year: int) -> str | None:
    """Return the key that a municipality key of a year has today.

    None if the key is unknown in that year, or if its people belong to several today.
    """
    targets = recoded([old_key], year=year).get(old_key, {})
    return next(iter(targets)) if len(targets) == 1 else None


def successors_of(area: Area) -> list[tuple[Area, float]]:
    """Return the municipalities that took in a dissolved one, with the share of its people."""
    last = Recoding.objects.filter(old_key=area.key).order_by("-last_year").first()
    if last is None or area.level != Area.Level.MUNICIPALITY:
        return []
    shares = recoded([area.key], year=last.last_year)[area.key]
    found = Area.objects.filter(level=Area.Level.MUNICIPALITY, key__in=shares).exclude(pk=area.pk)
    return [(successor, shares[successor.key]) for successor in found]
