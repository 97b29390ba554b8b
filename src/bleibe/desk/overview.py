"""All Kommunen at a glance (Überblick), for the programme office."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page

from bleibe.desk.sight import Sight
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Organisation
from bleibe.parties.queries import with_people
from bleibe.reports.queries import areas_with_figures


@dataclass(frozen=True)
class Row:
    """One Kommune and how it stands."""

    kommune: Organisation
    areas: list[Area]
    with_profile: list[Area]


def overview(sight: Sight, *, asked: Mapping[str, str]) -> tuple[Page, list[Row]] | None:
    """Return one page of Kommunen with their state; None for other roles."""
    if Role.PROGRAMME_OFFICE not in sight.roles:
        return None
    kommunen = Organisation.objects.filter(kind__in=Organisation.KOMMUNEN)
    page = page_of(with_people(kommunen).prefetch_related("areas"), asked=asked)
    shown = list(page)
    areas = [area.pk for kommune in shown for area in kommune.areas.all()]
    ready = set(areas_with_figures(sight.person).filter(pk__in=areas).values_list("pk", flat=True))
    rows = [
        Row(kommune, list(kommune.areas.all()), [a for a in kommune.areas.all() if a.pk in ready])
        for kommune in shown
    ]
    return page, rows
