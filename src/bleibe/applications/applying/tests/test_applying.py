"""From the beginning of an application to its receipt, and back."""

import itertools
import uuid

import pytest

from bleibe.applications.applying.actions import (
    begin_again,
    begin_replacement,
    move,
    release_application,
    start_application,
    submit_application,
    take_release_back,
    withdraw_application,
)
from bleibe.applications.applying.models import Application, StateChange
from bleibe.applications.applying.tests.conftest import fill
from bleibe.applications.calls.tests import world
from bleibe.forms.models import Draft, Submission
from bleibe.forms.queries import in_force, sealed_answers
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event

State = Application.State


def again(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def test_an_application_begins_with_an_open_draft_and_a_line_of_time(application, anna):
    assert application.state == State.DRAFT
    assert application.draft.state == Draft.State.OPEN
    assert [(each.after, each.by) for each in application.changes.all()] == [("draft", anna)]
    assert Event.objects.filter(verb="application.started").count() == 1


def test_references_are_random_and_easy_to_read_aloud(application):
    assert len(application.reference) == 9
    assert not set(application.reference) & set("01IO")


def test_a_kommune_applies_once(application, call, musterstadt, anna):
    with pytest.raises(Refused) as refusal:
        start_application(call, organisation=musterstadt, by=anna)
    assert refusal.value.code == "application_there_already"


def test_a_quartier_may_apply_beside_its_city(application, call, musterstadt, places, anna):
    quarter = places["99001001-hafen"]

    other = start_application(call, organisation=musterstadt, area=quarter, by=anna)

    assert other.area == quarter


def test_an_area_elsewhere_cannot_be_applied_for(call, musterstadt, places, anna):
    with pytest.raises(Refused) as refusal:
        start_application(call, organisation=musterstadt, area=places["99001002"], by=anna)
    assert refusal.value.code == "quarter_not_yours"


def test_only_who_leads_begins_an_application(call, musterstadt, tom, bert, clara):
    for person in (tom, bert, clara):
        with pytest.raises(Refused) as refusal:
            start_application(call, organisation=musterstadt, by=person)
        assert refusal.value.code == "not_allowed"


def test_a_kind_that_the_call_does_not_name_cannot_apply(call, musterstadt, anna):
    musterstadt.kind = "county"
    musterstadt.save()

    with pytest.raises(Refused) as refusal:
        start_application(call, organisation=musterstadt, by=anna)

    assert refusal.value.code == "kind_not_called"


def test_the_last_writer_cannot_release(application, anna, rita):
    fill(application, by=anna)

    with pytest.raises(Refused) as refusal:
        release_application(application, by=anna)
    release_application(application, by=rita)

    assert refusal.value.code == "release_needs_another"
    assert again(application).state == State.RELEASED


def test_a_released_application_can_be_opened_again(released, anna):
    take_release_back(released, by=anna)

    assert again(released).state == State.DRAFT
    assert again(released).draft.state == Draft.State.OPEN


def test_handing_in_gives_a_receipt_and_a_state(submitted):
    assert submitted.state == State.SUBMITTED
    assert submitted.submission.on_time
    assert submitted.submission.arrived_at == world.DURING
    assert [each.after for each in submitted.changes.all()] == ["draft", "released", "submitted"]


def test_a_double_click_hands_in_once(released, rita):
    submission_id = uuid.uuid4()

    first = submit_application(
        released, submission_id=submission_id, arrived_at=world.DURING, by=rita
    )
    second = submit_application(
        released, submission_id=submission_id, arrived_at=world.DURING, by=rita
    )

    assert first == second
    assert Submission.objects.count() == 1


def test_what_was_released_on_the_pages_of_the_form_can_be_handed_in(application, anna, rita):
    from bleibe.forms.actions import release

    fill(application, by=anna)
    release(application.draft, by=rita)

    submit_application(application, submission_id=uuid.uuid4(), arrived_at=world.DURING, by=rita)

    assert again(application).state == State.SUBMITTED


def test_an_unreleased_draft_cannot_be_handed_in(application, anna):
    fill(application, by=anna)
    with pytest.raises(Refused) as refusal:
        submit_application(
            application, submission_id=uuid.uuid4(), arrived_at=world.DURING, by=anna
        )
    assert refusal.value.code == "not_in_this_state"


def test_while_a_replacement_is_written_the_earlier_one_counts(submitted, anna, rita, submit):
    before = submitted.submission
    begin_replacement(submitted, by=anna)
    fill(submitted, by=anna, challenge="Viele kommen neu dazu.")

    assert again(submitted).state == State.SUBMITTED
    assert again(submitted).submission == before
    release_application(submitted, by=rita)
    submit(again(submitted), at=world.DURING)

    now = again(submitted)
    assert now.submission != before
    assert sealed_answers(now.submission)["challenge"] == "Viele kommen neu dazu."
    assert in_force(now.draft) == now.submission


def test_an_application_can_be_taken_back_and_begun_again(submitted, anna, rita, submit):
    withdraw_application(submitted, reason="Der Rat will noch beraten.", by=anna)
    withdrawn = again(submitted)
    assert withdrawn.state == State.WITHDRAWN
    assert in_force(withdrawn.draft) is None
    assert withdrawn.changes.last().reason == "Der Rat will noch beraten."

    begin_again(withdrawn, by=anna)
    fill(withdrawn, by=anna, challenge="Neuer Anlauf.")
    release_application(withdrawn, by=rita)
    submit(again(withdrawn), at=world.DURING)

    assert again(submitted).state == State.SUBMITTED


def test_a_released_draft_can_be_withdrawn_and_begun_again(released, anna):
    withdraw_application(released, by=anna)
    begin_again(again(released), by=anna)

    assert again(released).draft.state == Draft.State.OPEN


def test_only_the_table_says_what_follows_on_what(submitted, minna):
    found = {}
    for before, after in itertools.product(State, State):
        Application.objects.filter(pk=submitted.pk).update(state=before)
        try:
            move(submitted, to=after, by=minna)
        except Refused:
            found[before, after] = again(submitted).state != before
        else:
            found[before, after] = again(submitted).state == after == submitted.state
    assert found == {(before, after): after in Application.NEXT[before] for before, after in found}
    assert StateChange.objects.last().after == State.DRAFT
