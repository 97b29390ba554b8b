"""From an empty draft to a receipt, and what stands in the way."""

import uuid
from datetime import timedelta

import pytest

from bleibe.forms.actions import (
    open_draft,
    release,
    remove_attachment,
    reopen,
    save_answer,
    seal,
    take_back,
    withdraw,
)
from bleibe.forms.models import Draft, Submission
from bleibe.forms.queries import (
    answers_of,
    attachments_of,
    drafts_for,
    in_force,
    missing,
    sealed_answers,
    submissions_for,
)
from bleibe.forms.receipts import keys_file, receipt_file
from bleibe.forms.tests.conftest import CLOSES, IN_TIME, fill
from bleibe.forms.verify_receipt import keys_in, verify
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event


def refusal(act, *args, **kwargs) -> Refused:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value


def sealing(by, **changed):
    given = {"submission_id": uuid.uuid4(), "arrived_at": IN_TIME, "closes_at": CLOSES, "by": by}
    return given | changed


def test_what_is_known_stands_in_a_new_draft_with_its_source(draft):
    answer = draft.answers.get()
    assert (answer.field, answer.value) == ("name", "Musterstadt")
    assert (answer.source, str(answer.as_of)) == ("Gemeindeverzeichnis", "2026-01-01")


def test_an_overwritten_fact_loses_its_source_and_keeps_it_in_the_history(draft, anna):
    save_answer(draft, field="name", value="Stadt Musterstadt", base_version=1, by=anna)
    answer = draft.answers.get(field="name")
    assert (answer.source, answer.as_of) == ("", None)
    assert answer.versions.get(number=1).source == "Gemeindeverzeichnis"


def test_a_draft_tells_what_is_missing_until_nothing_is(draft, anna):
    assert [gap.field.key for gap in missing(draft)] == [
        "residents", "contact", "email", "is_quarter", "transfer", "challenge", "themes",
        "resolution",
    ]  # fmt: skip
    fill(draft, by=anna)
    assert missing(draft) == []


def test_a_question_whose_condition_is_not_met_is_not_missed(draft, anna):
    save_answer(draft, field="is_quarter", value="nein", base_version=0, by=anna)
    assert "transfer" not in {gap.field.key for gap in missing(draft)}
    assert answers_of(draft)["transfer"] is None


def test_answers_are_plain_data_in_the_order_of_the_form(filled):
    answers = answers_of(filled)
    assert list(answers)[:4] == ["name", "residents", "area", "founded"]
    assert answers["residents"] == 12345
    assert answers["is_quarter"] is False
    assert answers["themes"] == ["housing", "mobility"]
    assert answers["resolved_on"] == "2026-07-20"
    assert answers["measures"] == [{"what": "Bürgerbus", "year": 2019, "cost": "1250.50"}]
    assert [each["name"] for each in answers["resolution"]] == ["beschluss.pdf"]
    assert answers["founded"] is None


def test_only_somebody_else_than_the_last_editor_releases(filled, anna, emil, rita):
    assert refusal(release, filled, by=anna).code == "release_needs_another"
    assert refusal(release, filled, by=emil).code == "not_allowed"
    assert release(filled, by=rita).state == Draft.State.RELEASED


def test_what_has_gaps_is_not_released(draft, rita, anna):
    save_answer(draft, field="contact", value="Anna", base_version=0, by=anna)
    refused = refusal(release, draft, by=rita)
    assert (refused.code, refused.params) == ("form_incomplete", {"gaps": 7})


def test_released_and_sealed_answers_do_not_change(released, rita, anna):
    assert (
        refusal(save_answer, released, field="contact", value="X", base_version=1, by=anna).code
        == "not_in_this_state"
    )
    seal(released, **sealing(rita))
    attachment = attachments_of(released).get()
    assert refusal(remove_attachment, attachment, by=anna).code == "not_in_this_state"


def test_a_release_can_be_taken_back(released, rita):
    draft = take_back(released, by=rita)
    assert (draft.state, draft.released_by) == (Draft.State.OPEN, None)
    assert refusal(take_back, draft, by=rita).code == "not_in_this_state"


