"""A small world in which every address has something behind it, and somebody in every role."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

import appraised
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from bleibe.kernel import files, filetypes
from bleibe.kernel.models import Job
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Mandate, Organisation, Person
from bleibe.profiles.actions.importing import import_table
from bleibe.profiles.actions.scenarios import keep_scenario
from bleibe.profiles.models import Upload
from bleibe.profiles.planning import plan_import
from bleibe.profiles.scenarios.levers import Levers
from bleibe.reports.models import MunicipalProfile, ProfileVersion
from bleibe.reports.profile.content import Chapter, Paragraph, Profile
from bleibe.reports.profile.frozen import digest_of, frozen
from kohorte import io

BEGIN = date(2025, 1, 1)
ROLES_OF_ONE_KOMMUNE = {
    Role.PROJECT_LEAD, Role.HEAD_OF_ADMINISTRATION, Role.TEAM_MEMBER, Role.FINANCE_OFFICE,
    Role.PROFILE_AUTHOR,
}  # fmt: skip
ELSEWHERE = {
    Role.MINISTRY_UNIT: "ministry_unit", Role.SELECTION_PANEL: "ministry_unit",
    Role.PROGRAMME_OFFICE: "programme_office", Role.CONSULTANT: "consultancy",
    Role.EVALUATION: "research", Role.AUDITOR: "audit", Role.ADMINISTRATOR: "operator",
    Role.DATA_PROTECTION_OFFICER: "operator",
}  # fmt: skip


@dataclass
class World:
    """Who is there (by column of the matrix) and what there is (by parameter of an address)."""

    people: dict[str, Person | AnonymousUser]
    things: SimpleNamespace


def build() -> World:
    """Make the world: Kommune A with everything, Kommune B with a stranger."""
    areas = _areas()
    ours = Organisation.objects.create(key="a-stadt", name="A-Stadt", kind="town")
    ours.areas.add(areas["99001001"])
    theirs = Organisation.objects.create(key="b-stadt", name="B-Stadt", kind="town")
    theirs.areas.add(areas["99001002"])
    people: dict[str, Person | AnonymousUser] = {"nobody": AnonymousUser()}
    for role in Role:
        if role in ROLES_OF_ONE_KOMMUNE:
            organisation = ours
        else:
            organisation, _new = Organisation.objects.get_or_create(
                key=ELSEWHERE[role], defaults={"name": role.label, "kind": ELSEWHERE[role]}
            )
        people[role.value] = _person(role.value, organisation, role)
    people["stranger"] = _person("stranger", theirs, Role.PROJECT_LEAD)
    people["former"] = _person("former", ours, Role.TEAM_MEMBER, ended=True)
    people["without_mandate"] = Person.objects.create_user("without@example.org", "Ohne Mandat")
    lead = people["project_lead"]
    dataset = _dataset(ours, lead)
    things = SimpleNamespace(
        **appraised.everything(ours, by=lead),
        area=areas["99001001"], quarter=areas["99001001-01"], organisation=ours,
        person=people["team_member"], dataset=dataset,
        mandate=Mandate.objects.get(person=people["team_member"]),
        upload=Upload.objects.create(
            owner=ours, file_id=dataset.file_id, file_name="figuren.csv", received_by=lead,
            state=Upload.State.READABLE,
        ),
        job=Job.objects.create(kind="test", person_id=lead.pk),
        profile=written_profile(ours, areas["99001001-01"], by=lead),
        scenario=keep_scenario(
            areas["99001001-01"], owner=ours, name="Wer bleibt", reason="",
            pulled=Levers(start=2022, full_from=2022, stay=20), by=lead,
        ),
    )  # fmt: skip
    return World(people, things)


def _areas() -> dict[str, Area]:
    made: dict[str, Area] = {}
    for level, key, name, parent in (
        ("federation", "DG", "Deutschland", None),
        ("state", "99", "Wiesenmark", "DG"),
        ("county", "99001", "Weidenfeld", "99"),
        ("municipality", "99001001", "A-Stadt", "99001"),
        ("municipality", "99001002", "B-Stadt", "99001"),
        ("quarter", "99001001-01", "Altstadt", "99001001"),
    ):
        made[key] = Area.objects.create(level=level, key=key, name=name, parent=made.get(parent))
    return made


def _person(name: str, organisation: Organisation, role: Role, *, ended: bool = False) -> Person:
    person = Person.objects.create_user(f"{name}@example.org", name)
    Mandate.objects.create(
        person=person, organisation=organisation, role=role, valid_from=BEGIN,
        valid_to=timezone.localdate() - timedelta(days=1) if ended else None,
    )  # fmt: skip
    return person


def residents(key: str, *, persons: int) -> bytes:
    """Return a file in our own template: one area, two years, both sexes, groups of five years."""
    lines = ["Gebiet;Jahr;Geschlecht;Alter_von;Alter_bis;Personen"]
    for year in (2015, 2020):
        for sex in "wm":
            for age in range(0, 90, 5):
                upper = age + 4 if age < 85 else ""
                lines.append(f"{key};{year};{sex};{age};{upper};{persons + age % 7}")
    return ("\n".join(lines) + "\n").encode()


def _dataset(owner: Organisation, by: Person):
    content = residents("99001001-01", persons=40)
    stored = files.store([content], name="figuren.csv", allowed=[filetypes.TEXT])
    plan = plan_import(io.read(content, name="figuren.csv"), owner=owner)
    return import_table(plan, file=stored, file_name="figuren.csv", by=by).dataset


def written_profile(owner: Organisation, area: Area, *, by: Person) -> MunicipalProfile:
    """Make a profile with a released version and a draft that has words and one chapter."""
    profile = MunicipalProfile.objects.create(organisation=owner, area=area, begun_by=by)
    chapter = Chapter("einleitung", "Zur Einleitung", "", (Paragraph("So sind wir."),))
    content = frozen(Profile(area.name, area.key, "Kommunalprofil", "", "", (chapter,)))
    now = timezone.now()
    ProfileVersion.objects.create(
        profile=profile, number=1, begun_by=by, state=ProfileVersion.State.RELEASED,
        submitted_at=now, submitted_by=by, released_at=now, released_by=by,
        content=content, digest=digest_of(content),
    )  # fmt: skip
    draft = ProfileVersion.objects.create(profile=profile, number=2, begun_by=by)
    draft.sections.create(
        key="einfache-sprache", text="So sind wir.", changed_by=by, changed_at=now
    )
    draft.sections.create(key="kennzahlen", position=0)
    return profile
