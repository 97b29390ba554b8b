"""How applications are named where the log speaks of them, to those who may know of them."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.applications.applying.models import Application, Registration
from bleibe.applications.applying.queries import (
    applications_for,
    own_applications,
    registrations_for,
    started_applications,
)
from bleibe.kernel.subjects import Subject
from bleibe.parties.models import Person

Told = dict[str, Subject]


def applications(keys: Iterable[str], reader: Person) -> Told:
    """Applications that the reader may know of, by their reference."""
    keys = list(keys)
    found: dict[int, Application] = {}
    for seen in (applications_for(reader), own_applications(reader), started_applications(reader)):
        found |= {each.pk: each for each in seen.filter(pk__in=keys)}
    return {str(pk): Subject(_("Bewerbung"), each.reference) for pk, each in found.items()}


def registrations(keys: Iterable[str], reader: Person) -> Told:
    """Registrations for those who decide."""
    found: Iterable[Registration] = registrations_for(reader).filter(pk__in=keys)
    return {
        str(each.pk): Subject(
            _("Registrierung"), each.name, reverse("applying:registration", args=[each.uuid])
        )
        for each in found
    }
