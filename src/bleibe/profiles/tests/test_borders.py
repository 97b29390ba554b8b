"""Areas whose borders changed, after the official recodings."""

import pytest

from bleibe.parties.models import Area, Recoding
from bleibe.profiles.queries.borders import border_changes_of
from bleibe.profiles.released import BorderChange


@pytest.fixture
def town(musterstadt):
    for old, last, new in (
        ("99001001", 2024, "99001001"),
        ("99001002", 2017, "99001001"),
        ("99001009", 2012, "99001001"),
        ("99001001", 2015, "99002001"),
    ):
        Recoding.objects.create(
            old_key=old, first_year=2000, last_year=last, new_key=new, share=0.5
        )
    return Area.objects.get(key="99001001")


def test_what_came_and_what_went_is_told_with_the_first_year_of_the_new_borders(town):
    assert border_changes_of(town) == (
        BorderChange(2013, "99001009", came=True),
        BorderChange(2016, "99002001", came=False),
        BorderChange(2018, "Nebendorf", came=True),
    )


def test_a_kreis_changes_only_where_people_change_kreise(town):
    assert border_changes_of(Area.objects.get(key="99001")) == (
        BorderChange(2016, "99002", came=False),
    )


def test_a_quarter_has_none(town):
    quarter = Area.objects.create(key="99001001-01", level="quarter", name="Nord", parent=town)

    assert border_changes_of(quarter) == ()
