"""Writing a review: kept as a draft, handed in once, changed only as a new version."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from bleibe.applications.applying.models import Application
from bleibe.applications.reviewing.models import Rating, Review
from bleibe.applications.reviewing.permissions import REVIEW
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.queries.scope import assigned_to, open_phase_of
from bleibe.applications.reviewing.sight import Sight, of_reviewer
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@dataclass(frozen=True)
class Entry:
    """What a reviewer entered for one criterion; ``score`` None with ``cannot_judge`` False
    is not decided yet."""

    score: int | None = None
    cannot_judge: bool = False
    reason: str = ""


@transaction.atomic
def save_review(
    application: Application, *, entries: Mapping[str, Entry], summary: str = "", by: Person
) -> Review:
    """Keep what is written so far (Entwurf speichern), complete or not.

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``review_not_now``,
    ``review_handed_in_already`` or ``score_unknown``.
    """
    sight = _may_write(application, by=by)
    review = Review.objects.filter(
        application=application, reviewer=by, state=Review.State.DRAFT
    ).first()
    if review is None:
        _first_version(application, sight=sight, by=by)
        review = Review.objects.create(application=application, reviewer=by)
    elif review.version > 1 and not sight.may_revise:
        raise Refused("review_not_now")
    criteria = {criterion.key: criterion for criterion in rubric_for(application.call)}
    for key, entry in entries.items():
        if key not in criteria or (
            entry.score is not None and entry.score not in criteria[key].scores
        ):
            raise Refused("score_unknown", criterion=key)
        Rating.objects.update_or_create(
            review=review, condition_key=key,
            defaults={
                "score": None if entry.cannot_judge else entry.score,
                "cannot_judge": entry.cannot_judge, "reason": entry.reason.strip(),
            },
        )  # fmt: skip
    review.summary = summary.strip()
    review.save(update_fields=["summary"])
    return review


@transaction.atomic
def submit_review(application: Application, *, by: Person) -> Review:
    """Hand a review in (Gutachten abgeben); the version before is superseded by it.

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``review_not_now`` or
    ``review_incomplete``.
    """
    sight = _may_write(application, by=by)
    review = Review.objects.filter(
        application=application, reviewer=by, state=Review.State.DRAFT
    ).first()
    rubric = rubric_for(application.call)
    ratings = {} if review is None else {row.condition_key: row for row in review.ratings.all()}
    open_names = [
        criterion.name
        for criterion in rubric
        if criterion.key not in ratings or not ratings[criterion.key].is_complete
    ]
    if review is None or open_names:
        raise Refused("review_incomplete", criteria=", ".join(open_names), count=len(open_names))
    if review.version > 1 and not sight.may_revise:
        raise Refused("review_not_now")
    Review.objects.filter(
        application=application, reviewer=by, state=Review.State.SUBMITTED
    ).update(state=Review.State.SUPERSEDED)
    review.state, review.submitted_at = Review.State.SUBMITTED, timezone.now()
    review.save(update_fields=["state", "submitted_at"])
    events.record(
        "review.submitted", by=by, about=review, reference=application.reference,
        version=review.version, reason=review.change_reason,
        scores={key: row.score for key, row in sorted(ratings.items())},
        reasons=_digest(review, ratings),
    )  # fmt: skip
    return review


@transaction.atomic
def revise_review(application: Application, *, reason: str, by: Person) -> Review:
    """Begin a new version of a review that was handed in (neue Fassung), with a reason.

    The old one counts until the new one is handed in. Raises `Refused` with ``not_allowed``,
    ``not_in_this_state``, ``review_not_now``, ``review_not_handed_in`` or
    ``review_change_needs_reason``.
    """
    sight = _may_write(application, by=by)
    if not sight.may_revise:
        raise Refused("review_not_now")
    if not reason.strip():
        raise Refused("review_change_needs_reason")
    mine = Review.objects.filter(application=application, reviewer=by)
    begun = mine.filter(state=Review.State.DRAFT).first()
    old = mine.filter(state=Review.State.SUBMITTED).first()
    if old is None:
        raise Refused("review_not_handed_in")
    if begun is not None:
        return begun
    new = Review.objects.create(
        application=application, reviewer=by, version=old.version + 1, summary=old.summary,
        change_reason=reason.strip(),
    )  # fmt: skip
    Rating.objects.bulk_create(
        Rating(
            review=new, condition_key=row.condition_key, score=row.score,
            cannot_judge=row.cannot_judge, reason=row.reason,
        )
        for row in old.ratings.all()
    )  # fmt: skip
    events.record(
        "review.reopened", by=by, about=new, reference=application.reference, reason=reason
    )
    return new


def _digest(review: Review, ratings: Mapping[str, Rating]) -> str:
    """Return what proves the words later, without keeping them in the log."""
    words = [review.summary, *([key, row.reason] for key, row in sorted(ratings.items()))]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()


def _may_write(application: Application, *, by: Person) -> Sight:
    """Hold the application for this person, or refuse."""
    require(by, REVIEW)
    if not assigned_to(by).filter(pk=application.pk).exists():
        raise Refused("not_allowed")
    held = Application.objects.select_for_update().get(pk=application.pk)
    if held.state != Application.State.IN_REVIEW:
        raise Refused("not_in_this_state", state=held.get_state_display())
    sight = of_reviewer(open_phase_of(held.call))
    if not (sight.may_review or sight.may_revise):
        raise Refused("review_not_now")
    return sight


def _first_version(application: Application, *, sight: Sight, by: Person) -> None:
    if Review.objects.filter(application=application, reviewer=by).exists():
        raise Refused("review_handed_in_already")
    if not sight.may_review:
        raise Refused("review_not_now")
