"""Who is on the panel, who must not read what, who reads what."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, QuerySet

from bleibe.applications.applying.models import Application, Assignment, Bias
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.models import BiasDeclaration
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Mandate, Person


def panel_of(call: Call) -> QuerySet[Person]:
    """Return who may be given applications of a call: on the panel today, bias declared."""
    mandates = Mandate.objects.current().filter(person=OuterRef("pk"), role=Role.SELECTION_PANEL)
    declared = BiasDeclaration.objects.filter(call=call, person=OuterRef("pk"), is_complete=True)
    return Person.objects.filter(Exists(mandates), Exists(declared), is_active=True)


def panel_without_declaration(call: Call) -> QuerySet[Person]:
    """Return who is on the panel today and has not declared bias for a call yet."""
    mandates = Mandate.objects.current().filter(person=OuterRef("pk"), role=Role.SELECTION_PANEL)
    declared = BiasDeclaration.objects.filter(call=call, person=OuterRef("pk"), is_complete=True)
    return Person.objects.filter(Exists(mandates), ~Exists(declared), is_active=True)


def barred_pairs(
    applications: Iterable[Application], *, people: Collection[Person]
) -> set[tuple[int, int]]:
    """Return pairs of application and person that must not come together.

    Declared bias, and every mandate in the Kommune, of today or before: as its employee, its
    adviser, its author.
    """
    rows = list(applications)
    declared = set(
        Bias.objects.filter(person__in=people, call__in={row.call_id for row in rows}).values_list(
            "call_id", "organisation_id", "person_id"
        )
    )
    mandates = set(
        Mandate.objects.filter(
            person__in=people, organisation__in={row.organisation_id for row in rows}
        ).values_list("organisation_id", "person_id")
    )
    return {
        (row.pk, person.pk)
        for row in rows
        for person in people
        if (row.call_id, row.organisation_id, person.pk) in declared
        or (row.organisation_id, person.pk) in mandates
    }


def assigned_people(applications: QuerySet[Application]) -> QuerySet[Person]:
    """Return who reads any of these applications."""
    rows = Assignment.objects.filter(application__in=applications.values("pk"), withdrawn_at=None)
    return Person.objects.filter(pk__in=rows.values("person"))
