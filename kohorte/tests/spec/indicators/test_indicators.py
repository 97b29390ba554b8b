"""Indicators one can check by hand, one for each family of formulas."""

import pytest

from kohorte.errors import KohorteError
from kohorte.indicator_data import AreaData, Cell, Counts, Schedule
from kohorte.indicators import compute

GROUPS = (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75)
WOMEN = (30, 30, 40, 50, 30, 20, 40, 50, 60, 60, 60, 60, 70, 70, 60, 100, 120)
MEN = (30, 30, 40, 50, 30, 30, 60, 60, 60, 60, 60, 60, 70, 70, 60, 80, 70)


def town(**more):
    persons = {2020: Counts.by_age(GROUPS, women=WOMEN, men=MEN)}
    return AreaData("09999001", "G", persons=persons | more.pop("persons", {}), **more)


def only(what, data, **how):
    values = compute(what, data, **how)
    assert len(values) == 1
    return values[0]


def test_a_share_of_women():
    value = only("A5", town())

    assert value.value == (20 + 40 + 50) / (20 + 40 + 50 + 30 + 60 + 60)
    assert (value.numerator, value.denominator) == (110, 260)
    assert (value.year, value.status, value.weakest) == (2020, "ok", 110)


def test_old_age_ratio_per_hundred():
    value = only("old_age_ratio", town())

    assert value.value == pytest.approx(370 / 1090 * 100)
    assert (value.numerator, value.denominator) == (370, 1090)


def test_billeter_measure_below_zero():
    under_15, from_50, between = 300, 770, 800

    assert only("A17", town()).value == pytest.approx((under_15 - from_50) / between)


def test_change_over_five_years():
    before = Counts([Cell(2000)])

    value = only("population_change_5_years", town(persons={2015: before}))

    assert value.value == pytest.approx(1870 / 2000 - 1)
    assert (value.numerator, value.denominator) == (1870, 2000)


def test_a_cohort_is_followed_over_ten_years():
    before = Counts.by_age((0, 15, 20), total=(300, 100, 900))

    assert only("C9", town(persons={2010: before})).value == pytest.approx(110 / 100 * 100)


def test_flows_relate_to_the_mean_of_two_dates():
    data = town(
        persons={2019: Counts([Cell(1930)])},
        births={2020: Counts([Cell(19)])},
        deaths={2020: Counts([Cell(38)])},
        arrivals={2020: Counts.by_age((0, 18, 25), total=(20, 40, 60))},
        departures={2020: Counts.by_age((0, 18, 25), total=(30, 70, 50))},
    )

    assert only("B1", data).value == pytest.approx(19 / 1900 * 1000)
    assert only("B6", data).value == pytest.approx(-19 / 1900 * 1000)
    assert only("C2", data).value == pytest.approx(-30 / 1900 * 1000)
    assert only("C7", data).value == pytest.approx(30 / 270)


def test_few_events_make_a_figure_unreliable():
    data = town(
        persons={2019: Counts([Cell(1930)])},
        births={2020: Counts([Cell(19)])},
        deaths={2020: Counts([Cell(20)])},
    )

    assert only("B1", data).status == "unreliable"
    assert only("death_rate", data).status == "ok"
    assert only("B6", data).status == "ok"  # 39 events stand behind a balance of -1


def test_mean_and_median_age_of_single_years():
    persons = {2020: Counts.by_age(range(101), total=[10, 30, *[0] * 98, 0])}
    data = AreaData("09999001", persons=persons)

    assert only("mean_age", data).value == pytest.approx((10 * 0.5 + 30 * 1.5) / 40)
    assert only("median_age", data).value == pytest.approx(1 + 10 / 30)
    assert only("mean_age", data).status == "ok"


def test_ages_inside_five_year_groups_are_estimated():
    persons = {2020: Counts.by_age(range(0, 90, 5), total=[100] * 18)}

    value = only("mean_age", AreaData("09999001", persons=persons))

    assert value.value == pytest.approx(45)
    assert value.status == "estimated"


