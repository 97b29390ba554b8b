from datetime import UTC, date, datetime

import numpy as np
import pytest

from bleibe.parties.models import Area, DirectoryEdition, Recoding
from bleibe.profiles.actions.withdrawal import withdraw_dataset
from bleibe.profiles.queries import (
    figures_for,
    figures_of,
    flows_of,
    measures_of,
    population_of,
    sources_of,
    totals_of,
)
from bleibe.profiles.queries.ages import finest_cover
from bleibe.profiles.tests.tables import POPULATION, by_sex_and_age, people, put_in
from kohorte.io import Series

TOWN, VILLAGE = "99001001", "99001002"


@pytest.fixture
def town(musterstadt, stored):
    return Area.objects.get(key=TOWN)


def _population(area, owner=None):
    return population_of([area], datasets=figures_of(owner))[area.pk]


def test_residents_by_sex_and_age_come_as_an_array(town):
    put_in(by_sex_and_age(TOWN, 2023, [10, 30, 20], [11, 31, 15]))

    (stand,) = _population(town).stands

    assert (stand.day, stand.sexes, stand.ages) == (date(2023, 12, 31), ("f", "m"), (0, 18, 65))
    assert stand.persons.tolist() == [[10, 30, 20], [11, 31, 15]]
    assert (stand.total, stand.parts, stand.source.table_code) == (117, 0, "12411-01-01-5")


def test_totals_of_a_table_are_not_counted_on_top(town):
    cells = by_sex_and_age(TOWN, 2023, [10, 30, 20], [11, 31, 15])
    totals = [(TOWN, people(sex="f"), 2023, 61), (TOWN, POPULATION, 2023, 119)]
    put_in([*cells, *totals, (TOWN, people(age_from=0, age_to=18), 2023, 21)])

    (stand,) = _population(town).stands

    assert stand.persons.sum() == 117
    assert stand.total == 119, "what the table says itself is not corrected"


def test_half_a_pyramid_is_no_population(town):
    put_in(by_sex_and_age(TOWN, 2023, [10, 30, 20], [11, 31, 15])[:-1])

    assert _population(town).stands == ()


def test_german_and_foreign_add_up_where_nobody_else_does(town):
    put_in(
        [
            (TOWN, people(sex=sex, nationality=nation), 2023, count)
            for sex, nation, count in [
                ("f", "german", 40), ("m", "german", 35), ("f", "foreign", 5), ("m", "foreign", 7),
            ]
        ]
    )  # fmt: skip

    population = _population(town)

    assert [stand.persons.tolist() for stand in population.stands] == [[[45], [42]]]
    assert population.foreign[0].total == 12
    assert population.german[0].total == 75


def test_the_finer_table_is_taken_for_a_day(town):
    put_in(
        by_sex_and_age(TOWN, 2023, [10, 30, 20], [11, 31, 15]),
        stand=datetime(2024, 5, 1, tzinfo=UTC),
    )
    put_in([(TOWN, POPULATION, 2023, 120)], code="newer", stand=datetime(2025, 5, 1, tzinfo=UTC))

    population = _population(town)

    assert [stand.detail for stand in population.stands] == [6]
    ((chosen, other),) = population.contradictions
    assert (chosen.total, other.total) == (117, 120)


def test_figures_of_the_kommune_go_before_official_ones_for_itself_only(
    town, musterstadt, nebendorf, anna, bert
):
    put_in([(TOWN, POPULATION, 2023, 120)])
    put_in([(TOWN, POPULATION, 2023, 123)], owner=musterstadt, by=anna)

    def seen(person):
        return population_of([town], datasets=figures_for(person))[town.pk].stands[0].total

    assert (seen(anna), seen(bert)) == (123, 120)


def test_the_longest_series_is_put_together_from_all_tables(town):
    put_in(by_sex_and_age(TOWN, 2020, [10, 30, 20], [11, 31, 15]))
    put_in([(TOWN, POPULATION, 2021, 118), (TOWN, POPULATION, 2020, 117)], code="b")
    put_in(
        [(TOWN, Series(measure="PRS018", label="Personen", unit="Anzahl"), 2022, 119)], code="1000A"
    )

    totals = totals_of([town], datasets=figures_of(None))[town.pk]

    assert [(total.day.year, total.persons) for total in totals.totals] == [
        (2020, 117), (2021, 118), (2022, 119),
    ]  # fmt: skip
    assert totals.others == ()


