"""One mail to each reviewer with all that is open (Erinnerung)."""

from django.db import transaction

from bleibe.applications.calls.letters import send_after_commit
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.permissions import ORGANISE_REVIEWS
from bleibe.applications.reviewing.queries.progress import progress_of
from bleibe.applications.reviewing.queries.readings import readings_in
from bleibe.applications.reviewing.queries.scope import open_phase_of
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@transaction.atomic
def remind(call: Call, *, link: str, by: Person) -> int:
    """Remind each reviewer of their open reviews in one mail (erinnern); return how many.

    Who is reminded is told by what ``by`` meets, what is open by what the reviewer meets; the
    mail holds numbers only. Raises `Refused` with ``not_allowed`` or ``review_not_now``.
    """
    require(by, ORGANISE_REVIEWS)
    phase = open_phase_of(call)
    if phase is None or not phase.may_review:
        raise Refused("review_not_now")
    waiting = [each.person for each in progress_of(call, person=by).reviewers if each.open]
    reminded = 0
    for person in waiting:
        readings = readings_in(call, person=person)
        if readings.open:
            send_after_commit(
                "reminder", folder="reviewing", to=person.email, name=person.name,
                call=call.title, open=readings.open, total=readings.total, link=link,
            )  # fmt: skip
            reminded += 1
    events.record("reviewers.reminded", by=by, about=call, call=call.key, count=reminded)
    return reminded
