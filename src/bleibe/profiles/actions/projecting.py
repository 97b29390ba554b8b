"""Runs projections once and keeps them, so that a figure can be computed again."""

from dataclasses import dataclass

from django.db import transaction

from bleibe.kernel import events
from bleibe.parties.models import Area
from bleibe.profiles import projection
from bleibe.profiles.models import ProjectionRun


@dataclass(frozen=True)
class Recomputed:
    """A stored run beside the same run made today."""

    run: ProjectionRun
    version: str
    largest_difference: float

    @property
    def is_same(self) -> bool:
        return self.largest_difference <= projection.SAME


@transaction.atomic
def run_projection(area: Area, inputs: projection.Inputs) -> ProjectionRun:
    """Project an area, or find the run that already did it (Vorausberechnung rechnen).

    Side effects for a new run: one row, and one entry in the log by the system itself.
    """
    version = projection.kohorte_version()
    known = ProjectionRun.objects.filter(
        area=area, inputs_digest=inputs.digest, kohorte_version=version
    ).first()
    if known is not None:
        return known
    run = ProjectionRun.objects.create(
        area=area,
        inputs_digest=inputs.digest,
        inputs=inputs.to_json(),
        parameters=projection.PARAMETERS | {"until": inputs.until, "level": inputs.level},
        kohorte_version=version,
        result=projection.compute(inputs).to_json(),
    )
    events.record("projection.run", by=None, about=run, area=area.key, inputs=inputs.digest)
    return run


def recompute(run: ProjectionRun) -> Recomputed:
    """Compute a stored run once more from its own inputs (Lauf nachrechnen); nothing is written."""
    inputs = projection.Inputs.from_json(run.inputs)
    again, stored = projection.compute(inputs), projection.Result.from_json(run.result)
    return Recomputed(run, projection.kohorte_version(), projection.difference(again, stored))