def test_tables_that_differ_for_a_day_are_both_listed(town):
    put_in([(TOWN, POPULATION, 2020, 100)], code="a", stand=datetime(2021, 1, 1, tzinfo=UTC))
    put_in([(TOWN, POPULATION, 2020, 101)], code="b", stand=datetime(2022, 1, 1, tzinfo=UTC))

    totals = totals_of([town], datasets=figures_of(None))[town.pk]

    assert [total.persons for total in totals.totals] == [101]
    assert [total.persons for total in totals.others] == [100]


def test_a_figure_under_a_sign_is_not_a_number(town):
    put_in([(TOWN, POPULATION, 2020, "."), (TOWN, POPULATION, 2021, 5)])

    population, totals = _population(town), totals_of([town], datasets=figures_of(None))[town.pk]

    assert [stand.is_complete for stand in population.stands] == [False, True]
    assert population.stands[0].markers.tolist() == [["."]]
    assert [total.day.year for total in totals.totals] == [2021]


def test_a_dash_is_nobody_unless_the_area_was_not_there(town):
    put_in(
        by_sex_and_age(TOWN, 2020, ["-", 30, 20], [11, 31, 15])
        + by_sex_and_age(VILLAGE, 2020, ["-"] * 3, ["-"] * 3)
    )
    village = Area.objects.get(key=VILLAGE)

    found = population_of([town, village], datasets=figures_of(None))

    assert found[town.pk].stands[0].persons[0].tolist() == [0, 30, 20]
    assert found[village.pk].stands == ()


def test_superseded_and_withdrawn_tables_are_not_asked(town, clara):
    put_in([(TOWN, POPULATION, 2020, 100)])
    new = put_in([(TOWN, POPULATION, 2020, 101)]).dataset
    assert [stand.total for stand in _population(town).stands] == [101]

    withdraw_dataset(new, reason="falsch", by=clara)

    assert [stand.total for stand in _population(town).stands] == [100]


def test_births_deaths_and_moves_are_told_apart(town):
    def flow(label, **dimensions):
        return Series(measure=label, label=label, unit="Anzahl", **dimensions)

    put_in(
        [
            (TOWN, flow("Lebendgeborene"), 2023, 80),
            (TOWN, flow("Gestorbene", sex="f"), 2023, 40),
            (TOWN, flow("Zuzüge über die Kreisgrenze"), 2023, 300),
            (TOWN, flow("Fortzüge über die Kreisgrenze"), 2023, "."),
            (TOWN, Series(measure="x", label="Gestorbene je 1.000", unit="je 1000"), 2023, 9.5),
        ]
    )

    flows = flows_of([town], datasets=figures_of(None))[town.pk]

    assert [(flow.year, flow.events) for flow in flows.totals("births")] == [(2023, 80)]
    assert flows.totals("deaths") == (), "women alone are not all"
    assert [flow.events for flow in flows.totals("arrivals")] == [300]
    (departures,) = flows.totals("departures")
    assert (np.isnan(departures.events), departures.marker) == (True, ".")
    assert len(flows.flows) == 4


def test_plain_values_come_with_their_dimensions_and_source(town):
    rate = Series(measure="Quote", label="Quote", unit="Prozent", sex="f", other=(("Art", "lang"),))
    put_in([(TOWN, rate, 2023, 6.5), (TOWN, rate, 2022, 6.9)], code="13211-02-05-4")
    put_in([(TOWN, POPULATION, 2023, 120)])

    figures = measures_of([town], datasets=figures_of(None), tables=["13211-02-05-4"])[town.pk]

    assert [(figure.year, figure.value) for figure in figures] == [(2023, 6.5), (2022, 6.9)]
    assert (figures[0].sex, figures[0].other, figures[0].unit) == (
        "f",
        (("Art", "lang"),),
        "Prozent",
    )
    assert figures[0].source.table_code == "13211-02-05-4"
    assert len(measures_of([town], datasets=figures_of(None), measures=["BEVSTD"])[town.pk]) == 1


