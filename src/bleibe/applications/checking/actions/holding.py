"""Holding an application for a change of its check, and replacing findings."""

from django.utils import timezone

from bleibe.applications.applying.models import Application
from bleibe.applications.checking.models import Finding
from bleibe.applications.checking.queries import checked_by
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Action
from bleibe.parties.models import Person

State = Application.State
CHECKING = (State.FORMAL_CHECK, State.CLARIFICATION)


def held(
    application: Application, *, actor: Person, action: Action, states: tuple[State, ...] = CHECKING
) -> Application:
    """Return the application, locked, for somebody who is not biased; the caller asks the role.

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    locked = (
        Application.objects.select_for_update(of=("self",))
        .select_related("call__package", "organisation", "area", "draft", "submission")
        .get(pk=application.pk)
    )
    if not checked_by(actor, action).filter(pk=application.pk).exists():
        raise Refused("not_allowed")
    if locked.state not in states:
        raise Refused("not_in_this_state", state=locked.get_state_display())
    return locked


def supersede(finding: Finding, *, actor: Person) -> None:
    """Let a finding stand no more; the row stays."""
    finding.superseded_at, finding.superseded_by = timezone.now(), actor
    finding.save(update_fields=["superseded_at", "superseded_by"])
