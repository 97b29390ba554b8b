import json
import zipfile
from datetime import date

import pytest
import typer
from typer.testing import CliRunner

from bleibe.parties.models import Area
from bleibe.profiles import commands
from bleibe.profiles.models import Dataset, Observation
from bleibe.profiles.tests import office as offices
from bleibe.profiles.tests.files import FLAT, FLAT_NAME, TEMPLATE, UNKNOWN, flat
from bleibe.profiles.tests.test_import_table import whole_database


@pytest.fixture
def run(musterstadt):
    app = typer.Typer()
    commands.register(app)

    def run(*arguments):
        return CliRunner().invoke(app, [str(each) for each in arguments])

    return run


@pytest.fixture
def flat_file(tmp_path):
    path = tmp_path / FLAT_NAME
    path.write_bytes(FLAT)
    return path


def test_a_file_comes_in_and_says_what_it_brought(run, flat_file):
    result = run("import", flat_file)

    assert result.exit_code == 0, result.output
    assert "12411-01-01-5, Fassung 1: 2 Werte, 2 Gemeinden" in result.output
    assert Dataset.objects.get().imported_by is None


def test_the_day_of_a_file_is_told_or_stays_unknown(run, flat_file, tmp_path):
    run("import", flat_file)
    assert Dataset.objects.get().retrieved_at is None

    newer = tmp_path / "newer.csv"
    newer.write_bytes(flat(("99001001", "Musterstadt", 901)))
    result = run("import", newer, "--as-of", "3.2.2025")

    assert result.exit_code == 0, result.output
    assert Dataset.objects.get(file_name="newer.csv").retrieved_at.date() == date(2025, 2, 3)


def test_the_same_file_again_says_that_it_is_there(run, flat_file):
    run("import", flat_file)
    before = whole_database()

    result = run("import", flat_file)

    assert (result.exit_code, whole_database()) == (0, before)
    assert "dieselben Werte" in result.output


def test_a_bad_file_fails_and_the_others_come_in(run, flat_file, tmp_path):
    bad = tmp_path / "12411-02-01-5.csv"
    bad.write_bytes(flat(("99001001", "Musterstadt", "neunhundert")))

    result = run("import", bad, flat_file)

    assert result.exit_code == 1
    assert "Zeile 2" in result.stderr
    assert Dataset.objects.count() == 1


def test_several_tables_in_one_archive_come_in(run, tmp_path):
    path = tmp_path / "alles.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(FLAT_NAME, FLAT)
        archive.writestr("12411-02-01-5.csv", flat(("99001001", "Musterstadt", 7)))

    result = run("import", path)

    assert result.exit_code == 0, result.output
    assert sorted(Dataset.objects.values_list("table_code", flat=True)) == [
        "12411-01-01-5", "12411-02-01-5",
    ]  # fmt: skip


def test_figures_of_a_kommune_belong_to_it(run, tmp_path):
    path = tmp_path / "quartier.csv"
    path.write_bytes(TEMPLATE)

    result = run("import", path, "--organisation", "musterstadt")

    assert result.exit_code == 0, result.output
    assert Dataset.objects.get().owner.key == "musterstadt"
    assert Area.objects.get(level="quarter").key == "99001001-Q1"


def test_an_unknown_organisation_is_said(run, flat_file):
    result = run("import", flat_file, "--organisation", "nirgendwo")

    assert result.exit_code == 2
    assert "nirgendwo" in result.output


def test_a_mapping_comes_from_a_file(run, tmp_path):
    path, mapping = tmp_path / "liste.csv", tmp_path / "zuordnung.json"
    path.write_bytes(UNKNOWN)
    mapping.write_text(json.dumps({"area": "Ort", "year": "Wann", "persons": "Wieviele"}))

    assert run("import", path).exit_code == 1
    result = run("import", path, "--mapping", mapping)

    assert result.exit_code == 0, result.output
    assert Observation.objects.count() == 2


def test_a_version_with_gaps_replaces_only_when_told(run, tmp_path):
    path = tmp_path / FLAT_NAME
    path.write_bytes(FLAT)
    run("import", path)
    path.write_bytes(flat(("99001001", "Musterstadt", 901)))
    assert "1 Wert fehlt" in run("import", path).output
    assert Dataset.objects.filter(state="ready").count() == 2

    path.write_bytes(flat(("99001001", "Musterstadt", 902)))
    run("import", path, "--replace")

    assert Dataset.objects.filter(state="ready").count() == 1


def test_a_table_is_fetched_by_its_code(run, settings):
    with offices.open_office([offices.packed(FLAT)]) as (url, office):
        settings.GENESIS = {"regio": {"url": url, "username": "a", "password": "b"}}
        result = run("fetch", "12411-01-01-5", "--years", "2015:2024")

    assert result.exit_code == 0, result.output
    assert office.asked[0][2]["startyear"] == "2015"
    assert Dataset.objects.get().table_code == "12411-01-01-5"


def test_a_refused_fetch_fails_with_a_sentence(run, settings):
    settings.GENESIS = {"regio": {"url": None, "username": None, "password": None}}

    result = run("fetch", "12411-01-01-5")

    assert result.exit_code == 1
    assert "kein Zugang eingerichtet" in result.stderr


@pytest.mark.parametrize("years", ["2024:2015", "neulich"])
def test_years_must_make_sense(run, years):
    assert run("fetch", "12411-01-01-5", "--years", years).exit_code == 2


def test_sweeping_says_what_it_found(run):
    assert "0 unfertige Tabellen" in run("sweep").output
