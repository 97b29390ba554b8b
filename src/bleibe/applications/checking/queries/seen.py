"""Which applications a person may check or see the check of."""

from django.db.models import Count, Q, QuerySet

from bleibe.applications.applying.models import Application
from bleibe.applications.applying.queries import applications_for
from bleibe.applications.checking.models import CompletionRequest
from bleibe.applications.checking.permissions import READ_CHECKS
from bleibe.kernel.permissions import Action, may
from bleibe.parties.models import Person

State = Application.State
IN_CHECK = (State.SUBMITTED, State.FORMAL_CHECK, State.CLARIFICATION)


def checked_by(person: Person, action: Action = READ_CHECKS) -> QuerySet[Application]:
    """Return the applications with whose check a person may do something; never one of bias.

    The packages are kept by their digest: their content is not read again for every row.
    """
    if not may(person, action):
        return Application.objects.none()
    return (
        applications_for(person)
        .filter(submission__isnull=False)
        .exclude(state=State.WITHDRAWN)
        .select_related("call__package")
        .defer("call__package__content", "call__programme__content")
    )


def applications_to_check(
    person: Person, *, call: str = "", state: str = ""
) -> QuerySet[Application]:
    """Return the list of the office, what waits longest first, with open requests counted."""
    found = checked_by(person)
    if call:
        found = found.filter(call__key=call)
    found = found.filter(state=state) if state else found.filter(state__in=IN_CHECK)
    asked = Q(completion_requests__state=CompletionRequest.State.ASKED)
    return found.annotate(open_requests=Count("completion_requests", filter=asked)).order_by(
        "submission__arrived_at", "pk"
    )
