"""Taking the table of old municipality keys over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.dissolved import dissolved_counties
from bleibe.parties.models import Area, Person, Recoding
from bleibe.parties.permissions import LOAD_DIRECTORY

BATCH = 1000
TOLERANCE = 1e-3

Line = tuple[int, str, str, float]
"""Year, old key, new key, share of the people."""
Span = tuple[str, int, int, str, float]
"""Old key, first and last year, new key, share."""


@dataclass(frozen=True)
class Crossed:
    """What a table of old keys brought."""

    lines: int
    recodings: int
    unclear: int
    counties: int


@transaction.atomic
def load_crosswalk(lines: Iterable[Line], *, source: str, by: Person | None) -> Crossed:
    """Take the table of old municipality keys over (Umsteigeschlüssel laden).

    Years in a row with the same target and share become one row. Keys whose shares do not
    add up to one say nothing about people (unincorporated areas counted together) and are
    left out; their number is returned. Kreise that only old keys name become areas that
    have ended, so that older tables are understood.

    Raises `Refused` with ``not_allowed`` or ``directory_first``.
    """
    if by is not None:
        require(by, LOAD_DIRECTORY)
    if not Area.objects.filter(level=Area.Level.COUNTY).exists():
        raise Refused("directory_first")
    shares: dict[tuple[int, str], dict[str, float]] = defaultdict(dict)
    for year, old, new, share in lines:
        shares[year, old][new] = share
    clear = {
        (year, old): targets
        for (year, old), targets in shares.items()
        if abs(sum(targets.values()) - 1) <= TOLERANCE
    }
    spans = _spans(clear)
    counties = _create_counties(clear)
    if _replace(spans) or counties:
        events.record(
            "crosswalk.loaded", by=by, about=Recoding.objects.first(), source=source,
            recodings=len(spans), counties=counties,
        )  # fmt: skip
    return Crossed(sum(map(len, shares.values())), len(spans), len(shares) - len(clear), counties)


def _spans(shares: Mapping[tuple[int, str], Mapping[str, float]]) -> set[Span]:
    """Join years in a row with the same target and share."""
    years: dict[tuple[str, str, float], list[int]] = defaultdict(list)
    for year, old in sorted(shares):
        for new, share in shares[year, old].items():
            years[old, new, share].append(year)
    spans: set[Span] = set()
    for (old, new, share), listed in years.items():
        first = last = listed[0]
        for year in listed[1:]:
            if year > last + 1:
                spans.add((old, first, last, new, share))
                first = year
            last = year
        spans.add((old, first, last, new, share))
    return spans


def _replace(spans: set[Span]) -> bool:
    stored = {
        tuple(row)
        for row in Recoding.objects.values_list(
            "old_key", "first_year", "last_year", "new_key", "share"
        )
    }
    if stored == spans:
        return False
    Recoding.objects.all().delete()
    Recoding.objects.bulk_create(
        (
            Recoding(old_key=old, first_year=first, last_year=last, new_key=new, share=share)
            for old, first, last, new, share in sorted(spans)
        ),
        batch_size=BATCH,
    )
    return True


def _create_counties(shares: Mapping[tuple[int, str], Mapping[str, float]]) -> int:
    """Create the Kreise of old keys that no target names any more; return how many are new."""
    today = {new[:5] for targets in shares.values() for new in targets}
    named = dissolved_counties()
    ends = {key: county.until for key, county in named.items() if county.until}
    for year, old in sorted(shares):
        if old[:5] not in today:
            ends[old[:5]] = date(year, 12, 31)
    known = Area.objects.filter(level=Area.Level.COUNTY).values_list("key", flat=True)
    states = {area.key: area for area in Area.objects.filter(level=Area.Level.STATE)}
    new = [
        Area(
            level=Area.Level.COUNTY, key=key, parent=states.get(key[:2]), valid_to=ends[key],
            name=named[key].name if key in named else _("Ehemaliger Kreis {key}").format(key=key),
            designation=named[key].designation if key in named else "",
        )
        for key in sorted(ends.keys() - set(known))
    ]  # fmt: skip
    return len(Area.objects.bulk_create(new, batch_size=BATCH))
