"""Interviews: nothing without consent, nothing left after a withdrawal, nobody recognisable."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from bleibe.appraisal.actions.evidence import cite_statement
from bleibe.appraisal.actions.interviews import (
    change_interview,
    note_consent,
    record_interview,
    set_guideline,
    withdraw_consent,
)
from bleibe.appraisal.actions.statements import (
    add_statement,
    change_statement,
    release_statement,
    remove_statement,
    take_back_statement,
)
from bleibe.appraisal.guideline import consent_texts, default_guideline
from bleibe.appraisal.models import Consent, Evidence, Guideline, Interview, Statement
from bleibe.appraisal.queries import appraisal_of
from bleibe.appraisal.queries.voices import named_voices
from bleibe.appraisal.tests.conftest import HELD
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event, EventFacts

pytestmark = pytest.mark.django_db
CHECKED = "Abends kommt man ohne Auto nicht mehr weg."


def test_a_first_talk_follows_the_questions_that_come_with_bleibe(talk, musterstadt):
    interview = talk()

    assert interview.guideline.version == 1
    assert interview.guideline.questions == list(default_guideline().questions)


def test_a_new_guideline_is_a_version_and_talks_keep_theirs(talk, musterstadt, anna):
    before = talk()
    set_guideline(musterstadt, title="Kurz", questions=["Was fehlt?", " "], by=anna)
    after = talk()

    before.refresh_from_db()
    assert (before.guideline.version, after.guideline.version) == (1, 2)
    assert after.guideline.questions == ["Was fehlt?"]
    with pytest.raises(Refused, match="guideline_without_questions"):
        set_guideline(musterstadt, title="Leer", questions=["  "], by=anna)
    assert Guideline.objects.count() == 2


def test_without_consent_no_statement_is_kept(talk, anna):
    interview = talk(consent=False)

    with pytest.raises(Refused, match="consent_missing"):
        add_statement(interview, text="x", theme="work", code="neutral", by=anna)
    assert not Statement.objects.exists()


def test_the_database_itself_refuses_a_statement_without_consent():
    with pytest.raises(IntegrityError):
        Statement.objects.create(consent_id=None, text="x", theme="work", code="neutral")


def test_consent_is_given_once_and_to_the_newest_text(talk, anna):
    interview = talk()

    assert interview.consent.text_version == consent_texts()[0].version
    with pytest.raises(Refused, match="consent_given_already"):
        note_consent(interview, given_on=HELD, way="mail", by=anna)
    with pytest.raises(Refused, match="consent_in_future"):
        note_consent(
            talk(consent=False), given_on=timezone.localdate() + timedelta(days=1), way="mail",
            by=anna,
        )  # fmt: skip


def test_a_withdrawal_deletes_what_leads_to_the_person_and_keeps_the_proof(said, point, anna):
    statement, weakness = said(), point()
    cite_statement(weakness, statement=statement, by=anna)
    interview = statement.consent.interview

    withdraw_consent(interview, by=anna)

    interview.refresh_from_db()
    assert (interview.person, interview.function, interview.notes) == ("", "", "")
    assert not Statement.objects.exists()
    assert not Evidence.objects.exists()
    consent = Consent.objects.get(interview=interview)
    assert (consent.withdrawn_by, consent.given_on) == (anna, HELD)
    assert Event.objects.filter(verb="consent.withdrawn").count() == 1


def test_after_a_withdrawal_nothing_more_is_noted(said, anna):
    statement = said()
    interview = statement.consent.interview
    withdraw_consent(interview, by=anna)

    for again in (
        lambda: add_statement(interview, text="x", theme="work", code="neutral", by=anna),
        lambda: withdraw_consent(interview, by=anna),
        lambda: note_consent(interview, given_on=HELD, way="mail", by=anna),
        lambda: change_interview(
            interview, area=None, person="Grete", function="", voice="council", held_on=HELD,
            notes="", by=anna,
        ),
    ):  # fmt: skip
        with pytest.raises(Refused, match="consent_withdrawn"):
            again()
    assert Interview.objects.get().person == ""


def test_the_log_holds_no_name_no_function_and_no_word_that_was_said(said, talk, anna):
    statement = said("Ein verräterischer Satz")
    talk(), talk()
    change_statement(statement, text="Noch verräterischer", theme="work", code="threat", by=anna)
    release_statement(statement, public_text=CHECKED, by=anna)
    withdraw_consent(statement.consent.interview, by=anna)

    facts = " ".join(EventFacts.objects.values_list("content", flat=True))
    for hint in ("Grete", "Vorbild", "Stadträtin", "Geheime", "verräterisch", CHECKED):
        assert hint not in facts
    assert "council" in facts


def test_too_few_talks_release_nothing(said, talk, anna, settings):
    statement = said()
    talk()
    assert settings.SMALL_COUNT == 3

    with pytest.raises(Refused, match="too_few_talks"):
        release_statement(statement, public_text=CHECKED, by=anna)

    talk()
    release_statement(statement, public_text=CHECKED, by=anna)
    statement.refresh_from_db()
    assert (statement.state, statement.checked_by) == ("published", anna)


@pytest.mark.parametrize(
    ("wording", "hint"),
    [("Das sagt Frau VORBILD", "Vorbild"), ("Als STADTRÄTIN weiß ich das", "Stadträtin")],
)
def test_a_wording_with_name_or_function_is_refused(said, talk, anna, wording, hint):
    statement = said()
    talk(), talk()

    with pytest.raises(Refused) as refusal:
        release_statement(statement, public_text=wording, by=anna)

    assert refusal.value.params == {"hint": hint}
    assert Statement.objects.get(pk=statement.pk).public_text == ""


def test_a_part_of_another_word_is_no_hint(said, talk, anna):
    statement = said(name="Ede Au", function="Wirt")
    talk(), talk()

    release_statement(statement, public_text="Die Wirtschaft braucht Auen.", by=anna)

    assert Statement.objects.get(pk=statement.pk).is_published


def test_a_released_statement_can_be_taken_back(said, talk, anna, musterstadt):
    statement = said()
    talk(), talk()
    release_statement(statement, public_text=CHECKED, by=anna)
    with pytest.raises(Refused, match="not_in_this_state"):
        release_statement(statement, public_text=CHECKED, by=anna)

    take_back_statement(statement, by=anna)

    assert appraisal_of(musterstadt).statements == ()
    with pytest.raises(Refused, match="not_in_this_state"):
        take_back_statement(statement, by=anna)


def test_the_database_refuses_a_published_statement_that_nobody_checked(said):
    statement = said()

    with pytest.raises(IntegrityError):
        Statement.objects.filter(pk=statement.pk).update(state="published", public_text="x")


def test_a_group_is_named_only_when_it_is_large_enough(said, anna, musterstadt):
    alone = [said(voice=voice) for voice in ("business", "civic", "health")]
    among = [said(voice="council") for _number in range(3)]
    for statement in (*alone, *among):
        release_statement(statement, public_text=CHECKED, by=anna)

    found = appraisal_of(musterstadt)

    voices = {each.pk: each.voice for each in found.statements}
    assert {voices[each.pk] for each in alone} == {"befragte Person"}
    assert {voices[each.pk] for each in among} == {"Person aus der Kommunalpolitik"}
    assert found.talks.voices == (("Person aus der Kommunalpolitik", 3), ("befragte Person", 3))


@pytest.mark.parametrize(
    ("groups", "named"),
    [
        ({"council": 3}, {"council"}),
        ({"council": 2, "civic": 2}, set()),
        ({"council": 3, "business": 1}, set()),
        ({"council": 4, "young": 3, "business": 1}, {"council"}),
        ({"council": 3, "young": 3, "business": 1}, {"council"}),
        ({"council": 3, "business": 2, "health": 1}, {"council"}),
    ],
)
def test_nobody_is_known_by_not_being_in_a_named_group(groups, named):
    assert named_voices(Counter(groups)) == named


def test_withdrawals_below_the_threshold_hide_what_was_released(said, talk, anna, musterstadt):
    statement = said()
    other = talk()
    talk()
    release_statement(statement, public_text=CHECKED, by=anna)
    assert len(appraisal_of(musterstadt).statements) == 1

    withdraw_consent(other, by=anna)

    assert appraisal_of(musterstadt).statements == ()


def test_nothing_that_leads_to_a_person_is_in_the_appraisal(said, talk, point, anna, musterstadt):
    statement = said("Als Rätin sehe ich das täglich.")
    talk(), talk()
    cite_statement(point(), statement=statement, by=anna)
    release_statement(said(), public_text=CHECKED, by=anna)

    text = repr(appraisal_of(musterstadt))

    assert CHECKED in text
    for hint in ("Grete", "Vorbild", "Stadträtin", "Geheime", "Als Rätin", "Der letzte Bus"):
        assert hint not in text


def test_others_may_neither_note_nor_withdraw(talk, said, rita, bert, clara, pia, musterstadt):
    statement = said()
    interview = statement.consent.interview
    for person in (rita, bert, clara, pia):
        for act in (
            lambda by: record_interview(
                musterstadt, area=None, person="", function="", voice="council", held_on=HELD, by=by
            ),
            lambda by: withdraw_consent(interview, by=by),
            lambda by: add_statement(interview, text="x", theme="work", code="neutral", by=by),
            lambda by: release_statement(statement, public_text="x", by=by),
            lambda by: remove_statement(statement, by=by),
        ):
            with pytest.raises(Refused, match="not_allowed"):
                act(person)
    assert Statement.objects.count() == 1


def test_a_talk_in_the_future_or_in_anothers_quarter_is_refused(musterstadt, anna, places):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match="interview_in_future"):
        record_interview(
            musterstadt, area=None, person="", function="", voice="young", held_on=tomorrow, by=anna
        )
    with pytest.raises(Refused, match="appraisal_area_elsewhere"):
        record_interview(
            musterstadt, area=places["99001002"], person="", function="", voice="young",
            held_on=HELD, by=anna,
        )  # fmt: skip
