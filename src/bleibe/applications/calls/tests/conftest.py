"""Minna publishes a call, Clara answers questions on it, everybody may ask."""

import pytest
import time_machine

from bleibe.applications.calls.actions import open_call
from bleibe.applications.calls.tests import world
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture(autouse=True)
def during_the_call():
    with time_machine.travel(world.DURING) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def since_long_ago(monkeypatch):
    monkeypatch.setattr(people, "SINCE", world.OPENS.date())


@pytest.fixture
def clara(db):
    office = people.organisation("office", "Geschäftsstelle Miteinander", "programme_office")
    return people.person("Clara Clausen", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def minna(db):
    """Works in the ministry."""
    ministry = people.organisation("fachreferat", "Fachreferat", "ministry_unit")
    return people.person("Minna Moll", Role.MINISTRY_UNIT, ministry)


@pytest.fixture
def dora(db):
    return people.person("Dora Dohle")


@pytest.fixture
def version(minna):
    return world.version(world.package(), by=minna)


@pytest.fixture
def call(version, minna):
    return open_call(version, by=minna)
