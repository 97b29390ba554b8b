"""Address × role: how many questions a page asks the database, held against a reviewed file.

Each page that answers is opened twice and the second time counted, with one more and with three
more rows in every list. A page that asks once for each row is red, and so is one that asks more
than was reviewed; ``--write-matrix`` writes the file for review.
"""

import csv
from pathlib import Path

import growth
import pytest
import world as small_world
from addresses import addresses, path_of
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

COUNTS = Path(__file__).with_name("query_counts.csv")
WHO = ("nobody", "project_lead", "programme_office", "auditor", "administrator")
MOST = 25
"""A page that asks more often than this wants to be thought about again."""


@pytest.fixture(params=[1, 3], ids=["one row", "three rows"])
def world(request, db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    made = small_world.build()
    for number in range(request.param):
        growth.one_more(made, number)
    return made


def count(path: str, person) -> str:
    client = Client()
    if person.is_authenticated:
        client.force_login(person)
    if client.get(path).status_code != 200:
        return ""
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return str(len(asked))


def test_a_page_asks_as_reviewed_however_long_its_lists_are(world, request):
    found = []
    for address in sorted(addresses(), key=lambda each: each.name):
        path = path_of(address, world.things)
        cells = {who: count(path, world.people[who]) for who in WHO}
        if any(cells.values()):
            found.append({"address": address.name, **cells})
    if request.config.getoption("--write-matrix"):
        with COUNTS.open("w", newline="") as file:
            table = csv.DictWriter(file, found[0].keys(), lineterminator="\n")
            table.writeheader()
            table.writerows(found)
    with COUNTS.open() as file:
        assert found == list(csv.DictReader(file))


def test_no_page_asks_more_than_a_page_should():
    with COUNTS.open() as file:
        asked = {
            line.pop("address"): max(map(int, filter(None, line.values())))
            for line in csv.DictReader(file)
        }
    assert {name: most for name, most in asked.items() if most > MOST} == {}
