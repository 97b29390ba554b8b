"""A call with eight invented Kommunen and three places; two people in the office, the ministry."""

import json
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.checking.models import Finding
from bleibe.applications.choosing.actions import runs
from bleibe.applications.choosing.actions.runs import run_selection
from bleibe.applications.choosing.actions.targets import prepare_targets, publish_targets
from bleibe.applications.choosing.targets import Bound
from bleibe.applications.reviewing.models import BiasDeclaration, Rating, Review
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.forms.definition import as_plain, digest_of_form
from bleibe.forms.models import Draft, FormRevision, ReceiptKey, SealedContent, Submission
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area
from bleibe.parties.tests import people
from bleibe.programmes.models import PackageVersion, Programme
from bleibe.programmes.package import PACKAGES, as_content, digest_of, read_package
from bleibe.programmes.queries import package_of

BERLIN = ZoneInfo("Europe/Berlin")
OPENS, CLOSES = datetime(2026, 1, 1, tzinfo=BERLIN), datetime(2026, 3, 1, 23, 59, 59, tzinfo=BERLIN)
BEFORE, AFTER = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
PLACES = 3
KOMMUNEN = (
    # key, name, kind, population, grw, score of each criterion as a share
    ("ahausen", "Ahausen", "town", 800, "yes", 1.0),
    ("bedorf", "Bedorf", "municipality", 3000, "yes", 0.9),
    ("cestadt", "Cestadt", "town", 12000, "no", 0.8),
    ("deburg", "Deburg", "town", 12000, "no", 0.34),
    ("ekreis", "Ekreis", "county", 90000, "yes", 0.34),
    ("efdorf", "Efdorf", "municipality", None, "no", 0.0),
)


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    monkeypatch.setattr(runs, "DRAWS", 20)


@pytest.fixture
def clock():
    """Before the deadline; ``clock.move_to(AFTER)`` goes on."""
    with time_machine.travel(BEFORE, tick=False) as traveller:
        yield traveller


@pytest.fixture
def office(db):
    return people.organisation("geschaeftsstelle", "Geschäftsstelle", "programme_office")


@pytest.fixture
def clara(office):
    return people.person("Clara Cedern", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def carl(office):
    return people.person("Carl Conifer", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def ministry(db):
    return people.organisation("ministerium", "Fachreferat", "ministry_unit")


@pytest.fixture
def mila(ministry):
    return people.person("Mila Meise", Role.MINISTRY_UNIT, ministry)


@pytest.fixture
def pia(db):
    audit = people.organisation("pruefung", "Prüfamt", "audit")
    return people.person("Pia Pirol", Role.AUDITOR, audit)


@pytest.fixture
def rosa(ministry, call):
    """Sits on the panel and has said that she is not biased."""
    made = people.person("Rosa Rabe", Role.SELECTION_PANEL, ministry)
    BiasDeclaration.objects.create(call=call, person=made, is_complete=True)
    return made


@pytest.fixture
def call(clara, clock):
    package = read_package(PACKAGES / "zwk-2021")
    rules = replace(package.call, opens_at=OPENS, closes_at=CLOSES, places=PLACES, lottery=True)
    package = replace(package, calls=(rules,))
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
        programme=programme, package=version, key=rules.key, title="Aufruf zur Probe",
        opens_at=OPENS, closes_at=CLOSES, state=Call.State.OPEN,
    )  # fmt: skip


@pytest.fixture
def bounds():
    return [Bound("grw", "yes", 2, None), Bound("kind", "town", None, 1)]


@pytest.fixture
def targets(call, bounds, clara, carl):
    return publish_targets(prepare_targets(call, bounds=bounds, by=clara), by=carl)


@pytest.fixture
def applied(call, clara, carl, mila):
    """Make an application in review: its gates are found met, its reviews are in."""

    def make(key, name, kind, population, grw, share, *, gates="met"):
        area = Area.objects.create(
            level="municipality", key=f"14{len(key):03}{Area.objects.count():03}", name=name
        )
        organisation = people.organisation(key, name, kind, area)
        form = package_of(call.package).form
        revision, _new = FormRevision.objects.get_or_create(
            digest=digest_of_form(form),
            defaults={"key": form.key, "content": as_plain(form), "kept_by": clara},
        )
        draft = Draft.objects.create(revision=revision, organisation=organisation, opened_by=clara)
        receipt_key, _new = ReceiptKey.objects.get_or_create(id="k", defaults={"public_key": "00"})
        submission = Submission.objects.create(
            id=uuid.uuid4(), draft=draft, revision=revision, number=1, arrived_at=BEFORE,
            closes_at=CLOSES, on_time=True, sealed_at=BEFORE, sealed_by=clara,
            form_digest=revision.digest, content_digest="0" * 64, receipt="{}", signature="",
            key=receipt_key,
        )  # fmt: skip
        answers = {
            "name": name, "kind": kind, "state": "14", "population": population, "grw": grw,
        }  # fmt: skip
        text = json.dumps({"answers": answers, "asked": sorted(answers), "nonce": "n"})
        SealedContent.objects.create(submission=submission, text=text)
        application = Application.objects.create(
            call=call, organisation=organisation, draft=draft, submission=submission,
            state=Application.State.IN_REVIEW, started_by=clara,
        )  # fmt: skip
        _judge(application, verdict=gates, by=(clara, mila))
        for reviewer in (carl, mila):
            _review(application, share=share, by=reviewer)
        return application

    return make


@pytest.fixture
def applications(applied):
    """Six Kommunen by their key."""
    return {row[0]: applied(*row) for row in KOMMUNEN}


@pytest.fixture
def run(targets, applications, call, clock, clara):
    clock.move_to(AFTER)
    return run_selection(call, tolerance=Decimal(5), by=clara)


@pytest.fixture
def lead_of():
    """Make the Projektleitung of a Kommune."""

    def make(application):
        return people.person(
            f"Leitung-{application.organisation.key} Lerche", Role.PROJECT_LEAD,
            application.organisation,
        )  # fmt: skip

    return make


@pytest.fixture
def sign_in():
    def signed(person):
        client = Client()
        client.force_login(person)
        return client

    return signed


def _judge(application, *, verdict, by):
    for condition in package_of(application.call.package).conditions:
        if not condition.is_mandatory:
            continue
        for person in by:
            Finding.objects.create(
                application=application, submission=application.submission,
                condition_key=condition.key, source=Finding.Source.PERSON, verdict=verdict,
                reason="So steht es in der Anlage.", by=person,
            )  # fmt: skip


def _review(application, *, share, by):
    review = Review.objects.create(application=application, reviewer=by)
    for criterion in rubric_for(application.call):
        scores = sorted(criterion.scores)
        score = scores[round(share * (len(scores) - 1))]
        Rating.objects.create(
            review=review, condition_key=criterion.key, score=score, reason="Weil es so ist."
        )
    review.state, review.submitted_at = Review.State.SUBMITTED, timezone.now()
    review.save()
