"""Keeping scenarios: the result stored with all that it was made from."""

import hashlib
from dataclasses import asdict, dataclass

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person
from bleibe.profiles import projection
from bleibe.profiles.freshness import code_digest
from bleibe.profiles.models import ProjectionRun, Scenario
from bleibe.profiles.permissions import KEEP_SCENARIOS
from bleibe.profiles.queries.scenarios import run_behind, scenario_figures
from bleibe.profiles.scenarios.base import (
    DAYS_KEPT,
    SECONDS_A_DAY,
    Settings,
    assumptions_of,
    prospect_of,
)
from bleibe.profiles.scenarios.effect import Result, compute_levers
from bleibe.profiles.scenarios.levers import Levers

MOST_COPIES = 99


@dataclass(frozen=True)
class Recomputed:
    """A kept scenario beside the same one computed today from what it was made from."""

    version: str
    digest: str
    is_same: bool


def run_levers(pulled: Levers, *, run: ProjectionRun, terms: Settings) -> Result:
    """Compute levers on a stored run; nothing is written.

    Raises `Refused` as `compute_levers`.
    """
    given = assumptions_of(
        projection.Inputs.from_json(run.inputs),
        result=projection.Result.from_json(run.result),
        given=terms,
    )
    return compute_levers(pulled, given=given)


@transaction.atomic
def keep_scenario(
    area: Area, *, owner: Organisation, name: str, reason: str, pulled: Levers, by: Person
) -> Scenario:
    """Keep a scenario under a name (Szenario behalten), on the figures of today.

    Raises `Refused` with ``not_allowed``, ``scenario_elsewhere``, ``scenario_idle``,
    ``scenario_without_base``, ``scenario_name_taken`` or ``levers_too_strong``.
    """
    scenario = Scenario(owner=owner, area=area, name=name.strip(), reason=reason.strip())
    require(by, KEEP_SCENARIOS, scenario)
    if owner.pk not in area.owner_ids():
        raise Refused("scenario_elsewhere", owner=owner.name, area=area.name)
    if pulled.is_idle:
        raise Refused("scenario_idle")
    _refuse_taken(scenario)
    scenario.levers, scenario.created_by = asdict(pulled), by
    _compute(scenario, by=by)
    scenario.save()
    events.record(
        "scenario.kept", by=by, about=scenario, area=area.key, name=scenario.name,
        result=scenario.result_digest,
    )  # fmt: skip
    return scenario


@transaction.atomic
def copy_scenario(scenario: Scenario, *, by: Person) -> Scenario:
    """Make a copy that can be gone on with (Szenario kopieren), as it was computed."""
    require(by, KEEP_SCENARIOS, scenario)
    copy = Scenario(
        owner=scenario.owner, area=scenario.area, name=_free_name(scenario),
        reason=scenario.reason, levers=scenario.levers, run=scenario.run, terms=scenario.terms,
        engine_version=scenario.engine_version, result=scenario.result,
        result_digest=scenario.result_digest, computed_at=scenario.computed_at,
        computed_by=scenario.computed_by, created_by=by,
    )  # fmt: skip
    copy.save()
    events.record("scenario.copied", by=by, about=copy, source=scenario.pk, name=copy.name)
    return copy


@transaction.atomic
def recompute_scenario(scenario: Scenario, *, by: Person) -> Scenario:
    """Compute a kept scenario on the figures of today (Szenario neu rechnen).

    Raises `Refused` as `keep_scenario`.
    """
    require(by, KEEP_SCENARIOS, scenario)
    scenario = Scenario.objects.select_for_update().get(pk=scenario.pk)
    _compute(scenario, by=by)
    scenario.save(
        update_fields=[
            "run", "terms", "engine_version", "result", "result_digest", "computed_at",
            "computed_by",
        ]
    )  # fmt: skip
    events.record("scenario.recomputed", by=by, about=scenario, result=scenario.result_digest)
    return scenario


