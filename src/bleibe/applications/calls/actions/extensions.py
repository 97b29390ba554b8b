"""Granting more time."""

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from bleibe.applications.calls.actions.opening import locked
from bleibe.applications.calls.models import Call, DeadlineExtension
from bleibe.applications.calls.permissions import EXTEND_DEADLINE
from bleibe.applications.calls.queries import deadline_of
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Organisation, Person


@transaction.atomic
def extend_deadline(
    call: Call,
    *,
    closes_at: datetime,
    reason: str,
    organisation: Organisation | None = None,
    by: Person,
) -> DeadlineExtension:
    """Grant one Kommune or all a later deadline (Frist verlängern), never an earlier one.

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``extension_needs_reason``,
    ``extension_not_later`` or ``extension_in_the_past``.
    """
    require(by, EXTEND_DEADLINE)
    call = locked(call)
    if call.state != Call.State.OPEN:
        raise Refused("not_in_this_state", state=call.get_state_display())
    if not reason.strip():
        raise Refused("extension_needs_reason")
    closes_at = closes_at.astimezone(UTC)
    if closes_at <= deadline_of(call, organisation=organisation).closes_at:
        raise Refused("extension_not_later")
    if closes_at <= timezone.now():
        raise Refused("extension_in_the_past")
    extension = DeadlineExtension.objects.create(
        call=call, organisation=organisation, closes_at=closes_at, reason=reason.strip(),
        granted_by=by,
    )  # fmt: skip
    events.record(
        "call.extended", by=by, about=call, key=call.key, closes_at=closes_at, reason=reason,
        organisation=organisation.name if organisation else None,
    )  # fmt: skip
    return extension
