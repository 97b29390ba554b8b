"""Anna leads Musterstadt's project, Bert's Kommune is another, Clara is the office."""

from datetime import date

import pytest

from bleibe.kernel.models import StoredFile
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Mandate, Organisation, Person


def _person(email: str, role: Role, organisation: Organisation) -> Person:
    person = Person.objects.create_user(email, email.partition("@")[0].title(), "pass")
    Mandate.objects.create(
        person=person, organisation=organisation, role=role, valid_from=date(2020, 1, 1)
    )
    return person


@pytest.fixture
def musterstadt(db):
    """A town in the invented Land 99 with its Kreis."""
    germany = Area.objects.create(key="DG", level="federation", name="Deutschland")
    land = Area.objects.create(key="99", level="state", name="Wiesenmark", parent=germany)
    county = Area.objects.create(key="99001", level="county", name="Musterkreis", parent=land)
    town = Area.objects.create(
        key="99001001", level="municipality", name="Musterstadt", parent=county
    )
    Area.objects.create(key="99001002", level="municipality", name="Nebendorf", parent=county)
    organisation = Organisation.objects.create(key="musterstadt", name="Musterstadt", kind="town")
    organisation.areas.add(town)
    return organisation


@pytest.fixture
def nebendorf(musterstadt):
    organisation = Organisation.objects.create(key="nebendorf", name="Nebendorf", kind="town")
    organisation.areas.add(Area.objects.get(key="99001002"))
    return organisation


@pytest.fixture
def office(db):
    return Organisation.objects.create(key="office", name="Büro", kind="programme_office")


@pytest.fixture
def anna(musterstadt):
    return _person("anna@example.org", Role.PROJECT_LEAD, musterstadt)


@pytest.fixture
def bert(nebendorf):
    return _person("bert@example.org", Role.PROJECT_LEAD, nebendorf)


@pytest.fixture
def clara(office):
    return _person("clara@example.org", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def auditor(db):
    audit = Organisation.objects.create(key="audit", name="Prüfamt", kind="audit")
    return _person("doris@example.org", Role.AUDITOR, audit)


@pytest.fixture
def stored(db):
    return StoredFile.objects.create(sha256="a" * 64, size=1, media_type="text/plain")
