"""How written profiles and their versions are named where the log speaks of them."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.kernel.subjects import Subject
from bleibe.parties.models import Person
from bleibe.reports.writing import queries

Told = dict[str, Subject]


def profiles(keys: Iterable[str], reader: Person) -> Told:
    """Profiles that the reader may see in work."""
    found = queries.profiles_for(reader).filter(pk__in=keys)
    return {str(each.pk): Subject(_("Kommunalprofil"), each.area.name) for each in found}


def versions(keys: Iterable[str], reader: Person) -> Told:
    """Versions that the reader may see in work; released ones are there for everybody."""
    return {
        str(each.pk): Subject(_("Kommunalprofil"), str(each), _address(each, reader))
        for each in queries.versions_to_name(reader).filter(pk__in=keys)
    }


def _address(version, reader: Person) -> str:
    where = [version.profile_id, version.number]
    if queries.may_see_in_work(reader, version):
        return reverse("reports:version", args=where)
    return reverse("reports:published_version", args=where)
