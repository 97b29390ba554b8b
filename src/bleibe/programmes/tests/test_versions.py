"""A change is a new version; what is different can be read."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.programmes import affected as counting
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.difference_words import THINGS, sentence_of
from bleibe.programmes.models import PackageVersion, Programme
from bleibe.programmes.package import (
    PACKAGES,
    Field,
    as_content,
    differences,
    digest_of,
    from_content,
    read_package,
)
from bleibe.programmes.queries import current_version, newest_versions, package_of
from bleibe.programmes.tests.mutants import mutants


@pytest.fixture(scope="module")
def package():
    return read_package(PACKAGES / "zwk-2021")


@pytest.fixture
def mira(db):
    return people.person(
        "Mira Mohn", Role.MINISTRY_UNIT, people.organisation("bmx", "Ministerium", "ministry_unit")
    )


def later(package, **changes):
    return replace(package, version="2", **changes)


@pytest.mark.parametrize("path", sorted(PACKAGES.iterdir()), ids=lambda path: path.name)
def test_a_package_is_the_same_after_it_was_plain_data(path):
    package = read_package(path)
    assert from_content(as_content(package)) == package


def test_a_version_keeps_what_it_said(mira, package):
    programme = publish_programme(package, by=mira)
    first = current_version(programme)
    publish_programme(later(package, summary="Kürzer."), by=mira)

    assert package_of(first) == package
    assert first.digest == digest_of(as_content(package))
    assert current_version(programme).number == 2
    assert newest_versions().get().version == "2"
    assert Programme.objects.get().content["summary"] == "Kürzer."


def test_what_says_the_same_is_no_new_version(mira, package):
    publish_programme(package, by=mira)

    with pytest.raises(Refused, match="package_unchanged"):
        publish_programme(later(package), by=mira)
    with pytest.raises(Refused, match="package_version_taken"):
        publish_programme(replace(package, summary="Kürzer."), by=mira)

    assert PackageVersion.objects.count() == 1
    assert Programme.objects.get().content["summary"] == package.summary


def test_the_database_takes_no_digest_twice(mira, package):
    version = current_version(publish_programme(package, by=mira))
    version.pk, version.number, version.version = None, 2, "2"

    with pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)


def test_the_database_changes_no_version(mira, package):
    version = current_version(publish_programme(package, by=mira))

    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        PackageVersion.objects.filter(pk=version.pk).update(content={})

    version.refresh_from_db()
    assert digest_of(version.content) == version.digest


def test_a_package_that_does_not_hold_together_is_not_published(mira, package):
    with pytest.raises(Refused, match="package_call_lacks"):
        publish_programme(replace(package, letters={}), by=mira)

    assert PackageVersion.objects.count() == Programme.objects.count() == 0


def test_differences_are_sentences(package):
    form, money, call = package.form, package.money, package.call
    place = form.sections[0]
    new = later(
        package,
        money=replace(
            money, lines=(replace(money.lines[0], cap_per_year=2_500_050), *money.lines[1:])
        ),
        form=replace(form, sections=(
            replace(place, fields=(*place.fields[1:], Field("fax", "text", "Telefax"))),
            *form.sections[1:],
        )),
        calls=(replace(call, closes_at=call.closes_at + timedelta(days=7), lottery=True),),
        steps=package.steps[::-1],
    )  # fmt: skip

    assert [sentence_of(each) for each in differences(package, new)] == [
        "Schritt: Die Reihenfolge ist anders.",
        (
            "Aufruf „Aufruf 2021: Zukunftswerkstatt Kommunen“: Frist von "
            "„20. Juli 2021 23:59:59 CEST“ auf „27. Juli 2021 23:59:59 CEST“."
        ),
        "Aufruf „Aufruf 2021: Zukunftswerkstatt Kommunen“: Los unter Gleichen von „nein“ auf „ja“.",
        "Feld „Telefax“ kam hinzu.",
        "Feld „Name der Kommune“ fiel weg.",
        "Förderlinie „Externe Beratung“: Betrag im Jahr von „30.000,00 €“ auf „25.000,50 €“.",
    ]


def test_equal_packages_have_no_differences(package):
    assert differences(package, later(package)) == ()


@pytest.mark.parametrize("part", ["calls", "conditions", "money", "duties", "portfolio", "letters"])
def test_every_change_is_told(package, part):
    for what, changed in mutants(getattr(package, part)):
        found = differences(package, replace(package, **{part: changed}))
        assert found, what
        assert all(str(each.what) in THINGS for each in found), what
        assert all(sentence_of(each) for each in found)


@pytest.fixture
def two_versions(mira, package):
    publish_programme(package, by=mira)
    return publish_programme(later(package, summary="Kürzer."), by=mira)


def test_the_ministry_compares_versions(client, mira, two_versions, monkeypatch):
    monkeypatch.setattr(
        counting, "_counters", {"drafts": ("Entwürfe", lambda _version, _person: 7)}
    )
    client.force_login(mira)

    listed = client.get(reverse("programmes:versions", args=[two_versions.key])).content.decode()
    told = client.get(reverse("programmes:version", args=[two_versions.key, 2])).content.decode()
    first = client.get(reverse("programmes:version", args=[two_versions.key, 1])).content.decode()

    assert "Fassung 2" in listed
    assert "Mira Mohn" in listed
    assert "Kurzbeschreibung" in told
    assert "Entwürfe" in told
    assert "S1-77" in told
    assert "erste Fassung" in first
    assert "Entwürfe" not in first


def test_a_thing_is_counted_once(monkeypatch):
    monkeypatch.setattr(counting, "_counters", {})
    counting.count_affected("drafts", "Entwürfe", lambda _version, _person: 0)

    with pytest.raises(LookupError):
        counting.count_affected("drafts", "Entwürfe", lambda _version, _person: 0)


def test_a_kommune_compares_nothing(client, two_versions):
    town = people.organisation("musterstadt", "Musterstadt", "town")
    client.force_login(people.person("Anna Amsel", Role.PROJECT_LEAD, town))

    assert client.get(reverse("programmes:versions", args=[two_versions.key])).status_code == 404
    page = client.get(reverse("site:programme", args=[two_versions.key])).content.decode()
    assert "Fassungen" not in page
