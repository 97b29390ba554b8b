from datetime import date

import pytest

from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event
from bleibe.parties.actions import load_crosswalk
from bleibe.parties.models import Area, Recoding
from bleibe.parties.queries import recoded

pytestmark = pytest.mark.django_db

LINES = (
    (1990, "01051001", "01051001", 1.0),
    (1991, "01051001", "01051001", 1.0),
    (1990, "01051002", "01051002", 1.0),
    (1991, "01051002", "01051001", 1.0),
    (1990, "01099003", "01051001", 0.25),
    (1990, "01099003", "01051002", 0.75),
    (1990, "01051444", "01051001", 1.0),
    (1990, "01051444", "01051002", 1.0),
)


@pytest.fixture
def counties():
    state = Area.objects.create(level="state", key="01", name="Nordland")
    Area.objects.create(level="county", key="01051", name="Marschkreis", parent=state)


def load(lines=LINES):
    return load_crosswalk(lines, source="alt.csv", by=None)


def test_years_in_a_row_become_one_row(counties):
    crossed = load()

    assert (crossed.lines, crossed.recodings, crossed.unclear) == (8, 5, 1)
    spans = Recoding.objects.values_list("old_key", "first_year", "last_year", "new_key", "share")
    assert sorted(spans) == [
        ("01051001", 1990, 1991, "01051001", 1.0),
        ("01051002", 1990, 1990, "01051002", 1.0),
        ("01051002", 1991, 1991, "01051001", 1.0),
        ("01099003", 1990, 1990, "01051001", 0.25),
        ("01099003", 1990, 1990, "01051002", 0.75),
    ]


def test_a_kreis_that_only_old_keys_name_becomes_an_area_that_has_ended(counties):
    assert load().counties == 2

    gone = Area.objects.get(key="01099")
    assert (gone.level, gone.valid_to, gone.parent.key) == ("county", date(1990, 12, 31), "01")
    assert gone.is_dissolved
    named = Area.objects.get(key="16056")
    assert (named.name, named.valid_to) == ("Eisenach", date(2021, 6, 30))


def test_the_same_table_again_changes_nothing(counties):
    load()
    before = list(Recoding.objects.values())

    assert load().counties == 0
    assert list(Recoding.objects.values()) == before
    assert Event.objects.count() == 1


def test_old_keys_are_recoded_with_the_share_of_the_people(counties):
    load()

    assert recoded(["01099003", "01051002"], year=1990) == {
        "01099003": {"01051001": 0.25, "01051002": 0.75},
        "01051002": {"01051002": 1.0},
    }
    assert recoded(["01051002"], year=1991) == {"01051002": {"01051001": 1.0}}


def test_a_key_nobody_knows_is_not_taken_for_an_unchanged_one(counties):
    load()

    assert recoded(["01051444", "01051777"], year=1990) == {}


def test_many_keys_are_recoded_with_one_query(counties, django_assert_num_queries):
    load()

    with django_assert_num_queries(1):
        recoded(["01051001"], year=1990)
    with django_assert_num_queries(1):
        recoded(["01051001", "01051002", "01099003"], year=1990)


def test_without_the_directory_nothing_is_taken_for_dissolved():
    with pytest.raises(Refused, match="directory_first"):
        load()
