"""A programme is a package of data that is published and that Kommunen take part in."""

from datetime import date

import pytest

from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event
from bleibe.kernel.permissions import Role
from bleibe.kernel.sentences import sentence
from bleibe.parties.tests import people
from bleibe.programmes.actions import admit, publish_programme
from bleibe.programmes.models import Participation, Programme
from bleibe.programmes.package import PACKAGES, read_package

WHOLE = {
    "key": '"morgen"', "version": '"1"', "title": '"Morgen"', "summary": '"Worum es geht"',
    "runs_from": "2025-01-01", "runs_to": "2028-12-31", "aims": '["Bleiben"]',
    "contact": '"Büro"', "steps": '[{key = "a", name = "Anfang", aim = "Anfangen"}]',
}  # fmt: skip


def package(folder, **changes):
    lines = [f"{name} = {value}" for name, value in (WHOLE | changes).items() if value]
    (folder / "programme.toml").write_text("\n".join(lines), encoding="utf-8")
    return read_package(folder)


@pytest.fixture
def mira(db):
    return people.person(
        "Mira Mohn", Role.MINISTRY_UNIT, people.organisation("bmx", "Ministerium", "ministry_unit")
    )


@pytest.fixture
def anna(town):
    return people.person("Anna Amsel", Role.PROJECT_LEAD, town)


@pytest.fixture
def town(db):
    return people.organisation("musterstadt", "Musterstadt", "town")


@pytest.mark.parametrize("folder", [each for each in PACKAGES.iterdir() if each.is_dir()])
def test_every_package_of_the_house_can_be_read(folder):
    assert read_package(folder).steps


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"title": None}, "package_field_missing", "„title“"),
        ({"steps": None}, "package_field_missing", "„steps“"),
        ({"runs_to": "2024-12-31"}, "package_dates", "vor dem Anfang"),
    ],
)
def test_a_package_that_is_not_whole_is_refused_with_file_and_field(tmp_path, changes, code, said):
    with pytest.raises(Refused) as refused:
        package(tmp_path, **changes)

    assert refused.value.code == code
    told = sentence(code, **refused.value.params)
    assert said in told
    assert "programme.toml" in told


def test_a_folder_without_a_package_is_refused(tmp_path):
    with pytest.raises(Refused, match="package_missing"):
        read_package(tmp_path)


def test_a_newer_version_takes_the_place_of_the_older(mira, tmp_path):
    publish_programme(package(tmp_path), by=mira)
    publish_programme(package(tmp_path, version='"2"', title='"Neu"'), by=mira)

    assert list(Programme.objects.values_list("version", "title")) == [("2", "Neu")]
    assert Programme.objects.get().content["aims"] == ["Bleiben"]
    assert Event.objects.filter(verb="programme.published").count() == 2


def test_who_may_not_publish_changes_nothing(anna, tmp_path):
    with pytest.raises(Refused, match="not_allowed"):
        publish_programme(package(tmp_path), by=anna)

    assert Programme.objects.count() == Event.objects.count() == 0


def test_a_kommune_is_admitted_once(mira, town, tmp_path):
    programme = publish_programme(package(tmp_path), by=mira)
    for since in (date(2025, 2, 1), date(2026, 2, 1)):
        admit(town, programme=programme, since=since, by=mira)

    assert Participation.objects.get().since == date(2025, 2, 1)
    assert Event.objects.filter(verb="programme.admitted").count() == 1


def test_what_is_no_kommune_is_not_admitted(mira, tmp_path):
    programme = publish_programme(package(tmp_path), by=mira)
    office = people.organisation("buero", "Büro", "programme_office")

    with pytest.raises(Refused, match="not_a_kommune"):
        admit(office, programme=programme, since=date(2025, 2, 1), by=mira)

    assert Participation.objects.count() == 0


def test_a_lead_admits_nobody(mira, anna, town, tmp_path):
    programme = publish_programme(package(tmp_path), by=mira)

    with pytest.raises(Refused, match="not_allowed"):
        admit(town, programme=programme, since=date(2025, 2, 1), by=anna)
