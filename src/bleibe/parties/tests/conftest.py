import pytest

from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.parties.tests.places import land_of_places


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
    return people.organisation("geschaeftsstelle", "Geschäftsstelle", "programme_office")


@pytest.fixture
def operator(db):
    return people.organisation("betrieb", "Betrieb", "operator")


@pytest.fixture
def anna(musterstadt):
    """Leads the project in Musterstadt."""
    return people.person("Anna Amsel", Role.PROJECT_LEAD, musterstadt)


@pytest.fixture
def emil(musterstadt):
    """Belongs to Anna's team."""
    return people.person("Emil Eiche", Role.TEAM_MEMBER, musterstadt)


@pytest.fixture
def bert(grosshausen):
    """Leads the project in another Kommune."""
    return people.person("Bert Buche", Role.PROJECT_LEAD, grosshausen)


@pytest.fixture
def clara(office):
    """Works in the programme office."""
    return people.person("Clara Cedern", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def olga(operator):
    """Administers the installation."""
    return people.person("Olga Orion", Role.ADMINISTRATOR, operator)
