"""Entries of a Kommune or of one of its Quartiere, and which of them a person may see."""

from typing import TypeVar

from django.db.models import Model, Prefetch, QuerySet

from bleibe.appraisal.models import Evidence
from bleibe.appraisal.permissions import READ_APPRAISAL
from bleibe.kernel.permissions import Action, organisations_for
from bleibe.parties.models import Area, Organisation, Person

Row = TypeVar("Row", bound=Model)


def of_place(model: type[Row], organisation: Organisation, *, area: Area | None) -> QuerySet[Row]:
    """Return the entries about the Kommune as a whole, or about one Quartier."""
    return model.objects.filter(organisation=organisation, area=area)


def kommunen_for(person: Person, action: Action = READ_APPRAISAL) -> QuerySet[Organisation]:
    """Return the Kommunen whose entries a person may see or work on."""
    kommunen = Organisation.objects.filter(kind__in=Organisation.KOMMUNEN)
    allowed = organisations_for(person, action)
    return kommunen if allowed is None else kommunen.filter(pk__in=allowed)


def rows_for(
    person: Person, model: type[Row], *, action: Action, owner: str = "organisation"
) -> QuerySet[Row]:
    """Return the rows of a table that a person may see; ``owner`` leads to the Kommune."""
    allowed = organisations_for(person, action)
    rows = model.objects.all()
    return rows if allowed is None else rows.filter(**{f"{owner}__in": allowed})


def places_of(organisation: Organisation) -> QuerySet[Area]:
    """Return the Quartiere of a Kommune, which may have entries of their own."""
    own = set(organisation.areas.values_list("pk", flat=True))
    return Area.objects.within(own).filter(level=Area.Level.QUARTER).existing().order_by("name")


def with_evidence(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Let points or factors come with all that they rest on; one more query."""
    evidence = Evidence.objects.select_related("statement__consent", "item", "indicator_area")
    return rows.prefetch_related(Prefetch("evidence", queryset=evidence))
