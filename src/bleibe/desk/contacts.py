"""Who helps (Wer hilft mir): the own Projektleitung, the programme office, the administration."""

from django.db.models import Q, QuerySet

from bleibe.desk.board import Contact
from bleibe.desk.sight import Sight
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Mandate

MOST_SHOWN = 4
HELPERS = (Role.PROJECT_LEAD, Role.PROGRAMME_OFFICE, Role.ADMINISTRATOR)
"""In the order of whom to ask first."""


def contacts_for(sight: Sight) -> list[Contact]:
    """Return the people to ask, each once; nobody is sent to themselves."""
    found: dict[int, Contact] = {}
    mandates = sorted(_helpers(sight), key=lambda each: HELPERS.index(each.role))
    for mandate in mandates:
        found.setdefault(
            mandate.person_id,
            Contact(mandate.person.name, str(mandate), mandate.person.email),
        )
    return list(found.values())[:MOST_SHOWN]


def _helpers(sight: Sight) -> QuerySet[Mandate]:
    own_lead = Q(role=Role.PROJECT_LEAD, organisation__in=sight.kommunen)
    asked = own_lead | Q(role=Role.PROGRAMME_OFFICE)
    if Role.PROGRAMME_OFFICE in sight.roles or not sight.kommunen:
        asked |= Q(role=Role.ADMINISTRATOR)
    return (
        Mandate.objects.current()
        .filter(asked, person__is_active=True)
        .exclude(person=sight.person)
        .select_related("person", "organisation")
        .order_by("person__name")
    )
