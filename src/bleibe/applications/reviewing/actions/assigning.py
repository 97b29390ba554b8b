"""Giving applications to reviewers."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from bleibe.applications.applying.models import Application, Assignment
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.balancing import share
from bleibe.applications.reviewing.models import Review
from bleibe.applications.reviewing.permissions import ORGANISE_REVIEWS
from bleibe.applications.reviewing.queries.assignments import barred_pairs, panel_of
from bleibe.applications.reviewing.queries.rubric import reviewers_wanted
from bleibe.applications.reviewing.queries.scope import ASSIGNABLE, organised_by
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@transaction.atomic
def assign(application: Application, *, person: Person, by: Person) -> Assignment:
    """Give an application to a reviewer (zuweisen); a second time changes nothing.

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``reviewer_not_on_panel``
    or ``reviewer_biased``.
    """
    application = _held(application, by=by)
    if not panel_of(application.call).filter(pk=person.pk).exists():
        raise Refused("reviewer_not_on_panel", name=person.name)
    if (application.pk, person.pk) in barred_pairs([application], people=[person]):
        raise Refused("reviewer_biased", name=person.name)
    return _give(application, person=person, by=by)


@transaction.atomic
def take_back(application: Application, *, person: Person, by: Person) -> None:
    """Take an application from a reviewer (Zuweisung zurücknehmen) who has not handed in.

    What was begun is kept for the files. Raises `Refused` with ``not_allowed``,
    ``not_in_this_state`` or ``review_handed_in``.
    """
    application = _held(application, by=by)
    if Review.objects.filter(
        application=application, reviewer=person, state=Review.State.SUBMITTED
    ).exists():
        raise Refused("review_handed_in", name=person.name)
    for assignment in Assignment.objects.filter(
        application=application, person=person, withdrawn_at=None
    ):
        assignment.withdrawn_at, assignment.withdrawn_by = timezone.now(), by
        assignment.save(update_fields=["withdrawn_at", "withdrawn_by"])
        events.record(
            "assignment.withdrawn", by=by, about=assignment, reference=application.reference
        )


@transaction.atomic
def assign_all(call: Call, *, by: Person) -> int:
    """Share what has too few reviewers evenly among the panel (automatisch zuweisen).

    Only what ``by`` meets is shared and counted: the result shows nobody who else applied.
    Return how many assignments were made. Raises `Refused` with ``not_allowed`` or
    ``panel_too_small``.
    """
    require(by, ORGANISE_REVIEWS)
    Call.objects.select_for_update().get(pk=call.pk)
    applications = {
        each.uuid: each for each in organised_by(by, call=call).filter(state__in=ASSIGNABLE)
    }
    people = {person.uuid: person for person in panel_of(call)}
    each = reviewers_wanted(call)
    if len(people) < each:
        raise Refused("panel_too_small", people=len(people), each=each)
    barred = barred_pairs(applications.values(), people=people.values())
    given = share(
        sorted(applications), among=sorted(people), each=each,
        may=lambda work, who: (applications[work].pk, people[who].pk) not in barred,
        standing=_standing(applications.values()),
    )  # fmt: skip
    made = [(work, who) for work in sorted(given) for who in sorted(given[work])]
    for work, who in made:
        _give(applications[work], person=people[who], by=by)
    return len(made)


def _held(application: Application, *, by: Person) -> Application:
    require(by, ORGANISE_REVIEWS)
    met = organised_by(by, call=application.call).filter(pk=application.pk)
    if not met.exists():
        raise Refused("not_allowed")
    application = Application.objects.select_for_update().get(pk=application.pk)
    if application.state not in ASSIGNABLE:
        raise Refused("not_in_this_state", state=application.get_state_display())
    return application


def _give(application: Application, *, person: Person, by: Person) -> Assignment:
    assignment, new = Assignment.objects.get_or_create(
        application=application, person=person, withdrawn_at=None, defaults={"assigned_by": by}
    )
    if new:
        events.record(
            "assignment.made", by=by, about=assignment, reference=application.reference,
            person=str(person.uuid),
        )  # fmt: skip
    return assignment


def _standing(applications) -> dict[object, set[object]]:
    found = defaultdict(set)
    for work, who in Assignment.objects.filter(
        application__in=applications, withdrawn_at=None
    ).values_list("application__uuid", "person__uuid"):
        found[work].add(who)
    return found
