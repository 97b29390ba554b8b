from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from bleibe.profiles.released import SourceNote
from bleibe.reports.profile.phases import phases_for
from bleibe.reports.profile.phrases import (
    at_the_end_of,
    development,
    people,
    so_many_are,
    source_line,
)
from bleibe.reports.profile.words import chance, direction
from bleibe.reports.tests.dossiers import AGES, total


def test_only_what_is_larger_than_chance_gets_a_direction():
    noise = chance(10_000, years=5)

    assert 90 < noise < 110
    assert direction(10_000, 10_000 - noise - 1, noise=noise) == -1
    assert direction(10_000, 10_000 + noise + 1, noise=noise) == 1
    assert direction(10_000, 10_000 + noise - 1, noise=noise) == 0


def test_a_source_whose_day_nobody_named_says_so():
    told = SourceNote("k", "12411-01-01-4", "", "Amt", "", date(2025, 2, 3), own=False)

    assert source_line(told) == "Amt, Tabelle 12411-01-01-4, Stand 3.\u00a0Februar 2025"
    unknown = replace(told, as_of=None)
    assert source_line(unknown) == "Amt, Tabelle 12411-01-01-4, Stand nicht angegeben"
    publishers_name = replace(told, table="ATLAS", publisher="Institut, ATLAS")
    assert source_line(publishers_name) == "Institut, ATLAS, Stand 3.\u00a0Februar 2025"


def test_a_large_area_needs_more_than_a_trifle():
    assert chance(80_000_000, years=1) == 240_000


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (11_000, "ist die Zahl um 1.000\u00a0Personen (10,0\u00a0%) gestiegen."),
        (9_000, "ist die Zahl um 1.000\u00a0Personen (10,0\u00a0%) gesunken."),
        (10_050, "hat sich die Zahl kaum verändert (+50 Personen); so viel kann Zufall sein."),
        (10_000, "hat sich die Zahl nicht verändert."),
    ],
)
def test_a_development_is_told_with_years_amount_and_rate(after, said):
    sentence = development(total(2015, 10_000), total(2020, after))

    assert sentence == f"Von Ende\u00a02015 bis Ende\u00a02020 {said}"


def test_a_day_that_is_not_the_last_of_the_year_is_named():
    assert at_the_end_of(replace(total(2022, 10), day=date(2022, 5, 15))) == "am 15.\u00a0Mai 2022"


def test_shares_are_told_as_people():
    assert so_many_are(0.253) == "war rund jede vierte Person"
    assert so_many_are(0.27, place="in Musterstadt") == "waren in Musterstadt 27 von 100 Menschen"
    assert so_many_are(0.011) == "war 1 von 100 Menschen"
    assert people(1) == "1\u00a0Mensch"


def test_phases_follow_the_groups_of_the_table():
    phases = phases_for(AGES)

    assert [phase.ages for phase in phases] == [
        "unter 3 Jahre",
        "3 bis 5 Jahre",
        "6 bis 9 Jahre",
        "10 bis 17 Jahre",
        "18 bis 24 Jahre",
        "25 bis 29 Jahre",
        "30 bis 44 Jahre",
        "45 bis 64 Jahre",
        "65 bis 74 Jahre",
        "75 Jahre und älter",
    ]
    assert [phase.ages for phase in phases_for(range(101))][-2:] == [
        "65 bis 79 Jahre",
        "80 Jahre und älter",
    ]
    assert [phase.ages for phase in phases_for((0, 18, 65))] == [
        "unter 18 Jahre",
        "18 bis 64 Jahre",
        "65 Jahre und älter",
    ]
    assert phases_for((0, 50)) == ()


def test_phases_cover_every_age_once():
    for bounds in (AGES, tuple(range(96)), (0, 6, 18, 30, 65, 80), (0, 15, 65)):
        phases = phases_for(bounds)
        assert phases[0].low == 0
        assert phases[-1].high is None
        assert all(one.high == after.low for one, after in pairwise(phases))
