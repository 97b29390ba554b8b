"""Targets before the deadline; then the best set, two tranches, a waiting list, answers."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.actions.answers import decline, take
from bleibe.applications.choosing.actions.decisions import (
    Wanted,
    prepare_tranche,
    release_tranche,
)
from bleibe.applications.choosing.actions.runs import run_selection
from bleibe.applications.choosing.actions.targets import prepare_targets, publish_targets
from bleibe.applications.choosing.models import Decision, SelectionRun, Tranche
from bleibe.applications.choosing.queries.frame import frame_of
from bleibe.applications.choosing.targets import Bound
from bleibe.parties.models import Person
from bleibe.rehearsal.clock import Clock
from bleibe.rehearsal.kommunen import Kommune

Outcome, State = Decision.Outcome, Application.State
WAITING = 12
TOLERANCE = Decimal("0.5")


@dataclass(frozen=True)
class Deciders:
    """Who prepares and, another person, who releases."""

    prepares: Person
    releases: Person


def set_targets(call: Call, *, deciders: Deciders, bounds: Iterable[Bound] | None = None) -> None:
    """Publish the targets that the package proposes, or others, while the call is open."""
    frame = frame_of(call)
    proposed = [
        Bound(
            each.attribute, each.value,
            min=each.min if each.share is None else ceil(each.share * frame.rules.places / 100),
            max=each.max,
        )
        for each in frame.package.portfolio.targets
    ]  # fmt: skip
    targets = prepare_targets(
        call, bounds=proposed if bounds is None else bounds, by=deciders.prepares
    )
    publish_targets(targets, by=deciders.releases)


def choose(call: Call, *, deciders: Deciders, site_url: str, clock: Clock) -> SelectionRun:
    """Compute the best set and tell everybody in two tranches."""
    run = run_selection(call, tolerance=TOLERANCE, by=deciders.prepares)
    chosen = set(json.loads(run.result)["chosen"])
    decided = Application.objects.filter(
        call=call, state__in=(State.IN_REVIEW, State.FORMAL_CHECK)
    ).select_related("call", "organisation", "area", "submission")
    applications = sorted(decided, key=lambda each: each.organisation.key)
    scores = {each["id"]: Decimal(each["score"]) for each in json.loads(run.inputs)["applicants"]}
    taken = [each for each in applications if str(each.uuid) in chosen]
    others = sorted(
        (each for each in applications if each not in taken and str(each.uuid) in scores),
        key=lambda each: -scores[str(each.uuid)],
    )
    shut = [each for each in applications if str(each.uuid) not in scores]
    half = len(taken) * 5 // 8
    _release(run, [Wanted(each, Outcome.ACCEPTED) for each in taken[:half]],
             deciders=deciders, site_url=site_url, clock=clock)  # fmt: skip
    last = [
        *(Wanted(each, Outcome.ACCEPTED) for each in taken[half:]),
        *(Wanted(each, Outcome.WAITING_LIST) for each in others[:WAITING]),
        *(Wanted(each, Outcome.REJECTED) for each in (*others[WAITING:], *shut)),
    ]
    _release(run, last, deciders=deciders, site_url=site_url, clock=clock)
    return run


def answer(call: Call, kommunen: Iterable[Kommune], *, open_ones: set[int]) -> None:
    """Let the chosen take their places; one gives it back, a few think about it still."""
    heads = {each.organisation.pk: each.head for each in kommunen}
    accepted = Decision.objects.filter(
        tranche__call=call, tranche__state=Tranche.State.RELEASED, outcome=Outcome.ACCEPTED
    ).select_related("application")
    first = accepted.order_by("application__organisation__key").first()
    for decision in accepted:
        organisation = decision.application.organisation_id
        if organisation in open_ones:
            continue
        if decision == first:
            decline(decision, by=heads[organisation])
        else:
            take(decision, by=heads[organisation])


def _release(
    run: SelectionRun, wanted: list[Wanted], *, deciders: Deciders, site_url: str, clock: Clock
) -> None:
    tranche = prepare_tranche(run, wanted=wanted, by=deciders.prepares)
    clock.pass_by(days=1)
    release_tranche(tranche, site_url=site_url, by=deciders.releases)
    clock.pass_by(days=13)
