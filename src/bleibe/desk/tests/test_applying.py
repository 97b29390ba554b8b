"""What the start page says around calls: to the Kommune, to the office, to nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from bleibe.applications.applying.actions import start_application
from bleibe.applications.applying.models import Bias, Registration
from bleibe.applications.calls.actions import ask_question, open_call
from bleibe.applications.calls.tests import world
from bleibe.desk.applying import office_tasks, own_tasks
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.parties.tests.places import land_of_places


@pytest.fixture(autouse=True)
def during_the_call(monkeypatch, settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"
    monkeypatch.setattr(people, "SINCE", world.OPENS.date())
    with time_machine.travel(world.DURING) as traveller:
        yield traveller


@pytest.fixture
def clara(db):
    office = people.organisation("office", "Geschäftsstelle", "programme_office")
    return people.person("Clara Clausen", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def call(clara):
    return open_call(world.version(world.package(), by=clara), by=clara)


@pytest.fixture
def anna(call):
    town = people.organisation("musterstadt", "Musterstadt", "town", land_of_places()["99001001"])
    anna = people.person("Anna Amsel", Role.PROJECT_LEAD, town)
    start_application(call, organisation=town, by=anna)
    return anna


def test_the_kommune_sees_what_is_to_be_handed_in_until_the_deadline(anna, clara, during_the_call):
    (task,) = own_tasks(anna)
    assert task.title == "Bewerbung: Aufruf Dorf und Stadt"
    assert (task.status, task.kind) == ("Frist 20.7.2021, 23:59", "info")
    assert task.hint == "Es fehlen noch 2 Angaben."
    assert list(own_tasks(clara)) == []

    during_the_call.move_to(world.CLOSES - timedelta(days=2))
    assert [each.kind for each in own_tasks(anna)] == ["warning"]
    during_the_call.move_to(world.CLOSES + timedelta(seconds=1))
    assert list(own_tasks(anna)) == []


def test_the_office_sees_open_questions_and_registrations(anna, call, clara):
    assert list(office_tasks(clara)) == []
    ask_question(call, asked="Darf ein Kreis?")
    Registration.objects.create(
        state="confirmed", name="Neu", kind="town", person_name="G", function="L",
        email="g@example.org", token_digest="0" * 64, confirmed_at=timezone.now(),
    )  # fmt: skip
    assert len(list(office_tasks(clara))) == 2
    assert list(office_tasks(anna)) == []


def test_bias_of_somebody_else_takes_nothing_from_the_kommune(anna, call, clara):
    town = anna.current_mandates[0].organisation
    Bias.objects.create(call=call, organisation=town, person=anna, kind="own")
    assert len(list(own_tasks(anna))) == 1
