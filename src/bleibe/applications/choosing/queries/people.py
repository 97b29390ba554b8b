"""Who is told of a decision."""

from collections import defaultdict
from collections.abc import Iterable

from bleibe.applications.choosing.permissions import READ_DECISION
from bleibe.parties.models import Mandate, Person


def to_be_told(organisation_ids: Iterable[int]) -> dict[int, list[Person]]:
    """Return the people of each Kommune who may read its decisions; one query for all."""
    found: dict[int, dict[int, Person]] = defaultdict(dict)
    for mandate in (
        Mandate.objects.current()
        .filter(
            organisation__in=set(organisation_ids), role__in=READ_DECISION.grants,
            person__is_active=True,
        )
        .select_related("person")
        .order_by("person__email")
    ):  # fmt: skip
        found[mandate.organisation_id][mandate.person_id] = mandate.person
    return {key: list(people.values()) for key, people in found.items()}
