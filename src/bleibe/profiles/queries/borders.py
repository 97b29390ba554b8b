"""Which areas came to an area or left it (Gebietsänderungen), after the official recodings."""

from django.db.models import F, Q
from django.db.models.functions import Substr

from bleibe.parties.models import Area, Recoding
from bleibe.profiles.released import BorderChange

DIGITS = {Area.Level.MUNICIPALITY: 8, Area.Level.COUNTY: 5}


def border_changes_of(area: Area) -> tuple[BorderChange, ...]:
    """Return the changes of an area's borders by year. Two queries, one where there is none."""
    digits = DIGITS.get(area.level)
    if digits is None:
        return ()
    moved = list(
        Recoding.objects.annotate(
            old=Substr("old_key", 1, digits), new=Substr("new_key", 1, digits)
        )
        .exclude(old=F("new"))
        .filter(Q(new=area.key) | Q(old=area.key))
        .values_list("old", "new", "last_year")
        .distinct()
    )
    rows = {(old, new): 0 for old, new, _last in moved}
    for old, new, last in moved:
        rows[old, new] = max(rows[old, new], last)
    if not rows:
        return ()
    names = dict(
        Area.objects.filter(
            level=area.level, key__in={key for pair in rows for key in pair}
        ).values_list("key", "name")
    )
    found = [
        BorderChange(
            last + 1,
            names.get(other := old if new == area.key else new, other),
            came=new == area.key,
        )
        for (old, new), last in rows.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.year, one.other)))
