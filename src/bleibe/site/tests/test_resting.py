"""Who compares versions learns how many rest on the older one, and no more than the person may."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bleibe.applications.applying.actions import start_application
from bleibe.applications.applying.models import Bias
from bleibe.applications.calls.actions import open_call
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.affected import affected
from bleibe.programmes.package import PACKAGES, read_package
from bleibe.programmes.queries import current_version


@pytest.fixture
def mira(db):
    unit = people.organisation("bmx", "Ministerium", "ministry_unit")
    return people.person("Mira Mohn", Role.MINISTRY_UNIT, unit)


@pytest.fixture
def clara(db):
    office = people.organisation("gs", "Geschäftsstelle", "programme_office")
    return people.person("Clara Clausen", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def version(mira, clara):
    package = read_package(PACKAGES / "freibad-2027")
    call = replace(
        package.call, opens_at=package.call.opens_at - timedelta(days=300),
        closes_at=package.call.closes_at + timedelta(days=3000),
    )  # fmt: skip
    programme = publish_programme(replace(package, calls=(call,)), by=mira)
    found = current_version(programme)
    open_call(found, by=clara)
    later = replace(package, calls=(call,), version="2", summary="Kürzer.")
    publish_programme(later, by=mira)
    return found


@pytest.fixture
def town(version):
    town = people.organisation("stadt", "Stadt", "town")
    anna = people.person("Anna Amsel", Role.PROJECT_LEAD, town)
    start_application(version.calls.get(), organisation=town, by=anna)
    return town


def numbers(version, person):
    return [each.number for each in affected(version, person=person)]


def test_the_office_learns_what_rests_on_the_older_version(client, version, town, clara):
    client.force_login(clara)
    told = client.get(reverse("programmes:version", args=["freibad-2027", 2])).content.decode()

    assert numbers(version, clara) == [1, 1, 0]
    assert "begonnene Bewerbungen, die Sie sehen" in told


def test_a_count_tells_a_biased_person_nothing(version, town, clara):
    Bias.objects.create(
        call=version.calls.get(), organisation=town, person=clara, kind=Bias.Kind.values[0],
        reason="Verwandt", declared_at=timezone.now(),
    )  # fmt: skip

    assert numbers(version, clara) == [1, 0, 0]
