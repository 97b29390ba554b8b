"""Beginning a check, the formal part, and handing over to review."""

from django.db import transaction
from django.utils import timezone

from bleibe.applications.applying.actions import move
from bleibe.applications.applying.models import Application
from bleibe.applications.calls.queries import package_of_call
from bleibe.applications.checking.actions.holding import held, supersede
from bleibe.applications.checking.models import Finding, FormalCheck
from bleibe.applications.checking.permissions import CHECK
from bleibe.applications.checking.queries import check_of
from bleibe.applications.checking.rules import facts_looked_at, known_facts, outcomes_of, rule_of
from bleibe.engines.eligibility import digest, trace_as_data
from bleibe.forms.queries import sealed_answers
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

State = Application.State


@transaction.atomic
def begin_check(application: Application, *, by: Person) -> None:
    """Begin the check (Prüfung beginnen), or apply the rules once more to what is known now.

    Side effects: one finding of the rules for each condition, the state moved. Raises
    `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    states = (State.SUBMITTED, State.FORMAL_CHECK, State.CLARIFICATION)
    require(by, CHECK, application)
    application = held(application, action=CHECK, actor=by, states=states)
    _apply_rules(application, by=by)
    if application.state == State.SUBMITTED:
        move(application, to=State.FORMAL_CHECK, by=by)
    events.record("check.begun", by=by, about=application, reference=application.reference)


def _apply_rules(application: Application, *, by: Person) -> None:
    """Keep what the rules say about answers and known facts; an equal result is kept once."""
    package = package_of_call(application.call)
    known = known_facts(
        package.form, names=facts_looked_at(package), organisation=application.organisation,
        area=application.area,
    )  # fmt: skip
    answers = {
        key: value
        for key, value in sealed_answers(application.submission).items()
        if value is not None
    }
    outcomes = outcomes_of(package, {key: each.value for key, each in known.items()} | answers)
    standing = {
        finding.condition_key: finding
        for finding in Finding.objects.filter(
            submission=application.submission, source=Finding.Source.ENGINE, superseded_at=None
        )
    }
    for condition in package.conditions:
        outcome, before = outcomes[condition.key], standing.get(condition.key)
        rule = digest(rule_of(condition))
        same = before is not None and (before.rule_digest, before.inputs) == (rule, outcome.inputs)
        if same:
            continue
        if before is not None:
            supersede(before, actor=by)
        Finding.objects.create(
            application=application, submission=application.submission,
            condition_key=condition.key, source=Finding.Source.ENGINE, verdict=outcome.verdict,
            rule_digest=rule, inputs=outcome.inputs, trace=trace_as_data(outcome.trace),
            changes=[
                {
                    "name": each.name, "to": each.to, "op": each.op, "value": each.value,
                    "holds": each.holds,
                }
                for each in outcome.changes
            ],
        )  # fmt: skip


@transaction.atomic
def check_formally(
    application: Application, *, complete: bool, reason: str = "", by: Person
) -> FormalCheck:
    """Say whether an application is whole (formal prüfen); whether in time, its receipt says.

    Done again, the later answer counts. Raises `Refused` with ``not_allowed``,
    ``not_in_this_state`` or ``formal_check_needs_reason``.
    """
    require(by, CHECK, application)
    application = held(application, action=CHECK, actor=by)
    submission, reason = application.submission, reason.strip()
    if not (complete and submission.on_time) and not reason:
        raise Refused("formal_check_needs_reason")
    check, _new = FormalCheck.objects.update_or_create(
        submission=submission,
        defaults={
            "application": application, "in_time": submission.on_time, "complete": complete,
            "reason": reason, "by": by, "at": timezone.now(),
        },
    )  # fmt: skip
    events.record(
        "check.formal", by=by, about=application, reference=application.reference,
        complete=complete, reason=reason,
    )  # fmt: skip
    return check


@transaction.atomic
def finish_check(application: Application, *, by: Person) -> None:
    """Hand a checked application over to review (Prüfung abschließen).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``check_formal_missing``,
    ``check_gates_open`` or ``check_gates_shut``: one that misses a gate stays where it is and
    is answered with the decisions, all at once.
    """
    require(by, CHECK, application)
    application = held(application, action=CHECK, actor=by, states=(State.FORMAL_CHECK,))
    check = check_of(application)
    if check.formal is None or not check.formal.passed:
        raise Refused("check_formal_missing")
    if check.passes_gates is None:
        raise Refused("check_gates_open", open=len(check.gates) - check.done)
    if check.passes_gates is False:
        raise Refused("check_gates_shut")
    move(application, to=State.IN_REVIEW, by=by)
    events.record("check.finished", by=by, about=application, reference=application.reference)
