"""A lottery among equals: bound to a secret and a public source before, drawn afterwards."""

import json
import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from bleibe.applications.choosing.actions.runs import computed, keep_run
from bleibe.applications.choosing.models import Draw, SelectionRun
from bleibe.applications.choosing.permissions import DECIDE
from bleibe.applications.choosing.queries.frame import frame_of
from bleibe.applications.choosing.queries.runs import reading
from bleibe.engines import portfolio
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@transaction.atomic
def bind_draw(run: SelectionRun, *, source: str, opens_at: datetime, by: Person) -> Draw:
    """Bind a lottery to a secret and to a public source of a later time (Los festlegen).

    The commitment is public at once. Raises `Refused` with ``not_allowed``,
    ``lottery_not_wanted``, ``lottery_nobody_equal``, ``lottery_bound`` or ``lottery_too_early``.
    """
    require(by, DECIDE)
    if not frame_of(run.call).rules.lottery:
        raise Refused("lottery_not_wanted")
    if not has_equals(run):
        raise Refused("lottery_nobody_equal")
    if Draw.objects.filter(run=run).exists():
        raise Refused("lottery_bound")
    if opens_at <= timezone.now():
        raise Refused("lottery_too_early")
    secret = secrets.token_hex(32)
    draw = Draw.objects.create(
        run=run, secret=secret, commitment=portfolio.commit(secret), source=source.strip(),
        opens_at=opens_at, committed_at=timezone.now(), committed_by=by,
    )  # fmt: skip
    events.record(
        "draw.bound", by=by, about=draw, digest=draw.commitment, source=draw.source,
        opens_at=opens_at,
    )  # fmt: skip
    return draw


@transaction.atomic
def open_draw(draw: Draw, *, value: str, by: Person) -> SelectionRun:
    """Draw with the value of the public source, and keep it as a run (Los ziehen).

    Raises `Refused` with ``not_allowed``, ``lottery_too_early`` or ``lottery_drawn``.
    """
    require(by, DECIDE)
    draw = Draw.objects.select_for_update().select_related("run__call").get(pk=draw.pk)
    if draw.drawn_at is not None:
        raise Refused("lottery_drawn")
    if timezone.now() < draw.opens_at:
        raise Refused("lottery_too_early")
    draw.value, draw.drawn_at, draw.drawn_by = value.strip(), timezone.now(), by
    draw.save(update_fields=["value", "drawn_at", "drawn_by"])
    inputs = json.loads(draw.run.inputs)
    inputs["draw"] = {
        "secret": draw.secret, "commitment": draw.commitment, "public": draw.value,
    }  # fmt: skip
    return keep_run(
        draw.run.call, kind=SelectionRun.Kind.LOTTERY, inputs=inputs, result=computed(inputs),
        by=by, base=draw.run, reason=f"{draw.source}: {draw.value}", readings=None,
    )  # fmt: skip


def has_equals(run: SelectionRun) -> bool:
    """Say whether there is anything to draw: equals of whom some are chosen, or equal sets."""
    told = reading(run)
    if told.conflict:
        return False
    return bool(told.result["interchangeable"]) or any(each.less == 0 for each in told.neighbours())