def test_groups_too_wide_for_a_mean_age_give_the_published_value_or_a_gap():
    alone, beside = town(), town(measures={"mean_age": {2020: 44.6}})

    gap = only("mean_age", alone).gap
    assert gap.code == "ages_too_coarse"
    assert (gap.params["group_low"], gap.params["group_high"]) == (65, 75)
    assert gap.or_else.code == "no_measure"
    assert only("mean_age", beside).value == 44.6


def test_total_fertility_is_the_sum_of_births_per_woman():
    women = Counts.by_age((0, 15, 20, 25, 30, 35, 40, 45, 50), women=[100] * 9, men=[100] * 9)
    births = Counts([Cell(26), Cell(1, 0, 20), *[Cell(5, a, a + 5) for a in range(20, 45, 5)]])
    years = range(2015, 2021)
    data = AreaData(
        "09999", "K", persons=dict.fromkeys(years, women), births=dict.fromkeys(years, births)
    )

    value = only("B2", data)

    assert value.value == pytest.approx(5 * (1 + 5 * 5) / 100)
    assert value.weakest == 5 * 26


def test_life_expectancy_with_one_death_rate_at_all_ages():
    ages = (0, 1, *range(5, 90, 5))
    years = range(2017, 2021)
    data = AreaData(
        "09999",
        "K",
        persons=dict.fromkeys(years, Counts.by_age(ages, total=[100_000] * len(ages))),
        deaths=dict.fromkeys(years, Counts.by_age(ages, total=[2_000] * len(ages))),
    )

    assert only("B5", data).value == pytest.approx(1 / 0.02, rel=0.01)


def test_deaths_are_set_against_those_expected_at_these_ages():
    ages = (0, 65)
    data = AreaData(
        "09999",
        persons=dict.fromkeys((2019, 2020), Counts.by_age(ages, total=(9_000, 1_000))),
        deaths={2020: Counts([Cell(71)])},
        schedules={"mortality": Schedule(ages, (0.001, 0.05))},
    )

    assert only("standardised_mortality", data).value == pytest.approx(71 / 59 * 100)


def test_dissimilarity_of_two_pyramids():
    cells = [
        Cell(persons, low, high, None, nation)
        for nation, column in (("german", (10, 30, 60)), ("foreign", (30, 60, 10)))
        for persons, (low, high) in zip(column, ((0, 30), (30, 60), (60, None)), strict=True)
    ]
    data = AreaData("09999", "K", persons={2020: Counts(cells)})

    assert only("D4", data).value == pytest.approx((0.2 + 0.3 + 0.5) / 2)
    assert only("D1", data).value == pytest.approx(0.5)


def test_mixtures():
    data = AreaData(
        "09999",
        "K",
        breakdowns={
            "foreign_by_nationality": {2020: {"a": 50, "b": 30, "c": 20}},
            "moves_by_partner_district": {2020: dict(zip("abcdefg", range(7), strict=True))},
        },
    )

    assert only("D5", data).value == pytest.approx(1 - 0.25 - 0.09 - 0.04)
    assert only("moves_top_five_partners", data).value == pytest.approx(20 / 21)


def test_plain_values_and_ratios_of_them():
    rates = {"unemployment_rate": {2020: 6.1}, "unemployment_rate_foreign": {2020: 18.3}}
    data = AreaData("09999", "K", measures=rates)

    assert only("D9", data).value == pytest.approx(3.0)
    assert only("unemployment_rate", data).value == 6.1
    assert only("unemployment_rate", data).numerator is None


def test_a_band_comes_with_its_bounds():
    run = {
        "projected_persons_2035": 950.0,
        "projected_persons_2035_lower_80": 900.0,
        "projected_persons_2035_upper_80": 990.0,
    }
    data = AreaData("09999", measures={key: {2023: value} for key, value in run.items()})

    value = only("projected_population_2035", data)

    assert (value.lower, value.value, value.upper) == (900, 950, 990)


