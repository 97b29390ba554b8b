"""More invented places: four Länder that no map shows, full of Kommunen that apply.

Their names are put together from words that no real name begins with, and their keys begin
with Länder that do not exist, so that nothing here can be taken for a real place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bleibe.parties.entries import Edition, Entry
from bleibe.parties.fact_rows import FactRow
from bleibe.parties.models import Area, Organisation

AS_OF = date(2020, 12, 31)
SOURCE = "Erfundene Orte"
LICENCE = "Datenlizenz Deutschland – Zero – Version 2.0"
LANDS = (("95", "Birkenholm"), ("96", "Küstenmark"), ("97", "Erlengau"), ("98", "Nebelmark"))
COUNTIES_PER_LAND = 4
FIRST_WORDS = (
    "Amsel", "Distel", "Eulen", "Falter", "Glöckchen", "Hummel", "Igel", "Kiebitz", "Libellen",
    "Murmel", "Nebel", "Pirol", "Quitten", "Reiher", "Schlehen", "Tausendschön", "Unken",
    "Wichtel", "Zaunkönig", "Zwetschgen",
)  # fmt: skip
LAST_WORDS = ("winkel", "rode", "stedt", "hagen", "moor", "au", "felden", "horst")
KIND = Organisation.Kind
KINDS = (
    (KIND.TOWN, KIND.MUNICIPALITY) * 3
    + (KIND.ASSOCIATION, KIND.TOWN, KIND.MUNICIPALITY, KIND.COUNTY)
    + (KIND.MUNICIPALITY, KIND.TOWN, KIND.DISTRICT_OF_CITY, KIND.MUNICIPALITY)
)
"""Who applies, in turn, so that there are Kommunen of every kind."""


@dataclass(frozen=True)
class Applicant:
    """An invented Kommune with the area it stands for and what is known of it."""

    number: int
    kind: str
    name: str
    level: str
    area_key: str
    population: int
    change: int
    """Inhabitants in ten years. [%]"""
    foreign: int
    """Share without a German passport. [%]"""
    grw: str

    @property
    def key(self) -> str:
        return f"{self.land}-{self.number:03}"

    @property
    def land(self) -> str:
        return self.area_key[:2]


def applicants(count: int) -> list[Applicant]:
    """Return the first so many invented applicants; always the same ones."""
    return [_applicant(number) for number in range(count)]


def directories(those: list[Applicant]) -> Iterator[Edition]:
    """Yield a directory of each Land in which somebody applies."""
    for land, name in LANDS:
        here = [each for each in those if each.land == land]
        if here:
            yield Edition(as_of=AS_OF, source=SOURCE, entries=list(_entries(land, name, here)))


def facts(those: list[Applicant]) -> list[FactRow]:
    """Return what is known of the places, as a table of dated facts."""
    found: list[FactRow] = []
    for each in those:
        trend = "growing" if each.change > 1 else "shrinking" if each.change < -1 else "stable"
        known = {
            "population": each.population,
            "population_change_10_years": str(each.change),
            "share_foreign": str(each.foreign),
            "demographic_trend": trend,
            "economic_trend": ("growing", "stable", "shrinking")[each.number % 3],
            "migration_balance": str(each.change // 2),
            "grw_status": each.grw,
        }
        found += [
            FactRow(
                len(found) + offset,
                each.level,
                each.area_key,
                fact,
                value,
                AS_OF,
                None,
                SOURCE,
                LICENCE,
            )
            for offset, (fact, value) in enumerate(known.items(), 2)
        ]
    return found


def _applicant(number: int) -> Applicant:
    land = LANDS[number * 7 % 10 % len(LANDS)][0]
    kind = KINDS[number % len(KINDS)]
    place = place_name(number)
    county = f"{land}{number % COUNTIES_PER_LAND + 1:03}"
    size = 900 + number * 7919 % 61_000
    level, key, name = Area.Level.MUNICIPALITY, f"{county}{number:03}", f"Gemeinde {place}"
    if kind == KIND.TOWN:
        name = f"Stadt {place}"
    elif kind == KIND.DISTRICT_OF_CITY:
        name = f"Quartier Nordufer in {place}"
    elif kind == KIND.COUNTY:
        level, key, name = Area.Level.COUNTY, f"{land}{100 + number:03}", f"Landkreis {place}"
        size *= 3
    elif kind == KIND.ASSOCIATION:
        level, key = Area.Level.ASSOCIATION, f"{county}5{number:03}"
        name = f"Verbandsgemeinde {place}"
    return Applicant(
        number, kind, name, level, key, size,
        change=number * 37 % 27 - 16, foreign=2 + number * 13 % 23,
        grw=("yes", "no", "yes", "partly", "no")[number * 3 % 5],
    )  # fmt: skip


def place_name(number: int) -> str:
    """Return the name of the place with this number; 160 are different."""
    first, last = number % len(FIRST_WORDS), number // len(FIRST_WORDS)
    return FIRST_WORDS[first] + LAST_WORDS[(last + first) % len(LAST_WORDS)]


def _entries(land: str, name: str, those: list[Applicant]) -> Iterator[Entry]:
    level = Area.Level
    yield Entry(level.FEDERATION, "DG", "Deutschland")
    yield Entry(level.STATE, land, name, ars=land)
    for number in range(1, COUNTIES_PER_LAND + 1):
        key = f"{land}{number:03}"
        yield Entry(level.COUNTY, key, f"{name} {number}", ars=key, designation="Landkreis")
    for each in those:
        place = place_name(each.number)
        if each.level == level.COUNTY:
            yield Entry(
                level.COUNTY, each.area_key, place, ars=each.area_key, designation="Landkreis"
            )
        elif each.level == level.ASSOCIATION:
            yield Entry(
                level.ASSOCIATION, each.area_key, place, ars=each.area_key,
                designation="Verbandsgemeinde",
            )  # fmt: skip
        else:
            yield Entry(
                level.MUNICIPALITY, each.area_key, place,
                ars=f"{each.area_key[:5]}0{each.area_key[5:]}{each.area_key[5:]}",
                designation="Stadt" if each.kind != KIND.MUNICIPALITY else "Gemeinde",
            )  # fmt: skip
