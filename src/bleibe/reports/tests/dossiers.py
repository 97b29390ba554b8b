"""Dossiers made by hand, released through kohorte's gate like all others."""

from dataclasses import replace
from datetime import date

from bleibe.profiles.released import (
    Dossier,
    Outlook,
    Place,
    Reference,
    Refusal,
    ReleasedFlow,
    ReleasedStand,
    SourceNote,
)
from kohorte.disclosure.gate import protect
from kohorte.disclosure.table import Axis, CountTable

AGES = (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75)
SOURCE = "12411-02-03-4/1"
KREIS = Place("99001", "county", "Weidenfeld", "Landkreis")
LAND = Place("99", "state", "Wiesenmark", "")


def stand(
    year: int, persons: list[list[float]], *, ages=AGES, base="Zensus 2011", threshold=3
) -> ReleasedStand:
    """Residents on 31 December; rows of ``persons`` are women and men, or all together."""
    axes = [
        Axis("sex", tuple(str(i) for i in range(len(persons)))),
        Axis("age", tuple(str(i) for i in range(len(ages)))),
    ]
    table = protect(CountTable(axes, persons), threshold=threshold)
    return ReleasedStand(
        day=date(year, 12, 31),
        base=base,
        sexes=("f", "m") if len(persons) == 2 else ("total",),
        ages=ages,
        table=table,
        total=float(table.values[-1, -1]),
        source=SOURCE,
    )


def aged(year: int, *, base="Zensus 2011", **changes: int) -> ReleasedStand:
    """A Kreis of 100 people in each age group and sex; ``to20`` sets the group from 20 on."""
    persons = {f"from{age}": 100 for age in AGES} | changes
    column = [persons[f"from{age}"] for age in AGES]
    return stand(year, [column, column], base=base)


def total(year: int, persons: float, *, base="Zensus 2011") -> ReleasedStand:
    """Residents without ages."""
    return stand(year, [[persons]], ages=(0,), base=base)


def outlook(**changes) -> Outlook:
    """A projection of 3,400 people that loses a hundred in ten years."""
    years = tuple(range(2021, 2041))
    middle = tuple(3400.0 - 10 * (year - 2020) for year in years)
    found = Outlook(
        run="abc123def4567890",
        base_day=date(2020, 12, 31),
        base_total=3400.0,
        ages_known_until=2020,
        years=years,
        middle=middle,
        lower=tuple(value * (1 - 0.01 * i) for i, value in enumerate(middle, start=1)),
        upper=tuple(value * (1 + 0.01 * i) for i, value in enumerate(middle, start=1)),
        step=50,
        target=2035,
        shelf_life=10,
        chance_to_shrink=0.7,
        learned_from=(2015, 2016, 2017, 2018, 2019, 2020),
        factor=1.0,
        ages=AGES,
        by_age={year: (200.0,) * len(AGES) for year in range(2020, 2041)},
        version="0.1.0",
        evidence="Gelernt an anderen.",
        sources=(SOURCE,),
    )
    return replace(found, **changes)


def dossier(*stands: ReleasedStand, place: Place = KREIS, **changes) -> Dossier:
    """What is known of an area: these stands, and what else is given."""
    found = Dossier(
        place=place,
        threshold=3,
        hidden=0,
        stands=stands,
        flows=(),
        readings=(),
        gaps=(),
        outlook=Refusal("too_few_dates", {}),
        references=(),
        contradictions=(),
        sources=(
            SourceNote(
                key=SOURCE,
                table="12411-02-03-4",
                title="Bevölkerung nach Altersgruppen",
                publisher="Statistische Ämter",
                licence="dl-de/by-2-0",
                as_of=date(2021, 8, 17),
                own=False,
            ),
        ),
    )
    return replace(found, **changes)


def land(*stands: ReleasedStand) -> Reference:
    return Reference(LAND, stands)


def flow(kind: str, year: int, persons: float | None) -> ReleasedFlow:
    return ReleasedFlow(year, kind, persons, SOURCE)