def test_children_to_come_are_projected():
    ahead = Counts.by_age((0, 6, 10), total=(90, 70, 900), basis="projected")

    value = only("G3", town(persons={2026: ahead}), year=2020)

    assert (value.value, value.status) == (70, "projected")


def test_graduated_ages_are_estimated():
    persons = Counts.by_age(range(101), women=[20] * 101, men=[20] * 101, basis="graduated")

    value = only("share_80_plus", AreaData("09999001", persons={2020: persons}))

    assert value.value == pytest.approx(21 / 101)
    assert value.status == "estimated"


@pytest.mark.parametrize(
    ("level", "tables"), [("K", ("12411-09-01-4", "12411-04-02-4")), ("G", ())]
)
def test_an_age_limit_that_the_groups_do_not_have_is_a_gap(level, tables):
    persons = {2020: Counts.by_age(GROUPS, women=WOMEN, men=MEN)}

    value = only("share_80_plus", AreaData("09999", level, persons=persons))

    assert (value.value, value.status) == (None, "gap")
    assert value.gap.code == "age_limits"
    assert value.gap.params["missing"] == (80,)
    assert value.gap.tables == tables


def test_a_sign_of_the_office_is_not_a_number():
    value = only(
        "unemployment_rate", AreaData("09999", measures={"unemployment_rate": {2020: "."}})
    )

    assert value.gap.code == "not_published"
    assert value.gap.params["marker"] == "."


def test_an_indicator_of_counties_is_none_of_a_municipality():
    assert only("D9", town()).gap.code == "not_at_level"


def test_nobody_to_relate_to_is_a_gap():
    persons = {2020: Counts.by_age((0, 20, 65), total=(10, 0, 10))}

    assert only("A12", AreaData("09999", persons=persons)).gap.code == "zero_denominator"


def test_the_newest_year_with_all_data_is_taken():
    data = town(measures={"area_km2": {2020: 10.0}}, persons={2021: Counts([Cell(1900)])})

    assert only("A3", data).year == 2020
    assert only("A1", data).year == 2021
    assert only("A3", data, year=2021).gap.code == "no_measure"


def test_an_area_without_data_has_gaps_only():
    assert {value.gap.code for value in compute("all", AreaData("09999"))} == {"no_data"}


def test_several_areas_come_in_their_order():
    values = compute("A9", [town(), AreaData("09999002")])

    assert [value.area for value in values] == ["09999001"] * 3 + ["09999002"] * 3


def test_what_is_not_in_the_catalogue_is_refused():
    with pytest.raises(KohorteError) as refusal:
        compute("Z1", town())

    assert refusal.value.code == "unknown_indicator"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ([Cell(-1)], "cell_negative"),
        ([Cell(float("nan"))], "cell_not_finite"),
        ([Cell(1, 5, 5)], "cell_ages"),
        ([Cell(1, -1, 5)], "cell_ages"),
        ([Cell(1, sex="f")], "cell_group"),
        ([Cell(1, nationality="de")], "cell_group"),
        ([Cell(1), Cell(1)], "cell_twice"),
    ],
)
def test_cells_that_make_no_sense_are_refused(cells, code):
    with pytest.raises(KohorteError) as refusal:
        Counts(cells)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Counts([], basis="guessed"), "unknown_basis"),
        (lambda: Counts.by_age((0, 5), total=[1]), "shape"),
        (lambda: Schedule((0, 5), (1.0,)), "shape"),
        (lambda: Schedule((5, 0), (1.0, 1.0)), "ages_not_ascending"),
        (lambda: Schedule((0,), (-1.0,)), "rate_not_allowed"),
        (lambda: AreaData("x", "Land"), "unknown_level"),
        (lambda: AreaData("x", measures={"a": {2020: float("inf")}}), "measure_not_finite"),
        (lambda: AreaData("x", breakdowns={"a": {2020: {"b": -1.0}}}), "breakdown_not_allowed"),
    ],
)
def test_data_that_make_no_sense_are_refused(make, code):
    with pytest.raises(KohorteError) as refusal:
        make()

    assert refusal.value.code == code
