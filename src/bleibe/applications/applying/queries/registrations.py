"""Kommunen that ask to be let in."""

from django.db.models import Count, Q, QuerySet

from bleibe.applications.applying.models import Registration
from bleibe.applications.applying.permissions import DECIDE_REGISTRATION
from bleibe.kernel.permissions import may
from bleibe.parties.models import Area, Organisation, Person


def registrations_for(person: Person) -> QuerySet[Registration]:
    """Return confirmed registrations for those who decide, what is open first."""
    if not may(person, DECIDE_REGISTRATION):
        return Registration.objects.none()
    return (
        Registration.objects.exclude(confirmed_at=None)
        .select_related("organisation", "decided_by")
        .prefetch_related("areas")
        .order_by("decided_at", "confirmed_at")
    )


def registration_to_confirm() -> QuerySet[Registration]:
    """Return what the link in a mail may lead to; who has no link finds nothing with it."""
    return Registration.objects.exclude(state=Registration.State.EXPIRED)


def matching_organisations(registration: Registration) -> QuerySet[Organisation]:
    """Return the Kommunen that are there already and stand for exactly the same areas.

    For a Quartier those that stand for one of this name below the same city.
    """
    wanted = set(registration.areas.values_list("pk", flat=True))
    kommunen = Organisation.objects.filter(kind__in=Organisation.KOMMUNEN)
    if registration.kind == Organisation.Kind.DISTRICT_OF_CITY:
        return kommunen.filter(
            areas__level=Area.Level.QUARTER,
            areas__parent__in=wanted,
            areas__name__iexact=registration.quarter,
        ).distinct()
    return kommunen.annotate(
        all_areas=Count("areas", distinct=True),
        same_areas=Count("areas", filter=Q(areas__in=wanted), distinct=True),
    ).filter(all_areas=len(wanted), same_areas=len(wanted))
