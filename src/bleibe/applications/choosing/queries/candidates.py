"""Who can be chosen: applications in review with all that a run needs to know of them."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import QuerySet

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.checking.checks import Check
from bleibe.applications.checking.queries import checks_of
from bleibe.applications.choosing.attributes import Looked, Reading, read_trait
from bleibe.applications.choosing.models import Decision
from bleibe.applications.choosing.queries.frame import Frame
from bleibe.applications.reviewing.queries import scores_of
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.scoring import Score
from bleibe.forms.known import known
from bleibe.forms.queries import sealed_answers

State = Application.State
FREE = (State.IN_REVIEW, State.PROPOSED, State.WAITING_LIST)
"""States in which an application can be chosen."""
PART = Decimal("0.0001")


@dataclass(frozen=True)
class Candidate:
    """One application as a run needs it."""

    application: Application
    readings: dict[str, Reading]
    score: Score | None
    check: Check
    is_in: bool
    """True where it was accepted in an earlier tranche: its place is taken."""

    @property
    def key(self) -> str:
        return str(self.application.uuid)

    @property
    def passes(self) -> bool | None:
        """True, False, or None while a mandatory condition is open."""
        return self.check.passes_gates


def ready(call: Call) -> QuerySet[Application]:
    """Return the applications of a call that are in play: free ones and those accepted."""
    gone = Decision.objects.filter(application__call=call, answer=Decision.Answer.DECLINED).values(
        "application"
    )
    return (
        Application.objects.filter(call=call, state__in=[*FREE, State.ACCEPTED])
        .exclude(pk__in=gone)
        .select_related("call__package", "organisation", "area", "submission__content")
        .prefetch_related("organisation__areas")
        .order_by("uuid")
    )


def candidates(call: Call, *, frame: Frame) -> list[Candidate]:
    """Return all that can be chosen, with attributes, score and gates."""
    scores, applications = scores_of(call), list(ready(call))
    checks = checks_of(applications)
    return [
        Candidate(
            application,
            readings_of(application, frame=frame),
            scores.get(application.pk),
            checks[application.pk],
            application.state == State.ACCEPTED,
        )
        for application in applications
    ]


def readings_of(application: Application, *, frame: Frame) -> dict[str, Reading]:
    """Return the attributes of an application: from its sealed answers or from dated facts."""
    answers = sealed_answers(application.submission)
    source = f"Bewerbung {application.reference}"

    def look_up(name: str) -> Looked | None:
        found = known(name, organisation=application.organisation, area=application.area)
        return None if found is None else Looked(found.value, found.source, found.as_of)

    return {
        trait.key: read_trait(trait, answers=answers, look_up=look_up, source=source)
        for trait in frame.traits
    }


def parts_of(score: Score, *, call: Call) -> dict[str, Decimal]:
    """Return by how many points a score changes when a weight grows by one, to first order."""
    rubric = rubric_for(call)
    together = sum(criterion.weight for criterion in rubric)
    found = {}
    for criterion in rubric:
        value = score.per_condition[criterion.key].value
        if value is None:
            continue
        width = criterion.highest - criterion.lowest
        reached = 100 * (value - criterion.lowest) / width
        found[criterion.key] = ((reached - score.value) / together).quantize(
            PART, rounding=ROUND_HALF_UP
        )
    return found
