"""Background work of choosing."""

from decimal import Decimal

from django_tasks import task

from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.actions import letters, runs
from bleibe.applications.choosing.computing import PHASES
from bleibe.applications.choosing.models import SelectionRun, Tranche
from bleibe.kernel import jobs
from bleibe.parties.models import Person


@task()
def run_selection(*, job_id: str, call_id: int, tolerance: str, person_id: int) -> None:
    """Compute the best set, and lead to it."""
    with jobs.running(job_id) as progress:
        made = runs.run_selection(
            Call.objects.get(pk=call_id), tolerance=Decimal(tolerance),
            by=Person.objects.get(pk=person_id), report=lambda phase: progress(phase, PHASES),
        )  # fmt: skip
        progress.result = {"page": "choosing:run", "args": [str(made.uuid)]}


@task()
def deviate(
    *, job_id: str, run_id: int, put_in: list[str], put_out: list[str], reason: str, person_id: int
) -> None:
    """Compute what follows from a deviation, and lead to it."""
    with jobs.running(job_id) as progress:
        made = runs.deviate(
            SelectionRun.objects.select_related("call").get(pk=run_id), put_in=put_in,
            put_out=put_out, reason=reason, by=Person.objects.get(pk=person_id),
        )  # fmt: skip
        progress.result = {"page": "choosing:run", "args": [str(made.uuid)]}


@task()
def set_letters(*, job_id: str, tranche_id: int, person_id: int) -> None:
    """Set the letters of a tranche, and lead back to it."""
    with jobs.running(job_id) as progress:
        letters.set_letters(
            Tranche.objects.get(pk=tranche_id), by=Person.objects.get(pk=person_id),
            report=progress,
        )  # fmt: skip
        progress.result = {"page": "choosing:tranche", "args": [tranche_id]}