def test_each_area_names_its_tables(town):
    put_in([(TOWN, POPULATION, 2023, 120)], code="a")
    put_in([(VILLAGE, POPULATION, 2023, 12)], code="b")

    sources = sources_of([town], datasets=figures_of(None))[town.pk]

    assert [source.table_code for source in sources] == ["a"]


def _events(area: str, year: int, births, arrivals):
    kinds = (("Lebendgeborene", births), ("Zuzüge über die Kreisgrenze", arrivals))
    return [
        (area, Series(measure=label, label=label, unit="Anzahl"), year, count)
        for label, count in kinds
    ]


class TestSums:
    """A Land is the sum of its Kreise where all of them have figures."""

    @pytest.fixture
    def land(self, town):
        land = Area.objects.get(key="99")
        Area.objects.create(key="99002", level="county", name="Nordkreis", parent=land)
        DirectoryEdition.objects.create(scope="99", as_of=date(2024, 1, 1), source="x", areas=5)
        return land

    def test_all_kreise_make_the_land(self, land):
        put_in(
            by_sex_and_age("99001", 2023, [1, 2, 3], [4, 5, 6])
            + by_sex_and_age("99002", 2023, [1, 1, 1], [1, 1, 1])
        )

        (stand,) = _population(land).stands

        assert stand.persons.tolist() == [[2, 3, 4], [5, 6, 7]]
        assert (stand.total, stand.parts) == (27, 2)

    def test_a_missing_kreis_makes_no_land(self, land):
        put_in([("99001", POPULATION, 2023, 20)])

        assert _population(land).stands == ()

    def test_a_corrected_kreis_corrects_the_land(self, land):
        put_in([("99001", POPULATION, 2023, 20), ("99002", POPULATION, 2023, 10)])
        assert [stand.total for stand in _population(land).stands] == [30]

        put_in([("99001", POPULATION, 2023, 20), ("99002", POPULATION, 2023, 11)])

        assert [stand.total for stand in _population(land).stands] == [31]

    def test_figures_of_one_kommune_make_no_land(self, land, musterstadt):
        put_in([("99001", POPULATION, 2023, 20)])
        musterstadt.areas.add(Area.objects.get(key="99002"))
        put_in([("99002", POPULATION, 2023, 10)], owner=musterstadt)

        assert _population(land, musterstadt).stands == ()

    def test_an_unknown_figure_makes_an_unknown_sum(self, land):
        put_in([("99001", POPULATION, 2023, 20), ("99002", POPULATION, 2023, ".")])

        (stand,) = _population(land).stands

        assert not stand.is_complete
        assert totals_of([land], datasets=figures_of(None))[land.pk].totals == ()

    def test_what_the_table_says_of_the_land_goes_before_a_sum(self, land):
        put_in(
            [
                ("99001", POPULATION, 2023, 20),
                ("99002", POPULATION, 2023, 10),
                ("99", POPULATION, 2023, 31),
            ]
        )

        (total,) = totals_of([land], datasets=figures_of(None))[land.pk].totals

        assert (total.persons, total.parts) == (31, 0)

    def test_before_a_reform_the_former_kreise_make_the_land(self, land):
        Recoding.objects.create(
            old_key="99003001", first_year=1990, last_year=2015, new_key="99002001", share=1
        )
        Area.objects.create(
            key="99003", level="county", name="Alt", parent=land, valid_to=date(2015, 12, 31)
        )
        put_in(
            [
                ("99001", POPULATION, 2015, 20),
                ("99003", POPULATION, 2015, 9),
                ("99001", POPULATION, 2016, 21),
                ("99002", POPULATION, 2016, 10),
            ]
        )

        stands = _population(land).stands

        assert [(stand.day.year, stand.total) for stand in stands] == [(2015, 29), (2016, 31)]

    def test_a_former_kreis_beside_its_successor_counts_once(self, land):
        Recoding.objects.create(
            old_key="99003001", first_year=1990, last_year=2015, new_key="99002001", share=1
        )
        Area.objects.create(
            key="99003", level="county", name="Alt", parent=land, valid_to=date(2015, 12, 31)
        )
        put_in(
            [
                ("99001", POPULATION, 2016, 21),
                ("99002", POPULATION, 2016, 10),
                ("99003", POPULATION, 2016, 9),
            ]
        )

        assert [stand.total for stand in _population(land).stands] == [31]

    def test_events_of_all_kreise_make_those_of_the_land(self, land):
        put_in([*_events("99001", 2022, 9, 12), *_events("99002", 2022, 4, 5)])

        flows = flows_of([land], datasets=figures_of(None))[land.pk]

        assert [(flow.events, flow.parts) for flow in flows.totals("births")] == [(13, 2)]
        assert [(flow.events, flow.parts) for flow in flows.totals("arrivals")] == [(17, 2)]

    def test_events_of_some_kreise_make_none_of_the_land(self, land):
        put_in(_events("99001", 2022, 9, 12))

        assert flows_of([land], datasets=figures_of(None))[land.pk].flows == ()

    def test_unknown_events_of_a_kreis_make_the_sum_unknown(self, land):
        put_in([*_events("99001", 2022, 9, 12), *_events("99002", 2022, ".", 5)])

        (births,) = flows_of([land], datasets=figures_of(None))[land.pk].totals("births")

        assert np.isnan(births.events)

    def test_a_dash_is_nobody_in_a_part_that_had_figures_before_and_no_part_else(self, land):
        put_in(
            [
                *_events("99001", 2021, 9, 12), *_events("99002", 2021, "-", "-"),
                *_events("99001", 2022, 8, 11), *_events("99002", 2022, 4, 5),
                *_events("99001", 2023, 7, 10), *_events("99002", 2023, "-", 6),
            ]
        )  # fmt: skip

        found = flows_of([land], datasets=figures_of(None))[land.pk].totals("births")

        assert [(flow.year, flow.events) for flow in found] == [(2022, 12), (2023, 7)]

    def test_what_a_table_says_of_events_goes_before_a_sum(self, land):
        put_in(
            [
                *_events("99001", 2022, 9, 12), *_events("99002", 2022, 4, 5),
                *_events("99", 2022, 14, 11),
            ]
        )  # fmt: skip

        (arrivals,) = flows_of([land], datasets=figures_of(None))[land.pk].totals("arrivals")

        assert (arrivals.events, arrivals.parts) == (11, 0)

    def test_without_a_directory_nobody_knows_whether_all_are_there(self, land):
        DirectoryEdition.objects.all().delete()
        put_in([("99001", POPULATION, 2023, 20), ("99002", POPULATION, 2023, 10)])

        assert _population(land).stands == ()


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    town, musterstadt, anna, django_assert_num_queries, count
):
    DirectoryEdition.objects.create(scope="99", as_of=date(2024, 1, 1), source="x", areas=5)
    for number in range(count):
        put_in(
            [
                *by_sex_and_age(TOWN, 2020 + number, [10, 30, 20], [11, 31, 15]),
                ("99001", POPULATION, 2020 + number, 100),
            ],
            code=f"t{number}",
        )
    areas = list(
        Area.objects.filter(key__in=[TOWN, "99001", "99"]).order_by("-level")[: max(2, count)]
    )

    first = population_of(areas, datasets=figures_of(None))
    with django_assert_num_queries(7):
        again = population_of(areas, datasets=figures_of(None))
    assert [len(found.stands) for found in again.values()] == [
        len(found.stands) for found in first.values()
    ]
    with django_assert_num_queries(6):
        flows_of(areas, datasets=figures_of(None))
    with django_assert_num_queries(3):
        measures_of(areas, datasets=figures_of(None))
    with django_assert_num_queries(2):
        sources_of(areas, datasets=figures_of(None))


@pytest.mark.parametrize(
    ("groups", "cover"),
    [
        ({(0, None)}, ((0, None),)),
        ({(0, 3), (3, 6), (6, None), (0, 6), (0, None)}, ((0, 3), (3, 6), (6, None))),
        ({(0, 3), (6, None)}, ()),
        ({(0, 3), (3, 6)}, ()),
        ({(0, 18), (18, None), (0, 3), (3, 20), (20, None)}, ((0, 3), (3, 20), (20, None))),
        ({(3, None)}, ()),
    ],
)
def test_ages_are_covered_once(groups, cover):
    assert finest_cover(frozenset(groups)) == cover
