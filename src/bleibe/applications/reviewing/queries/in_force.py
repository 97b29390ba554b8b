"""Which reviews count: handed in, not superseded, by somebody without bias as known today."""

from django.db.models import Exists, OuterRef, QuerySet

from bleibe.applications.applying.models import Bias
from bleibe.applications.reviewing.models import Review
from bleibe.parties.models import Mandate


def reviews_in_force() -> QuerySet[Review]:
    """Return the reviews that count; one whose author turned out to be biased does not."""
    declared = Bias.objects.filter(
        call=OuterRef("application__call"),
        organisation=OuterRef("application__organisation"),
        person=OuterRef("reviewer"),
    )
    mandates = Mandate.objects.filter(
        organisation=OuterRef("application__organisation"), person=OuterRef("reviewer")
    )
    return Review.objects.filter(~Exists(declared), ~Exists(mandates), state=Review.State.SUBMITTED)
