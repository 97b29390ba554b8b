"""The invented places as an edition of a directory."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bleibe.parties.entries import Edition, Entry
from bleibe.parties.models import Area
from bleibe.rehearsal.places import ASSOCIATIONS, COUNTIES, LAND, MUNICIPALITIES, QUARTERS

AS_OF = date(2025, 12, 31)


def invented_directory() -> Edition:
    """Return federation, Land, Kreise, Verbände and Gemeinden of the demo."""
    return Edition(as_of=AS_OF, source="Erfundene Orte", entries=list(_entries()))


def _entries() -> Iterator[Entry]:
    level = Area.Level
    yield Entry(level.FEDERATION, "DG", "Deutschland")
    yield Entry(level.STATE, LAND[0], LAND[1], ars=LAND[0])
    for key, name, designation in COUNTIES:
        yield Entry(level.COUNTY, key, name, ars=key, designation=designation)
    for key, name, designation, _county in ASSOCIATIONS:
        yield Entry(level.ASSOCIATION, key, name, ars=key, designation=designation)
    city = sum(Decimal(str(place.square_km)) for place in QUARTERS)
    yield Entry(
        level.MUNICIPALITY, "99000000", "Lindenhall", ars="990000000000",
        designation="Kreisfreie Stadt", square_km=city,
    )  # fmt: skip
    for place in MUNICIPALITIES:
        association = place.parent if len(place.parent) == 9 else f"{place.key[:5]}0{place.key[5:]}"
        yield Entry(
            level.MUNICIPALITY, place.key, place.name,
            ars=f"{association[:9]}{place.key[5:]}", designation=place.designation,
            square_km=Decimal(str(place.square_km)),
        )  # fmt: skip
