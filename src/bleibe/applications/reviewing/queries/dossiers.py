"""All that was judged about an application, as far as somebody may see it."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.models import PanelReading, Rating, Review
from bleibe.applications.reviewing.queries.content import name_for
from bleibe.applications.reviewing.queries.in_force import reviews_in_force
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.queries.scope import met_by, sight_of
from bleibe.applications.reviewing.queries.scores import scores_of
from bleibe.applications.reviewing.rubric import Criterion
from bleibe.applications.reviewing.scoring import ConditionScore, Score
from bleibe.applications.reviewing.sight import Sight
from bleibe.parties.models import Person


@dataclass(frozen=True)
class SeenReview:
    """A review in force, under the name that the phase allows."""

    label: str
    is_own: bool
    review: Review
    ratings: Mapping[str, Rating]


@dataclass(frozen=True)
class Line:
    """One criterion across all reviews."""

    criterion: Criterion
    ratings: tuple[tuple[SeenReview, Rating | None], ...]
    result: ConditionScore | None

    @property
    def differs(self) -> bool:
        return self.result is not None and self.result.spread > 0


@dataclass(frozen=True)
class Judged:
    """An application with its reviews; ``score`` is None where others' reviews are hidden."""

    application: Application
    name: str
    reviews: tuple[SeenReview, ...]
    score: Score | None
    readings: tuple[PanelReading, ...]
    lines: tuple[Line, ...]

    @property
    def disagreement(self) -> int:
        """The largest difference in a criterion."""
        return max((line.result.spread for line in self.lines if line.result), default=0)

    @property
    def most_disputed(self) -> Line | None:
        return max(
            (line for line in self.lines if line.differs),
            key=lambda line: line.result.spread,
            default=None,
        )


def dossiers_of(call: Call, *, person: Person, only: Application | None = None) -> list[Judged]:
    """Return the dossiers that somebody meets in a call, the largest disagreement first."""
    sight = sight_of(person, call=call)
    met = met_by(person, call=call)
    if only is not None:
        met = met.filter(pk=only.pk)
    if not sight.may_read:
        return []
    rubric = rubric_for(call)
    scores = scores_of(call, among=met)
    reviews, readings = _reviews(met, person=person), _readings(met)
    found = [
        _dossier(
            application, sight=sight, rubric=rubric, reviews=reviews[application.pk],
            score=scores.get(application.pk), readings=readings[application.pk],
        )
        for application in met.order_by("reference")
    ]  # fmt: skip
    return sorted(
        found,
        key=lambda each: (
            -each.disagreement,
            -(each.score.spread if each.score else 0),
            each.application.reference,
        ),
    )


def _dossier(
    application: Application,
    *,
    sight: Sight,
    rubric: Sequence[Criterion],
    reviews: Sequence[tuple[Review, bool]],
    score: Score | None,
    readings: Sequence[PanelReading],
) -> Judged:
    has_own = any(is_own for _review, is_own in reviews)
    sees_all = sight.sees_others(has_own=has_own)
    ordered = sorted(reviews, key=lambda pair: _mixed(application, pair[0]))
    seen = tuple(
        SeenReview(
            _label(review, number, is_own=is_own, sight=sight), is_own, review,
            {row.condition_key: row for row in review.ratings.all()},
        )
        for number, (review, is_own) in enumerate(ordered, start=1)
        if is_own or sees_all
    )  # fmt: skip
    lines = tuple(
        Line(
            criterion,
            tuple((each, each.ratings.get(criterion.key)) for each in seen),
            score.per_condition[criterion.key] if sees_all and score else None,
        )
        for criterion in rubric
    )
    return Judged(
        application, name_for(application, sight=sight), seen, score if sees_all else None,
        tuple(readings) if sees_all else (), lines,
    )  # fmt: skip


def _label(review: Review, number: int, *, is_own: bool, sight: Sight) -> str:
    if is_own:
        return _("mein Gutachten")
    if sight.reviewers:
        return review.reviewer.name
    return _("Gutachten {number}").format(number=number)


def _reviews(met: QuerySet[Application], *, person: Person) -> dict[int, list[tuple[Review, bool]]]:
    found = defaultdict(list)
    rows = reviews_in_force().filter(application__in=met.values("pk"))
    for review in rows.select_related("reviewer").prefetch_related("ratings"):
        found[review.application_id].append((review, review.reviewer_id == person.pk))
    return found


def _readings(met: QuerySet[Application]) -> dict[int, list[PanelReading]]:
    found = defaultdict(list)
    rows = PanelReading.objects.filter(application__in=met.values("pk"))
    for reading in rows.select_related("noted_by").prefetch_related("agreed"):
        found[reading.application_id].append(reading)
    return found


def _mixed(application: Application, review: Review) -> str:
    """Order reviews by what says nothing about who wrote them."""
    words = f"{application.uuid} {review.reviewer.uuid}"
    return hashlib.sha256(words.encode()).hexdigest()
