"""A call with applications, three people on the panel, the office, the ministry."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.actions.assigning import assign
from bleibe.applications.reviewing.actions.declaring import declare_complete
from bleibe.applications.reviewing.actions.phases import Settings, lay_down_phases, open_phase
from bleibe.applications.reviewing.actions.reviews import Entry, save_review, submit_review
from bleibe.applications.reviewing.models import ReviewPhase
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.tests.handed_in import CLOSED, handed_in
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.parties.tests.places import land_of_places
from bleibe.programmes.models import PackageVersion, Programme
from bleibe.programmes.package import PACKAGES, as_content, digest_of, read_package


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def places(db):
    return land_of_places()


@pytest.fixture
def clara(db):
    """Works in the programme office."""
    office = people.organisation("geschaeftsstelle", "Geschäftsstelle", "programme_office")
    return people.person("Clara Cedern", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def ministry(db):
    return people.organisation("ministerium", "Fachreferat", "ministry_unit")


@pytest.fixture
def mila(ministry):
    """Works in the ministry."""
    return people.person("Mila Meise", Role.MINISTRY_UNIT, ministry)


@pytest.fixture
def call(clara):
    package = read_package(PACKAGES / "zwk-2021")
    programme = Programme.objects.create(
        key=package.key, version=package.version, title=package.title, content={},
        runs_from=package.runs_from, runs_to=package.runs_to,
    )  # fmt: skip
    content = json.loads(json.dumps(as_content(package)))
    version = PackageVersion.objects.create(
        programme=programme, number=1, version=package.version, content=content,
        digest=digest_of(content), published_at=timezone.now(), published_by=clara,
    )  # fmt: skip
    return Call.objects.create(
        programme=programme, package=version, key=package.call.key, title="Aufruf zur Probe",
        opens_at=datetime(2026, 1, 1, tzinfo=UTC), closes_at=CLOSED, state=Call.State.CLOSED,
    )  # fmt: skip


@pytest.fixture
def applied(call, clara):
    """Make an application that was handed in and is in review."""

    def make(organisation, *, area=None, state=Application.State.IN_REVIEW, **answers):
        return handed_in(call, organisation, area=area, state=state, answers=answers, by=clara)

    return make


@pytest.fixture
def musterstadt(places):
    return people.organisation("musterstadt", "Müsterstadt", "town", places["99001001"])


@pytest.fixture
def grosshausen(places):
    return people.organisation("grosshausen", "Großhausen", "municipality", places["99001002"])


@pytest.fixture
def application(applied, grosshausen):
    return applied(grosshausen)


@pytest.fixture
def panel(ministry, call):
    """Make three reviewers who have declared that they are not biased."""
    made = [
        people.person(name, Role.SELECTION_PANEL, ministry)
        for name in ("Rosa Rabe", "Sven Specht", "Tina Taube")
    ]
    for person in made:
        declare_complete(call, by=person)
    return made


@pytest.fixture
def rosa(panel):
    return panel[0]


@pytest.fixture
def sven(panel):
    return panel[1]


@pytest.fixture
def phase(call, clara):
    """Open a phase with these settings; the one before ends."""

    def begin(**settings):
        lay_down_phases(call, phases=(Settings("Lesung", **settings),), by=clara)
        found = ReviewPhase.objects.filter(call=call).order_by("-number").first()
        open_phase(found, by=clara)
        return found

    return begin


@pytest.fixture
def blind(phase):
    return phase(may_review=True)


@pytest.fixture
def reviewed(call, clara):
    """Give an application to somebody and let them hand in a review."""

    def make(application, by, *scores, reason="Gut belegt."):
        assign(application, person=by, by=clara)
        rubric = rubric_for(call)
        given = [*scores, *[scores[-1]] * (len(rubric) - len(scores))]
        entries = {
            criterion.key: Entry(score, cannot_judge=score is None, reason=reason)
            for criterion, score in zip(rubric, given, strict=True)
        }
        save_review(application, entries=entries, summary="Solide.", by=by)
        return submit_review(application, by=by)

    return make


@pytest.fixture
def browser():
    """Sign somebody in; pages go by their name in this room."""

    class Browser(Client):
        def see(self, name, *args, **query):
            return self.get(reverse(f"reviewing:{name}", args=args), query)

        def send(self, name, *args, **data):
            return self.post(reverse(f"reviewing:{name}", args=args), data)

    def signed(person):
        client = Browser()
        client.force_login(person)
        return client

    return signed
