from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from django.db import transaction

from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event
from bleibe.parties.actions import load_directory
from bleibe.parties.entries import Edition, Entry
from bleibe.parties.models import Area, DirectoryEdition

pytestmark = pytest.mark.django_db

OLD, MIDDLE, NEW = date(2021, 12, 31), date(2022, 12, 31), date(2023, 12, 31)

UPPER = (
    Entry("federation", "DG", "Deutschland"),
    Entry("state", "01", "Nordland"),
    Entry("county", "01001", "Hafen", designation="kreisfreie Stadt"),
    Entry("county", "01051", "Marschkreis", designation="Kreis"),
    Entry("association", "010515166", "Aue", designation="Amt"),
)
HAFEN = Entry("municipality", "01001000", "Hafen", ars="010010000000", designation="Stadt")
IN_AMT = Entry("municipality", "01051001", "Bargen", ars="010515166001", designation="Gemeinde")
ALONE = Entry("municipality", "01051011", "Deichstadt", ars="010510011011", designation="Stadt")


def edition(as_of, *municipalities, source="gv.xlsx"):
    return Edition(as_of, source, [*UPPER, *municipalities])


def validity(key):
    area = Area.objects.get(key=key, level="municipality")
    return area.valid_from, area.valid_to


def test_every_level_is_loaded_with_what_it_lies_in():
    loaded = load_directory(edition(OLD, HAFEN, IN_AMT, ALONE), by=None)

    assert (loaded.areas, loaded.created, loaded.changed, loaded.bounded) == (8, 8, 0, 0)
    assert list(Area.objects.values_list("key", "parent__key", "level")) == [
        ("01", "DG", "state"),
        ("01001", "01", "county"),
        ("01001000", "01001", "municipality"),
        ("01051", "01", "county"),
        ("01051001", "010515166", "municipality"),
        ("01051011", "01051", "municipality"),
        ("010515166", "01051", "association"),
        ("DG", None, "federation"),
    ]
    assert Area.objects.get(key="01051001").ars == "010515166001"
    assert DirectoryEdition.objects.get().as_of == OLD


def test_a_kreis_lies_in_the_smallest_region_there_is():
    regions = (
        Entry("federation", "DG", "Deutschland"),
        Entry("state", "08", "Südland"),
        Entry("region", "081", "Bezirk Fluss"),
        Entry("region", "0811", "Region Fluss"),
        Entry("county", "08115", "Flusskreis"),
        Entry("county", "08125", "Bergkreis"),
    )

    load_directory(Edition(OLD, "gv.xlsx", regions), by=None)

    parents = dict(Area.objects.values_list("key", "parent__key"))
    assert (parents["08115"], parents["08125"], parents["0811"]) == ("0811", "081", "081")


def test_the_same_edition_again_changes_nothing():
    load_directory(edition(OLD, HAFEN, IN_AMT), by=None)
    before = list(Area.objects.values())

    again = load_directory(edition(OLD, HAFEN, IN_AMT), by=None)

    assert (again.created, again.changed, again.bounded) == (0, 0, 0)
    assert list(Area.objects.values()) == before
    assert Event.objects.count() == 1


def test_what_a_newer_edition_no_longer_has_ends_and_stays():
    load_directory(edition(OLD, HAFEN, IN_AMT), by=None)

    loaded = load_directory(edition(NEW, HAFEN, ALONE), by=None)

    assert (loaded.created, loaded.changed, loaded.bounded) == (1, 0, 1)
    assert validity("01051001") == (None, OLD)
    assert validity("01051011") == (NEW, None)
    assert validity("01001000") == (None, None)


def test_a_newer_edition_renames_and_moves():
    load_directory(edition(OLD, IN_AMT), by=None)

    load_directory(edition(NEW, replace(IN_AMT, name="Bargum", ars="010510001001")), by=None)

    area = Area.objects.get(key="01051001")
    assert (area.name, area.parent.key, area.ars) == ("Bargum", "01051", "010510001001")


HISTORY = (
    edition(OLD, HAFEN, IN_AMT),
    edition(MIDDLE, HAFEN, replace(IN_AMT, name="Bargum"), ALONE),
    edition(NEW, replace(HAFEN, name="Hafenstadt")),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_loading_makes_no_difference(order):
    for number in order:
        load_directory(HISTORY[number], by=None)

    found = Area.objects.filter(level="municipality").values_list(
        "key", "name", "valid_from", "valid_to"
    )
    assert list(found) == [
        ("01001000", "Hafenstadt", None, None),
        ("01051001", "Bargum", None, MIDDLE),
        ("01051011", "Deichstadt", MIDDLE, MIDDLE),
    ]


def test_areas_outside_the_official_keys_are_left_alone():
    invented = Area.objects.create(level="state", key="99", name="Musterland")

    load_directory(edition(OLD, HAFEN), by=None)
    load_directory(edition(NEW, HAFEN), by=None)

    invented.refresh_from_db()
    assert invented.valid_to is None


def test_a_key_that_stands_twice_is_named_with_both_rows():
    twice = edition(OLD, replace(HAFEN, row=9), replace(HAFEN, row=12, name="Anders"))

    with pytest.raises(Refused) as refusal, transaction.atomic():
        load_directory(twice, by=None)

    assert refusal.value.code == "directory_key_twice"
    assert refusal.value.params == {
        "file": "gv.xlsx", "row": 12, "key": "01001000", "first": 9,
    }  # fmt: skip


def test_a_municipality_without_its_kreis_leaves_nothing_behind():
    stray = replace(HAFEN, key="01002000", ars="010020000000", row=7)

    with pytest.raises(Refused) as refusal:
        load_directory(edition(OLD, stray), by=None)

    assert (refusal.value.code, refusal.value.params["row"]) == ("directory_parent_missing", 7)
    assert Area.objects.count() == 0


def test_a_file_that_breaks_off_is_not_taken_for_dissolved_laender():
    load_directory(edition(OLD, HAFEN), by=None)
    south = Entry("state", "08", "Südland")
    load_directory(Edition(MIDDLE, "gv.xlsx", [*UPPER, south, HAFEN]), by=None)

    with pytest.raises(Refused) as refusal:
        load_directory(edition(NEW, HAFEN), by=None)

    assert refusal.value.code == "directory_incomplete"
    assert refusal.value.params["missing"] == "Südland"


@pytest.mark.parametrize(("count", "statements"), [(9, 17), (900, 26)])
def test_a_statement_carries_a_hundred_rows_at_least(
    django_assert_max_num_queries, count, statements
):
    many = [
        replace(ALONE, key=f"01051{n:03}", ars=f"010510{n:03}{n:03}", name=f"Ort {n}")
        for n in range(count)
    ]

    with django_assert_max_num_queries(statements):
        load_directory(edition(OLD, *many), by=None)
