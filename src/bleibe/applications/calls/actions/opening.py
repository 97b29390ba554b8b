"""Publishing a call and closing it."""

from django.db import transaction
from django.utils import timezone

from bleibe.applications.calls.models import Call, DeadlineExtension
from bleibe.applications.calls.permissions import OPEN_CALL
from bleibe.applications.calls.queries import deadline_of
from bleibe.forms.actions import keep_revision
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person
from bleibe.programmes.models import PackageVersion
from bleibe.programmes.queries import package_of


@transaction.atomic
def open_call(version: PackageVersion, *, by: Person) -> Call:
    """Publish the newest call that a version of a package describes (Aufruf veröffentlichen).

    Dates, title and rules come from the package; before ``opens_at`` everybody can read it
    and nobody can apply. Raises `Refused` with ``not_allowed``, ``package_without_call`` or
    ``call_there_already``.
    """
    require(by, OPEN_CALL)
    package = package_of(version)
    rules = package.call
    if rules is None or package.form is None:
        raise Refused("package_without_call", programme=version.programme.title)
    if Call.objects.filter(key=rules.key).exists():
        raise Refused("call_there_already", key=rules.key)
    call = Call.objects.create(
        programme=version.programme, package=version, key=rules.key, title=rules.title,
        opens_at=rules.opens_at, closes_at=rules.closes_at, grace=rules.grace,
        state=Call.State.OPEN,
    )  # fmt: skip
    keep_revision(package.form, by=by)
    events.record(
        "call.opened", by=by, about=call, key=call.key, opens_at=call.opens_at,
        closes_at=call.closes_at, version=version.version,
    )  # fmt: skip
    return call


@transaction.atomic
def close_call(call: Call, *, by: Person) -> None:
    """Close a call after the last deadline in it (Aufruf schließen).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``call_runs_still``.
    """
    require(by, OPEN_CALL)
    call = locked(call)
    require_step(call, Call.State.CLOSED)
    if not deadline_of(call).is_over(timezone.now()) or _somebody_has_time(call):
        raise Refused("call_runs_still", key=call.key)
    _record("call.closed", call, Call.State.CLOSED, by=by)


@transaction.atomic
def reopen_call(call: Call, *, reason: str, by: Person) -> None:
    """Open a closed call again, for somebody who is granted more time (Aufruf wieder öffnen).

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    require(by, OPEN_CALL)
    call = locked(call)
    require_step(call, Call.State.OPEN)
    _record("call.reopened", call, Call.State.OPEN, by=by, reason=reason)


@transaction.atomic
def decide_call(call: Call, *, by: Person) -> None:
    """Note that the selection of a call is made known (Aufruf entschieden).

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    require(by, OPEN_CALL)
    call = locked(call)
    require_step(call, Call.State.DECIDED)
    _record("call.decided", call, Call.State.DECIDED, by=by)


def locked(call: Call) -> Call:
    """Return the call as it is now, held until the end of the transaction."""
    return Call.objects.select_for_update().get(pk=call.pk)


def require_step(call: Call, state: str) -> None:
    """Raise `Refused` with ``not_in_this_state`` unless a call may come into this state."""
    if state not in Call.NEXT[Call.State(call.state)]:
        raise Refused("not_in_this_state", state=call.get_state_display())


def _record(verb: str, call: Call, state: str, *, by: Person, **facts: object) -> None:
    """Bring a call into a state and tell the log."""
    call.state = state
    call.save(update_fields=["state"])
    events.record(verb, by=by, about=call, key=call.key, **facts)


def _somebody_has_time(call: Call) -> bool:
    return DeadlineExtension.objects.filter(call=call, closes_at__gte=timezone.now()).exists()
