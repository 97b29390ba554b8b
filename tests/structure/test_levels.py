"""Each level of areas has its word, its address and its place in every table that sorts by it."""

import pytest
from django.urls import reverse

from bleibe.parties.entries import LISTED
from bleibe.parties.models import Area
from bleibe.parties.tests.places import PLACES, land_of_places
from bleibe.parties.views.levels import WORDS
from bleibe.profiles import comparison, entered, naming, places, words
from bleibe.reports.profile.chapters.comparison import LEVEL_WORDS

Level = Area.Level
KEYS = {level: key for level, key, *_rest in PLACES} | {"region": "991"}


def test_every_table_has_every_level():
    for table in (WORDS, comparison.ABOVE, entered.LEVELS, naming.LEVELS, words.LEVEL_WORDS):
        assert set(table) == set(Level)
    assert set(places.LEVELS.values()) == set(Level)
    assert set(LISTED) == set(Level) - {Level.QUARTER}
    assert Area.LARGEST_FIRST[0] == Level.FEDERATION
    assert Area.LARGEST_FIRST[-1] == Level.QUARTER


def test_every_level_that_others_are_set_beside_has_its_word():
    assert {level for levels in comparison.ABOVE.values() for level in levels} == set(LEVEL_WORDS)


def test_no_two_levels_share_an_address():
    assert len(set(WORDS.values())) == len(Level)


@pytest.mark.parametrize("level", Level)
def test_an_area_of_every_level_has_its_page(client, db, django_user_model, level):
    made = land_of_places()
    Area.objects.create(level="region", key="991", name="Musterregion", parent=made["99"])
    client.force_login(django_user_model.objects.create_user("a@example.org", "Anna"))

    page = client.get(reverse("parties:area", args=[level, KEYS[level]]))

    assert page.status_code == 200
    assert KEYS[level] in page.content.decode()
    assert str(level.label) in page.content.decode()
    for other in set(Level) - {level}:
        assert client.get(reverse("parties:area", args=[other, KEYS[level]])).status_code == 404
