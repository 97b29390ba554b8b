"""How things of choosing are named where the log speaks of them, to those who take part."""

from collections.abc import Iterable

from django.urls import reverse

from bleibe.applications.choosing.models import Seal
from bleibe.applications.choosing.queries.decisions import own_decisions
from bleibe.applications.choosing.queries.sight import (
    calls_to_choose,
    runs_for,
    target_sets_for,
    tranches_for,
)
from bleibe.kernel.subjects import Subject
from bleibe.parties.models import Person

Told = dict[str, Subject]


def targets(keys: Iterable[str], reader: Person) -> Told:
    """Targets of calls that the reader chooses in."""
    return {
        str(each.pk): _subject(each, str(each), "targets", each.call.key)
        for each in target_sets_for(reader).filter(pk__in=keys)
    }


def runs(keys: Iterable[str], reader: Person) -> Told:
    """Runs of calls that the reader chooses in."""
    return {
        str(each.pk): _subject(each, str(each), "run", each.uuid)
        for each in runs_for(reader).filter(pk__in=keys)
    }


def tranches(keys: Iterable[str], reader: Person) -> Told:
    """Tranches of calls that the reader chooses in."""
    return {
        str(each.pk): _subject(each, str(each), "tranche", each.pk)
        for each in tranches_for(reader).filter(pk__in=keys)
    }


def decisions(keys: Iterable[str], reader: Person) -> Told:
    """Decisions about the reader's own applications."""
    return {
        str(each.pk): _subject(each, each.application.reference, "decision", each.uuid)
        for each in own_decisions(reader).filter(pk__in=keys)
    }


def seals(keys: Iterable[str], reader: Person) -> Told:
    """Seals of calls that the reader chooses in."""
    found = Seal.objects.filter(pk__in=keys, call__in=calls_to_choose(reader))
    return {
        str(each.pk): Subject(str(each._meta.verbose_name), each.get_kind_display())
        for each in found
    }


def _subject(thing, name: str, page: str, *args: object) -> Subject:
    return Subject(str(thing._meta.verbose_name), name, reverse(f"choosing:{page}", args=args))
