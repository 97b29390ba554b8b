"""The only way from one state to another."""

from django.db import transaction
from django.utils import timezone

from bleibe.applications.applying.models import Application, StateChange
from bleibe.applications.applying.permissions import MOVE
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@transaction.atomic
def move(
    application: Application, *, to: Application.State, by: Person | None, reason: str = ""
) -> StateChange:
    """Bring an application into its next state (Stand ändern), and note when, who and why.

    The room that calls it has asked whether ``by`` may decide this; None is the system. The
    application given is changed, too. Raises `Refused` with ``not_allowed`` or
    ``application_cannot_move``.
    """
    if by is not None:
        require(by, MOVE, application)
    held = Application.objects.select_for_update().get(pk=application.pk)
    before = Application.State(held.state)
    to = Application.State(to)
    if to not in Application.NEXT[before]:
        raise Refused("application_cannot_move", before=before.label, after=to.label)
    held.state = to
    held.save(update_fields=["state"])
    application.state = to
    change = StateChange.objects.create(
        application=held, before=before, after=to, reason=reason, by=by, at=timezone.now()
    )
    events.record(
        "application.moved", by=by, about=held, reference=held.reference, before=before.value,
        after=to.value, reason=reason,
    )  # fmt: skip
    return change
