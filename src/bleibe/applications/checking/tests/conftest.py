"""A call on the package of 2021, two Kommunen, three people of the office, the ministry."""

import json
import uuid
from datetime import UTC, datetime
from functools import cache

import pytest
from django.utils import timezone

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.checking.actions import begin_check
from bleibe.forms.definition import as_plain, digest_of_form
from bleibe.forms.models import Draft, FormRevision, ReceiptKey, SealedContent, Submission
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.parties.tests.places import land_of_places
from bleibe.programmes.models import PackageVersion, Programme
from bleibe.programmes.package import PACKAGES, as_content, digest_of, read_package
from bleibe.programmes.queries import package_of

CLOSED = datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC)
GATES = ("awareness", "will", "first_aims", "structures", "data_basis")
LEAD = {
    "attachment": "staff_unit", "lead_named": True, "lead_knowledge": "Studium", "lead_hours": 20,
    "structures": "Eine Stabsstelle.",
}  # fmt: skip


@cache
def package_of_2021():
    """Read the package once for all tests."""
    return read_package(PACKAGES / "zwk-2021")


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA = tmp_path
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def places(db):
    return land_of_places()


@pytest.fixture
def office(db):
    return people.organisation("geschaeftsstelle", "Geschäftsstelle", "programme_office")


@pytest.fixture
def clara(office):
    """Works in the programme office."""
    return people.person("Clara Cedern", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def carl(office):
    """Works there, too."""
    return people.person("Carl Carduus", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def mila(db):
    """Works in the ministry."""
    ministry = people.organisation("ministerium", "Fachreferat", "ministry_unit")
    return people.person("Mila Meise", Role.MINISTRY_UNIT, ministry)


@pytest.fixture
def musterstadt(places):
    return people.organisation("musterstadt", "Müsterstadt", "town", places["99001001"])


@pytest.fixture
def grosshausen(places):
    return people.organisation("grosshausen", "Großhausen", "municipality", places["99001002"])


@pytest.fixture
def anna(musterstadt):
    return people.person("Anna Amsel", Role.PROJECT_LEAD, musterstadt)


@pytest.fixture
def bert(grosshausen):
    return people.person("Bert Buche", Role.PROJECT_LEAD, grosshausen)


@pytest.fixture
def call(clara):
    package = package_of_2021()
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
def handed_in(call, clara):
    """Make an application that was handed in."""

    def make(organisation, *, state=Application.State.SUBMITTED, arrived_at=CLOSED, **answers):
        form = package_of(call.package).form
        revision, _new = FormRevision.objects.get_or_create(
            digest=digest_of_form(form),
            defaults={"key": form.key, "content": as_plain(form), "kept_by": clara},
        )
        draft = Draft.objects.create(revision=revision, organisation=organisation, opened_by=clara)
        key, _new = ReceiptKey.objects.get_or_create(id="k", defaults={"public_key": "00"})
        submission = Submission.objects.create(
            id=uuid.uuid4(), draft=draft, revision=revision, number=1, arrived_at=arrived_at,
            closes_at=CLOSED, on_time=arrived_at <= CLOSED, sealed_at=CLOSED, sealed_by=clara,
            form_digest=revision.digest, content_digest="0" * 64, receipt="{}", signature="",
            key=key,
        )  # fmt: skip
        SealedContent.objects.create(
            submission=submission, text=json.dumps({"answers": answers, "nonce": "n"})
        )
        return Application.objects.create(
            call=call, organisation=organisation, draft=draft, submission=submission, state=state,
            started_by=clara,
        )  # fmt: skip

    return make


@pytest.fixture
def application(handed_in, musterstadt):
    """Musterstadt's, with a few answers."""
    return handed_in(musterstadt, challenge="Viele ziehen fort.", **LEAD)


@pytest.fixture
def begun(application, clara):
    begin_check(application, by=clara)
    application.refresh_from_db()
    return application


@pytest.fixture
def browse(client, settings):
    """Give a client that is signed in as somebody."""
    settings.SECOND_FACTOR = "optional"

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in
