"""Which calls there are."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from bleibe.applications.calls.models import Call, CallQuestion
from bleibe.applications.calls.permissions import LEAD_CALLS
from bleibe.kernel.permissions import may
from bleibe.parties.models import Person


def public_calls() -> QuerySet[Call]:
    """Return the calls that everybody may see: all that were published."""
    return (
        Call.objects.exclude(state=Call.State.DRAFT)
        .select_related("programme", "package")
        .defer("package__content")
    )


def call_with(key: str) -> QuerySet[Call]:
    """Return the published call with this key, for everybody."""
    return public_calls().filter(key=key)


def open_calls() -> QuerySet[Call]:
    """Return the calls to which somebody can apply now, or could with an extension."""
    return public_calls().filter(state=Call.State.OPEN, opens_at__lte=timezone.now())


def calls_led_by(person: Person) -> QuerySet[Call]:
    """Return the calls that a person leads or audits, with how much waits in each."""
    if not may(person, LEAD_CALLS):
        return Call.objects.none()
    return (
        Call.objects.select_related("programme", "package")
        .defer("package__content")
        .annotate(
            open_questions=Count(
                "questions", filter=Q(questions__state=CallQuestion.State.ASKED), distinct=True
            )
        )
        .order_by("-closes_at", "key")
    )
