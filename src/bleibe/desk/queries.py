"""What a person finds on their desk."""

from django.db.models import QuerySet

from bleibe.parties.models import Mandate, Person


def own_mandates(person: Person) -> QuerySet[Mandate]:
    """Return a person's mandates of all times, those without an end first (Meine Mandate)."""
    return person.mandates.select_related("organisation").order_by(
        "-ended_at", "-valid_from", "organisation__name"
    )
