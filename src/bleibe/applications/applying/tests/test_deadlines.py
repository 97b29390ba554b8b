"""The deadline, to the microsecond, with summer time, extensions, grace and reminders."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from bleibe.applications.applying import tasks
from bleibe.applications.applying.actions import begin_replacement, remind_of_deadlines
from bleibe.applications.applying.models import Application, Reminder
from bleibe.applications.calls.actions import close_call, extend_deadline, reopen_call
from bleibe.applications.calls.deadline import Deadline
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import deadline_of
from bleibe.applications.calls.tests import world
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event

MIDNIGHT = datetime(2021, 7, 20, 22, 0, tzinfo=UTC)
"""The end of 20 July 2021 in Germany."""
A_BIT = timedelta(microseconds=1)
NO_GRACE = timedelta(0)


@pytest.mark.parametrize(
    ("at", "on_time"),
    [
        (MIDNIGHT - timedelta(seconds=1), True),
        (MIDNIGHT - A_BIT, True),
        (MIDNIGHT, False),
        (MIDNIGHT + timedelta(hours=1), False),
    ],
)
def test_the_last_second_of_the_day_counts_whole(released, submit, during_the_call, at, on_time):
    during_the_call.move_to(at)

    submission = submit(released, at=at)

    assert submission.on_time is on_time
    state = Application.objects.get(pk=released.pk).state
    assert state == ("submitted" if on_time else "released")


def test_a_late_attempt_is_stamped_kept_and_refused(released, submit, during_the_call):
    during_the_call.move_to(MIDNIGHT)

    late = submit(released, at=MIDNIGHT)

    application = Application.objects.get(pk=released.pk)
    assert application.submission is None
    assert list(application.draft.submissions.all()) == [late]
    assert Event.objects.filter(verb="application.late").count() == 1


def test_an_extension_is_for_the_kommune_that_got_it(
    released, submit, call, musterstadt, grosshausen, clara, during_the_call
):
    later = world.CLOSES + timedelta(days=1)
    extend_deadline(
        call, closes_at=later, reason="Stromausfall im Rathaus", organisation=musterstadt, by=clara
    )
    during_the_call.move_to(MIDNIGHT + timedelta(hours=1))

    assert submit(released, at=MIDNIGHT + timedelta(hours=1)).on_time
    assert deadline_of(call, organisation=grosshausen).closes_at == world.CLOSES
    assert deadline_of(call).closes_at == world.CLOSES


def test_an_extension_for_all_holds_for_all(call, grosshausen, clara):
    later = world.CLOSES + timedelta(days=2)
    extend_deadline(call, closes_at=later, reason="Störung der Plattform", by=clara)

    assert deadline_of(call).closes_at == later
    assert deadline_of(call, organisation=grosshausen).extended


@pytest.mark.parametrize(
    ("days", "reason", "code"),
    [(1, " ", "extension_needs_reason"), (0, "Krank", "extension_not_later"),
     (-1, "Krank", "extension_not_later")],
)  # fmt: skip
def test_an_extension_is_later_and_has_a_reason(call, clara, days, reason, code):
    with pytest.raises(Refused) as refusal:
        extend_deadline(
            call, closes_at=world.CLOSES + timedelta(days=days), reason=reason, by=clara
        )
    assert refusal.value.code == code


def test_an_extension_does_not_end_before_it_is_granted(call, clara, during_the_call):
    during_the_call.move_to(MIDNIGHT + timedelta(days=3))
    with pytest.raises(Refused) as refusal:
        extend_deadline(
            call, closes_at=world.CLOSES + timedelta(days=1), reason="Zu spät", by=clara
        )
    assert refusal.value.code == "extension_in_the_past"


def test_only_who_leads_the_call_extends(call, anna, jury):
    for person in (anna, jury):
        with pytest.raises(Refused) as refusal:
            extend_deadline(call, closes_at=world.CLOSES + timedelta(1), reason="x", by=person)
        assert refusal.value.code == "not_allowed"


def test_a_call_closes_when_nobody_has_time_left(call, musterstadt, clara, during_the_call):
    extend_deadline(
        call, closes_at=world.CLOSES + timedelta(1), reason="x", organisation=musterstadt, by=clara
    )
    for moment in (MIDNIGHT - A_BIT, MIDNIGHT):
        during_the_call.move_to(moment)
        with pytest.raises(Refused) as refusal:
            close_call(call, by=clara)
        assert refusal.value.code == "call_runs_still"

    during_the_call.move_to(MIDNIGHT + timedelta(days=1))
    close_call(call, by=clara)
    assert Call.objects.get().state == Call.State.CLOSED
    reopen_call(call, reason="Verlängerung nach Beschwerde", by=clara)
    assert Call.objects.get().state == Call.State.OPEN


def test_nothing_is_replaced_after_the_deadline(submitted, anna, during_the_call):
    during_the_call.move_to(MIDNIGHT)
    with pytest.raises(Refused) as refusal:
        begin_replacement(submitted, by=anna)
    assert refusal.value.code == "deadline_over"


def test_grace_comes_on_top_and_is_not_shown_as_time_left():
    deadline = Deadline(world.CLOSES, timedelta(minutes=5))

    assert not deadline.is_over(MIDNIGHT + timedelta(minutes=5) - A_BIT)
    assert deadline.is_over(MIDNIGHT + timedelta(minutes=5))
    assert deadline.remaining(MIDNIGHT - timedelta(minutes=1)).minutes == 0
    assert deadline.remaining(MIDNIGHT + timedelta(minutes=2)).minutes == 0


def test_a_day_of_the_change_of_clocks_is_as_long_as_it_is():
    spring = Deadline(datetime(2022, 3, 27, 23, 59, 59, tzinfo=world.BERLIN), NO_GRACE)
    autumn = Deadline(datetime(2022, 10, 30, 23, 59, 59, tzinfo=world.BERLIN), NO_GRACE)

    assert spring.remaining(datetime(2022, 3, 27, 0, 0, tzinfo=world.BERLIN)).hours == 22
    left = autumn.remaining(datetime(2022, 10, 30, 0, 0, tzinfo=world.BERLIN))
    assert (left.days, left.hours, left.minutes) == (1, 0, 59)
    assert spring.zone_name(world.BERLIN) == "CEST"
    assert autumn.zone_name(world.BERLIN) == "CET"


def test_the_hour_that_autumn_has_twice_is_told_apart():
    closes = datetime(2022, 10, 30, 2, 30, tzinfo=world.BERLIN)
    first = Deadline(closes, NO_GRACE)
    second = Deadline(closes.replace(fold=1), NO_GRACE)
    between = datetime(2022, 10, 30, 1, 0, tzinfo=UTC)

    assert first.is_over(between)
    assert not second.is_over(between)


@given(st.integers(-2_000_000, 2_000_000))
def test_no_instant_around_the_deadline_is_misjudged(microseconds):
    moment = MIDNIGHT + timedelta(microseconds=microseconds)
    for zone in (UTC, world.BERLIN):
        is_over = Deadline(world.CLOSES, NO_GRACE).is_over(moment.astimezone(zone))
        assert is_over == (microseconds >= 0)


def test_who_can_hand_in_is_reminded_once_a_week_and_a_day_before(
    application, anna, rita, tom, during_the_call, django_capture_on_commit_callbacks
):
    def mails(at) -> list[str]:
        mail.outbox.clear()
        during_the_call.move_to(at)
        with django_capture_on_commit_callbacks(execute=True):
            remind_of_deadlines(site_url="https://bleibe.example")
        return sorted(to for each in mail.outbox for to in each.to)

    assert mails(MIDNIGHT - timedelta(days=8)) == []
    assert mails(MIDNIGHT - timedelta(days=7)) == ["anna@example.org", "rita@example.org"]
    assert mails(MIDNIGHT - timedelta(days=6)) == []
    assert mails(MIDNIGHT - timedelta(hours=20)) == ["anna@example.org", "rita@example.org"]
    assert "20. Juli 2021, 23:59:59 CEST" in mail.outbox[0].body
    assert mails(MIDNIGHT) == []
    assert Reminder.objects.count() == 4


def test_what_is_handed_in_reminds_nobody(submitted, during_the_call):
    during_the_call.move_to(MIDNIGHT - timedelta(hours=5))
    assert remind_of_deadlines(site_url="https://bleibe.example") == 0


def test_two_kommunen_that_end_together_are_one_mail(
    application, call, places, anna, musterstadt, during_the_call
):
    from bleibe.applications.applying.actions import start_application

    start_application(call, organisation=musterstadt, area=places["99001001-hafen"], by=anna)
    during_the_call.move_to(MIDNIGHT - timedelta(hours=5))

    assert remind_of_deadlines(site_url="https://bleibe.example") == 1


def test_the_background_looks_after_deadlines_by_itself(
    application, anna, rita, during_the_call, settings, django_capture_on_commit_callbacks
):
    settings.CSRF_TRUSTED_ORIGINS = ["https://bleibe.example"]
    during_the_call.move_to(MIDNIGHT - timedelta(hours=5))

    with django_capture_on_commit_callbacks(execute=True):
        tasks.begin()

    assert Reminder.objects.count() == 2
    assert all("https://bleibe.example/bewerbung/" in each.body for each in mail.outbox)


def test_a_round_that_another_follows_ends(application, during_the_call):
    during_the_call.move_to(MIDNIGHT - timedelta(hours=5))
    tasks.look_after_deadlines.enqueue("an earlier one")
    assert not Reminder.objects.exists()
