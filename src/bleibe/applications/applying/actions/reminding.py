"""Reminding of deadlines: one mail for all that ends soon, never twice for the same."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from bleibe.applications.applying.models import Application, Reminder
from bleibe.applications.applying.permissions import APPLY
from bleibe.applications.calls.deadline import Deadline
from bleibe.applications.calls.letters import send_after_commit
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import deadlines_of
from bleibe.kernel import events
from bleibe.parties.models import Mandate, Person

DAYS_BEFORE = (1, 7)
"""The nearest first: who was told a day before is not told of a week before any more."""

Due = tuple[Application, Deadline, int]


@transaction.atomic
def remind_of_deadlines(*, site_url: str) -> int:
    """Remind those who can hand in (an Fristen erinnern); return the number of mails.

    Seven days and one day before the end, once each; a later deadline counts anew.
    """
    mails = 0
    for person, due in _due_by_person(timezone.now()).items():
        fresh = [each for each in due if _note(person, each)]
        if not fresh:
            continue
        mails += 1
        send_after_commit(
            "deadline", folder="applying", to=person.email, name=person.name, due=fresh,
            link=f"{site_url}/bewerbung/",
        )  # fmt: skip
    if mails:
        latest = Call.objects.latest("closes_at")
        events.record("deadlines.reminded", by=None, about=latest, mails=mails)
    return mails


def _due_by_person(now: datetime) -> dict[Person, list[Due]]:
    """Return what ends soon for each person who can hand it in."""
    running = list(
        Application.objects.filter(
            state__in=Application.NOT_SENT, call__state=Call.State.OPEN
        ).select_related("call", "organisation")
    )
    deadlines = deadlines_of((each.call, each.organisation_id) for each in running)
    due = []
    for application in running:
        deadline = deadlines[application.call_id, application.organisation_id]
        days = _nearest(deadline, now)
        if days is not None:
            due.append((application, deadline, days))
    senders = defaultdict(dict)
    mandates = Mandate.objects.current().filter(
        organisation__in={application.organisation_id for application, _end, _days in due},
        role__in=APPLY.grants, person__is_active=True,
    )  # fmt: skip
    for mandate in mandates.select_related("person"):
        senders[mandate.organisation_id][mandate.person_id] = mandate.person
    found: dict[Person, list[Due]] = defaultdict(list)
    for each in due:
        for person in senders[each[0].organisation_id].values():
            found[person].append(each)
    return found


def _nearest(deadline: Deadline, now: datetime) -> int | None:
    if deadline.is_over(now):
        return None
    left = deadline.last_instant - now
    return next((days for days in DAYS_BEFORE if left <= timedelta(days=days)), None)


def _note(person: Person, due: Due) -> bool:
    application, deadline, days = due
    _reminder, is_new = Reminder.objects.get_or_create(
        application=application, person=person, closes_at=deadline.closes_at, days=days
    )
    return is_new
