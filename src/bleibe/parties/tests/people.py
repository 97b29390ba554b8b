"""The personas: who they are and where they belong."""

from datetime import date

from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Mandate, Organisation, Person

SINCE = date(2024, 1, 1)


def organisation(key: str, name: str, kind: str, *areas: Area) -> Organisation:
    """Create an organisation that stands for some areas."""
    made = Organisation.objects.create(key=key, name=name, kind=kind)
    made.areas.set(areas)
    return made


def person(name: str, role: Role | None = None, where: Organisation | None = None) -> Person:
    """Create a person who has signed in before, with one mandate if a role is given."""
    made = Person.objects.create_user(
        f"{name.split(maxsplit=1)[0].lower()}@example.org", name, "geheim"
    )
    Person.objects.filter(pk=made.pk).update(last_login="2025-01-01T08:00:00Z")
    if role is not None:
        Mandate.objects.create(person=made, organisation=where, role=role, valid_from=SINCE)
    return Person.objects.get(pk=made.pk)
