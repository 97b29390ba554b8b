"""What a Kommune answers to an acceptance, and the project that begins with it."""

from django.db import transaction
from django.utils import timezone

from bleibe.applications.choosing.models import Decision, Project, Tranche
from bleibe.applications.choosing.permissions import ANSWER_DECISION
from bleibe.forms.queries import sealed_answers
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person
from bleibe.programmes.actions import admit

Answer, Outcome = Decision.Answer, Decision.Outcome


@transaction.atomic
def take(decision: Decision, *, by: Person) -> Project:
    """Take the place (Zusage annehmen): the Kommune takes part, its project begins.

    Who released the decision has decided that the Kommune may take part, and is named as
    such. The project holds the sealed answers, so that nothing is typed again. Raises
    `Refused` with ``not_allowed``, ``nothing_to_answer`` or ``answered_already``.
    """
    decision = _answered(decision, Answer.TAKEN, by=by)
    application = decision.application
    participation = admit(
        application.organisation, programme=application.call.programme,
        since=timezone.localdate(), by=decision.tranche.released_by,
    )  # fmt: skip
    project = Project.objects.create(
        participation=participation, organisation=application.organisation,
        area=application.area, decision=decision,
        answers=sealed_answers(application.submission), begun_at=timezone.now(), begun_by=by,
    )  # fmt: skip
    events.record("project.begun", by=by, about=project, reference=application.reference)
    return project


@transaction.atomic
def decline(decision: Decision, *, by: Person) -> Decision:
    """Give the place back (auf die Zusage verzichten); the waiting list moves up.

    Raises as `take` does.
    """
    return _answered(decision, Answer.DECLINED, by=by)


def _answered(decision: Decision, answer: str, *, by: Person) -> Decision:
    require(by, ANSWER_DECISION, decision)
    decision = (
        Decision.objects.select_for_update(of=("self",))
        .select_related(
            "tranche__released_by", "application__organisation", "application__area",
            "application__submission__content", "application__call__programme",
        )
        .get(pk=decision.pk)
    )  # fmt: skip
    if decision.outcome != Outcome.ACCEPTED or decision.tranche.state != Tranche.State.RELEASED:
        raise Refused("nothing_to_answer")
    if decision.answer != Answer.OPEN:
        raise Refused("answered_already", answer=decision.get_answer_display())
    decision.answer, decision.answered_at, decision.answered_by = answer, timezone.now(), by
    decision.save(update_fields=["answer", "answered_at", "answered_by"])
    events.record(
        "decision.answered", by=by, about=decision, answer=str(answer),
        reference=decision.application.reference,
    )  # fmt: skip
    return decision
