"""Adding organisations."""

from collections.abc import Iterable

from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person
from bleibe.parties.permissions import ADD_ORGANISATION


@transaction.atomic
def add_organisation(
    key: str, *, name: str, kind: str, areas: Iterable[Area] = (), by: Person
) -> Organisation:
    """Add a body that takes part, with the areas it stands for (Organisation anlegen).

    Raises `Refused` with ``not_allowed``, ``organisation_key_taken``,
    ``kommune_needs_area`` or ``area_dissolved``.
    """
    require(by, ADD_ORGANISATION)
    areas = list(areas)
    if Organisation.objects.filter(key=key).exists():
        raise Refused("organisation_key_taken", key=key)
    if kind in Organisation.KOMMUNEN and not areas:
        raise Refused("kommune_needs_area")
    for area in areas:
        if area.is_dissolved:
            raise Refused("area_dissolved", name=area.name)
    organisation = Organisation.objects.create(key=key, name=name, kind=kind)
    organisation.areas.set(areas)
    events.record(
        "organisation.added", by=by, about=organisation, name=name, kind=kind,
        areas=[area.key for area in areas],
    )  # fmt: skip
    return organisation
