"""Released words that somebody takes back are shown nowhere any more."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from bleibe.appraisal.actions.evidence import cite_statement
from bleibe.appraisal.actions.interviews import note_consent, record_interview, withdraw_consent
from bleibe.appraisal.actions.statements import (
    add_statement,
    release_statement,
    remove_statement,
    take_back_statement,
)
from bleibe.appraisal.actions.swot import add_point
from bleibe.appraisal.models import RetractedWording
from bleibe.kernel import files
from bleibe.kernel.models import Event
from bleibe.parties.models import Area
from bleibe.profiles.tests.tables import put_in
from bleibe.reports.profile.compose import EASY
from bleibe.reports.profile.frozen import digest_of
from bleibe.reports.tests.documents import text_of
from bleibe.reports.tests.residents import people
from bleibe.reports.writing.actions import beginning, retracting, steps, writing
from bleibe.reports.writing.actions.files import make_files
from bleibe.reports.writing.models import ProfileVersion

TODAY = date(2026, 11, 25)
WORDS = "Nach sechs fährt hier „nur noch“ der Wind."
OTHER = "Die Vereine halten uns zusammen."
INSTEAD = "(Aussage zurückgezogen)"


@pytest.fixture
def said(musterstadt, anna, db):
    """Two statements in words of their own, released after three talks; a point rests on one."""
    cache.clear()
    statements = []
    for name, words in (("Ada", WORDS), ("Ben", OTHER), ("Cem", "Intern")):
        interview = record_interview(
            musterstadt, area=None, person=name, function="", voice="council", held_on=TODAY,
            by=anna,
        )  # fmt: skip
        note_consent(interview, given_on=TODAY, way="signed", by=anna)
        statements.append(
            add_statement(interview, text=words, theme="mobility", code="weakness", by=anna)
        )
    for statement in statements[:2]:
        release_statement(statement, public_text=statement.text, by=anna)
        statement.refresh_from_db()
    point = add_point(
        musterstadt, area=None, quadrant="weakness", text="Wenig Bus", theme="mobility", weight=2,
        by=anna,
    )  # fmt: skip
    cite_statement(point, statement=statements[0], by=anna)
    return statements


@pytest.fixture
def version(said, musterstadt, anna):
    put_in(people("99001001", 2018, 2019, 2020, size=900), code="12411-02-03-5")
    town = Area.objects.get(key="99001001")
    draft = beginning.begin_profile(town, organisation=musterstadt, today=TODAY, by=anna)
    writing.write_section(draft, key=EASY, text="Hier leben wir.", revision=0, by=anna)
    steps.submit_version(draft, by=anna)
    draft.refresh_from_db()
    return steps.release_version(draft, today=TODAY, by=anna)


def page_of(client, version) -> str:
    where = [version.profile_id, version.number]
    return client.get(reverse("reports:published_version", args=where)).content.decode()


def pdf_of(version) -> str:
    content = files.path_of(version.file_id).read_bytes()
    return " ".join(text_of(content).split())


def withdraw(statement, by):
    withdraw_consent(statement.consent.interview, by=by)


def remove(statement, by):
    remove_statement(statement, by=by)


def take_back(statement, by):
    take_back_statement(statement, by=by)


@pytest.mark.parametrize("act", [withdraw, remove, take_back])
def test_words_that_were_taken_back_leave_a_released_profile(client, version, said, anna, act):
    assert page_of(client, version).count(WORDS) == 2

    act(said[0], anna)
    page = page_of(client, version)

    assert WORDS not in page
    assert page.count(INSTEAD) == 2
    assert OTHER in page


def test_words_that_were_taken_back_leave_the_data(client, version, said, anna):
    where = [version.profile_id, version.number, "json"]
    before = client.get(reverse("reports:published_export", args=where)).content.decode()

    withdraw(said[0], anna)
    after = client.get(reverse("reports:published_export", args=where)).content.decode()

    assert "der Wind" in before
    assert "der Wind" not in after


def test_the_digest_still_proves_what_was_released(version, said, anna):
    withdraw(said[0], anna)

    kept = ProfileVersion.objects.get(pk=version.pk)
    hidden = Event.objects.get(verb="profile.wording_hidden")

    assert digest_of(kept.content) == kept.digest == version.digest
    assert hidden.about_id == str(version.pk)
    assert WORDS not in repr(list(RetractedWording.objects.values()))


def test_files_with_such_words_are_not_offered_any_more(client, version, said, anna, monkeypatch):
    make_files(version, today=TODAY, by=anna)
    where = reverse("reports:published_document", args=[version.profile_id, version.number])
    begun = []
    monkeypatch.setattr(retracting.jobs, "start", lambda *_task, **given: begun.append(given))

    withdraw(said[0], anna)

    assert client.get(where).status_code == 404
    assert [each["version_id"] for each in begun] == [version.pk]


def test_files_are_made_anew_without_these_words(version, said, anna):
    make_files(version, today=TODAY, by=anna)
    version.refresh_from_db()
    assert "der Wind" in pdf_of(version)

    withdraw(said[0], anna)

    version.refresh_from_db()
    assert "der Wind" not in pdf_of(version)
    assert INSTEAD in pdf_of(version)


def test_files_that_were_begun_before_do_not_come_back(version, said, anna):
    make_files(
        version, today=TODAY, by=anna,
        progress=lambda done, _total: withdraw(said[0], anna) if done == 1 else None,
    )  # fmt: skip

    version.refresh_from_db()
    assert "der Wind" not in pdf_of(version)


def test_versions_without_these_words_keep_their_files(version, said, anna):
    make_files(version, today=TODAY, by=anna)

    withdraw(said[2], anna)

    version.refresh_from_db()
    assert version.file is not None
    assert not Event.objects.filter(verb="profile.wording_hidden").exists()


def test_a_later_version_may_say_the_same_words_again(client, version, said, anna):
    take_back_statement(said[0], by=anna)
    release_statement(said[0], public_text=WORDS, by=anna)

    draft = beginning.begin_version(version.profile, by=anna)
    steps.submit_version(draft, by=anna)
    draft.refresh_from_db()
    later = steps.release_version(draft, today=TODAY, by=anna)

    assert WORDS in page_of(client, later)
    assert WORDS not in page_of(client, version)
