"""Which organisations, people and mandates a person may see."""

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)  # fmt: skip
from django.utils import timezone

from bleibe.kernel.permissions import Action, Role, may, organisations_for
from bleibe.parties.models import Mandate, Organisation, Person
from bleibe.parties.permissions import LOCK_PERSON, SEE_PEOPLE


def organisations_seen_by(person: Person, action: Action = SEE_PEOPLE) -> QuerySet[Organisation]:
    """Return the organisations in which a person may do something, by default see people."""
    seen = organisations_for(person, action)
    organisations = Organisation.objects.all()
    return organisations if seen is None else organisations.filter(pk__in=seen)


def with_people(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Add to organisations how many people they have and whether there is a Projektleitung."""
    today = timezone.localdate()
    current = Q(mandates__ended_at=None, mandates__valid_from__lte=today) & (
        Q(mandates__valid_to=None) | Q(mandates__valid_to__gte=today)
    )
    leads = Mandate.objects.current().filter(organisation=OuterRef("pk"), role=Role.PROJECT_LEAD)
    return organisations.annotate(
        people=Count("mandates__person", filter=current, distinct=True), has_lead=Exists(leads)
    ).order_by("name")


def mandates_in(organisation: Organisation) -> QuerySet[Mandate]:
    """Return the mandates of today and those still to come, with their people."""
    return (
        Mandate.objects.open()
        .filter(organisation=organisation)
        .select_related("person", "organisation")
        .order_by(_by_role(), "person__name", "valid_from")
    )


def past_mandates_in(organisation: Organisation) -> QuerySet[Mandate]:
    """Return the mandates that are over, the latest first."""
    open_ones = Mandate.objects.open().values("pk")
    return (
        Mandate.objects.filter(organisation=organisation)
        .exclude(pk__in=open_ones)
        .select_related("person", "organisation")
        .order_by("-valid_to", "person__name")
    )


def mandates_seen_by(person: Person, action: Action = SEE_PEOPLE) -> QuerySet[Mandate]:
    """Return the mandates in organisations in which a person may do something, or see people."""
    organisations = organisations_seen_by(person, action)
    return Mandate.objects.filter(organisation__in=organisations).select_related(
        "person", "organisation"
    )


def possible_leads(organisation: Organisation) -> QuerySet[Person]:
    """Return who could take the Projektleitung over: the people there who are not locked out."""
    lead = Mandate.objects.current().filter(organisation=organisation, role=Role.PROJECT_LEAD)
    there = Mandate.objects.open().filter(organisation=organisation)
    return Person.objects.filter(is_active=True, pk__in=there.values("person")).exclude(
        pk__in=lead.values("person")
    )


def people_to_lock(person: Person) -> QuerySet[Person]:
    """Return the people whom somebody may lock out and let in again."""
    return Person.objects.all() if may(person, LOCK_PERSON) else Person.objects.none()


def _by_role() -> Case:
    """Order as the roles are declared; the Projektleitung of a Kommune comes first."""
    whens = [When(role=role, then=Value(at)) for at, role in enumerate(Role)]
    return Case(*whens, output_field=IntegerField())


def lead_of(organisation: Organisation) -> Mandate | None:
    """Return the Projektleitung of today (Projektleitung), or None."""
    return (
        Mandate.objects.current()
        .filter(organisation=organisation, role=Role.PROJECT_LEAD)
        .select_related("person")
        .first()
    )
