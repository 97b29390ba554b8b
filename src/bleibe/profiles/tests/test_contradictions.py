"""Figures of which two sources say different things."""

import pytest

from bleibe.parties.models import Area
from bleibe.profiles.contradictions import contradictions_of, subject_name
from bleibe.profiles.queries import figures_of
from bleibe.profiles.tests.tables import POPULATION, put_in
from kohorte.io import Series

RATE = Series(
    measure="Arbeitslosenquote bez. auf alle zivile Erwerbsp.",
    label="Arbeitslosenquote bez. auf alle zivile Erwerbsp.",
    unit="Prozent",
)
INKAR = Series(measure="q_alo", label="Arbeitslosenquote", unit="Prozent")
BIRTHS = Series(measure="BEV001", label="Lebendgeborene", unit="Anzahl")
TOWN, COUNTY = "99001001", "99001"


@pytest.fixture
def town(musterstadt):
    return Area.objects.get(key=TOWN)


@pytest.fixture
def county(musterstadt):
    return Area.objects.get(key=COUNTY)


def test_two_tables_with_different_totals_are_both_named_with_their_source(town, musterstadt):
    put_in([(TOWN, POPULATION, 2023, 20_000)], code="12411-01-01-5")
    put_in([(TOWN, POPULATION, 2023, 20_150)], code="manual", owner=musterstadt, dialect="manual")

    (found,) = contradictions_of(town, datasets=figures_of(musterstadt))

    assert found.key == "residents:2023-12-31"
    assert (found.used.value, found.used.own) == (20_150, True)
    assert [(one.value, one.table) for one in found.others] == [(20_000, "12411-01-01-5")]


def test_equal_totals_are_no_contradiction(town, musterstadt):
    put_in([(TOWN, POPULATION, 2023, 20_000)], code="12411-01-01-5")
    put_in([(TOWN, POPULATION, 2023, 20_000)], code="12411-02-03-5")

    assert contradictions_of(town, datasets=figures_of(musterstadt)) == ()


def test_a_total_below_the_threshold_is_not_told(town, musterstadt):
    put_in([(TOWN, POPULATION, 2023, 20_000)], code="12411-02-03-5")
    put_in([(TOWN, POPULATION, 2023, 2)], code="12411-01-01-5")

    assert contradictions_of(town, datasets=figures_of(musterstadt)) == ()


def test_plain_values_that_disagree_are_told_rounding_is_not(county):
    put_in([(COUNTY, RATE, 2020, 5.3), (COUNTY, RATE, 2021, 6.1)], code="13211-02-05-4")
    put_in([(COUNTY, INKAR, 2020, 5.28), (COUNTY, INKAR, 2021, 7.0)], code="INKAR")

    (found,) = contradictions_of(county, datasets=figures_of(None))

    assert found.subject == "unemployment_rate"
    assert found.at.year == 2021
    assert found.used.value == 6.1
    assert found.others[0].value == 7.0
    assert "Arbeitslosenquote" in subject_name(found.subject)
