"""Which areas are most alike, and what a reader sees of them."""

from datetime import date

import pytest

from bleibe.parties.models import Area
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.queries import figures_of, population_of
from bleibe.profiles.queries.features import features_of
from bleibe.profiles.tests.tables import by_sex_and_age, put_in

TODAY = date(2025, 4, 1)
TOWNS = {
    # key: young, middle, old of each sex; square kilometres
    "99001001": ([900, 3000, 1100], 50),
    "99001002": ([910, 3010, 1090], 52),
    "99001003": ([500, 2800, 1700], 20),
    "99001004": ([1400, 3100, 600], 200),
    "99001005": ([9000, 31000, 11000], 100),
}


@pytest.fixture
def towns(musterstadt):
    county = Area.objects.get(key="99001")
    for key, (_people, square_km) in TOWNS.items():
        Area.objects.update_or_create(
            key=key,
            level="municipality",
            defaults={"name": f"Ort {key[-1]}", "parent": county, "square_km": square_km},
        )
    cells = []
    for i, (key, (people, _km2)) in enumerate(TOWNS.items()):
        for year in (2018, 2023):
            shrunk = [n + (i * 10 if year == 2018 else 0) for n in people]
            cells += by_sex_and_age(key, year, shrunk, shrunk)
    put_in(cells, code="12411-02-03-5")
    return Area.objects.get(key="99001001")


def twins(area):
    return dossier_of(area, datasets=figures_of(None), digest="d", today=TODAY).twins


def test_the_most_alike_of_the_same_size_comes_first(towns):
    found = twins(towns)

    assert found[0].place.key == "99001002"
    assert "99001005" not in {twin.place.key for twin in found}
    assert [twin.distance for twin in found] == sorted(twin.distance for twin in found)


def test_what_is_alike_and_what_is_not_is_named(towns):
    nearest, *_rest, farthest = twins(towns)

    assert {"share_65_plus", "share_under_18"} <= set(nearest.alike)
    assert nearest.alike != farthest.alike
    assert farthest.unlike


def test_what_is_shown_of_a_twin_went_through_the_gate(towns):
    nearest = twins(towns)[0]

    shown = {reading.key: reading.value for reading in nearest.readings}
    assert shown["residents"] == 10_020
    assert shown["share_65_plus"] == pytest.approx(2180 / 10_020)


def test_an_area_with_an_unknown_cell_is_nobodys_twin(towns):
    put_in(
        by_sex_and_age("99001001", 2024, [900, 3000, 1100], [900, 3000, 1100])
        + by_sex_and_age("99001002", 2024, [900, ".", 1100], [900, 3000, 1100])
        + by_sex_and_age("99001003", 2024, [500, 2800, 1700], [500, 2800, 1700])
        + by_sex_and_age("99001004", 2024, [1400, 3100, 600], [1400, 3100, 600]),
        code="12411-02-03-5", replace=False,
    )  # fmt: skip

    stand = population_of([towns], datasets=figures_of(None))[towns.pk].stands[-1]
    found = features_of(towns, stand, datasets=figures_of(None))

    assert stand.day.year == 2024
    assert "99001002" not in found.keys


def test_too_few_areas_give_no_twins(musterstadt):
    put_in(by_sex_and_age("99001001", 2023, [900, 3000, 1100], [900, 3000, 1100]))

    assert twins(Area.objects.get(key="99001001")) == ()


def test_it_asks_the_database_as_often_for_many_areas(towns, django_assert_num_queries):
    stand = population_of([towns], datasets=figures_of(None))[towns.pk].stands[-1]

    with django_assert_num_queries(8):
        features_of(towns, stand, datasets=figures_of(None))
