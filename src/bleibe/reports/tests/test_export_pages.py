"""Who gets which file of a profile, under which name, and how long ones are made."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from bleibe.kernel.models import Event, Job
from bleibe.parties.models import Area
from bleibe.profiles.tests.tables import by_sex_and_age, put_in
from bleibe.reports.models import ProfileDocument

AGES = (0, 6, 18, 25, 45, 65, 80)
AT_ONCE = ("xlsx", "zip", "json")


@pytest.fixture(autouse=True)
def empty_cache(db):
    cache.clear()


@pytest.fixture
def quarter(musterstadt, anna) -> Area:
    town = Area.objects.get(key="99001001")
    found = Area.objects.create(key="99001001-01", level="quarter", name="Hafenkante", parent=town)
    cells = [
        cell
        for year in (2020, 2024)
        for cell in by_sex_and_age(
            "99001001-01", year, [90 + i for i in range(7)], [80 + i for i in range(7)], ages=AGES
        )
    ]
    put_in(
        cells, owner=musterstadt, by=anna, code="register", dialect="template",
        area_levels=("quartier",),
    )  # fmt: skip
    return found


def address(area: Area, name: str, **more: str) -> str:
    return reverse(f"reports:{name}", kwargs={"level": area.level, "key": area.key} | more)


@pytest.mark.parametrize("suffix", AT_ONCE)
def test_tables_and_data_come_at_once_as_a_file_with_a_name(client, anna, quarter, suffix):
    client.force_login(anna)
    response = client.get(address(quarter, "export", suffix=suffix))
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="kommunalprofil-hafenkante.{suffix}"'
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("suffix", ["docx", "pptx", "pdf"])
def test_documents_are_made_in_the_background_and_kept_for_the_state(
    client, anna, clara, quarter, suffix
):
    client.force_login(anna)
    assert client.get(address(quarter, "export", suffix=suffix)).status_code == 404
    started = client.post(address(quarter, "export_request", suffix=suffix))
    job = Job.objects.get()
    assert started.url == reverse("kernel:job", args=[job.pk])
    assert job.result == {"page": "reports:downloads", "args": [quarter.level, quarter.key]}

    client.force_login(clara)
    client.post(address(quarter, "export_request", suffix=suffix))
    response = client.get(address(quarter, "export", suffix=suffix))
    assert response.headers["Content-Disposition"].endswith(f'hafenkante.{suffix}"')
    assert response.getvalue()[:2] in (b"PK", b"%P")
    assert ProfileDocument.objects.get().format == suffix
    assert Event.objects.filter(verb="profile.document_made").count() == 1


@pytest.mark.parametrize(("suffix", "media_type"), [
    ("svg", "image/svg+xml"), ("png", "image/png"), ("csv", "text/csv; charset=utf-8"),
])  # fmt: skip
def test_each_figure_comes_as_drawing_and_table(client, anna, quarter, suffix, media_type):
    client.force_login(anna)
    response = client.get(address(quarter, "figure", figure="einwohner", suffix=suffix))
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="einwohner-hafenkante.{suffix}"'
    )
    assert "sandbox" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("name", "more"), [
    ("export", {"suffix": "exe"}),
    ("figure", {"figure": "einwohner", "suffix": "exe"}),
    ("figure", {"figure": "erfunden", "suffix": "svg"}),
])  # fmt: skip
def test_what_there_is_not_is_not_found(client, anna, quarter, name, more):
    client.force_login(anna)
    assert client.get(address(quarter, name, **more)).status_code == 404


def test_a_file_that_nobody_knows_is_not_made(client, anna, quarter):
    client.force_login(anna)
    assert client.post(address(quarter, "export_request", suffix="xlsx")).status_code == 404
    assert not Job.objects.exists()


def test_a_stranger_gets_no_file_of_a_quartier(client, anna, bert, quarter):
    client.force_login(anna)
    client.post(address(quarter, "export_request", suffix="docx"))
    client.force_login(bert)
    files = [address(quarter, "export", suffix=suffix) for suffix in (*AT_ONCE, "docx")]
    figure = address(quarter, "figure", figure="einwohner", suffix="csv")
    for path in (*files, figure, address(quarter, "downloads")):
        assert client.get(path).status_code == 404
    assert client.post(address(quarter, "export_request", suffix="docx")).status_code == 404


def test_the_profile_leads_to_every_format_and_each_figure_to_its_files(client, anna, quarter):
    client.force_login(anna)
    page = client.get(address(quarter, "profile")).content.decode()
    assert address(quarter, "downloads") in page
    for suffix in ("svg", "png", "csv"):
        assert address(quarter, "figure", figure="einwohner", suffix=suffix) in page


def test_the_page_of_formats_names_each_link(client, anna, quarter):
    client.force_login(anna)
    client.post(address(quarter, "export_request", suffix="docx"))
    page = client.get(address(quarter, "downloads")).content.decode()
    assert "Word-Dokument herunterladen" in page
    assert "Folien erstellen" in page
    assert 'SVG<span class="visually-hidden">: Einwohnerinnen und Einwohner' in page
    for suffix in AT_ONCE:
        assert address(quarter, "export", suffix=suffix) in page
