"""How far the reviewing of a call is, counted over what the person meets and nothing else."""

from collections import defaultdict
from dataclasses import dataclass, field

from bleibe.applications.applying.models import Application, Assignment
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.models import Review
from bleibe.applications.reviewing.queries.assignments import barred_pairs, panel_of
from bleibe.applications.reviewing.queries.rubric import reviewers_wanted
from bleibe.applications.reviewing.queries.scope import ASSIGNABLE, organised_by
from bleibe.parties.models import Person

HANDED_IN, BEGUN, OPEN = "handed_in", "begun", "open"


@dataclass(frozen=True)
class Part:
    """One reviewer's part in one application."""

    person: Person
    state: str


@dataclass
class ReviewerProgress:
    """How much one reviewer has and has done (Arbeitsstand)."""

    person: Person
    assigned: int = 0
    begun: int = 0
    handed_in: int = 0

    @property
    def open(self) -> int:
        return self.assigned - self.handed_in


@dataclass(frozen=True)
class ApplicationProgress:
    """Who reads one application, and who may still be chosen for it."""

    application: Application
    parts: tuple[Part, ...]
    wanted: int
    free: tuple[Person, ...] = ()

    @property
    def handed_in(self) -> int:
        return sum(part.state == HANDED_IN for part in self.parts)

    @property
    def lacks(self) -> int:
        return max(0, self.wanted - len(self.parts))

    @property
    def is_assignable(self) -> bool:
        return self.application.state in ASSIGNABLE


@dataclass
class Progress:
    """How far a call's reviewing is."""

    reviewers: list[ReviewerProgress] = field(default_factory=list)
    applications: list[ApplicationProgress] = field(default_factory=list)

    @property
    def wanted(self) -> int:
        """How many reviews there must be in the end; more assignments than wanted count."""
        return sum(max(each.wanted, len(each.parts)) for each in self.applications)

    @property
    def handed_in(self) -> int:
        return sum(each.handed_in for each in self.applications)

    @property
    def lacks(self) -> int:
        return sum(each.lacks for each in self.applications)


def progress_of(call: Call, *, person: Person) -> Progress:
    """Return who has what and how far it is. A constant number of queries."""
    met = organised_by(person, call=call)
    applications = list(met.order_by("reference"))
    states = _states(applications)
    panel = list(panel_of(call))
    barred = barred_pairs(applications, people=panel)
    parts = defaultdict(list)
    by_person = {each.pk: ReviewerProgress(each) for each in panel}
    for assignment in (
        Assignment.objects.filter(application__in=applications, withdrawn_at=None)
        .select_related("person")
        .order_by("person__name", "person")
    ):
        state = states.get((assignment.application_id, assignment.person_id), OPEN)
        parts[assignment.application_id].append(Part(assignment.person, state))
        reviewer = by_person.setdefault(assignment.person_id, ReviewerProgress(assignment.person))
        reviewer.assigned += 1
        reviewer.begun += state == BEGUN
        reviewer.handed_in += state == HANDED_IN
    wanted = reviewers_wanted(call)
    return Progress(
        sorted(by_person.values(), key=lambda each: (each.person.name, each.person.pk)),
        [
            ApplicationProgress(
                each, tuple(parts[each.pk]), wanted,
                _free(each, panel=panel, parts=parts[each.pk], barred=barred),
            )
            for each in applications
        ],
    )  # fmt: skip


def _states(applications: list[Application]) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for application, reviewer, state in Review.objects.filter(
        application__in=applications
    ).values_list("application_id", "reviewer_id", "state"):
        if state == Review.State.SUBMITTED:
            found[application, reviewer] = HANDED_IN
        elif state == Review.State.DRAFT:
            found.setdefault((application, reviewer), BEGUN)
    return found


def _free(
    application: Application,
    *,
    panel: list[Person],
    parts: list[Part],
    barred: set[tuple[int, int]],
) -> tuple[Person, ...]:
    taken = {part.person.pk for part in parts}
    return tuple(
        person
        for person in panel
        if person.pk not in taken and (application.pk, person.pk) not in barred
    )
