"""From handed in to review: rules, two people, a third one, what is missing."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from bleibe.applications.applying.models import Application, Bias, StateChange
from bleibe.applications.checking.actions import (
    answer_completion,
    ask_completion,
    begin_check,
    check_formally,
    close_completion,
    find,
    finish_check,
    settle,
)
from bleibe.applications.checking.judging import Standing
from bleibe.applications.checking.models import CompletionRequest, Finding
from bleibe.applications.checking.queries import check_of, days_waited, passes_gates
from bleibe.applications.checking.rules import rule_of
from bleibe.applications.checking.tests.conftest import CLOSED, GATES
from bleibe.engines.eligibility import digest, recompute, trace_from_data
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event
from bleibe.parties.models import AreaFact

pytestmark = pytest.mark.django_db
State = Application.State


def refused(code, act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    assert refusal.value.code == code


def both_find(application, people, *, verdict="met", conditions=GATES):
    for condition in conditions:
        for person in people:
            find(application, condition=condition, verdict=verdict, reason="So ist es.", by=person)


def soon():
    return timezone.localdate() + timedelta(days=14)


def test_the_rules_are_kept_with_digest_inputs_and_a_trace_that_recomputes(begun):
    check = check_of(begun)

    structures = check.of("structures")
    assert begun.state == State.FORMAL_CHECK
    assert structures.engine.verdict == "needs_judgement"
    assert structures.engine.inputs["lead_hours"] == 20
    assert structures.engine.rule_digest == digest(rule_of(structures.condition))
    for each in check.conditions:
        assert recompute(trace_from_data(each.engine.trace)) == each.engine.verdict
    assert [each.condition.key for each in check.gates] == list(GATES)
    assert {each.place for each in structures.sources} != set()


def test_what_is_not_answered_is_never_not_met(handed_in, musterstadt, clara):
    empty = handed_in(musterstadt)
    begin_check(empty, by=clara)

    assert {each.engine.verdict for each in check_of(empty).conditions} == {"needs_judgement"}
    assert passes_gates(empty) is None


def test_a_no_of_the_rule_names_the_way_out_and_turns_nobody_away(handed_in, musterstadt, clara):
    application = handed_in(musterstadt, lead_named=False, lead_hours=0)
    begin_check(application, by=clara)

    structures = check_of(application).of("structures")

    assert structures.engine.verdict == "not_met"
    assert [change["name"] for change in structures.engine.changes] == ["lead_named", "lead_hours"]
    assert structures.standing == Standing.OPEN
    assert passes_gates(application) is None


def test_a_known_fact_counts_where_the_kommune_said_nothing(handed_in, musterstadt, places, clara):
    application = handed_in(musterstadt)
    begin_check(application, by=clara)
    AreaFact.objects.create(
        area=places["99001001"], fact="grw", value="yes", valid_from="2022-01-01", source="Karte",
        licence="frei",
    )  # fmt: skip

    begin_check(application, by=clara)

    grw = check_of(application).of("grw")
    assert (grw.engine.verdict, grw.standing) == ("met", Standing.MET)
    before, after = Finding.objects.filter(condition_key="grw", source="engine").order_by("pk")
    assert before.superseded_at is not None
    assert after.superseded_at is None


def test_applying_the_same_rules_again_keeps_one_result(begun, clara):
    before = Finding.objects.count()

    begin_check(begun, by=clara)

    assert Finding.objects.count() == before


def test_two_people_who_agree_decide(begun, clara, carl):
    find(begun, condition="will", verdict="met", reason="Beschluss liegt bei.", by=clara)
    assert check_of(begun).of("will").standing == Standing.ONE_OF_TWO

    find(begun, condition="will", verdict="met", reason="Steht im Protokoll.", by=carl)

    assert check_of(begun).of("will").standing == Standing.MET
    refused(
        "finding_both_in", find, begun, condition="will", verdict="not_met", reason="Doch nicht.",
        by=clara,
    )  # fmt: skip


def test_one_person_is_one_however_often_they_change_their_mind(begun, clara):
    find(begun, condition="will", verdict="met", reason="Ja.", by=clara)
    find(begun, condition="will", verdict="not_met", reason="Doch nicht.", by=clara)

    checked = check_of(begun).of("will")
    assert [finding.verdict for finding in checked.people] == ["not_met"]
    assert checked.standing == Standing.ONE_OF_TWO


def test_a_third_person_settles_a_difference_with_a_reason(begun, clara, carl, mila):
    find(begun, condition="will", verdict="met", reason="Ja.", by=clara)
    find(begun, condition="will", verdict="not_met", reason="Nein.", by=carl)
    assert check_of(begun).of("will").standing == Standing.DIFFERENT

    for code, given in (
        ("settlement_by_third", {"verdict": "met", "reason": "Ich.", "by": clara}),
        ("settlement_decides", {"verdict": "needs_judgement", "reason": "Hm.", "by": mila}),
        ("finding_needs_reason", {"verdict": "met", "reason": " ", "by": mila}),
    ):
        refused(code, settle, begun, condition="will", **given)
    settle(begun, condition="will", verdict="not_met", reason="Der Beschluss fehlt.", by=mila)

    assert check_of(begun).of("will").standing == Standing.NOT_MET
    assert passes_gates(begun) is False
    refused(
        "settlement_nothing_differs", settle, begun, condition="will", verdict="met", reason="x",
        by=mila,
    )  # fmt: skip


def test_what_both_want_clarified_is_found_anew(begun, clara, carl):
    both_find(begun, (clara, carl), verdict="needs_judgement", conditions=("will",))
    assert check_of(begun).of("will").standing == Standing.TO_CLARIFY

    both_find(begun, (clara, carl), conditions=("will",))

    assert check_of(begun).of("will").standing == Standing.MET
    assert Finding.objects.filter(condition_key="will", source="person").count() == 4


def test_a_finding_says_where_it_stands(begun, clara, handed_in, grosshausen):
    refused(
        "finding_page_without_evidence", find, begun, condition="will", verdict="met",
        reason="Ja.", page=3, by=clara,
    )  # fmt: skip
    refused("condition_unknown", find, begun, condition="x", verdict="met", reason="Ja.", by=clara)
    refused("finding_needs_reason", find, begun, condition="will", verdict="met", reason="",
            by=clara)  # fmt: skip


def test_a_checked_application_goes_on_to_review(begun, clara, carl):
    refused("check_formal_missing", finish_check, begun, by=clara)
    check_formally(begun, complete=True, by=clara)
    refused("check_gates_open", finish_check, begun, by=clara)
    both_find(begun, (clara, carl))

    finish_check(begun, by=clara)

    begun.refresh_from_db()
    assert begun.state == State.IN_REVIEW
    assert passes_gates(begun) is True
    assert Event.objects.filter(verb="check.finished").count() == 1


def test_one_that_misses_a_gate_stays_for_the_decisions(begun, clara, carl):
    check_formally(begun, complete=True, by=clara)
    both_find(begun, (clara, carl), conditions=GATES[1:])
    both_find(begun, (clara, carl), verdict="not_met", conditions=GATES[:1])

    refused("check_gates_shut", finish_check, begun, by=clara)

    assert Application.objects.get(pk=begun.pk).state == State.FORMAL_CHECK


def test_favourable_conditions_never_shut_out(begun, clara, carl):
    both_find(begun, (clara, carl))
    both_find(begun, (clara, carl), verdict="not_met", conditions=("grw", "openness"))

    assert passes_gates(begun) is True


def test_late_is_late_whatever_anybody_says(handed_in, musterstadt, clara):
    late = handed_in(musterstadt, arrived_at=CLOSED + timedelta(seconds=1))
    begin_check(late, by=clara)

    refused("formal_check_needs_reason", check_formally, late, complete=True, by=clara)
    check = check_formally(late, complete=True, reason="Eine Sekunde zu spät.", by=clara)

    assert (check.in_time, check.passed) == (False, False)
    refused("check_formal_missing", finish_check, late, by=clara)


def test_the_clock_stands_while_the_kommune_is_asked(
    begun, clara, anna, mailoutbox, django_capture_on_commit_callbacks
):
    start = timezone.now()
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask_completion(
            begun, text="Bitte schicken Sie den Beschluss.", due=soon(), site_url="http://x",
            by=clara,
        )  # fmt: skip
    begun.refresh_from_db()
    assert begun.state == State.CLARIFICATION
    before = days_waited(begun, until=start)
    assert days_waited(begun, until=start + timedelta(days=10)) == before

    with time_machine.travel(start + timedelta(days=10), tick=False):
        answer_completion(asked, answer="Er liegt bei.", by=anna)

    begun.refresh_from_db()
    assert begun.state == State.FORMAL_CHECK
    assert days_waited(begun, until=start + timedelta(days=11, hours=1)) == before + 1
    (mail,) = mailoutbox
    assert mail.to == ["anna@example.org"]
    assert "Beschluss" not in mail.body


def test_the_clock_runs_again_with_the_last_answer_only(begun, clara, anna):
    first = ask_completion(begun, text="Beschluss?", due=soon(), by=clara)
    second = ask_completion(begun, text="Zahlen?", due=soon(), by=clara)

    answer_completion(first, answer="Hier.", by=anna)
    begun.refresh_from_db()
    assert begun.state == State.CLARIFICATION
    answer_completion(second, answer="Hier.", by=anna)

    begun.refresh_from_db()
    assert begun.state == State.FORMAL_CHECK
    refused("not_in_this_state", answer_completion, second, answer="Noch mehr.", by=anna)


def test_without_an_answer_the_office_goes_on_once_the_day_is_over(begun, clara):
    asked = ask_completion(begun, text="Beschluss?", due=soon(), by=clara)
    refused("completion_not_over", close_completion, asked, by=clara)

    with time_machine.travel(timezone.now() + timedelta(days=16), tick=False):
        close_completion(asked, by=clara)

    asked.refresh_from_db()
    assert asked.state == CompletionRequest.State.CLOSED
    assert StateChange.objects.filter(application=begun).last().after == State.FORMAL_CHECK


def test_a_request_says_what_and_until_a_day_to_come(begun, clara):
    refused("completion_needs_text", ask_completion, begun, text=" ", due=soon(), by=clara)
    refused(
        "completion_due_past", ask_completion, begun, text="x", due=timezone.localdate(), by=clara
    )


def test_strangers_and_the_biased_can_do_nothing(begun, clara, carl, anna, bert, mila):
    asked = ask_completion(begun, text="Beschluss?", due=soon(), by=clara)
    Bias.objects.create(
        call=begun.call, organisation=begun.organisation, person=carl, kind="family"
    )
    for person in (anna, bert, carl, mila):
        refused("not_allowed", begin_check, begun, by=person)
        refused("not_allowed", find, begun, condition="will", verdict="met", reason="x", by=person)
        refused("not_allowed", ask_completion, begun, text="x", due=soon(), by=person)
    for person in (bert, clara):
        refused("not_allowed", answer_completion, asked, answer="x", by=person)


def test_the_database_takes_no_finding_without_its_ground(begun, clara):
    given = {
        "application": begun, "submission": begun.submission, "condition_key": "will",
        "verdict": "met",
    }  # fmt: skip
    for broken in (
        {"source": "person", "by": clara, "reason": ""},
        {"source": "person", "reason": "x"},
        {"source": "engine", "rule_digest": ""},
        {"source": "engine", "rule_digest": "0" * 64, "by": clara},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Finding.objects.create(**given, **broken)
