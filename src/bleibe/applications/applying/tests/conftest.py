"""Anna and Rita apply for Musterstadt, Bert for Großhausen; Clara and Carl are the office."""

import uuid
from collections.abc import Callable

import pytest
import time_machine

from bleibe.applications.applying.actions import (
    release_application,
    start_application,
    submit_application,
)
from bleibe.applications.applying.models import Application
from bleibe.applications.calls.actions import open_call
from bleibe.applications.calls.tests import world
from bleibe.forms.actions import save_answer
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.parties.tests.places import land_of_places


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
def places(db):
    return land_of_places()


@pytest.fixture
def musterstadt(places):
    return people.organisation("musterstadt", "Musterstadt", "town", places["99001001"])


@pytest.fixture
def grosshausen(places):
    return people.organisation("grosshausen", "Großhausen", "municipality", places["99001002"])


@pytest.fixture
def office(db):
    return people.organisation("office", "Geschäftsstelle Miteinander", "programme_office")


@pytest.fixture
def anna(musterstadt):
    return people.person("Anna Amsel", Role.PROJECT_LEAD, musterstadt)


@pytest.fixture
def rita(musterstadt):
    """Leads the administration of Musterstadt."""
    return people.person("Rita Reiher", Role.HEAD_OF_ADMINISTRATION, musterstadt)


@pytest.fixture
def tom(musterstadt):
    """Works in Anna's team."""
    return people.person("Tom Taube", Role.TEAM_MEMBER, musterstadt)


@pytest.fixture
def bert(grosshausen):
    return people.person("Bert Buche", Role.PROJECT_LEAD, grosshausen)


@pytest.fixture
def clara(office):
    return people.person("Clara Clausen", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def carl(office):
    return people.person("Carl Cremer", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def minna(db):
    """Works in the ministry."""
    ministry = people.organisation("fachreferat", "Fachreferat", "ministry_unit")
    return people.person("Minna Moll", Role.MINISTRY_UNIT, ministry)


@pytest.fixture
def jury(db):
    """Sits in the selection panel."""
    research = people.organisation("institut", "Institut", "research")
    return people.person("Jola Jansen", Role.SELECTION_PANEL, research)


@pytest.fixture
def dora(db):
    return people.person("Dora Dohle")


@pytest.fixture
def call(minna):
    return open_call(world.version(world.package(), by=minna), by=minna)


@pytest.fixture
def application(call, musterstadt, anna):
    return start_application(call, organisation=musterstadt, by=anna)


def fill(application: Application, *, by, challenge: str = "Viele ziehen weg.") -> None:
    """Answer what is required."""
    for field, value in (("challenge", challenge), ("contact", "Anna Amsel")):
        there = application.draft.answers.filter(field=field).first()
        save_answer(
            application.draft, field=field, value=value,
            base_version=there.version if there else 0, by=by,
        )  # fmt: skip


@pytest.fixture
def released(application, anna, rita) -> Application:
    fill(application, by=anna)
    release_application(application, by=rita)
    return Application.objects.get(pk=application.pk)


@pytest.fixture
def submit(rita) -> Callable:
    """Hand in at the moment that the test has travelled to."""

    def act(application, *, at, by=rita, submission_id=None):
        return submit_application(
            application, submission_id=submission_id or uuid.uuid4(), arrived_at=at, by=by
        )

    return act


@pytest.fixture
def submitted(released, submit) -> Application:
    submit(released, at=world.DURING)
    return Application.objects.get(pk=released.pk)
