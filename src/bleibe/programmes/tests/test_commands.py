"""A package is checked and published on the command line."""

import pytest
import typer
from typer.testing import CliRunner

from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.programmes import commands
from bleibe.programmes.models import PackageVersion
from bleibe.programmes.package import PACKAGES

MODEL = PACKAGES / "zwk-2021"


def run(*words):
    app = typer.Typer()
    commands.register(app)
    return CliRunner().invoke(app, ["package", *map(str, words)])


@pytest.fixture
def faulty(tmp_path):
    for path in MODEL.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.name == "conditions.toml":
            text = text.replace('field = "challenge"', 'field = "chalenge"', 1)
            text = text.replace("weight = 2", "weight = 0", 1)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def mira(db):
    unit = people.organisation("bmx", "Ministerium", "ministry_unit")
    return people.person("Mira Mohn", Role.MINISTRY_UNIT, unit)


def test_a_package_that_fits_is_told_so():
    told = run("check", MODEL)

    assert told.exit_code == 0
    assert "in Ordnung" in told.output


def test_everything_that_does_not_fit_is_told_at_once(faulty):
    told = run("check", faulty)

    assert told.exit_code == 1
    assert "chalenge" in told.output
    assert "weight" in told.output


def test_a_folder_that_is_none_is_refused(tmp_path):
    told = run("check", tmp_path)

    assert told.exit_code == 1
    assert "programme.toml" in told.output


def test_the_ministry_publishes(mira):
    told = run("publish", MODEL, "--by", mira.email.upper())

    assert told.exit_code == 0, told.output
    assert PackageVersion.objects.get().published_by == mira


def test_who_may_not_publishes_nothing(mira):
    anna = people.person(
        "Anna Amsel", Role.PROJECT_LEAD, people.organisation("stadt", "Stadt", "town")
    )

    assert run("publish", MODEL, "--by", anna.email).exit_code == 1
    assert run("publish", MODEL, "--by", "nobody@example.org").exit_code == 1
    assert PackageVersion.objects.count() == 0


def test_a_faulty_package_is_not_published(mira, faulty):
    assert run("publish", faulty, "--by", mira.email).exit_code == 1
    assert PackageVersion.objects.count() == 0
