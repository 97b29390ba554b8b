from datetime import date

import pytest

from bleibe.parties.folding import fold
from bleibe.parties.models import Area, Organisation
from bleibe.parties.permissions import MANAGE_QUARTERS
from bleibe.parties.queries import areas_for, areas_of


@pytest.mark.parametrize("typed", ["Müritzsee", "mueritzsee", "MURITZSEE", "Mueritz See"])
def test_names_fold_alike_however_they_are_typed(typed):
    assert fold(typed).replace(" ", "") == "muritzsee"


def test_the_database_folds_names_as_python_does(places):
    names = ["Ärzen", "Österöd", "Preußisch Weiß", "Löbau-Žitava", "Neue Aue", "ÜBERALL"]
    for number, name in enumerate(names):
        Area.objects.create(key=f"9900900{number}", level="municipality", name=name)

    stored = Area.objects.filter(name__in=names)

    assert {area.name: area.folded_name for area in stored} == {name: fold(name) for name in names}


def test_above_an_area_lies_everything_up_to_the_federation(places):
    quarter = places["99001001-hafen"]

    assert [area.key for area in Area.objects.above(quarter)] == [
        "99", "99001", "99001001", "99001001-hafen", "990015001", "DG",
    ]  # fmt: skip


def test_below_an_organisation_lie_its_areas_with_all_they_hold(places):
    county = Organisation.objects.create(key="kreis", name="Musterkreis", kind="county")
    county.areas.add(places["99001"])

    keys = {area.key for area in Area.objects.below_organisations({county.pk})}

    assert keys == {"99001", "990015001", "99001001", "99001001-hafen", "99001002"}


def test_below_no_organisation_lies_nothing(places):
    assert list(Area.objects.below_organisations(set())) == []


def test_an_area_is_owned_by_who_stands_for_it_or_for_what_it_lies_in(places):
    town = Organisation.objects.create(key="stadt", name="Musterstadt", kind="town")
    town.areas.add(places["99001001"])

    assert places["99001001-hafen"].owner_ids() == {town.pk}
    assert places["99001002"].owner_ids() == set()


def test_the_last_day_of_an_area_is_still_its_own(places, time_machine):
    area = Area(valid_to=date(2024, 12, 31))

    time_machine.move_to("2024-12-31 23:00+01:00")
    assert not area.is_dissolved
    time_machine.move_to("2025-01-01 00:30+01:00")
    assert area.is_dissolved


def test_people_stand_for_the_areas_of_their_organisations(
    anna, clara, emil, django_assert_num_queries
):
    for person in (anna, clara, emil):
        assert person.current_mandates

    with django_assert_num_queries(1):
        assert [area.key for area in areas_of(anna)] == ["99001001", "99001001-hafen"]
    assert list(areas_of(clara)) == []
    with django_assert_num_queries(1):
        assert areas_for(clara, MANAGE_QUARTERS).count() == 7
    assert list(areas_for(emil, MANAGE_QUARTERS)) == []