def test_sealing_gives_a_receipt_that_verifies_offline(released, rita):
    submission = seal(released, **sealing(rita))
    released.refresh_from_db()
    assert released.state == Draft.State.SEALED
    keys = keys_in(keys_file({submission.key_id: submission.key.public_key}))
    receipt = verify(receipt_file(submission), keys)
    assert receipt["arrived_utc"] == "2026-07-20T21:59:59.000000Z"
    assert receipt["arrived_berlin"] == "2026-07-20T23:59:59.000000+02:00"
    assert receipt["on_time"] is True
    assert receipt["files"][0]["sha256"] == attachments_of(released).get().file_id
    assert sealed_answers(submission) == answers_of(released)


def test_a_double_click_seals_once(released, rita):
    asked = sealing(rita)
    assert seal(released, **asked) == seal(released, **asked)
    assert Submission.objects.count() == 1
    assert refusal(seal, released, **sealing(rita)).code == "draft_not_released"


def test_an_id_of_another_submission_is_refused(submission, revision, grosshausen, bert):
    other = open_draft(revision, organisation=grosshausen, area=None, by=bert)
    asked = sealing(bert, submission_id=submission.pk)
    assert refusal(seal, other, **asked).code == "submission_id_used"


def test_a_draft_that_nobody_released_is_not_sealed(filled, rita):
    assert refusal(seal, filled, **sealing(rita)).code == "draft_not_released"
    assert Submission.objects.count() == 0


def test_what_comes_too_late_is_stamped_kept_and_counts_for_nothing(released, rita):
    late = seal(released, **sealing(rita, arrived_at=CLOSES + timedelta(microseconds=1)))
    released.refresh_from_db()
    assert (late.on_time, released.state) == (False, Draft.State.RELEASED)
    assert in_force(released) is None
    assert '"on_time":false' in late.receipt
    assert Event.objects.filter(verb="submission.late").count() == 1
    extended = seal(released, **sealing(rita, closes_at=CLOSES + timedelta(days=1)))
    assert (extended.number, in_force(released)) == (2, extended)


def test_a_replacement_counts_from_when_it_is_sealed(submission, rita, anna):
    draft = reopen(submission.draft, by=rita)
    assert in_force(draft) == submission
    save_answer(draft, field="residents", value="13.000", base_version=1, by=anna)
    second = seal(release(draft, by=rita), **sealing(rita))
    assert (second.number, in_force(draft)) == (2, second)
    assert sealed_answers(submission)["residents"] == 12345


def test_what_is_withdrawn_counts_no_more_and_is_opened(submission, rita):
    withdraw(submission, reason="Wir warten noch.", by=rita)
    submission.draft.refresh_from_db()
    assert submission.draft.state == Draft.State.OPEN
    assert in_force(submission.draft) is None
    assert refusal(withdraw, submission, reason="", by=rita).code == "submission_withdrawn"


def test_the_one_before_is_not_in_force_and_cannot_be_withdrawn(submission, rita, anna):
    draft = reopen(submission.draft, by=rita)
    save_answer(draft, field="residents", value="13.000", base_version=1, by=anna)
    seal(release(draft, by=rita), **sealing(rita))
    refused = refusal(withdraw, submission, reason="", by=rita)
    assert refused.code == "submission_not_in_force"


def test_strangers_find_nothing_and_the_office_only_what_it_entered(
    submission, bert, clara, revision, grosshausen
):
    assert list(drafts_for(bert)) == list(drafts_for(clara)) == []
    assert list(submissions_for(bert)) == list(submissions_for(clara)) == []
    entered = open_draft(
        revision, organisation=grosshausen, area=None, by=clara, entered_by_office=True
    )
    assert list(drafts_for(clara)) == [entered]
    assert (
        refusal(
            save_answer, submission.draft, field="contact", value="x", base_version=0, by=bert
        ).code
        == "not_allowed"
    )
