"""What a Kommune can apply for."""

from django.db.models import QuerySet

from bleibe.applications.applying.models import Bias
from bleibe.applications.applying.permissions import APPLY, ENTER_MAILED
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import rules_of
from bleibe.kernel.permissions import may, organisations_for
from bleibe.parties.models import Area, Organisation, Person


def areas_to_apply_for(*organisations: Organisation) -> QuerySet[Area]:
    """Return the Quartiere of Kommunen; what one stands for as a whole needs no choice."""
    return (
        Area.objects.below_organisations({each.pk for each in organisations})
        .existing()
        .filter(level=Area.Level.QUARTER)
        .order_by("folded_name")
    )


def kommunen_to_apply_for(person: Person, *, call: Call) -> QuerySet[Organisation]:
    """Return the Kommunen for which a person can apply to a call."""
    return Organisation.objects.filter(
        pk__in=organisations_for(person, APPLY), kind__in=rules_of(call).kinds
    ).order_by("name")


def kommunen_called(person: Person, *, call: Call) -> QuerySet[Organisation]:
    """Return the Kommunen whose mails somebody can enter; never one that a person is biased of."""
    if not may(person, ENTER_MAILED):
        return Organisation.objects.none()
    biased = Bias.objects.filter(call=call, person=person).values("organisation")
    return (
        Organisation.objects.filter(kind__in=rules_of(call).kinds)
        .exclude(pk__in=biased)
        .exclude(mandates__person=person)
        .order_by("name")
    )
