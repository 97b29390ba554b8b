"""Deciding between sources that contradict each other."""

from django.db import transaction
from django.utils import timezone

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person
from bleibe.reports.writing import drafts
from bleibe.reports.writing.models import ProfileVersion, SourceChoice
from bleibe.reports.writing.permissions import WRITE_PROFILE


@transaction.atomic
def choose_source(
    version: ProfileVersion, *, contradiction: str, source: str, reason: str, by: Person
) -> SourceChoice:
    """Decide which of several sources a version uses (Quellenwahl).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, or ``contradiction_gone`` if
    the sources do not disagree any more or the chosen one says nothing about it.
    """
    version = ProfileVersion.objects.select_for_update().get(pk=version.pk)
    require(by, WRITE_PROFILE, version)
    offered = {
        found.key: {said.source for said in (found.used, *found.others)}
        for found in drafts.contradictions_for(version)
    }
    if source not in offered.get(contradiction, set()):
        raise Refused("contradiction_gone")
    choice, _new = SourceChoice.objects.update_or_create(
        version=version,
        contradiction=contradiction,
        defaults={
            "source": source,
            "reason": reason,
            "decided_at": timezone.now(),
            "decided_by": by,
        },
    )
    events.record(
        "profile.source_chosen", by=by, about=version, key=contradiction,
        source=source, reason=reason,
    )  # fmt: skip
    return choice
