"""What programmes there are and who takes part."""

from django.db.models import QuerySet

from bleibe.programmes.models import Participation, Programme


def published_programmes() -> QuerySet[Programme]:
    """Return the programmes that everybody may see."""
    return Programme.objects.all()


def participants() -> QuerySet[Participation]:
    """Return who takes part in which programme, with both at hand."""
    return Participation.objects.select_related("programme", "organisation").order_by(
        "organisation__name"
    )
