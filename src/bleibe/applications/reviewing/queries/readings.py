"""What somebody is to read, and how far they are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.models import BiasDeclaration, Review, ReviewPhase
from bleibe.applications.reviewing.queries.scope import assigned_to, calls_for
from bleibe.applications.reviewing.sight import Sight, of_reviewer
from bleibe.parties.models import Person


@dataclass(frozen=True)
class Readings:
    """One call's readings of a reviewer (Lesestapel); none where bias is not declared."""

    call: Call
    phase_title: str
    sight: Sight
    has_declared: bool
    applications: tuple[Application, ...]

    @property
    def total(self) -> int:
        return len(self.applications)

    @property
    def done(self) -> int:
        return sum(each.is_handed_in for each in self.applications)

    @property
    def open(self) -> int:
        """How many are still to be handed in."""
        return sum(each.is_open and not each.is_handed_in for each in self.applications)

    @property
    def next(self) -> Application | None:
        """The one that was begun, else the first that is open."""
        if not self.sight.may_review:
            return None
        waiting = [each for each in self.applications if not each.is_handed_in and each.is_open]
        return next((each for each in waiting if each.own_state), waiting[0] if waiting else None)


def readings_of(person: Person) -> list[Readings]:
    """Return the readings of a person, call by call. Four queries.

    A call that is decided waits for nobody's declaration any more.
    """
    return [
        each
        for each in _of_calls(person, calls_for(person))
        if each.has_declared or each.call.state != Call.State.DECIDED
    ]


def readings_in(call: Call, *, person: Person) -> Readings:
    """Return the readings of one call. Three queries."""
    return _of_calls(person, [call])[0]


def _of_calls(person: Person, calls: Iterable[Call]) -> list[Readings]:
    calls = list(calls)
    phases = {
        phase.call_id: phase
        for phase in ReviewPhase.objects.filter(call__in=calls, state=ReviewPhase.State.OPEN)
    }
    declared = set(
        BiasDeclaration.objects.filter(call__in=calls, person=person, is_complete=True).values_list(
            "call_id", flat=True
        )
    )
    applications = defaultdict(list)
    assigned = assigned_to(person).filter(call__in=calls)
    for each in with_own_state(assigned, person=person).order_by("reference"):
        applications[each.call_id].append(each)
    return [
        Readings(
            call,
            phases[call.pk].title if call.pk in phases else "",
            of_reviewer(phases.get(call.pk)),
            call.pk in declared,
            tuple(applications[call.pk]),
        )
        for call in calls
    ]


def own_reviews(application: Application, *, person: Person) -> list[Review]:
    """Return the versions of a person's own review, the newest first."""
    return list(
        Review.objects.filter(application=application, reviewer=person)
        .prefetch_related("ratings")
        .order_by("-version")
    )


def with_own_state(applications: QuerySet[Application], *, person: Person) -> QuerySet[Application]:
    """Add the state of the person's own review, whether one is in force, and what is open."""
    own = Review.objects.filter(application=OuterRef("pk"), reviewer=person)
    return applications.annotate(
        own_state=Subquery(own.order_by("-version").values("state")[:1]),
        is_handed_in=Q(
            pk__in=Review.objects.filter(reviewer=person, state=Review.State.SUBMITTED).values(
                "application"
            )
        ),
        is_open=Q(state=Application.State.IN_REVIEW),
    )
