"""What the panel says and agrees on where reviews differ."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from bleibe.applications.applying.models import Application
from bleibe.applications.reviewing.models import AgreedRating, PanelReading
from bleibe.applications.reviewing.permissions import DISCUSS
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.queries.scope import met_by, sight_of
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@dataclass(frozen=True)
class Agreement:
    """A score that the panel agreed on, and why."""

    score: int
    reason: str


@transaction.atomic
def note_discussion(
    application: Application, *, notes: str, agreed: Mapping[str, Agreement], by: Person
) -> PanelReading:
    """Write down a discussion (Beratung festhalten) and what was agreed on.

    A later one stands beside it and counts instead. Raises `Refused` with ``not_allowed``,
    ``not_in_this_state``, ``discussion_not_now``, ``discussion_needs_notes``,
    ``score_unknown`` or ``agreed_needs_reason``.
    """
    require(by, DISCUSS)
    if not met_by(by, call=application.call).filter(pk=application.pk).exists():
        raise Refused("not_allowed")
    held = Application.objects.select_for_update().get(pk=application.pk)
    if held.state != Application.State.IN_REVIEW:
        raise Refused("not_in_this_state", state=held.get_state_display())
    if not sight_of(by, call=held.call).may_discuss:
        raise Refused("discussion_not_now")
    if not notes.strip():
        raise Refused("discussion_needs_notes")
    criteria = {criterion.key: criterion for criterion in rubric_for(held.call)}
    for key, each in agreed.items():
        if key not in criteria or each.score not in criteria[key].scores:
            raise Refused("score_unknown", criterion=key)
        if not each.reason.strip():
            raise Refused("agreed_needs_reason", criterion=criteria[key].name)
    last = PanelReading.objects.filter(application=held).aggregate(last=Max("number"))["last"] or 0
    reading = PanelReading.objects.create(
        application=held, number=last + 1, notes=notes.strip(), noted_by=by
    )
    AgreedRating.objects.bulk_create(
        AgreedRating(
            panel_reading=reading, condition_key=key, score=each.score, reason=each.reason.strip()
        )
        for key, each in agreed.items()
    )
    events.record(
        "panel_reading.noted", by=by, about=reading, reference=held.reference,
        agreed={key: each.score for key, each in sorted(agreed.items())},
    )  # fmt: skip
    return reading