@transaction.atomic
def publish_scenario(scenario: Scenario, *, by: Person) -> None:
    """Let everybody with an account read a scenario (Szenario veröffentlichen)."""
    require(by, KEEP_SCENARIOS, scenario)
    scenario = Scenario.objects.select_for_update().get(pk=scenario.pk)
    if scenario.is_published:
        raise Refused("scenario_already_published")
    scenario.published_at, scenario.published_by = timezone.now(), by
    scenario.save(update_fields=["published_at", "published_by"])
    events.record("scenario.published", by=by, about=scenario, name=scenario.name)


@transaction.atomic
def withdraw_scenario(scenario: Scenario, *, by: Person) -> None:
    """Take the publication back (Veröffentlichung zurücknehmen)."""
    require(by, KEEP_SCENARIOS, scenario)
    scenario = Scenario.objects.select_for_update().get(pk=scenario.pk)
    if not scenario.is_published:
        raise Refused("scenario_not_published")
    scenario.published_at = scenario.published_by = None
    scenario.save(update_fields=["published_at", "published_by"])
    events.record("scenario.withdrawn", by=by, about=scenario, name=scenario.name)


@transaction.atomic
def delete_scenario(scenario: Scenario, *, by: Person) -> None:
    """Delete a scenario for good (Szenario löschen); the log keeps that it was there."""
    require(by, KEEP_SCENARIOS, scenario)
    events.record(
        "scenario.deleted", by=by, about=scenario, name=scenario.name, area=scenario.area.key,
        levers=scenario.levers, result=scenario.result_digest,
    )  # fmt: skip
    scenario.delete()


def computed_again(scenario: Scenario) -> Recomputed:
    """Compute a kept scenario once more from what it was made from; nothing is written.

    Once with each state of our code: what it found is kept in the cache.
    """
    made_from = repr((scenario.run_id, scenario.levers, scenario.terms))
    name = f"again:{_digest(made_from)}:{code_digest('profiles')}"
    digest = cache.get(name)
    if digest is None:
        again = run_levers(
            Levers.from_dict(scenario.levers),
            run=scenario.run,
            terms=Settings.from_dict(scenario.terms),
        )
        digest = again.digest
        cache.set(name, digest, timeout=DAYS_KEPT * SECONDS_A_DAY)
    version = projection.kohorte_version()
    is_same = digest == scenario.result_digest == _digest(scenario.result)
    return Recomputed(version, digest, is_same)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _compute(scenario: Scenario, *, by: Person) -> None:
    found = prospect_of(
        scenario.area,
        datasets=scenario_figures(by, scenario.area),
        today=timezone.localdate(),
    )
    if found.refusal is not None:
        raise Refused("scenario_without_base", area=scenario.area.name)
    run = run_behind(found.outlook, area=scenario.area)
    result = run_levers(Levers.from_dict(scenario.levers), run=run, terms=found.settings)
    scenario.run, scenario.terms = run, found.settings.as_dict()
    scenario.engine_version = run.kohorte_version
    scenario.result, scenario.result_digest = result.to_json(), result.digest
    scenario.computed_at, scenario.computed_by = timezone.now(), by


def _refuse_taken(scenario: Scenario) -> None:
    if _named(scenario, scenario.name):
        raise Refused("scenario_name_taken", name=scenario.name)


def _free_name(scenario: Scenario) -> str:
    for number in range(1, MOST_COPIES + 1):
        suffix = _(" (Kopie)") if number == 1 else _(" (Kopie {number})").format(number=number)
        name = scenario.name[: Scenario._meta.get_field("name").max_length - len(suffix)] + suffix
        if not _named(scenario, name):
            return name
    raise Refused("scenario_name_taken", name=scenario.name)


def _named(scenario: Scenario, name: str) -> bool:
    return Scenario.objects.filter(
        owner=scenario.owner_id, area=scenario.area_id, name=name
    ).exists()
