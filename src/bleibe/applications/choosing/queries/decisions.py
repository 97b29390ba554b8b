"""Decisions: who may see them, who moves up, what is public."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from bleibe.applications.applying.models import Application
from bleibe.applications.applying.queries import own_applications
from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.models import Decision, Draw, Project, Tranche
from bleibe.applications.choosing.permissions import READ_DECISION
from bleibe.applications.choosing.queries.sight import calls_to_choose
from bleibe.kernel.permissions import organisations_for
from bleibe.parties.models import Area, Person

Answer, Outcome = Decision.Answer, Decision.Outcome
WITH_ALL = (
    "tranche__call__package", "tranche__run", "application__organisation", "application__area",
    "application__call", "letter",
)  # fmt: skip


def decisions_of(tranche: Tranche) -> QuerySet[Decision]:
    """Return the decisions of a tranche with all that a page shows of them."""
    return tranche.decisions.select_related(*WITH_ALL).order_by(
        "outcome", "waiting_rank", "application__organisation__name", "pk"
    )


def own_decisions(person: Person) -> QuerySet[Decision]:
    """Return the released decisions about the own Kommunen of a person."""
    own = organisations_for(person, READ_DECISION)
    return (
        Decision.objects.filter(
            application__in=own_applications(person),
            application__organisation__in=own,
            tranche__state=Tranche.State.RELEASED,
        )
        .select_related(*WITH_ALL, "tranche__released_by")
        .order_by("-tranche__released_at", "-pk")
    )


def decisions_for(person: Person) -> QuerySet[Decision]:
    """Return the decisions a person may open: the own ones, or those of calls they choose in.

    Of the latter a page shows none to who does not see the whole call, see `sees_all`.
    """
    choosing = Decision.objects.filter(tranche__call__in=calls_to_choose(person))
    return own_decisions(person) | choosing


def projects_for(person: Person) -> QuerySet[Project]:
    """Return the projects of the own Kommunen of a person."""
    own = organisations_for(person, READ_DECISION)
    return Project.objects.filter(organisation__in=own).select_related(
        "organisation", "area", "participation__programme",
        "decision__application__submission__revision", "decision__application__call__package",
    )  # fmt: skip


@dataclass(frozen=True)
class Next:
    """Who moves up because somebody declined (Nachrücken)."""

    decision: Decision
    free: int


def waiting_next(call: Call) -> Next | None:
    """Return the first of the waiting list if a place was given back; None if none was."""
    released = Decision.objects.filter(tranche__call=call, tranche__state=Tranche.State.RELEASED)
    given_back = released.filter(answer=Answer.DECLINED).count()
    moved_up = Decision.objects.filter(
        tranche__call=call, outcome=Outcome.ACCEPTED,
        application__in=released.filter(outcome=Outcome.WAITING_LIST).values("application"),
    ).count()  # fmt: skip
    if given_back <= moved_up:
        return None
    first = waiting_list(call).first()
    return Next(first, given_back - moved_up) if first else None


def waiting_list(call: Call) -> QuerySet[Decision]:
    """Return who still waits, in order."""
    return (
        Decision.objects.filter(
            tranche__call=call, tranche__state=Tranche.State.RELEASED,
            outcome=Outcome.WAITING_LIST,
            application__state=Application.State.WAITING_LIST,
        )
        .select_related(*WITH_ALL)
        .order_by("tranche__number", "waiting_rank")
    )  # fmt: skip


def published(call: Call) -> QuerySet[Decision]:
    """Return the chosen Kommunen that everybody may know of: released and accepted by them."""
    return (
        Decision.objects.filter(
            tranche__call=call, tranche__state=Tranche.State.RELEASED,
            outcome=Outcome.ACCEPTED, answer=Answer.TAKEN,
        )
        .select_related(
            "application__organisation", "application__area", "tranche__run__targets"
        )
        .prefetch_related(
            Prefetch("application__organisation__areas", Area.objects.order_by("key"))
        )
        .order_by("application__organisation__name", "pk")
    )  # fmt: skip


def draws_of(call: Call) -> QuerySet[Draw]:
    """Return the lotteries of a call; what is secret in them stays so until they are drawn."""
    return Draw.objects.filter(run__call=call).order_by("committed_at")
