"""Which calls and applications somebody meets in the reviewing; all others are not there.

Every list, count, table and mail of this room begins here, and here everything begins with
`applications_for`: whoever is biased finds the same as if the Kommune had not applied.
"""

from django.db.models import Exists, OuterRef, QuerySet

from bleibe.applications.applying.models import Application, Assignment
from bleibe.applications.applying.queries import applications_for
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.models import BiasDeclaration, DeclaredKommune, ReviewPhase
from bleibe.applications.reviewing.permissions import READ_ASSIGNED, READ_REVIEWS
from bleibe.applications.reviewing.sight import Sight, of_organiser, of_reviewer
from bleibe.kernel.permissions import may
from bleibe.parties.models import Person

State = Application.State
ASSIGNABLE = (State.SUBMITTED, State.FORMAL_CHECK, State.CLARIFICATION, State.IN_REVIEW)
"""States in which reviewers may be chosen."""
READABLE = (
    State.IN_REVIEW, State.PROPOSED, State.WAITING_LIST, State.ACCEPTED, State.REJECTED,
)  # fmt: skip
"""States in which reviewers read what is assigned to them."""
LISTED = (*ASSIGNABLE, *READABLE[1:])
"""States in which those who organise see it here."""


def calls_for(person: Person) -> QuerySet[Call]:
    """Return the calls whose reviewing somebody may take part in; it depends on no application."""
    if not may(person, READ_ASSIGNED):
        return Call.objects.none()
    return Call.objects.exclude(state=Call.State.DRAFT)


def open_phase_of(call: Call) -> ReviewPhase | None:
    """Return the phase that is open."""
    return ReviewPhase.objects.filter(call=call, state=ReviewPhase.State.OPEN).first()


def phases_for(person: Person) -> QuerySet[ReviewPhase]:
    """Return the phases of the calls that somebody meets."""
    return ReviewPhase.objects.filter(call__in=calls_for(person)).select_related("call")


def named_by(person: Person, *, call: Call) -> QuerySet[DeclaredKommune]:
    """Return the Kommunen that somebody has named for a call."""
    return DeclaredKommune.objects.filter(
        declaration__call=call, declaration__person=person
    ).select_related("area", "area__parent")


def sight_of(person: Person, *, call: Call) -> Sight:
    """Return what somebody may see in a call as one who organises or else as a reviewer."""
    phase = open_phase_of(call)
    return of_organiser(phase) if may(person, READ_REVIEWS) else of_reviewer(phase)


def has_declared(person: Person, *, call: Call) -> bool:
    """Say whether somebody has named their bias for a call."""
    return BiasDeclaration.objects.filter(call=call, person=person, is_complete=True).exists()


def assigned_to(person: Person) -> QuerySet[Application]:
    """Return what somebody is to review: assigned, without bias, bias declared, in review."""
    declared = BiasDeclaration.objects.filter(
        call=OuterRef("call"), person=person, is_complete=True
    )
    assigned = Assignment.objects.filter(
        application=OuterRef("pk"), person=person, withdrawn_at=None
    )
    return applications_for(person).filter(Exists(declared), Exists(assigned), state__in=READABLE)


def organised_by(person: Person, *, call: Call) -> QuerySet[Application]:
    """Return the applications of a call that somebody meets who organises or checks."""
    return applications_for(person).filter(call=call, state__in=LISTED)


def met_by(person: Person, *, call: Call) -> QuerySet[Application]:
    """Return the applications of a call that somebody meets: all of them or the assigned."""
    if may(person, READ_REVIEWS):
        return organised_by(person, call=call)
    return assigned_to(person).filter(call=call)


def met_anywhere(person: Person) -> QuerySet[Application]:
    """Return what somebody meets in all calls."""
    if may(person, READ_REVIEWS):
        return applications_for(person).filter(state__in=LISTED, call__in=calls_for(person))
    return assigned_to(person)


def calls_with_named_bias(person: Person) -> QuerySet[Call]:
    """Return the calls for which somebody has named a Kommune, whether it applied or not."""
    named = DeclaredKommune.objects.filter(
        declaration__person=person, declaration__call=OuterRef("pk")
    )
    return Call.objects.filter(Exists(named))
