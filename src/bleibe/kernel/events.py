"""The event log: what happened, who did it, in one chain that shows every later change.

Each entry carries the digest of the one before, keyed with a secret outside the
database, and the database refuses to update or delete entries. After each commit
the head of the chain is noted in a file beside the database, so that cutting off
the tail is found, too.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.db import models, transaction

from bleibe.kernel.models import ChainHead, Event, EventFacts

ERASED = "event.erased"
_FIELDS = ("seq", "at", "verb", "actor", "about_kind", "about_id", "commitment", "previous")


def record(verb: str, *, by, about: models.Model, **facts: object) -> Event:
    """Append an entry inside the caller's transaction (Protokolleintrag).

    ``by`` is the person, or None where the system itself acts. Side effects: one
    row in the log, one with the facts, the head moved; after commit one line in
    the file of heads.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an event belongs to the change it tells of")
    head, _new = ChainHead.objects.select_for_update().get_or_create(pk=1)
    salt, content = secrets.token_hex(16), json.dumps(facts, sort_keys=True, default=str)
    event = Event(
        seq=head.seq + 1,
        at=datetime.now(UTC).isoformat(),
        verb=verb,
        actor=str(by.uuid) if by else "system",
        about_kind=about._meta.label_lower,
        about_id=str(about.pk),
        commitment=_commitment(salt, content),
        previous=head.digest,
    )
    event.digest = _digest(event)
    event.save(force_insert=True)
    EventFacts.objects.create(event=event, salt=salt, content=content)
    head.seq, head.digest = event.seq, event.digest
    head.save(update_fields=["seq", "digest"])
    transaction.on_commit(lambda: _note_head(event))
    return event


def erase_facts(event: Event, *, by, reason: str) -> None:
    """Destroy facts and salt of an entry (Löschung); the chain stays provable."""
    with transaction.atomic():
        EventFacts.objects.filter(event=event).delete()
        record(ERASED, by=by, about=event, reason=reason)


def faults() -> Iterator[tuple[int, str]]:
    """Walk the whole chain and yield (number, what is wrong) for each fault found."""
    previous, expected = "0" * 64, 1
    erased = set(Event.objects.filter(verb=ERASED).values_list("about_id", flat=True))
    facts = EventFacts.objects.in_bulk
    batch: list[Event] = []
    for event in Event.objects.order_by("seq").iterator(chunk_size=2000):
        if event.seq != expected:
            yield expected, "missing"
        if event.previous != previous:
            yield event.seq, "does not follow the entry before"
        if not hmac.compare_digest(event.digest, _digest(event)):
            yield event.seq, "changed or foreign"
        previous, expected = event.digest, event.seq + 1
        batch.append(event)
        if len(batch) == 2000:
            yield from _fact_faults(batch, facts([e.seq for e in batch]), erased)
            batch = []
    yield from _fact_faults(batch, facts([e.seq for e in batch]), erased)
    head = ChainHead.objects.get()
    if (head.seq, head.digest) != (expected - 1, previous):
        yield head.seq, "head does not match the last entry"
    for seq, digest in _noted_heads():
        if seq >= expected or not Event.objects.filter(seq=seq, digest=digest).exists():
            yield seq, "noted outside, but not in the log"
            break


def _fact_faults(batch, facts, erased) -> Iterator[tuple[int, str]]:
    for event in batch:
        found = facts.get(event.seq)
        if found is None:
            if str(event.seq) not in erased:
                yield event.seq, "facts missing"
        elif _commitment(found.salt, found.content) != event.commitment:
            yield event.seq, "facts changed"


def _commitment(salt: str, content: str) -> str:
    return hashlib.sha256(f"{salt}\n{content}".encode()).hexdigest()


def _digest(event: Event) -> str:
    text = json.dumps([getattr(event, name) for name in _FIELDS])
    return hmac.new(settings.EVENT_KEY.encode(), text.encode(), "sha256").hexdigest()


def _heads_file():
    return settings.DATA / "event-heads.txt"


def _note_head(event: Event) -> None:
    handle = os.open(_heads_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, f"{event.seq} {event.digest}\n".encode())
    finally:
        os.close(handle)


def _noted_heads() -> Iterator[tuple[int, str]]:
    """Yield noted heads from the newest backwards: the newest is the one that a cut hits."""
    if not _heads_file().exists():
        return
    for line in reversed(_heads_file().read_text().splitlines()[-1000:]):
        seq, digest = line.split()
        yield int(seq), digest
