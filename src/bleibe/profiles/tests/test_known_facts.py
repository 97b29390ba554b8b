"""What forms are told about a place."""

from datetime import date

import pytest

from bleibe.forms.known import known, provided
from bleibe.parties.models import Area, AreaFact
from bleibe.profiles.known_facts import LABELS
from bleibe.profiles.tests.tables import by_sex_and_age, put_in

YEARS = {2011: [400, 1400, 500], 2016: [390, 1300, 540], 2021: [380, 1250, 590]}


@pytest.fixture
def town(musterstadt):
    return Area.objects.get(key="99001001", level="municipality")


@pytest.fixture
def counted(town, anna):
    cells = [
        cell for year, people in YEARS.items()
        for cell in by_sex_and_age(town.key, year, people, people)
    ]  # fmt: skip
    put_in(cells, code="12411-02-03-5")
    return town


def told(name, organisation, area=None):
    return known(name, organisation=organisation, area=area)


def test_population_comes_from_the_newest_table_with_day_and_source(counted, musterstadt):
    found = told("population", musterstadt)

    assert (found.value, found.as_of) == (4440, date(2021, 12, 31))
    assert "12411-02-03-5" in found.source
    assert told("population_date", musterstadt).value == "2021-12-31"


def test_earlier_years_fill_a_table(counted, musterstadt):
    assert told("population_past", musterstadt).value == [
        {"year": 2011, "people": 4600},
        {"year": 2016, "people": 4460},
    ]


def test_the_trend_is_told_in_percent(counted, musterstadt):
    assert told("population_change_10_years", musterstadt).value == "-3.5"


def test_figures_of_a_kommunes_own_register_are_not_told(town, musterstadt, anna):
    cells = by_sex_and_age(town.key, 2021, [380, 1250, 590], [380, 1250, 590])
    put_in(cells, code="register", owner=musterstadt, by=anna)

    assert told("population", musterstadt) is None


def test_a_place_with_too_few_people_is_not_told_of(town, musterstadt):
    put_in(by_sex_and_age(town.key, 2021, [1, 0, 0], [0, 0, 0]), code="12411-02-03-5")

    assert told("population", musterstadt) is None


def test_a_loaded_fact_is_told_where_there_is_no_figure(town, musterstadt):
    AreaFact.objects.create(
        area=town, fact="population", value=2400, valid_from=date(2024, 12, 31), source="Amt",
        licence="frei",
    )  # fmt: skip
    AreaFact.objects.create(
        area=town, fact="grw", value="yes", valid_from=date(2022, 1, 1), source="Karte",
        licence="frei",
    )  # fmt: skip

    assert (told("population", musterstadt).value, told("grw", musterstadt).value) == (2400, "yes")
    assert told("grw", musterstadt).source == "Karte"


def test_a_figure_goes_before_a_loaded_fact(counted, musterstadt):
    AreaFact.objects.create(
        area=counted, fact="population", value=1, valid_from=date(2024, 12, 31), source="Amt",
        licence="frei",
    )  # fmt: skip

    assert told("population", musterstadt).value == 4440


def test_what_nobody_loaded_is_unknown(town, musterstadt):
    assert {name: told(name, musterstadt) for name in LABELS} == dict.fromkeys(LABELS)


def test_every_fact_is_provided_with_words():
    assert set(LABELS) <= {fact.name for fact in provided()}
