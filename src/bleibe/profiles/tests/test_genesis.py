import json

import pytest
from django.urls import reverse

from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Job
from bleibe.kernel.sentences import sentence
from bleibe.profiles import genesis
from bleibe.profiles.actions.fetching import fetch_table
from bleibe.profiles.models import Upload
from bleibe.profiles.tests import office as offices
from bleibe.profiles.tests.files import FLAT

TABLE = "12411-01-01-5"


@pytest.fixture
def regio(settings):
    """Let the Regionaldatenbank be our own office with these answers."""
    running = []

    def start(*answers):
        opened = offices.open_office(list(answers))
        url, office = opened.__enter__()
        running.append(opened)
        settings.GENESIS = {"regio": {"url": url, "username": "anna", "password": "geheim"}}
        return office

    yield start
    for opened in running:
        opened.__exit__(None, None, None)


def download(**given):
    return genesis.download(TABLE, database="regio", pause=lambda _seconds: None, **given)


def test_a_table_comes_as_the_office_packed_it(regio):
    office = regio(offices.packed(FLAT))

    found = download(first_year=2015, last_year=2024, region="13*")

    assert (found.name, found.content) == ("12411-01-01-5.zip", offices.packed(FLAT))
    ((path, headers, form),) = office.asked
    assert path == "/rest/2020/data/tablefile"
    assert (headers["username"], headers["password"]) == ("anna", "geheim")
    assert (form["format"], form["startyear"], form["endyear"], form["regionalkey"]) == (
        "ffcsv", "2015", "2024", "13*",
    )  # fmt: skip


def test_a_large_table_is_made_in_the_background_and_fetched(regio):
    office = regio(
        offices.TOO_LARGE, offices.JOB_MADE, offices.NOT_YET, offices.NOT_YET, offices.READY,
        offices.packed(FLAT),
    )  # fmt: skip
    said = []

    found = download(progress=lambda *step: said.append(step))

    assert found.content == offices.packed(FLAT)
    assert [path.removeprefix("/rest/2020/") for path, _headers, _form in office.asked] == [
        "data/tablefile", "data/tablefile", *["catalogue/results"] * 3, "data/resultfile",
    ]  # fmt: skip
    assert office.asked[1][2]["job"] == "true"
    assert office.asked[-1][2]["name"] == offices.JOB
    assert len(said) == 2


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([offices.TOO_LARGE, offices.TOO_LARGE_FOR_ANYTHING], "genesis_too_large"),
        ([offices.TOO_LARGE_FOR_ANYTHING], "genesis_too_large"),
        ([offices.UNKNOWN_TABLE], "genesis_unknown_table"),
        ([(401, "application/json", json.dumps(offices.NO_LOGIN).encode())], "genesis_login"),
        ([offices.status(15, offices.NO_LOGIN["Content"])], "genesis_login"),
        ([(503, "text/html", b"<h1>Wartung</h1>")], "genesis_down"),
        ([offices.status(22, "Seltsam", "Fehler")], "genesis_refused"),
    ],
)
def test_each_trouble_has_its_own_sentence(regio, answers, code):
    regio(*answers)

    with pytest.raises(Refused) as refusal:
        download()

    assert refusal.value.code == code
    assert "Regionaldatenbank" in sentence(code, **refusal.value.params)
    assert "geheim" not in sentence(code, **refusal.value.params)


def test_an_answer_that_never_comes_is_a_time_out(regio, monkeypatch):
    regio(offices.TOO_LARGE, offices.JOB_MADE, *[offices.NOT_YET] * 3)
    monkeypatch.setattr(genesis, "SECONDS_TO_WAIT", 15)

    with pytest.raises(Refused, match="genesis_timeout"):
        download()


def test_a_silent_office_is_a_time_out(regio, monkeypatch):
    regio()
    http = genesis._library()

    def silent(*_args, **_kwargs):
        raise http.requests.exceptions.ReadTimeout

    monkeypatch.setattr(http.requests, "post", silent)
    with pytest.raises(Refused, match="genesis_timeout"):
        download()


def test_an_office_that_is_not_there_is_said_to_be_down(settings):
    settings.GENESIS = {"regio": {"url": "http://127.0.0.1:9/", "username": "anna", "password": ""}}
    with pytest.raises(Refused, match="genesis_down"):
        download()


def test_without_credentials_nobody_is_asked(settings):
    settings.GENESIS = {"regio": {"url": None, "username": None, "password": None}}

    with pytest.raises(Refused, match="genesis_no_credentials"):
        download()


def test_what_is_no_table_is_not_asked_for():
    with pytest.raises(Refused, match="genesis_bad_table"):
        genesis.download("../../etc", database="regio")


def test_nothing_is_written_into_the_home_of_whoever_runs_it(
    regio, settings, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    regio(offices.packed(FLAT))
    genesis._library.cache_clear()

    download()

    assert list(tmp_path.iterdir()) == []


def test_the_office_sees_the_table_before_it_counts(clara, musterstadt, regio, client):
    regio(offices.packed(FLAT))
    client.force_login(clara)

    response = client.post(
        reverse("profiles:fetch"),
        {"database": "regio", "table": TABLE, "first": 2015, "last": 2024},
    )

    job = Job.objects.get(kind="figures.fetch")
    upload = Upload.objects.get()
    assert response.url == reverse("kernel:job", args=[job.pk])
    assert job.result == {"page": "profiles:upload", "args": [upload.pk]}
    assert (upload.state, upload.preview["table_code"], upload.preview["cells"]) == (
        "readable", TABLE, 2,
    )  # fmt: skip


def test_a_refusal_of_the_office_stands_at_the_end_of_the_job(clara, regio):
    regio(offices.UNKNOWN_TABLE)

    job = fetch_table(TABLE, database="regio", by=clara)

    job.refresh_from_db()
    assert (job.state, job.error_code) == ("failed", "genesis_unknown_table")


def test_years_in_the_wrong_order_are_said_on_the_page(clara, client):
    client.force_login(clara)

    response = client.post(
        reverse("profiles:fetch"),
        {"database": "regio", "table": TABLE, "first": 2024, "last": 2015},
    )

    assert response.status_code == 409
    assert "Das erste Jahr" in response.content.decode()


def test_only_the_office_fetches(anna, client):
    client.force_login(anna)

    assert client.get(reverse("profiles:fetch")).status_code == 404
    with pytest.raises(Refused, match="not_allowed"):
        fetch_table(TABLE, database="regio", by=anna)
