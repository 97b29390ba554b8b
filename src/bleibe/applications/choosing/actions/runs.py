"""Computing the best set and departing from it with a reason; everything is kept and sealed."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.actions.sealing import seal
from bleibe.applications.choosing.canonical import canonical, digest_of
from bleibe.applications.choosing.computing import (
    PortfolioFault,
    Report,
    compute,
    problem_of,
    program,
    without_contradiction,
)
from bleibe.applications.choosing.models import Seal, SelectionRun
from bleibe.applications.choosing.permissions import RUN_SELECTION
from bleibe.applications.choosing.queries.candidates import Candidate, candidates, parts_of
from bleibe.applications.choosing.queries.frame import Frame, frame_of
from bleibe.applications.choosing.queries.targets import targets_in_force
from bleibe.applications.choosing.targets import Bound
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.queries.scores import agreed_of, given_of
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

DRAWS = 200
WEIGHT_SHARE = Decimal("0.1")
"""How far each weight moves, as a share of itself."""
Plain = dict[str, object]


def run_selection(
    call: Call, *, tolerance: Decimal, by: Person, report: Report = lambda _phase: None
) -> SelectionRun:
    """Compute the best set under the published targets (Auswahl rechnen).

    Long: for a job. ``tolerance`` is how many points below the best a set may lie to be shown.
    Raises `Refused` with ``not_allowed``, ``deadline_not_over``, ``nobody_to_choose``,
    ``gates_open``, ``scores_missing`` or ``too_few_to_choose``.
    """
    require(by, RUN_SELECTION)
    frame = frame_of(call)
    found = _complete(candidates(call, frame=frame), call=call)
    inputs = _inputs(call, frame=frame, found=found, tolerance=tolerance)
    result = computed(inputs, report=report)
    return keep_run(
        call, kind=SelectionRun.Kind.PROPOSAL, inputs=inputs, result=result, by=by,
        readings=_readings(found),
    )  # fmt: skip


def deviate(
    base: SelectionRun, *, put_in: Collection[str], put_out: Collection[str], reason: str,
    by: Person,
) -> SelectionRun:  # fmt: skip
    """Depart from a run with a reason (von der Rechnung abweichen).

    Who is put in is chosen in any case, who is put out never; the best set around that is
    computed under all targets that can still be met. Raises `Refused` with ``not_allowed``,
    ``deviation_empty``, ``deviation_unknown`` or ``too_few_to_choose``.
    """
    require(by, RUN_SELECTION)
    inputs = deviating_inputs(base, put_in=put_in, put_out=put_out)
    result = computed(inputs)
    return keep_run(
        base.call, kind=SelectionRun.Kind.DEVIATION, inputs=inputs, result=result, by=by,
        base=base, reason=reason.strip(), readings=None,
    )  # fmt: skip


def deviating_inputs(
    base: SelectionRun, *, put_in: Collection[str], put_out: Collection[str]
) -> Plain:
    """Return the inputs of a deviation; targets that it cannot meet are named as given up.

    Raises `Refused` with ``deviation_empty``, ``deviation_unknown`` or ``too_few_to_choose``.
    """
    inputs = json.loads(base.inputs)
    known = {each["id"] for each in inputs["applicants"]}
    if not put_in and not put_out:
        raise Refused("deviation_empty")
    if not {*put_in, *put_out} <= known or set(put_in) & set(put_out):
        raise Refused("deviation_unknown")
    inputs["fixed_in"] = sorted({*inputs["fixed_in"], *put_in} - set(put_out))
    inputs["fixed_out"] = sorted({*inputs["fixed_out"], *put_out} - set(put_in))
    try:
        kept, given_up = without_contradiction(problem_of(inputs))
    except PortfolioFault as fault:
        raise _refusal(fault) from fault
    inputs["targets"] = [_target(each) for each in kept.targets]
    inputs["given_up"] = [*inputs["given_up"], *(_target(each) for each in given_up)]
    return inputs


def _inputs(call: Call, *, frame: Frame, found: Collection[Candidate], tolerance: Decimal) -> Plain:
    targets = targets_in_force(call)
    content = json.loads(targets.content) if targets else {"targets": []}
    return {
        "call": call.key,
        "package": call.package.digest,
        "targets_digest": targets.digest if targets else "",
        "targets": content["targets"],
        "given_up": [],
        "places": frame.rules.places,
        "fixed_in": sorted(each.key for each in found if each.is_in),
        "fixed_out": [],
        "applicants": [_applicant(each, call=call) for each in found],
        "weights": {each.key: str(each.weight) for each in rubric_for(call)},
        "weight_share": str(WEIGHT_SHARE),
        "tolerance": str(tolerance),
        "draws": DRAWS,
        "seed": targets.digest if targets else call.package.digest,
    }


def _applicant(candidate: Candidate, *, call: Call) -> Plain:
    score = candidate.score
    return {
        "id": candidate.key,
        "score": str(score.value),
        "give": str(max(score.value - score.low, score.high - score.value)),
        "parts": {key: str(part) for key, part in parts_of(score, call=call).items()},
        "attributes": {key: reading.value for key, reading in candidate.readings.items()},
    }


def _complete(found: list[Candidate], *, call: Call) -> list[Candidate]:
    """Return those that can be chosen; refuse while anything about one of them is open."""
    if timezone.now() <= call.closes_at:
        raise Refused("deadline_not_over")
    open_gates = sorted(each.application.reference for each in found if each.passes is None)
    if open_gates:
        raise Refused("gates_open", count=len(open_gates), references=", ".join(open_gates))
    passed = [each for each in found if each.passes or each.is_in]
    unscored = sorted(each.application.reference for each in passed if each.score is None)
    if unscored:
        raise Refused("scores_missing", count=len(unscored), references=", ".join(unscored))
    if not passed:
        raise Refused("nobody_to_choose")
    return passed


def computed(inputs: Mapping[str, object], *, report: Report = lambda _phase: None) -> Plain:
    """Return the result for inputs, or refuse in words that people understand."""
    try:
        return compute(inputs, report=report)
    except PortfolioFault as fault:
        raise _refusal(fault) from fault


def _refusal(fault: PortfolioFault) -> Refused:
    if fault.code == "places_too_many":
        return Refused(
            "too_few_to_choose", places=fault.params["places"],
            applicants=fault.params["applicants"], fixed=fault.params["fixed"],
        )  # fmt: skip
    if fault.code == "attribute_unknown":
        return Refused("attribute_of_nobody", attribute=fault.params["attribute"])
    if fault.code == "too_fine":
        return Refused("tolerance_too_fine")
    return Refused("run_not_possible", code=fault.code)


def _readings(found: Collection[Candidate]) -> Plain:
    return {
        each.key: {
            key: {
                "raw": str(reading.raw) if reading.raw is not None else None,
                "source": reading.source,
                "as_of": reading.as_of.isoformat() if reading.as_of else None,
            }
            for key, reading in each.readings.items()
        }
        for each in found
    }


@transaction.atomic
def keep_run(
    call: Call, *, kind: str, inputs: Plain, result: Plain, by: Person, readings: Plain | None,
    base: SelectionRun | None = None, reason: str = "",
) -> SelectionRun:  # fmt: skip
    """Keep a run with its seals (Lauf festhalten).

    Raises `Refused` with ``not_allowed``.
    """
    require(by, RUN_SELECTION)
    call = Call.objects.select_for_update().get(pk=call.pk)
    last = call.runs.aggregate(last=Max("number"))["last"] or 0
    written, told = canonical(inputs), canonical(result)
    run = SelectionRun.objects.create(
        call=call, targets=base.targets if base else targets_in_force(call), number=last + 1,
        kind=kind, base=base, reason=reason, inputs=written, inputs_digest=digest_of(written),
        result=told, result_digest=digest_of(told), engine=program(), made_at=timezone.now(),
        made_by=by,
    )  # fmt: skip
    events.record(
        "selection.computed", by=by, about=run, key=call.key, kind=kind,
        inputs=run.inputs_digest, result=run.result_digest, reason=reason,
    )  # fmt: skip
    content = {
        "run": str(run.uuid), "inputs": run.inputs_digest, "result": run.result_digest,
        "program": run.engine, "base": str(base.uuid) if base else None, "reason": reason,
    }  # fmt: skip
    if readings is not None:
        for kind, under in (
            (Seal.Kind.SCORES, _scores(call)), (Seal.Kind.READINGS, readings),
        ):  # fmt: skip
            made = seal(kind, about=run.uuid, call=call, content=under, by=by)
            content[str(kind)] = made.digest
    seal(Seal.Kind.RUN, about=run.uuid, call=call, content=content, by=by)
    return run


def _scores(call: Call) -> Plain:
    """What the scores were made of: the rubric and what reviewers and panel gave."""
    uuids = dict(call.applications.values_list("pk", "uuid"))
    agreed = agreed_of(call)
    return {
        "rubric": [
            {key: value for key, value in asdict(each).items() if key != "name"}
            for each in rubric_for(call)
        ],
        "given": {
            str(uuids[pk]): {key: sorted(scores.values()) for key, scores in each.items()}
            for pk, each in given_of(call).items()
        },
        "agreed": {str(uuids[pk]): dict(each) for pk, each in agreed.items()},
    }


def _target(target) -> Plain:
    return Bound(target.attribute, target.value, target.min or None, target.max).as_content()
