"""Preparing decisions, releasing them all at once, and what the Kommune answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from bleibe.applications.applying.actions import move
from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.checking.queries import checks_of
from bleibe.applications.choosing.actions.sealing import seal
from bleibe.applications.choosing.canonical import canonical, digest_of
from bleibe.applications.choosing.gates import gate_content
from bleibe.applications.choosing.grounds import grounds_of, in_words
from bleibe.applications.choosing.letters import TEMPLATES, letter_content, tell_after_commit
from bleibe.applications.choosing.models import Decision, Letter, Seal, SelectionRun, Tranche
from bleibe.applications.choosing.permissions import DECIDE
from bleibe.applications.choosing.queries.candidates import FREE
from bleibe.applications.choosing.queries.decisions import decisions_of, waiting_next
from bleibe.applications.choosing.queries.frame import Frame, frame_of
from bleibe.applications.choosing.queries.people import to_be_told
from bleibe.applications.choosing.queries.runs import reading
from bleibe.applications.choosing.results import Run
from bleibe.applications.reviewing.queries import scores_of
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

State, Outcome = Application.State, Decision.Outcome


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to decide about one application; waiting ones stand in order."""

    application: Application
    outcome: str


@transaction.atomic
def prepare_tranche(run: SelectionRun, *, wanted: Sequence[Wanted], by: Person) -> Tranche:
    """Prepare decisions and their letters (Tranche vorbereiten); nobody outside sees them.

    The order of ``wanted`` is the order of the waiting list. Who is accepted has to be in the
    set of the run: departing from it has a way and a price of its own. Raises `Refused` with
    ``not_allowed``, ``tranche_empty``, ``tranche_waits``, ``run_contradicts``,
    ``outcome_departs``, ``gate_is_shut``, ``gates_open`` or ``already_decided``.
    """
    require(by, DECIDE)
    told = reading(run)
    if told.conflict:
        raise Refused("run_contradicts")
    for each in wanted:
        is_chosen = str(each.application.uuid) in told.chosen
        if each.outcome == Outcome.ACCEPTED and not is_chosen:
            raise Refused("outcome_departs", reference=each.application.reference)
    return _prepare(run, told=told, wanted=wanted, by=by)


@transaction.atomic
def prepare_next(call: Call, *, by: Person) -> Tranche:
    """Prepare the first of the waiting list for a place given back (Nachrücken vorbereiten).

    Raises `Refused` with ``not_allowed``, ``nobody_moves_up`` or as `prepare_tranche` does.
    """
    require(by, DECIDE)
    found = waiting_next(call)
    if found is None:
        raise Refused("nobody_moves_up")
    run = found.decision.tranche.run
    wanted = [Wanted(found.decision.application, Outcome.ACCEPTED)]
    return _prepare(run, told=reading(run), wanted=wanted, by=by)


@transaction.atomic
def add_own_reason(decision: Decision, *, text: str, by: Person) -> Decision:
    """Add the panel's own words to the reasons (eigene Begründung), before the release.

    Only who prepared the tranche does it, so that another person reads what is released.
    Raises `Refused` with ``not_allowed``, ``tranche_released`` or ``only_the_preparer``.
    """
    require(by, DECIDE)
    tranche = Tranche.objects.select_for_update().get(pk=decision.tranche_id)
    if tranche.state != Tranche.State.PREPARED:
        raise Refused("tranche_released")
    if tranche.prepared_by_id != by.pk:
        raise Refused("only_the_preparer")
    decision.grounds["own"] = text.strip()
    decision.save(update_fields=["grounds"])
    letter = decision.letter
    letter.content = _letter(decision, frame=frame_of(tranche.call))
    letter.digest = digest_of(letter.content)
    letter.save(update_fields=["content", "digest"])
    events.record(
        "decision.reasoned", by=by, about=decision,
        reference=decision.application.reference, digest=letter.digest,
    )  # fmt: skip
    return decision


@transaction.atomic
def drop_tranche(tranche: Tranche, *, by: Person) -> None:
    """Give up a tranche that is not released (Vorbereitung verwerfen).

    Raises `Refused` with ``not_allowed`` or ``tranche_released``.
    """
    require(by, DECIDE)
    tranche = Tranche.objects.select_for_update().get(pk=tranche.pk)
    if tranche.state != Tranche.State.PREPARED:
        raise Refused("tranche_released")
    events.record("tranche.dropped", by=by, about=tranche, key=tranche.call.key)
    Letter.objects.filter(decision__tranche=tranche).delete()
    tranche.decisions.all().delete()
    tranche.delete()


