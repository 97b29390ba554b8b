"""How findings and requests are named where the log speaks of them: by their application."""

from collections.abc import Iterable

from django.db.models import Model
from django.urls import reverse

from bleibe.applications.checking.models import CompletionRequest, Finding, Settlement
from bleibe.applications.checking.queries import checked_by
from bleibe.kernel.subjects import Subject
from bleibe.parties.models import Person

Told = dict[str, Subject]


def findings(keys: Iterable[str], reader: Person) -> Told:
    """Findings about applications whose check the reader may see."""
    return _told(Finding, keys, reader)


def settlements(keys: Iterable[str], reader: Person) -> Told:
    """Settlements about applications whose check the reader may see."""
    return _told(Settlement, keys, reader)


def completions(keys: Iterable[str], reader: Person) -> Told:
    """What was asked for about applications whose check the reader may see."""
    return _told(CompletionRequest, keys, reader)


def _told(model: type[Model], keys: Iterable[str], reader: Person) -> Told:
    found = model.objects.filter(pk__in=keys, application__in=checked_by(reader)).select_related(
        "application"
    )
    return {
        str(each.pk): Subject(
            str(model._meta.verbose_name),
            each.application.reference,
            reverse("checking:check", args=[each.application.reference]),
        )
        for each in found
    }
