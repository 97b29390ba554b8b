"""One more of everything that a list can show."""

import appraised
import world as small_world
from world import BEGIN, World, written_profile

from bleibe.kernel.models import Job
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Mandate, Organisation, Person
from bleibe.profiles.actions.importing import import_table
from bleibe.profiles.actions.scenarios import copy_scenario
from bleibe.profiles.models import Upload
from bleibe.profiles.planning import plan_import
from bleibe.programmes.models import Participation, Programme
from kohorte import io


def one_more(world: World, number: int) -> None:
    """Add areas, organisations, people, roles, programmes, tables, files and jobs."""
    things = world.things
    town = Area.objects.create(
        level="municipality", key=f"9900110{number}", name=f"Ort {number}",
        parent=things.area.parent,
    )  # fmt: skip
    Area.objects.create(
        level="quarter", key=f"{things.area.key}-1{number}", name=f"Quartier {number}",
        parent=things.area,
    )  # fmt: skip
    kommune = Organisation.objects.create(key=f"ort-{number}", name=f"Ort {number}", kind="town")
    kommune.areas.add(town)
    _roles(things.organisation, number)
    programme = Programme.objects.create(
        key=f"programm-{number}", version="1", title=f"Programm {number}",
        content={"summary": "", "aims": [], "steps": [], "contact": ""},
        runs_from=BEGIN, runs_to=BEGIN.replace(year=2099),
    )  # fmt: skip
    Participation.objects.create(programme=programme, organisation=kommune, since=BEGIN)
    _tables(world, number, town)
    appraised.everything(things.organisation, by=world.people["project_lead"], number=number + 1)
    copy_scenario(things.scenario, by=world.people["project_lead"])
    written_profile(kommune, town, by=world.people["project_lead"])
    written_profile(things.organisation, town, by=world.people["project_lead"])
    for person in world.people.values():
        if person.is_authenticated:
            Job.objects.create(kind="events.check", person_id=person.pk)


def _roles(organisation: Organisation, number: int) -> None:
    person = Person.objects.create_user(f"person{number}@example.org", f"Person {number}")
    Mandate.objects.create(
        person=person, organisation=organisation, role=Role.TEAM_MEMBER, valid_from=BEGIN
    )
    Mandate.objects.create(
        person=person, organisation=organisation, role=Role.FINANCE_OFFICE,
        valid_from=BEGIN, valid_to=BEGIN,
    )  # fmt: skip


def _tables(world: World, number: int, town: Area) -> None:
    """An official table, a file that waits, and one more version of the Kommune's own table."""
    things, office = world.things, world.people["programme_office"]
    lead = world.people["project_lead"]
    content = small_world.residents(town.key, persons=1000 + number)
    _import(content, f"amt-{number}.csv", things.dataset.file, owner=None, by=office)
    content = small_world.residents(things.quarter.key, persons=40 + number)
    _import(content, "figuren.csv", things.dataset.file, owner=things.organisation, by=lead)
    for owner, person in ((None, office), (things.organisation, lead)):
        Upload.objects.create(
            owner=owner, file=things.dataset.file, file_name=f"datei-{number}.csv",
            received_by=person, state=Upload.State.READABLE,
        )  # fmt: skip


def _import(content: bytes, name: str, file, *, owner, by) -> None:
    plan = plan_import(io.read(content, name=name), owner=owner)
    import_table(plan, file=file, file_name=name, by=by)
