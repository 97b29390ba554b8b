"""Anna and Emil fill in, Rita releases, Bert is elsewhere, Clara works in the office."""

import io
import uuid
from datetime import UTC, datetime

import pikepdf
import pytest

from bleibe.forms import known as known_facts
from bleibe.forms.actions import attach, keep_revision, open_draft, release, save_answer, seal
from bleibe.forms.known import Known
from bleibe.forms.models import Draft
from bleibe.forms.tests.sample import ANSWERS, FORM
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people
from bleibe.parties.tests.places import land_of_places

CLOSES = datetime(2026, 7, 20, 22, tzinfo=UTC)
IN_TIME = datetime(2026, 7, 20, 21, 59, 59, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture(autouse=True)
def facts(monkeypatch):
    """Only the facts of the test are known."""
    monkeypatch.setattr(known_facts, "_facts", {})
    known_facts.provide(
        "test_name", "Name",
        lambda _area, organisation: Known(
            organisation.name, datetime(2026, 1, 1, tzinfo=UTC).date(), "Gemeindeverzeichnis"
        ),
    )  # fmt: skip


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
def anna(musterstadt):
    return people.person("Anna Amsel", Role.PROJECT_LEAD, musterstadt)


@pytest.fixture
def emil(musterstadt):
    return people.person("Emil Eiche", Role.TEAM_MEMBER, musterstadt)


@pytest.fixture
def rita(musterstadt):
    return people.person("Rita Reiher", Role.HEAD_OF_ADMINISTRATION, musterstadt)


@pytest.fixture
def bert(grosshausen):
    return people.person("Bert Buche", Role.PROJECT_LEAD, grosshausen)


@pytest.fixture
def office(db):
    return people.organisation("geschaeftsstelle", "Geschäftsstelle", "programme_office")


@pytest.fixture
def clara(office):
    return people.person("Clara Cedern", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def carl(office):
    """Works in the office, too."""
    return people.person("Carl Christdorn", Role.PROGRAMME_OFFICE, office)


@pytest.fixture
def revision(clara):
    return keep_revision(FORM, by=clara)


@pytest.fixture
def draft(revision, musterstadt, anna) -> Draft:
    return open_draft(revision, organisation=musterstadt, area=None, by=anna)


def pdf(pages: int = 1) -> bytes:
    document, out = pikepdf.new(), io.BytesIO()
    for _page in range(pages):
        document.add_blank_page()
    document.save(out, deterministic_id=True)
    return out.getvalue()


def fill(draft: Draft, *, by) -> Draft:
    """Answer everything that is asked."""
    for field, value in ANSWERS.items():
        save_answer(draft, field=field, value=value, base_version=0, by=by)
    attach(draft, field="resolution", content=[pdf()], name="beschluss.pdf", title="", by=by)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def filled(draft, anna):
    return fill(draft, by=anna)


@pytest.fixture
def released(filled, rita):
    return release(filled, by=rita)


@pytest.fixture
def submission(released, rita):
    return seal(released, submission_id=uuid.uuid4(), arrived_at=IN_TIME, closes_at=CLOSES, by=rita)
