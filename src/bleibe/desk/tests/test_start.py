import pytest
from django.utils import timezone

from bleibe.desk import area_pages
from bleibe.desk.next_steps import STEPS
from bleibe.kernel.models import Job
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Mandate, Person
from bleibe.parties.roles import ROLES_OF
from bleibe.parties.tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fast_cache(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


def start(client, person):
    client.force_login(person)
    return client.get("/start/")


def titles(tasks):
    return [task.title for task in tasks]


def test_every_role_has_its_steps():
    assert set(STEPS) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_nobody_with_a_role_finds_an_empty_desk(client, role, places):
    kind = next(kind for kind, roles in ROLES_OF.items() if role in roles)
    place = people.organisation("stelle", "Stelle", kind, places["99001001"])

    response = start(client, people.person("Jemand Da", role, place))

    assert response.status_code == 200
    assert response.context["open_steps"] or response.context["done_steps"]


def test_the_lead_is_led_from_team_to_profile(client, anna):
    response = start(client, anna)

    assert titles(response.context["open_steps"]) == [
        "Team für Musterstadt einladen",
        "Kommunalprofil von Müsterstadt lesen",
        "Eigene Zahlen hochladen",
    ]
    assert "noch keine Zahlen" in response.content.decode()


def test_what_is_done_is_put_aside(client, anna, emil):
    response = start(client, anna)

    assert titles(response.context["done_steps"]) == ["Team für Musterstadt einladen"]


def test_the_team_knows_whom_to_ask(client, emil, anna, clara):
    response = start(client, emil)

    assert [contact.name for contact in response.context["contacts"]] == [
        "Anna Amsel", "Clara Cedern",
    ]  # fmt: skip


def test_nobody_is_sent_to_themselves(client, anna, clara):
    assert [contact.name for contact in start(client, anna).context["contacts"]] == ["Clara Cedern"]


def test_who_has_no_role_is_told_what_to_do(client):
    page = start(client, people.person("Nina Neu")).content.decode()

    assert "Sie haben zurzeit keine Rolle" in page
    assert "Fragen Sie die Projektleitung" in page


def test_the_office_sees_all_kommunen_with_their_state(client, clara, anna, grosshausen):
    response = start(client, clara)

    rows = response.context["overview"][1]
    assert [(row.kommune.name, row.kommune.has_lead, row.kommune.people) for row in rows] == [
        ("Großhausen", False, 0),
        ("Musterstadt", True, 1),
    ]
    assert "Großhausen hat keine Projektleitung" in titles(response.context["waiting"])


def test_others_see_no_overview(client, anna, bert):
    response = start(client, anna)

    assert response.context["overview"] is None
    assert "Bert Buche" not in response.content.decode()


def test_what_runs_and_who_has_not_come_yet_waits(client, anna, musterstadt):
    Job.objects.create(kind="events.check", person_id=anna.pk)
    guest = Person.objects.create_user("gast@example.org", "Gast")
    Mandate.objects.create(
        person=guest, organisation=musterstadt, role=Role.TEAM_MEMBER, valid_from="2024-01-01"
    )

    waiting = titles(start(client, anna).context["waiting"])

    assert waiting == [
        "Protokoll prüfen", "Eine eingeladene Person hat sich noch nicht angemeldet",
    ]  # fmt: skip


def test_a_role_that_ends_soon_is_announced(client, anna, emil):
    emil.mandates.update(valid_to=timezone.localdate())

    waiting = titles(start(client, anna).context["waiting"])

    assert len(waiting) == 1
    assert waiting[0].startswith("Rolle von Emil Eiche endet am")


def test_new_people_are_news_to_their_organisation_only(client, anna, emil, bert):
    news = [news.text for news in start(client, anna).context["changes"]]

    assert news == ["Emil Eiche ist dabei: Team der Kommune, Musterstadt"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_of_a_lead_takes_the_same_questions(
    client, anna, musterstadt, places, count, django_assert_num_queries
):
    for number in range(count):
        people.person(f"Person{number} X", Role.TEAM_MEMBER, musterstadt)
        Job.objects.create(kind="events.check", person_id=anna.pk)
    client.force_login(anna)

    with django_assert_num_queries(18):
        client.get("/start/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_of_the_office_takes_the_same_questions(
    client, clara, places, count, django_assert_num_queries
):
    for number in range(count):
        place = people.organisation(f"o{number}", f"Ort {number}", "town", places["99001001"])
        people.person(f"Person{number} X", Role.TEAM_MEMBER, place)
    client.force_login(clara)

    with django_assert_num_queries(19):
        client.get("/start/")


def test_own_mandates_show_what_was_and_what_is(client, anna, emil, musterstadt):
    Mandate.objects.create(
        person=emil, organisation=musterstadt, role=Role.FINANCE_OFFICE,
        valid_from="2020-01-01", valid_to="2020-12-31",
    )  # fmt: skip
    client.force_login(emil)

    page = client.get("/start/mandate/").content.decode()

    assert "beendet" in page
    assert "gilt" in page
    assert "Anna" not in page


@pytest.mark.parametrize("path", ["/start/", "/start/mandate/"])
def test_without_signing_in_there_is_no_desk(client, path):
    assert client.get(path).url == f"/zugang/anmelden/?next={path}"


def test_the_page_of_an_area_without_figures_offers_no_profile(client, anna):
    client.force_login(anna)

    page = client.get("/gebiete/gemeinde/99001001/").content.decode()

    assert "Kommunalprofil lesen" not in page


def test_the_page_of_an_area_with_figures_leads_to_its_profile(client, anna, places, monkeypatch):
    with_figures = Area.objects.filter(pk=places["99001001"].pk)
    monkeypatch.setattr(area_pages, "areas_with_figures", lambda _person: with_figures)
    client.force_login(anna)

    page = client.get("/gebiete/gemeinde/99001001/").content.decode()
    other = client.get("/gebiete/gemeinde/99001002/").content.decode()

    assert "/profil/gemeinde/99001001/" in page
    assert "Kommunalprofil lesen" not in other
