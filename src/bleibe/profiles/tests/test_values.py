"""What only the Kommune knows: entered with its source, shown as its own."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bleibe.parties.models import Area
from bleibe.profiles.entered import EntryError
from bleibe.profiles.entered_values import value_entry, values_to_enter
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.models import Dataset, Observation
from bleibe.profiles.queries import figures_of
from bleibe.profiles.tests.tables import POPULATION, put_in

TOWN = "99001001"


@pytest.fixture
def town(musterstadt):
    return Area.objects.get(key=TOWN)


@pytest.fixture
def client(anna):
    client = Client()
    client.force_login(anna)
    return client


def given(town, **rows):
    return {
        "area": town.pk,
        "source": "Vereinsregister beim Amtsgericht",
        "retrieved_on": "2025-03-03",
        "licence": "dl-de/zero-2-0",
        "remark": "ohne Fördervereine",
        "name_1": "clubs",
        "year_1": "2023",
        "value_1": "137",
    } | rows


def dossier(town, owner):
    return dossier_of(town, datasets=figures_of(owner), digest="x", today=date(2025, 4, 1))


def test_a_value_is_kept_with_source_licence_and_remark(client, town, musterstadt):
    answer = client.post(reverse("profiles:values"), given(town))

    assert answer.status_code == 302
    table = Dataset.objects.get()
    assert (table.owner, table.source) == (musterstadt, "Vereinsregister beim Amtsgericht")
    assert (table.licence, table.notes) == ("dl-de/zero-2-0", ["ohne Fördervereine"])
    assert table.retrieved_at.date() == date(2025, 3, 3)
    assert Observation.objects.get().value == 137


def test_the_profile_shows_it_as_an_indication_of_the_kommune(client, town, musterstadt):
    put_in([(TOWN, POPULATION, 2023, 20_000)])
    client.post(reverse("profiles:values"), given(town))

    found = dossier(town, musterstadt)

    (reading,) = [one for one in found.readings if one.key == "clubs"]
    assert reading.value == pytest.approx(6.85)
    (note,) = [note for note in found.sources if note.key in reading.sources and note.own]
    assert note.publisher == "Vereinsregister beim Amtsgericht"


def test_counts_of_people_are_rounded_and_small_ones_withheld(client, town, musterstadt):
    put_in([(TOWN, POPULATION, 2023, 20_000)])
    client.post(
        reverse("profiles:values"),
        given(
            town,
            name_1="voters", value_1="8.123", name_2="entitled_to_vote", year_2="2023",
            value_2="15.001", name_3="protection_seekers", year_3="2023", value_3="2",
        ),
    )  # fmt: skip

    readings = {one.key: one.value for one in dossier(town, musterstadt).readings}

    assert readings["turnout"] == pytest.approx(8125 / 15000)
    assert "protection_seekers" not in readings


def test_a_value_entered_anew_replaces_the_old_one(client, town, musterstadt):
    put_in([(TOWN, POPULATION, 2023, 20_000)])
    client.post(reverse("profiles:values"), given(town))
    client.post(reverse("profiles:values"), given(town, value_1="140"))

    found = dossier(town, musterstadt)

    assert [one.value for one in found.readings if one.key == "clubs"] == [pytest.approx(7.0)]
    assert found.contradictions == ()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"value_1": "viele"}, "ist keine Zahl"),
        ({"value_1": ""}, "oder die Zeile leer lassen"),
        ({"name_1": "voters", "value_1": "12,5"}, "muss eine ganze Zahl sein"),
        ({"name_1": "vacancy_percent", "value_1": "101"}, "mehr als alles"),
        ({"name_2": "clubs", "year_2": "2023", "value_2": "9"}, "in einer anderen Zeile"),
        ({"name_1": "", "year_1": "", "value_1": ""}, "wenigstens eine Zeile"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_lost(client, town, rows, words):
    answer = client.post(reverse("profiles:values"), given(town, **rows))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Vereinsregister beim Amtsgericht" in answer.content.decode()
    assert not Dataset.objects.exists()


def test_every_value_that_needs_no_projection_can_be_entered():
    names = {source.key for sources in values_to_enter().values() for source in sources}

    assert {"clubs", "voters", "care_places", "vacancy_percent", "broadband_percent"} <= names
    assert {"general_practitioners", "debt_thousand_euro", "unemployed"} <= names
    assert not any(name.startswith("projected_") for name in names)
    this_year = timezone.localdate().year
    assert all(value_entry(this_year, name, "1").value == 1 for name in names)


def test_what_is_below_zero_is_refused():
    with pytest.raises(EntryError):
        value_entry(2023, "clubs", "-3")
