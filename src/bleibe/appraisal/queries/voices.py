"""What may be said of talks in public: groups that are large enough, statements released."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from bleibe.appraisal.appraised import ReleasedStatement, Talks
from bleibe.appraisal.models import Interview, RetractedWording, Statement
from bleibe.appraisal.queries.entries import of_place
from bleibe.appraisal.themes import ANYBODY, Theme, Voice
from bleibe.parties.models import Area, Organisation


def consented(organisation: Organisation, *, area: Area | None) -> QuerySet[Interview]:
    """Return the talks whose consent holds."""
    talks = of_place(Interview, organisation, area=area)
    return talks.filter(consent__isnull=False, consent__withdrawn_at=None)


def enough_talks(organisation: Organisation, *, area: Area | None) -> bool:
    """Say whether there are so many talks that a statement does not lead to one person."""
    return consented(organisation, area=area).count() >= settings.SMALL_COUNT


def talks_of(organisation: Organisation, *, area: Area | None) -> Talks:
    """Return how many talks there were; groups below the threshold are counted together."""
    found = list(consented(organisation, area=area).values_list("voice", "held_on"))
    groups = Counter(voice for voice, _day in found)
    named = named_voices(groups)
    days = [day for _voice, day in found]
    counted = [(str(Voice(voice).label), groups[voice]) for voice in Voice if voice in named]
    others = len(found) - sum(number for _label, number in counted)
    if others:
        counted.append((str(ANYBODY), others))
    return Talks(len(found), min(days, default=None), max(days, default=None), tuple(counted))


def released_statements(
    organisation: Organisation, *, area: Area | None
) -> tuple[ReleasedStatement, ...]:
    """Return what may be quoted, by theme; nothing while there are too few talks."""
    voices = consented(organisation, area=area).values_list("voice", flat=True)
    if len(voices) < settings.SMALL_COUNT:
        return ()
    named = named_voices(Counter(voices))
    order = {theme: at for at, theme in enumerate(Theme.values)}
    statements = _released(organisation, area=area)
    return tuple(
        ReleasedStatement(
            statement.pk,
            statement.public_text,
            str(Theme(statement.theme).label),
            statement.code,
            str(Voice(voice).label if voice in named else ANYBODY),
        )
        for statement in sorted(statements, key=lambda each: (order[each.theme], each.pk))
        for voice in (statement.consent.interview.voice,)
    )


def retracted_wordings(
    organisation: Organisation, *, since: datetime
) -> frozenset[tuple[int, str]]:
    """Return length and digest of each released wording that was taken back since then."""
    found = RetractedWording.objects.filter(organisation=organisation, retracted_at__gte=since)
    return frozenset(found.values_list("length", "digest"))


def named_voices(groups: Counter[str]) -> frozenset[str]:
    """Return the groups that may be named.

    A group needs as many people as the threshold, and so do all that are left unnamed
    together: else the only one outside a named group would be known by not being in it.
    """
    order = Voice.values
    named = sorted(
        (voice for voice, number in groups.items() if number >= settings.SMALL_COUNT),
        key=lambda voice: (-groups[voice], order.index(voice)),
    )
    unnamed = groups.total() - sum(groups[voice] for voice in named)
    while named and 0 < unnamed < settings.SMALL_COUNT:
        unnamed += groups[named.pop()]
    return frozenset(named)


def _released(organisation: Organisation, *, area: Area | None) -> Iterable[Statement]:
    return Statement.objects.filter(
        state=Statement.State.PUBLISHED,
        consent__withdrawn_at=None,
        consent__interview__organisation=organisation,
        consent__interview__area=area,
    ).select_related("consent__interview")
