"""Who sees which profile, with how many queries, and how the document is made."""

from io import BytesIO

import pikepdf
import pytest
from django.core.cache import cache
from django.urls import reverse

from bleibe.kernel.models import Event, Job
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Mandate, Person
from bleibe.profiles.tests.tables import put_in
from bleibe.reports.models import ProfileDocument
from bleibe.reports.tests.residents import people

PAGE = reverse("reports:profiles")
PAGE_QUERIES = 13
LIST_QUERIES = 10


@pytest.fixture(autouse=True)
def empty_cache(db):
    cache.clear()


@pytest.fixture
def figures(musterstadt, nebendorf):
    """Official figures of both towns and their Kreis."""
    cells = [
        cell
        for area, size in (("99001001", 900), ("99001002", 300), ("99001", 1300))
        for cell in people(area, 2018, 2019, 2020, size=size)
    ]
    return put_in(cells, code="12411-02-03-5")


@pytest.fixture
def quarter(musterstadt, anna, figures):
    town = Area.objects.get(key="99001001")
    found = Area.objects.create(key="99001001-01", level="quarter", name="Hafenkante", parent=town)
    put_in(
        people("99001001-01", 2023, 2024, size=90),
        owner=musterstadt,
        by=anna,
        code="register",
        dialect="template",
        area_levels=("quartier",),
    )
    return found


def address(area: Area | str, name: str = "profile") -> str:
    area = Area.objects.get(key=area) if isinstance(area, str) else area
    return reverse(f"reports:{name}", args=[area.level, area.key])


def test_everybody_of_the_programme_reads_profiles_of_official_figures(client, bert, figures):
    client.force_login(bert)
    response = client.get(address("99001001"))

    page = response.content.decode()
    assert response.status_code == 200
    assert "<title>Kommunalprofil Musterstadt – Bleibe</title>" in page
    assert "lebten in Musterstadt" in page
    assert "Statistik" not in response.headers.get("Location", "")


def test_the_profile_of_an_own_register_is_for_the_own_kommune_and_the_office(
    client, anna, bert, clara, quarter
):
    found = {}
    for person in (anna, bert, clara):
        client.force_login(person)
        found[person.name] = client.get(address(quarter)).status_code

    assert found == {"Anna": 200, "Bert": 404, "Clara": 200}


def test_own_figures_of_a_town_do_not_show_in_what_others_read(
    client, anna, bert, figures, musterstadt
):
    put_in(
        people("99001001", 2021, size=950),
        owner=musterstadt,
        by=anna,
        code="register",
        dialect="template",
    )
    seen = {}
    for person in (anna, bert):
        client.force_login(person)
        seen[person.name] = (
            "31.\u00a0Dezember 2021" in client.get(address("99001001")).content.decode()
        )

    assert seen == {"Anna": True, "Bert": False}


def test_an_area_without_figures_and_a_person_without_mandate_get_404(client, anna, figures):
    empty = Area.objects.create(key="99001003", level="municipality", name="Leerfeld")
    client.force_login(anna)
    assert client.get(address(empty)).status_code == 404

    client.force_login(Person.objects.create_user("eva@example.org", "Eva"))
    assert client.get(address("99001001")).status_code == 404
    assert client.get(PAGE).status_code == 404


def test_dora_from_the_public_is_asked_to_sign_in(client, figures):
    assert client.get(address("99001001")).status_code == 302


def test_the_list_shows_own_areas_and_what_is_searched(client, anna, quarter):
    client.force_login(anna)
    page = client.get(PAGE).content.decode()
    assert "Ihre Gebiete" in page
    assert address(quarter) in page

    found = client.get(PAGE, {"suche": "neben"}).content.decode()
    assert address("99001002") in found
    assert address("99001001") not in found


def test_a_strangers_list_does_not_name_the_quartier(client, bert, quarter):
    client.force_login(bert)

    assert address(quarter) not in client.get(PAGE).content.decode()


@pytest.mark.parametrize("years", [(2019, 2020), (2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020)])
def test_a_page_from_the_cache_needs_the_same_few_queries(
    client, anna, musterstadt, django_assert_num_queries, years
):
    put_in(people("99001001", *years), code="12411-02-03-5")
    client.force_login(anna)
    client.get(address("99001001"))

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(address("99001001"))


@pytest.mark.parametrize("areas", [1, 3])
def test_the_list_needs_the_same_few_queries(
    client, clara, musterstadt, django_assert_num_queries, areas
):
    for number in range(areas):
        key = f"9900101{number}"
        Area.objects.create(key=key, level="municipality", name=f"Ort {number}")
        put_in(people(key, 2020), code=f"T{number}")
    client.force_login(clara)
    client.get(PAGE)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(PAGE)


def test_new_figures_show_at_once(client, anna, figures):
    client.force_login(anna)
    assert "31.\u00a0Dezember 2021" not in client.get(address("99001001")).content.decode()

    put_in(people("99001001", 2021, size=905), code="12411-02-03-5")

    assert "31.\u00a0Dezember 2021" in client.get(address("99001001")).content.decode()


def test_the_document_is_made_in_the_background_and_downloaded(client, anna, figures):
    client.force_login(anna)
    assert client.get(address("99001001", "document")).status_code == 404

    started = client.post(address("99001001", "document_request"))
    job = Job.objects.get()
    assert started.url == reverse("kernel:job", args=[job.pk])
    assert job.state == Job.State.DONE
    assert Event.objects.filter(verb="profile.document_made").count() == 1

    response = client.get(address("99001001", "document"))
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="kommunalprofil-musterstadt.pdf"'
    )
    with pikepdf.open(BytesIO(b"".join(response.streaming_content))) as pdf:
        assert len(pdf.pages) > 5
    assert "PDF herunterladen" in client.get(address("99001001")).content.decode()


def test_a_document_is_made_once_for_the_same_figures(client, anna, bert, figures):
    for person in (anna, bert):
        client.force_login(person)
        client.post(address("99001001", "document_request"))

    assert ProfileDocument.objects.count() == 1


def test_a_document_of_old_figures_is_not_handed_out(client, anna, figures):
    client.force_login(anna)
    client.post(address("99001001", "document_request"))
    put_in(people("99001001", 2021, size=905), code="12411-02-03-5")

    assert client.get(address("99001001", "document")).status_code == 404
    assert "PDF erstellen" in client.get(address("99001001")).content.decode()


def test_a_stranger_cannot_have_the_document_of_a_quartier_made(client, anna, bert, quarter):
    client.force_login(anna)
    client.post(address(quarter, "document_request"))
    client.force_login(bert)

    assert client.post(address(quarter, "document_request")).status_code == 404
    assert client.get(address(quarter, "document")).status_code == 404
    assert ProfileDocument.objects.count() == 1


def test_the_office_reads_a_quartier_as_the_kommune_does(client, anna, clara, quarter):
    articles = []
    for person in (anna, clara):
        client.force_login(person)
        page = client.get(address(quarter)).content.decode()
        articles.append(page[page.index('<div class="profile">') :])

    assert articles[0] == articles[1]
    assert Mandate.objects.filter(person=clara, role=Role.PROGRAMME_OFFICE).exists()
