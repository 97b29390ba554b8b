"""Decisions: prepared by one, released by another, all at once; answered; kept as a project."""

import json

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction

from bleibe.applications.applying.models import Application
from bleibe.applications.choosing.actions import decisions as acts
from bleibe.applications.choosing.actions.answers import decline, take
from bleibe.applications.choosing.actions.decisions import (
    Wanted,
    add_own_reason,
    drop_tranche,
    prepare_next,
    prepare_tranche,
    release_tranche,
)
from bleibe.applications.choosing.models import Decision, Letter, Project, Seal, Tranche
from bleibe.applications.choosing.queries.decisions import published, waiting_next
from bleibe.applications.choosing.queries.runs import reading
from bleibe.applications.choosing.tests.test_targets import code
from bleibe.forms.queries import sealed_answers
from bleibe.programmes.models import Participation
from bleibe.programmes.queries import package_of

pytestmark = pytest.mark.django_db
SITE = "https://bleibe.example"
CHOSEN = ("ahausen", "bedorf", "ekreis")


@pytest.fixture
def wanted(run, applications):
    """Three acceptances, two on the waiting list in order, one rejection."""
    outcomes = dict.fromkeys(CHOSEN, "accepted") | {
        "cestadt": "waiting_list", "deburg": "waiting_list", "efdorf": "rejected",
    }  # fmt: skip
    return [Wanted(applications[key], outcome) for key, outcome in outcomes.items()]


@pytest.fixture
def tranche(run, wanted, clara):
    return prepare_tranche(run, wanted=wanted, by=clara)


@pytest.fixture
def released(tranche, carl):
    return release_tranche(tranche, site_url=SITE, by=carl)


def decision_of(applications, key):
    return Decision.objects.get(application=applications[key])


def letter_text(decision):
    parts = json.loads(decision.letter.content)["paragraphs"]
    return " ".join(part.get("text") or " ".join(part["reasons"]) for part in parts)


def test_nothing_moves_until_the_release(tranche, applications, lead_of):
    for application in applications.values():
        application.refresh_from_db()
        assert application.state == Application.State.IN_REVIEW
    assert mail.outbox == []
    assert not Seal.objects.filter(kind=Seal.Kind.DECISION).exists()


def test_all_is_released_at_once_by_another_person(
    tranche, applications, clara, carl, lead_of, django_capture_on_commit_callbacks
):
    lead_of(applications["ahausen"])
    assert code(release_tranche, tranche, site_url=SITE, by=clara) == "needs_another_person"
    with django_capture_on_commit_callbacks(execute=True):
        release_tranche(tranche, site_url=SITE, by=carl)

    states = {}
    for key, application in applications.items():
        application.refresh_from_db()
        states[key] = application.state
    assert states == dict.fromkeys(CHOSEN, "accepted") | {
        "cestadt": "waiting_list", "deburg": "waiting_list", "efdorf": "rejected",
    }  # fmt: skip
    assert Seal.objects.filter(kind=Seal.Kind.DECISION).count() == 6
    assert Seal.objects.filter(kind=Seal.Kind.GATE).count() == 6
    assert len(mail.outbox) == 1
    assert SITE in mail.outbox[0].body
    assert "Zusage" not in mail.outbox[0].subject + mail.outbox[0].body
    assert code(release_tranche, tranche, site_url=SITE, by=carl) == "tranche_released"


def test_a_release_that_fails_leaves_nothing(tranche, applications, carl, monkeypatch):
    calls = []

    def breaks(decision, **_rest):
        calls.append(decision)
        if len(calls) == 4:
            raise RuntimeError("power cut")

    monkeypatch.setattr(acts, "_carry_out", breaks)
    with pytest.raises(RuntimeError):
        release_tranche(tranche, site_url=SITE, by=carl)
    tranche.refresh_from_db()
    assert tranche.state == Tranche.State.PREPARED
    assert not Seal.objects.filter(kind=Seal.Kind.DECISION).exists()


def test_the_waiting_list_has_an_order(tranche, applications):
    ranks = {key: decision_of(applications, key).waiting_rank for key in applications}
    assert (ranks["cestadt"], ranks["deburg"], ranks["ahausen"]) == (1, 2, None)


def test_letters_say_own_reasons(tranche, applications):
    rejected = letter_text(decision_of(applications, "efdorf"))
    waiting = letter_text(decision_of(applications, "cestadt"))
    accepted = letter_text(decision_of(applications, "ahausen"))
    assert "Efdorf" in rejected
    assert "Punkten mehr hätte sie zu einer besten Auswahl gehört" in waiting + rejected
    assert "Platz 1 der Warteliste" in waiting
    assert "bleibt sie in" in accepted
    assert "100 Punkten" in accepted


def test_a_shut_gate_is_told_with_its_finding(run, applied, clara):
    failed = applied("ge", "Gestadt", "county", 50000, "yes", 1.0, gates="not_met")
    prepare_tranche(run, wanted=[Wanted(failed, "rejected")], by=clara)
    text = letter_text(Decision.objects.get(application=failed))
    assert "Eine Voraussetzung ist nicht erfüllt" in text
    assert "So steht es in der Anlage." in text


