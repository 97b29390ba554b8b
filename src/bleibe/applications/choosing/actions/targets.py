"""Setting targets before the deadline, with four eyes."""

import json
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format

from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.actions.sealing import seal
from bleibe.applications.choosing.canonical import canonical, digest_of
from bleibe.applications.choosing.models import Seal, TargetSet
from bleibe.applications.choosing.permissions import SET_TARGETS
from bleibe.applications.choosing.queries.frame import frame_of
from bleibe.applications.choosing.targets import Bound, checked
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@transaction.atomic
def prepare_targets(call: Call, *, bounds: Iterable[Bound], by: Person) -> TargetSet:
    """Write targets down for somebody else to publish (Auswahlziele vorbereiten).

    Raises `Refused` with ``not_allowed``, ``targets_after_deadline``, ``targets_are_computed`` or
    as `targets.checked`.
    """
    require(by, SET_TARGETS)
    call = Call.objects.select_for_update().get(pk=call.pk)
    _require_time(call)
    frame = frame_of(call)
    places = frame.rules.places
    content = canonical(
        {
            "call": call.key,
            "package": call.package.digest,
            "places": places,
            "lottery": frame.rules.lottery,
            "targets": [
                bound.as_content() for bound in checked(bounds, traits=frame.traits, places=places)
            ],
        }
    )
    last = call.target_sets.aggregate(last=Max("number"))["last"] or 0
    made = TargetSet.objects.create(
        call=call, number=last + 1, content=content, digest=digest_of(content),
        prepared_at=timezone.now(), prepared_by=by,
    )  # fmt: skip
    events.record("targets.prepared", by=by, about=made, key=call.key, digest=made.digest)
    return made


@transaction.atomic
def publish_targets(targets: TargetSet, *, by: Person) -> TargetSet:
    """Bind oneself to targets: their digest is public from now on (Ziele veröffentlichen).

    Raises `Refused` with ``not_allowed``, ``targets_after_deadline``, ``targets_are_computed``,
    ``targets_published``, ``targets_not_newest`` or ``needs_another_person``.
    """
    require(by, SET_TARGETS)
    call = Call.objects.select_for_update().get(pk=targets.call_id)
    targets = TargetSet.objects.get(pk=targets.pk)
    _require_time(call)
    if targets.published_at is not None:
        raise Refused("targets_published")
    if call.target_sets.filter(number__gt=targets.number).exists():
        raise Refused("targets_not_newest")
    if targets.prepared_by_id == by.pk:
        raise Refused("needs_another_person")
    targets.published_at, targets.published_by = timezone.now(), by
    targets.save(update_fields=["published_at", "published_by"])
    call.targets_digest = targets.digest
    call.save(update_fields=["targets_digest"])
    events.record("targets.published", by=by, about=targets, key=call.key, digest=targets.digest)
    seal(
        Seal.Kind.TARGETS, about=targets.uuid, call=call, content=json.loads(targets.content),
        by=by,
    )  # fmt: skip
    return targets


def _require_time(call: Call) -> None:
    if timezone.now() > call.closes_at:
        said = date_format(timezone.localtime(call.closes_at), "j. F Y, H:i")
        raise Refused("targets_after_deadline", closes_at=said)
    if call.runs.exists():
        raise Refused("targets_are_computed")