@transaction.atomic
def release_tranche(tranche: Tranche, *, site_url: str, by: Person) -> Tranche:
    """Release all decisions of a tranche at once (Entscheidungen freigeben).

    All or none: applications move, decisions are sealed, letters can be read, mails go out
    after commit. Raises `Refused` with ``not_allowed``, ``tranche_released``,
    ``needs_another_person`` or ``application_cannot_move``.
    """
    require(by, DECIDE)
    tranche = Tranche.objects.select_for_update().select_related("run", "call").get(pk=tranche.pk)
    if tranche.state != Tranche.State.PREPARED:
        raise Refused("tranche_released")
    if tranche.prepared_by_id == by.pk:
        raise Refused("needs_another_person")
    tranche.state = Tranche.State.RELEASED
    tranche.released_at, tranche.released_by = timezone.now(), by
    tranche.save(update_fields=["state", "released_at", "released_by"])
    decisions = list(decisions_of(tranche))
    _seal_gates(decisions, call=tranche.call, by=by)
    told = to_be_told([each.application.organisation_id for each in decisions])
    for decision in decisions:
        _carry_out(decision, by=by)
        seal(
            Seal.Kind.DECISION, about=decision.uuid, call=tranche.call,
            content=decision_content(decision, tranche=tranche), by=by,
        )  # fmt: skip
        link = f"{site_url}{reverse('choosing:decision', args=[decision.uuid])}"
        for person in told.get(decision.application.organisation_id, ()):
            tell_after_commit(decision, to=person.email, name=person.name, link=link)
    events.record(
        "tranche.released", by=by, about=tranche, key=tranche.call.key, entries=len(decisions)
    )
    return tranche


def decision_content(decision: Decision, *, tranche: Tranche) -> dict[str, object]:
    """Return what is sealed of a decision: outcome, what it rests on, who, the letter."""
    return {
        "decision": str(decision.uuid),
        "application": str(decision.application.uuid),
        "submission": decision.application.submission.content_digest,
        "outcome": decision.outcome,
        "rank": decision.waiting_rank,
        "grounds": decision.grounds,
        "letter": decision.letter.digest,
        "tranche": tranche.number,
        "run": str(tranche.run.uuid),
        "run_inputs": tranche.run.inputs_digest,
        "run_result": tranche.run.result_digest,
        "targets": tranche.run.targets.digest if tranche.run.targets else "",
        "prepared_by": str(tranche.prepared_by.uuid),
        "released_by": str(tranche.released_by.uuid),
    }


def _prepare(run: SelectionRun, *, told: Run, wanted: Sequence[Wanted], by: Person) -> Tranche:
    call = Call.objects.select_for_update().select_related("package").get(pk=run.call_id)
    if not wanted:
        raise Refused("tranche_empty")
    if call.tranches.filter(state=Tranche.State.PREPARED).exists():
        raise Refused("tranche_waits")
    last = call.tranches.aggregate(last=Max("number"))["last"] or 0
    tranche = Tranche.objects.create(
        run=run, call=call, number=last + 1, prepared_at=timezone.now(), prepared_by=by
    )
    frame, scores, rubric = frame_of(call), scores_of(call), rubric_for(call)
    checks = checks_of([each.application for each in wanted])
    rank = _last_rank(call)
    for each in wanted:
        check = checks[each.application.pk]
        _require_decidable(each, passes=check.passes_gates)
        if each.outcome == Outcome.WAITING_LIST:
            rank += 1
        decision = Decision.objects.create(
            tranche=tranche, application=each.application, outcome=each.outcome,
            waiting_rank=rank if each.outcome == Outcome.WAITING_LIST else None,
            grounds=grounds_of(
                check, rubric=rubric, score=scores.get(each.application.pk), told=told,
                key=str(each.application.uuid), form=frame.package.form,
            ),
        )  # fmt: skip
        content = _letter(decision, frame=frame)
        Letter.objects.create(
            decision=decision, template=TEMPLATES[each.outcome], content=content,
            digest=digest_of(content),
        )  # fmt: skip
    events.record("tranche.prepared", by=by, about=tranche, key=call.key, entries=len(wanted))
    return tranche


def _last_rank(call: Call) -> int:
    """Waiting lists of later tranches go on where the earlier ones end."""
    ranks = Decision.objects.filter(tranche__call=call)
    return ranks.aggregate(last=Max("waiting_rank"))["last"] or 0


def _require_decidable(wanted: Wanted, *, passes: bool | None) -> None:
    reference = wanted.application.reference
    open_states = (*FREE, State.FORMAL_CHECK, State.CLARIFICATION)
    if wanted.application.state not in open_states:
        raise Refused("already_decided", reference=reference)
    if wanted.outcome != Outcome.REJECTED and passes is False:
        raise Refused("gate_is_shut", reference=reference)
    if wanted.application.state not in FREE and passes is not False:
        raise Refused("gates_open", count=1, references=reference)


def _letter(decision: Decision, *, frame: Frame) -> str:
    reasons = in_words(decision.grounds, outcome=decision.outcome)
    content = letter_content(
        decision.application, package=frame.package, outcome=decision.outcome,
        rank=decision.waiting_rank, reasons=reasons, today=timezone.localdate(),
    )  # fmt: skip
    return canonical(content)


def _seal_gates(decisions: Sequence[Decision], *, call: Call, by: Person) -> None:
    checks = checks_of([each.application for each in decisions])
    for decision in decisions:
        seal(
            Seal.Kind.GATE, about=decision.application.uuid, call=call,
            content=gate_content(checks[decision.application_id]), by=by,
        )  # fmt: skip


def _carry_out(decision: Decision, *, by: Person) -> None:
    """Bring the application where the decision leads."""
    application, reason = decision.application, str(decision.tranche)
    if decision.outcome == Outcome.ACCEPTED and application.state == State.IN_REVIEW:
        move(application, to=State.PROPOSED, by=by, reason=reason)
    if application.state != decision.outcome:
        move(application, to=State(decision.outcome), by=by, reason=reason)
