"""Laying down and opening the phases of the reviewing."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.models import ReviewPhase
from bleibe.applications.reviewing.permissions import ORGANISE_REVIEWS
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

Others = ReviewPhase.OtherReviews


@dataclass(frozen=True)
class Settings:
    """What a phase allows and shows."""

    title: str
    may_review: bool = False
    may_revise: bool = False
    may_discuss: bool = False
    shows_applicants: bool = False
    shows_personal: bool = False
    shows_reviewers: bool = False
    other_reviews: str = Others.NEVER


def usual_phases() -> tuple[Settings, ...]:
    """Return phases to begin with: read blind, compare, then talk."""
    return (
        Settings(_("Erste Lesung, blind"), may_review=True),
        Settings(
            _("Zweite Lesung"), may_review=True, may_revise=True, shows_applicants=True,
            other_reviews=Others.AFTER_OWN,
        ),
        Settings(
            _("Beratung im Gremium"), may_discuss=True, shows_applicants=True,
            shows_reviewers=True, other_reviews=Others.ALWAYS,
        ),
    )  # fmt: skip


@transaction.atomic
def lay_down_phases(call: Call, *, phases: tuple[Settings, ...], by: Person) -> None:
    """Add phases behind those a call has (Phasen anlegen). Raises `Refused` ``not_allowed``."""
    require(by, ORGANISE_REVIEWS)
    Call.objects.select_for_update().get(pk=call.pk)
    last = ReviewPhase.objects.filter(call=call).aggregate(last=Max("number"))["last"] or 0
    for number, each in enumerate(phases, start=last + 1):
        phase = ReviewPhase.objects.create(call=call, number=number, **asdict(each))
        events.record(
            "review_phase.added", by=by, about=phase, call=call.key, settings=asdict(each)
        )


@transaction.atomic
def change_phase(phase: ReviewPhase, *, settings: Settings, by: Person) -> None:
    """Change what a phase allows and shows (Phase ändern), also while it is open.

    Raises `Refused` with ``not_allowed`` or ``review_phase_over``.
    """
    require(by, ORGANISE_REVIEWS)
    phase = ReviewPhase.objects.select_for_update().get(pk=phase.pk)
    if phase.state == ReviewPhase.State.OVER:
        raise Refused("review_phase_over", title=phase.title)
    for name, value in asdict(settings).items():
        setattr(phase, name, value)
    phase.save()
    events.record("review_phase.changed", by=by, about=phase, settings=asdict(settings))


@transaction.atomic
def open_phase(phase: ReviewPhase, *, by: Person) -> None:
    """Open a phase (Phase öffnen); the one that was open ends. Raises `Refused`
    with ``not_allowed`` or ``not_in_this_state``."""
    require(by, ORGANISE_REVIEWS)
    call = Call.objects.select_for_update().get(pk=phase.call_id)
    phase = ReviewPhase.objects.select_for_update().get(pk=phase.pk)
    _may_become(phase, ReviewPhase.State.OPEN)
    for other in ReviewPhase.objects.filter(call=call, state=ReviewPhase.State.OPEN):
        _end(other, by=by)
    phase.state, phase.opened_at, phase.opened_by = ReviewPhase.State.OPEN, timezone.now(), by
    phase.ended_at = phase.ended_by = None
    phase.save()
    events.record("review_phase.opened", by=by, about=phase, title=phase.title)


@transaction.atomic
def end_phase(phase: ReviewPhase, *, by: Person) -> None:
    """End a phase (Phase beenden); nothing is open then.

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    require(by, ORGANISE_REVIEWS)
    phase = ReviewPhase.objects.select_for_update().get(pk=phase.pk)
    _may_become(phase, ReviewPhase.State.OVER)
    _end(phase, by=by)


def _end(phase: ReviewPhase, *, by: Person) -> None:
    phase.state, phase.ended_at, phase.ended_by = ReviewPhase.State.OVER, timezone.now(), by
    phase.save(update_fields=["state", "ended_at", "ended_by"])
    events.record("review_phase.ended", by=by, about=phase, title=phase.title)


def _may_become(phase: ReviewPhase, state: ReviewPhase.State) -> None:
    if state not in ReviewPhase.NEXT[ReviewPhase.State(phase.state)]:
        raise Refused("not_in_this_state", state=phase.get_state_display())
