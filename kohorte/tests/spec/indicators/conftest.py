"""A plainly invented town with everything that the catalogue can ask for."""

import pytest

from kohorte.catalogue import catalogue
from kohorte.indicator_data import AreaData, Cell, Counts, Schedule

YEAR = 2023


def by_nationality(year: int) -> Counts:
    """100 women and 100 men at each single age, one in four of them a foreign national."""
    growth = 1 + (year - 2000) / 100
    ages = [*((age, age + 1) for age in range(100)), (100, None)]
    return Counts(
        Cell(share * growth, low, high, sex, nation)
        for low, high in ages
        for sex in ("women", "men")
        for nation, share in (("german", 75), ("foreign", 25))
    )


def events(per_group: float) -> Counts:
    return Counts.by_age(range(0, 100, 5), women=[per_group] * 20, men=[per_group] * 20)


def births(per_group: float) -> Counts:
    cells = [Cell(per_group, low, low + 5) for low in range(15, 45, 5)]
    return Counts([Cell(6 * per_group), *cells])


@pytest.fixture(scope="session")
def full_town() -> AreaData:
    years = range(YEAR - 10, YEAR + 1)
    ahead = range(YEAR + 1, YEAR + 21)
    known = catalogue()
    ages = tuple(range(0, 91, 5))
    persons = {year: by_nationality(year) for year in years}
    return AreaData(
        area="99999999",
        persons=persons | {year: projected(year) for year in ahead},
        births={year: births(40) for year in years},
        deaths={year: events(8) for year in years},
        arrivals={year: single_ages(6) for year in years},
        departures={year: single_ages(5) for year in years},
        measures={key: {YEAR: value_of(key)} for kind, key in known.sources if kind == "measure"},
        breakdowns={
            key: {YEAR: {"a": 100.0, "b": 300.0}}
            for kind, key in known.sources
            if kind == "breakdown"
        },
        schedules={
            key: Schedule(ages, tuple(0.001 * (i + 1) for i in range(len(ages))))
            for kind, key in known.sources
            if kind == "schedule"
        },
    )


def value_of(key: str) -> float:
    return {"grw_status": 2.0, "probability_of_shrinking": 0.4}.get(key, 1000.0)


def projected(year: int) -> Counts:
    return Counts.by_age(
        range(101), women=[100] * 101, men=[100 + year - YEAR] * 101, basis="projected"
    )


def single_ages(per_age: float) -> Counts:
    return Counts.by_age(range(101), women=[per_age] * 101, men=[per_age] * 101)
