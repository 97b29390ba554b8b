"""All Kommunen of a programme in one table, without any ranking."""

import csv
import io
import zipfile
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bleibe.parties.models import Area, DirectoryEdition, Organisation
from bleibe.profiles.tests.tables import POPULATION, by_sex_and_age, put_in
from bleibe.programmes.models import Participation, Programme
from bleibe.reports.queries import official_figures
from bleibe.reports.synopsis.columns import SETS, keys_to_choose
from bleibe.reports.synopsis.table import synopsis_of
from bleibe.reports.synopsis.typology import type_of

KEYS = ("residents", "share_65_plus")
PAGE = "synopsis:synopsis"


@pytest.fixture
def programme(musterstadt, nebendorf):
    made = Programme.objects.create(
        key="zwk", version="1", title="Werkstatt Morgen", content={},
        runs_from=date(2025, 1, 1), runs_to=date(2027, 12, 31),
    )  # fmt: skip
    for body in (nebendorf, musterstadt):
        Participation.objects.create(programme=made, organisation=body, since=date(2025, 1, 1))
    return made


@pytest.fixture
def figures(musterstadt):
    put_in(
        [
            *by_sex_and_age("99001001", 2023, [900, 3000, 1200], [900, 3000, 1000]),
            *by_sex_and_age("99001002", 2023, [90, 300, 200], [90, 300, 220]),
        ],
        code="12411-02-03-5",
    )


@pytest.fixture
def client(clara):
    client = Client()
    client.force_login(clara)
    return client


def made(programme, keys=KEYS):
    return synopsis_of(programme, keys=keys, datasets=official_figures())


def test_rows_stand_by_name_not_by_value(programme, figures):
    found = made(programme)

    assert [row.name for row in found.rows] == ["Musterstadt", "Nebendorf"]
    assert [row.cells[0].text for row in found.rows] == ["10.000", "1.200"]
    assert [row.cells[1].text for row in found.rows] == ["22,0", "35,0"]
    assert found.columns[1].year == 2023


def test_a_column_has_one_year_and_who_lacks_it_has_a_gap(programme, figures, musterstadt):
    put_in([("99001001", POPULATION, 2024, 10_100)], code="12411-01-01-5")
    third = Organisation.objects.create(key="dritte", name="Drittort", kind="municipality")
    third.areas.add(
        Area.objects.create(
            key="99001003", level="municipality", name="Drittort",
            parent=Area.objects.get(key="99001"),
        )
    )  # fmt: skip
    Participation.objects.create(programme=programme, organisation=third, since=date(2025, 1, 1))

    found = made(programme)

    assert found.columns[0].year == 2023
    assert found.rows[0].cells[0].value is None
    assert found.rows[0].cells[0].reason
    assert found.gaps == 2


def test_own_figures_of_a_kommune_are_not_shown(programme, figures, musterstadt):
    put_in(
        [("99001001", POPULATION, 2024, 12_345)],
        code="manual", owner=musterstadt, dialect="manual",
    )  # fmt: skip

    assert [row.cells[0].text for row in made(programme).rows] == ["10.000", "1.200"]


def test_the_borders_are_named(programme, figures):
    DirectoryEdition.objects.create(scope="", as_of=date(2023, 12, 31), source="Ämter", areas=2)
    DirectoryEdition.objects.create(scope="99", as_of=date(2024, 12, 31), source="Wir", areas=2)

    assert {row.borders for row in made(programme).rows} == {date(2024, 12, 31)}


def test_a_kommune_without_an_area_is_there_with_gaps(programme, figures):
    body = Organisation.objects.create(key="leer", name="Ohneland", kind="association")
    Participation.objects.create(programme=programme, organisation=body, since=date(2025, 1, 1))

    row = made(programme).rows[-1]

    assert (row.name, row.area) == ("Ohneland", "")
    assert all(cell.value is None for cell in row.cells)


@pytest.mark.parametrize(
    ("change", "old", "there", "label"),
    [
        (0.02, 0.20, 0.22, "wachsend und jünger"),
        (-0.02, 0.25, 0.22, "schrumpfend und älter"),
        (0.01, 0.22, 0.22, "stabil und älter"),
        (-0.01, 0.21, 0.22, "stabil und jünger"),
        (None, 0.21, 0.22, "nicht bestimmbar"),
        (0.02, 0.20, None, "nicht bestimmbar"),
    ],
)
def test_the_type_follows_its_rule(change, old, there, label):
    assert type_of(residents=9_999, change=change, old=old, old_there=there).label == label


@pytest.mark.parametrize(
    ("residents", "size"), [(9_999, "klein"), (10_000, "mittel"), (100_000, "groß")]
)
def test_sizes_have_their_bounds(residents, size):
    found = type_of(residents=residents, change=None, old=None, old_there=None)

    assert found.size_label == size


def test_the_page_shows_and_filters(client, programme, figures):
    answer = client.get(reverse(PAGE))
    small = client.get(reverse(PAGE), {"groesse": "klein"})

    assert answer.status_code == 200
    assert "Musterstadt" in answer.content.decode()
    assert "Nebendorf" in small.content.decode()
    assert ">Musterstadt</th>" not in small.content.decode()


def test_too_many_indicators_are_refused_on_the_page(client, programme, figures):
    many = list(keys_to_choose())[:13]

    answer = client.get(reverse(PAGE), {"kennzahl": many})

    assert answer.status_code == 422
    assert "höchstens zwölf" in answer.content.decode()


def test_the_files_hold_the_same_figures(client, programme, figures):
    text = client.get(reverse("synopsis:csv"), {"kennzahl": KEYS}).content.decode("utf-8-sig")
    book = client.get(reverse("synopsis:xlsx"), {"kennzahl": KEYS}).content

    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][0] == "Kommune"
    assert rows[1][0] == "Musterstadt"
    assert rows[1][-2:] == ["10000", "22"]
    assert any("keine Rangfolge" in cell for row in rows for cell in row)
    sheet = zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()
    assert "<v>10000</v>" in sheet


def test_who_leads_a_project_does_not_see_it(anna, programme, figures):
    client = Client()
    client.force_login(anna)

    assert client.get(reverse(PAGE)).status_code == 404
    assert client.get(reverse("synopsis:csv")).status_code == 404


def test_without_a_programme_the_page_says_so(client):
    answer = client.get(reverse(PAGE))

    assert answer.status_code == 200
    assert "Noch keine Kommunen" in answer.content.decode()


@pytest.mark.parametrize("warm", [False, True], ids=["cold", "warm"])
def test_it_asks_the_database_as_often_for_one_as_for_three(
    client, programme, figures, settings, warm
):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    def asked() -> int:
        cache.clear()
        if warm:
            client.get(reverse(PAGE))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse(PAGE))
        return len(found)

    Participation.objects.filter(organisation__key="nebendorf").delete()
    one = asked()
    for number in (4, 5):
        body = Organisation.objects.create(key=f"o{number}", name=f"Ort {number}", kind="town")
        body.areas.add(
            Area.objects.create(
                key=f"9900100{number}", level="municipality", name=f"Ort {number}",
                parent=Area.objects.get(key="99001"),
            )
        )  # fmt: skip
        Participation.objects.create(programme=programme, organisation=body, since=date(2025, 1, 1))

    assert asked() == one


def test_every_set_can_be_chosen():
    named = keys_to_choose()

    assert all(key in named for _label, keys in SETS.values() for key in keys)
