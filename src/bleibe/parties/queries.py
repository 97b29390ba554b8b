"""Which areas, organisations and people there are, for whom."""

from collections import defaultdict
from collections.abc import Collection

from bleibe.parties.models import Recoding


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
