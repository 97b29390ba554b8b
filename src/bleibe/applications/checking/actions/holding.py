"""Holding an application for a change of its check, for those who may and are not biased."""

from bleibe.applications.applying.models import Application
from bleibe.applications.checking.queries import checked_by
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Action, require
from bleibe.parties.models import Person

State = Application.State
CHECKING = (State.FORMAL_CHECK, State.CLARIFICATION)


def held(
    application: Application, action: Action, *, by: Person, states: tuple[State, ...] = CHECKING
) -> Application:
    """Return the application, locked. Raises `Refused`: ``not_allowed``, ``not_in_this_state``."""
    require(by, action, application)
    locked = (
        Application.objects.select_for_update(of=("self",))
        .select_related("call__package", "organisation", "area", "draft", "submission")
        .get(pk=application.pk)
    )
    if not checked_by(by, action).filter(pk=application.pk).exists():
        raise Refused("not_allowed")
    if locked.state not in states:
        raise Refused("not_in_this_state", state=locked.get_state_display())
    return locked
