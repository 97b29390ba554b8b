"""Moves in age groups: shown where no group is small, and then they feed the catalogue."""

from datetime import date

import pytest

from bleibe.parties.models import Area
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.queries import figures_of
from bleibe.profiles.tests.tables import by_sex_and_age, put_in
from kohorte.io import Period, Series

COUNTY = "99001"
AGES = (0, 18, 25, 30, 50, 65)
ARRIVALS = [300, 400, 350, 500, 200, 150]
DEPARTURES = [250, 700, 380, 450, 180, 120]


@pytest.fixture
def county(musterstadt):
    people = [5_000, 3_000, 2_500, 9_000, 7_000, 8_000]
    put_in(
        [
            cell
            for year in (2022, 2023)
            for cell in by_sex_and_age(COUNTY, year, people, people, ages=AGES)
        ],
        code="12411-02-03-4",
    )
    return Area.objects.get(key=COUNTY)


def moves(label: str, values: list[float]):
    uppers = [*AGES[1:], None]
    cells = [
        (COUNTY, Series(label, label, "Anzahl", age_from=low, age_to=up), 2023, value)
        for low, up, value in zip(AGES, uppers, values, strict=True)
    ]
    return [*cells, (COUNTY, Series(label, label, "Anzahl"), 2023, sum(values))]


def put_moves(arrivals, departures):
    cells = moves("Zuzüge über die Kreisgrenze", arrivals)
    cells += moves("Fortzüge über die Kreisgrenze", departures)
    year = Period(date(2023, 1, 1), date(2023, 12, 31), "2023")
    put_in(cells, code="12711-01-03-4", periods=(year,))


def readings(county) -> dict[str, float]:
    found = dossier_of(county, datasets=figures_of(None), digest="f", today=date(2025, 4, 1))
    return {one.key: one.value for one in found.readings}


def test_moves_by_life_phase_are_worked_out(county):
    put_moves(ARRIVALS, DEPARTURES)

    found = readings(county)

    assert found["education_migration"] == pytest.approx((400 - 700) / 6_000 * 1000)
    assert found["career_migration"] == pytest.approx((350 - 380) / 5_000 * 1000)
    assert found["family_migration"] == pytest.approx((50 + 50) / 28_000 * 1000)
    assert found["later_life_migration"] == pytest.approx(30 / 16_000 * 1000)


def test_one_small_group_hides_all_groups_but_not_the_total(county):
    put_moves([*ARRIVALS[:-1], 2], DEPARTURES)

    found = readings(county)

    assert "education_migration" not in found
    assert "later_life_migration" not in found
    assert "migration_balance" in found


def test_departures_with_a_small_group_hide_the_arrivals_too(county):
    put_moves(ARRIVALS, [1, *DEPARTURES[1:]])

    assert "education_migration" not in readings(county)
