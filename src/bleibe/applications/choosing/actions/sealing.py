"""Sealing what a decision rests on."""

import secrets
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.canonical import canonical
from bleibe.applications.choosing.models import Seal, SealContent
from bleibe.applications.choosing.permissions import (
    DECIDE,
    ERASE_APPLICATIONS,
    RUN_SELECTION,
    SET_TARGETS,
)
from bleibe.applications.choosing.sealed import sealed_digest
from bleibe.kernel import events
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

SEALED_WITH = {
    Seal.Kind.TARGETS: SET_TARGETS,
    Seal.Kind.SCORES: RUN_SELECTION,
    Seal.Kind.READINGS: RUN_SELECTION,
    Seal.Kind.RUN: RUN_SELECTION,
    Seal.Kind.GATE: DECIDE,
    Seal.Kind.DECISION: DECIDE,
}
"""What somebody must be allowed to do in order to seal what it rests on."""


def seal(kind: Seal.Kind, *, about: UUID, call: Call, content: object, by: Person) -> Seal:
    """Seal content inside the caller's transaction (versiegeln).

    The digest goes into the log, too: who can write to the database only cannot move it.
    Raises `Refused` with ``not_allowed``.
    """
    require(by, SEALED_WITH[kind])
    salt, text = secrets.token_hex(16), canonical(content)
    made = Seal.objects.create(
        call=call, kind=kind, about=about, digest=sealed_digest(salt, text),
        sealed_at=timezone.now(), sealed_by=by,
    )  # fmt: skip
    SealContent.objects.create(seal=made, salt=salt, content=text)
    events.record(
        "choosing.sealed", by=by, about=made, kind=kind, digest=made.digest, thing=str(about)
    )
    return made


def erase_content(seal: Seal, *, reason: str, by: Person | None) -> None:
    """Destroy what lies under a seal, with its salt (Inhalt löschen); the digest stays."""
    if by is not None:
        require(by, ERASE_APPLICATIONS)
    with transaction.atomic():
        SealContent.objects.filter(seal=seal).delete()
        events.record("choosing.seal_emptied", by=by, about=seal, reason=reason)
