"""Anna and Paul write Musterstadt's profile, Rita leads its administration, Bert is elsewhere."""

from datetime import date

import pytest

from bleibe.appraisal.actions.interviews import note_consent, record_interview
from bleibe.appraisal.actions.statements import add_statement
from bleibe.appraisal.actions.stocktaking import ItemFacts, add_item
from bleibe.appraisal.actions.swot import add_point
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area
from bleibe.parties.tests import people
from bleibe.parties.tests.places import land_of_places

HELD = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def places(db):
    return land_of_places()


@pytest.fixture
def musterstadt(places):
    return people.organisation("musterstadt", "Musterstadt", "town", places["99001001"])


@pytest.fixture
def quarter(musterstadt, places):
    return Area.objects.create(
        level="quarter", key="99001001-77", name="Nordufer", parent=places["99001001"]
    )


@pytest.fixture
def grosshausen(places):
    return people.organisation("grosshausen", "Großhausen", "municipality", places["99001002"])


@pytest.fixture
def anna(musterstadt):
    return people.person("Anna Amsel", Role.PROJECT_LEAD, musterstadt)


@pytest.fixture
def paul(musterstadt):
    """Writes the profile."""
    return people.person("Paul Pappel", Role.PROFILE_AUTHOR, musterstadt)


@pytest.fixture
def rita(musterstadt):
    """Leads the administration."""
    return people.person("Rita Reiher", Role.HEAD_OF_ADMINISTRATION, musterstadt)


@pytest.fixture
def bert(grosshausen):
    return people.person("Bert Buche", Role.PROJECT_LEAD, grosshausen)


@pytest.fixture
def clara(db):
    office = people.organisation("geschaeftsstelle", "Geschäftsstelle", "programme_office")
    return people.person("Clara Cedern", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def pia(db):
    """Audits."""
    audit = people.organisation("pruefung", "Prüfamt", "audit")
    return people.person("Pia Pirol", Role.AUDITOR, audit)


@pytest.fixture
def talk(musterstadt, anna):
    """Make a talk; with consent unless said otherwise."""

    def make(name="Grete Vorbild", *, voice="council", function="Stadträtin", consent=True):
        interview = record_interview(
            musterstadt, area=None, person=name, function=function, voice=voice, held_on=HELD,
            notes="Geheime Notiz", by=anna,
        )  # fmt: skip
        if consent:
            note_consent(interview, given_on=HELD, way="signed", by=anna)
        return interview

    return make


@pytest.fixture
def said(talk, anna):
    """Make a statement in a talk of its own."""

    def make(text="Der letzte Bus fährt um sechs.", **about):
        return add_statement(talk(**about), text=text, theme="mobility", code="weakness", by=anna)

    return make


@pytest.fixture
def item(musterstadt, anna):
    facts = ItemFacts("concept", "Verkehrskonzept", 2021, "Stadtplanung", valid_until=2030,
                      important=["mobility"], touched=["housing"])  # fmt: skip
    return add_item(musterstadt, area=None, facts=facts, by=anna)


@pytest.fixture
def point(musterstadt, anna):
    """Make a point of the SWOT."""

    def make(text="Der Bus fährt zu selten", *, quadrant="weakness", theme="mobility", weight=2):
        return add_point(
            musterstadt, area=None, quadrant=quadrant, text=text, theme=theme, weight=weight,
            by=anna,
        )  # fmt: skip

    return make
