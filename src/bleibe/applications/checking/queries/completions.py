"""What was asked for, by whom it can be answered, and how long the clock stood."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from bleibe.applications.applying.models import Application, StateChange
from bleibe.applications.applying.queries import own_applications
from bleibe.applications.checking.models import CompletionRequest
from bleibe.applications.checking.permissions import ANSWER_COMPLETION, READ_CHECKS
from bleibe.applications.checking.queries.seen import checked_by
from bleibe.kernel.permissions import Action, may
from bleibe.parties.models import Person

State = Application.State


def completions_of(application: Application) -> QuerySet[CompletionRequest]:
    """Return what was asked for about an application, the newest first."""
    return application.completion_requests.select_related("asked_by", "ended_by", "file").order_by(
        "-asked_at", "-pk"
    )


def completions_to_answer(person: Person) -> QuerySet[CompletionRequest]:
    """Return what a person's own Kommune is asked for and was asked for."""
    if not may(person, ANSWER_COMPLETION):
        return CompletionRequest.objects.none()
    return (
        CompletionRequest.objects.filter(application__in=own_applications(person))
        .select_related("application__call", "application__organisation", "ended_by")
        .order_by("state", "due", "pk")
    )


def completions_checked_by(
    person: Person, action: Action = READ_CHECKS
) -> QuerySet[CompletionRequest]:
    """Return what was asked for about applications with whose check a person may do something."""
    return CompletionRequest.objects.filter(
        application__in=checked_by(person, action)
    ).select_related("application", "file")


def days_waited(application: Application, *, until: datetime | None = None) -> int:
    """Return for how many days the office has had it: since it arrived, less all clarification."""
    now = until or timezone.now()
    waited = now - application.submission.arrived_at
    paused, since = timedelta(0), None
    for change in StateChange.objects.filter(application=application).order_by("at", "pk"):
        if change.after == State.CLARIFICATION:
            since = change.at
        elif change.before == State.CLARIFICATION and since is not None:
            paused, since = paused + (change.at - since), None
    if since is not None:
        paused += now - since
    return max(0, (waited - paused).days)
