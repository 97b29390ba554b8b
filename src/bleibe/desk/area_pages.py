"""What the floors above the directory offer on the page of an area."""

from django.urls import reverse

from bleibe.parties.models import Area, Person
from bleibe.reports.queries import areas_with_figures


def profile_of(area: Area, person: Person) -> str | None:
    """Return the address of an area's Kommunalprofil if there are figures for the person."""
    if not areas_with_figures(person).filter(pk=area.pk).exists():
        return None
    return reverse("reports:profile", args=[area.level, area.key])
