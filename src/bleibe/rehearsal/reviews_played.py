"""Five reviewers read blind: some are strict, some kind, one is close to somebody."""

from collections.abc import Iterable, Sequence
from zlib import crc32

from bleibe.applications.applying.models import Bias
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.actions import assigning, declaring, phases, reviews
from bleibe.applications.reviewing.models import ReviewPhase
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.queries.scope import assigned_to
from bleibe.applications.reviewing.rubric import Criterion
from bleibe.parties.models import Area, Person
from bleibe.rehearsal.answering import quality
from bleibe.rehearsal.clock import Clock
from bleibe.rehearsal.kommunen import Kommune

SEVERITY = (-0.15, 0.0, 0.1, 0.0, 0.2)
"""How much more or less than others a reviewer gives, as a share of the scale."""


def declare(call: Call, *, reviewers: Sequence[Person], biased: Person, close_to: Area) -> None:
    """Let everybody state to whom they are close, before anything is shown."""
    declaring.name_bias(
        call,
        closeness=[declaring.Closeness(close_to, Bias.Kind.FORMER, "Bis 2019 dort tätig")],
        by=biased,
    )
    for reviewer in reviewers:
        declaring.declare_complete(call, by=reviewer)


def review_all(
    call: Call,
    kommunen: Iterable[Kommune],
    *,
    reviewers: Sequence[Person],
    office: Person,
    clock: Clock,
) -> None:
    """Share everything among the reviewers and let them rate it, then let the panel talk."""
    phases.lay_down_phases(call, phases=phases.usual_phases(), by=office)
    first, _second, last = ReviewPhase.objects.filter(call=call).order_by("number")
    assigning.assign_all(call, by=office)
    phases.open_phase(first, by=office)
    by_organisation = {each.organisation.pk: each for each in kommunen}
    rubric = rubric_for(call)
    for severity, reviewer in zip(SEVERITY, reviewers, strict=False):
        for application in assigned_to(reviewer).filter(call=call):
            clock.pass_by(minutes=2)
            kommune = by_organisation[application.organisation_id]
            entries = {each.key: _entry(each, kommune, reviewer, severity) for each in rubric}
            reviews.save_review(application, entries=entries, summary=SUMMARY, by=reviewer)
            reviews.submit_review(application, by=reviewer)
    phases.open_phase(last, by=office)


SUMMARY = "Nachvollziehbar; die Beteiligung könnte verbindlicher sein."


def _entry(
    criterion: Criterion, kommune: Kommune, reviewer: Person, severity: float
) -> reviews.Entry:
    noise = crc32(f"{criterion.key} {kommune.applicant.number} {reviewer.email}".encode()) % 100
    share = quality(kommune.applicant) * 0.7 + noise / 100 * 0.4 - severity
    scores = sorted(criterion.scores)
    score = scores[max(0, min(len(scores) - 1, round(share * (len(scores) - 1))))]
    anchor = next(each.text for each in criterion.anchors if each.score == score)
    return reviews.Entry(score, reason=f"Wie im Ankerbeispiel: {anchor}")
