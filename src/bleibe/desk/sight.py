"""What all parts of a desk start from, asked for once: the person's roles, Kommunen and areas."""

from functools import cached_property

from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Organisation, Person
from bleibe.reports.queries import areas_with_figures


class Sight:
    """A person's view of the platform today (Blick); each question is asked at most once."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @cached_property
    def roles(self) -> set[Role]:
        return {Role(role) for role, _organisation in self.person.roles()}

    @cached_property
    def kommunen(self) -> list[Organisation]:
        """The Kommunen in which the person has a role, by name."""
        found = {mandate.organisation for mandate in self.person.current_mandates}
        return sorted((each for each in found if each.is_kommune), key=lambda each: each.name)

    @cached_property
    def areas(self) -> list[Area]:
        """The areas that these Kommunen stand for, without what lies in them."""
        return list(
            Area.objects.existing()
            .filter(organisations__in=self.kommunen)
            .order_by("folded_name", "key")
            .distinct()
        )

    @cached_property
    def areas_with_profile(self) -> set[int]:
        """Those of the areas of which there are figures."""
        pks = [area.pk for area in self.areas]
        return set(areas_with_figures(self.person).filter(pk__in=pks).values_list("pk", flat=True))

    def leads(self, organisation: Organisation) -> bool:
        """Say whether the person is the Projektleitung of a Kommune."""
        return (Role.PROJECT_LEAD, organisation.pk) in self.person.roles()
