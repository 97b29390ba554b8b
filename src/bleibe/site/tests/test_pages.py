from datetime import date

import pytest
from django.urls import reverse

from bleibe.parties.models import Organisation
from bleibe.programmes.models import Participation, Programme


@pytest.fixture
def programme(db):
    return Programme.objects.create(
        key="x", version="1", title="Werkstatt",
        runs_from=date(2025, 1, 1), runs_to=date(2028, 12, 31),
        content={
            "summary": "Worum es geht", "aims": ["Ziel"],
            "steps": [{"name": "Eins", "aim": "Anfangen"}],
        },
    )  # fmt: skip


def join(programme, name):
    organisation = Organisation.objects.create(key=name.lower(), name=name, kind="town")
    Participation.objects.create(
        programme=programme, organisation=organisation, since=date(2025, 2, 1)
    )


@pytest.mark.parametrize("name", ["accessibility", "imprint", "privacy", "easy_language"])
def test_the_pages_of_duty_are_open_to_everybody(client, db, name):
    page = client.get(reverse(f"site:{name}"))
    assert page.status_code == 200
    assert reverse("site:accessibility") in page.content.decode()


def test_the_first_page_tells_of_the_programme(client, programme):
    text = client.get("/").content.decode()
    assert "Worum es geht" in text
    assert "Anmelden" in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_kommunen_takes_the_same_questions_however_long(
    client, programme, number, django_assert_num_queries
):
    for index in range(number):
        join(programme, f"Stadt{index}")
    with django_assert_num_queries(2):
        text = client.get(reverse("site:municipalities")).content.decode()
    assert text.count("Stadt") >= number