def test_own_words_come_first_and_only_from_the_preparer(tranche, applications, clara, carl):
    decision = decision_of(applications, "efdorf")
    assert code(add_own_reason, decision, text="Nein.", by=carl) == "only_the_preparer"
    add_own_reason(decision, text="Das Gremium bedauert es.", by=clara)
    assert "Das Gremium bedauert es." in letter_text(decision_of(applications, "efdorf"))


@pytest.mark.parametrize(
    ("key", "outcome", "expected"),
    [("cestadt", "accepted", "outcome_departs"), (None, None, "tranche_empty")],
)
def test_what_does_not_follow_from_the_run_is_refused(
    key, outcome, expected, run, applications, clara
):
    wanted = [Wanted(applications[key], outcome)] if key else []
    assert code(prepare_tranche, run, wanted=wanted, by=clara) == expected


def test_a_second_tranche_waits_for_the_first(tranche, run, wanted, clara, pia):
    assert code(prepare_tranche, run, wanted=wanted, by=clara) == "tranche_waits"
    assert code(prepare_tranche, run, wanted=wanted, by=pia) == "not_allowed"
    drop_tranche(tranche, by=clara)
    assert not Letter.objects.exists()
    assert prepare_tranche(run, wanted=wanted, by=clara).decisions.count() == 6


def test_what_is_decided_is_not_decided_again(released, run, applications, clara):
    again = [Wanted(applications["ahausen"], "rejected")]
    applications["ahausen"].refresh_from_db()
    assert code(prepare_tranche, run, wanted=again, by=clara) == "already_decided"
    assert code(drop_tranche, released, by=clara) == "tranche_released"


def test_a_place_is_taken_and_becomes_a_project(released, applications, lead_of, call):
    decision = decision_of(applications, "ahausen")
    assert list(published(call)) == []
    project = take(decision, by=lead_of(applications["ahausen"]))

    assert [each.pk for each in published(call)] == [decision.pk]
    assert Participation.objects.filter(
        programme=call.programme, organisation=applications["ahausen"].organisation
    ).exists()
    assert project.owner_ids() == {applications["ahausen"].organisation_id}


def test_no_field_has_to_be_typed_again(released, applications, lead_of, call):
    """Each field of the form that was answered is in the project, value for value."""
    application = applications["bedorf"]
    project = take(decision_of(applications, "bedorf"), by=lead_of(application))

    sealed = sealed_answers(application.submission)
    fields = {field.key for field in package_of(call.package).form.fields}
    answered = {key for key in fields if sealed.get(key) is not None}
    assert answered >= {"name", "kind", "state", "population", "grw"}
    assert {key: project.answers[key] for key in answered} == {key: sealed[key] for key in answered}


def test_strangers_answer_nothing(released, applications, lead_of, clara):
    decision = decision_of(applications, "ahausen")
    stranger = lead_of(applications["bedorf"])
    for person in (stranger, clara):
        assert code(take, decision, by=person) == "not_allowed"
    rejected = decision_of(applications, "efdorf")
    assert code(take, rejected, by=lead_of(applications["efdorf"])) == "nothing_to_answer"


def test_who_declines_makes_room_for_the_next(released, applications, lead_of, call, clara, carl):
    assert waiting_next(call) is None
    assert code(prepare_next, call, by=clara) == "nobody_moves_up"
    lead = lead_of(applications["ahausen"])
    decline(decision_of(applications, "ahausen"), by=lead)
    assert code(take, decision_of(applications, "ahausen"), by=lead) == "answered_already"

    assert waiting_next(call).decision.application == applications["cestadt"]
    second = prepare_next(call, by=carl)
    assert waiting_next(call) is None
    release_tranche(second, site_url=SITE, by=clara)
    applications["cestadt"].refresh_from_db()
    assert applications["cestadt"].state == Application.State.ACCEPTED
    moved = Decision.objects.get(application=applications["cestadt"], tranche=second)
    assert "rückt nach" in letter_text(moved)
    take(moved, by=lead_of(applications["cestadt"]))
    assert Project.objects.count() == 1


def test_a_second_run_keeps_who_is_in(run, applications, call, clara, carl):
    from decimal import Decimal

    from bleibe.applications.choosing.actions.runs import run_selection

    first = prepare_tranche(run, wanted=[Wanted(applications["ahausen"], "accepted")], by=clara)
    release_tranche(first, site_url=SITE, by=carl)
    second = reading(run_selection(call, tolerance=Decimal(1), by=clara))
    assert second.inputs["fixed_in"] == [str(applications["ahausen"].uuid)]
    assert str(applications["ahausen"].uuid) in second.chosen


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE choosing_decision SET outcome = 'rejected' WHERE outcome = 'accepted'",
        "UPDATE choosing_decision SET grounds = '{}'",
        "DELETE FROM choosing_decision WHERE outcome = 'accepted'",
        "UPDATE choosing_letter SET content = '{}'",
        "UPDATE choosing_tranche SET state = 'prepared'",
        "DELETE FROM choosing_tranche",
        "UPDATE choosing_seal SET digest = 'x'",
        "DELETE FROM choosing_seal",
        "UPDATE choosing_sealcontent SET content = '{}'",
    ],
)
def test_the_database_holds_what_is_released(statement, released):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
