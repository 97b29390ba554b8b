"""What a Kommune can apply for."""

from django.db.models import QuerySet

from bleibe.parties.models import Area, Organisation


def areas_to_apply_for(organisation: Organisation) -> QuerySet[Area]:
    """Return the Quartiere of a Kommune; what it stands for as a whole needs no choice."""
    return (
        Area.objects.below_organisations({organisation.pk})
        .existing()
        .filter(level=Area.Level.QUARTER)
        .order_by("folded_name")
    )
