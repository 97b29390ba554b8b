"""Checking the event log."""

from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel.models import ChainHead
from bleibe.kernel.permissions import READ_EVENTS, require

MOST_SHOWN = 20


@dataclass(frozen=True)
class Checked:
    """What a walk over the whole chain found."""

    entries: int
    faults: tuple[tuple[int, str], ...]


def check_events(*, by) -> Checked:
    """Walk the whole chain and put the outcome on record (Protokoll prüfen).

    The walk holds nobody up. Entries that came in meanwhile can look like a fault, so what
    it finds is looked at once more while nobody writes. ``by`` is the person, or None on
    the command line. Raises `Refused` with ``not_allowed``.
    """
    if by is not None:
        require(by, READ_EVENTS)
    suspicious = next(events.faults(), None) is not None
    with transaction.atomic():
        head, _new = ChainHead.objects.select_for_update().get_or_create(pk=1)
        faults = tuple(islice(events.faults(), MOST_SHOWN)) if suspicious else ()
        events.record(
            "events.checked", by=by, about=head, entries=head.seq, faults=[list(f) for f in faults]
        )
    return Checked(head.seq, faults)
