"""Deciding on fields of action (Handlungsfelder)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from bleibe.appraisal.actions.place import check_place
from bleibe.appraisal.models import FieldOfAction, SwotPoint
from bleibe.appraisal.permissions import WRITE_APPRAISAL
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person


@transaction.atomic
def decide_field(
    organisation: Organisation,
    *,
    area: Area | None,
    state: FieldOfAction.State,
    title: str,
    theme: str,
    reason: str,
    points: Iterable[SwotPoint] = (),
    by: Person,
) -> FieldOfAction:
    """Accept or drop a field of action, proposed or one's own (Handlungsfeld entscheiden).

    Raises `Refused` with ``not_allowed``, ``appraisal_needs_kommune``,
    ``appraisal_area_elsewhere``, ``field_decided_already`` or ``evidence_elsewhere``.
    """
    require(by, WRITE_APPRAISAL, organisation)
    check_place(organisation, area=area)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    same = FieldOfAction.objects.filter(organisation=organisation, area=area, title=title)
    if same.exists():
        raise Refused("field_decided_already", title=title)
    field = FieldOfAction.objects.create(
        organisation=organisation, area=area, title=title, theme=theme, reason=reason,
        state=state, decided_at=timezone.now(), decided_by=by,
    )  # fmt: skip
    _set_points(field, points)
    events.record(
        "field.decided", by=by, about=field, organisation=organisation.key, kind=state, name=title
    )
    return field


@transaction.atomic
def change_field(
    field: FieldOfAction,
    *,
    title: str,
    theme: str,
    reason: str,
    points: Iterable[SwotPoint],
    by: Person,
) -> FieldOfAction:
    """Change a field of action (Handlungsfeld ändern).

    Raises `Refused` with ``not_allowed`` or ``evidence_elsewhere``.
    """
    require(by, WRITE_APPRAISAL, field)
    field.title, field.theme, field.reason = title, theme, reason
    field.save(update_fields=["title", "theme", "reason"])
    _set_points(field, points)
    events.record("field.changed", by=by, about=field, name=title)
    return field


@transaction.atomic
def turn_field(field: FieldOfAction, *, state: FieldOfAction.State, by: Person) -> FieldOfAction:
    """Drop an accepted field, or accept a dropped one after all (Entscheidung ändern).

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    require(by, WRITE_APPRAISAL, field)
    field = FieldOfAction.objects.select_for_update().get(pk=field.pk)
    if state not in FieldOfAction.NEXT[FieldOfAction.State(field.state)]:
        raise Refused("not_in_this_state", state=field.get_state_display())
    field.state, field.decided_at, field.decided_by = state, timezone.now(), by
    field.save(update_fields=["state", "decided_at", "decided_by"])
    events.record("field.turned", by=by, about=field, kind=state, name=field.title)
    return field


def _set_points(field: FieldOfAction, points: Iterable[SwotPoint]) -> None:
    chosen = list(points)
    if any(point.organisation_id != field.organisation_id for point in chosen):
        raise Refused("evidence_elsewhere")
    field.points.set(chosen)
