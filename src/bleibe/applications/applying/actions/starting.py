"""Beginning an application."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from bleibe.applications.applying.models import Application, StateChange
from bleibe.applications.applying.permissions import APPLY, ENTER_MAILED
from bleibe.applications.applying.queries import areas_to_apply_for
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import deadline_of, revision_of, rules_of
from bleibe.forms.actions import open_draft
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person

ONLINE = "online"


@transaction.atomic
def start_application(
    call: Call, *, organisation: Organisation, area: Area | None = None, by: Person
) -> Application:
    """Begin an application of a Kommune, or of one of its Quartiere (Bewerbung beginnen).

    Raises `Refused` with ``not_allowed``, ``quarter_not_yours``, ``online_not_open``, or like
    `require_time` and `keep_application`.
    """
    require(by, APPLY, organisation)
    if area is not None and not areas_to_apply_for(organisation).filter(pk=area.pk).exists():
        raise Refused("quarter_not_yours", name=area.name)
    if ONLINE not in rules_of(call).channels:
        raise Refused("online_not_open")
    require_time(call, organisation=organisation)
    return keep_application(call, organisation=organisation, area=area, by=by)


def require_time(call: Call, *, organisation: Organisation) -> None:
    """Raise `Refused` unless a Kommune can apply now.

    ``not_in_this_state``, ``call_not_begun`` or ``deadline_over``.
    """
    if call.state != Call.State.OPEN:
        raise Refused("not_in_this_state", state=call.get_state_display())
    if not call.has_begun:
        raise Refused("call_not_begun")
    if deadline_of(call, organisation=organisation).is_over(timezone.now()):
        raise Refused("deadline_over")


def keep_application(
    call: Call,
    *,
    organisation: Organisation,
    area: Area | None,
    by: Person,
    entered_by_office: bool = False,
) -> Application:
    """Keep a new application with its empty draft, of the Kommune or entered by the office.

    Raises `Refused` with ``not_allowed``, ``kind_not_called`` or
    ``application_there_already``.
    """
    require(by, ENTER_MAILED if entered_by_office else APPLY, organisation)
    if organisation.kind not in rules_of(call).kinds:
        raise Refused("kind_not_called", kind=organisation.get_kind_display())
    there = Application.objects.filter(call=call, organisation=organisation, area=area)
    if there.exists():
        raise Refused("application_there_already")
    draft = open_draft(
        revision_of(call), organisation=organisation, area=area, by=by,
        entered_by_office=entered_by_office,
    )  # fmt: skip
    try:
        with transaction.atomic():
            application = Application.objects.create(
                call=call, organisation=organisation, area=area, draft=draft, started_by=by
            )
    except IntegrityError as two_at_once:
        raise Refused("application_there_already") from two_at_once
    StateChange.objects.create(application=application, after=application.state, by=by)
    events.record(
        "application.started", by=by, about=application, reference=application.reference,
        key=call.key,
    )  # fmt: skip
    return application
