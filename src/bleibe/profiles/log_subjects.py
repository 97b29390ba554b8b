"""How tables, files and projections are named where the log speaks of them."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.kernel.subjects import Subject
from bleibe.parties.models import Person
from bleibe.profiles.models import ProjectionRun
from bleibe.profiles.queries import datasets_for, uploads_for
from bleibe.profiles.queries.scenarios import scenarios_for

Told = dict[str, Subject]


def tables(keys: Iterable[str], reader: Person) -> Told:
    """Tables that the reader may see."""
    return {
        str(each.pk): Subject(
            _("Tabelle"),
            _("{table}, Fassung {version}").format(table=each.called, version=each.version),
            reverse("profiles:table", args=[each.pk]),
        )
        for each in datasets_for(reader).filter(pk__in=keys)
    }


def files(keys: Iterable[str], reader: Person) -> Told:
    """Files that the reader may go on with."""
    return {
        str(each.pk): Subject(
            _("Datei"), each.file_name, reverse("profiles:upload", args=[each.pk])
        )
        for each in uploads_for(reader).filter(pk__in=keys)
    }


def projections(keys: Iterable[str], _reader: Person) -> Told:
    """Projections by their area and the digits that stand in a profile."""
    found = ProjectionRun.objects.filter(pk__in=keys).select_related("area")
    return {
        str(each.pk): Subject(
            _("Vorausberechnung"),
            f"{each.area.name}, {each}",
            reverse("parties:area", args=[each.area.level, each.area.key]),
        )
        for each in found.defer("inputs", "result")
    }


def scenarios(keys: Iterable[str], reader: Person) -> Told:
    """Scenarios that the reader may see."""
    return {
        str(each.pk): Subject(
            _("Szenario"),
            f"{each.area.name}, {each.name}",
            reverse("scenarios:scenario", args=[each.pk]),
        )
        for each in scenarios_for(reader).filter(pk__in=keys).defer("result")
    }
