"""Tables fetched by their code from the offices."""

from django_tasks import task

from bleibe.kernel import jobs
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Job
from bleibe.parties.models import Person
from bleibe.profiles import genesis
from bleibe.profiles.actions.access import require_import
from bleibe.profiles.actions.uploads import receive_upload

Years = tuple[int | None, int | None]


@task()
def fetch(
    *, job_id: str, person_id: int, table: str, database: str, first: int | None,
    last: int | None, region: str,
) -> None:  # fmt: skip
    """Fetch a table and go on as with an uploaded file."""
    with jobs.running(job_id) as progress:
        found = genesis.download(
            table, database=database, first_year=first, last_year=last, region=region,
            progress=progress,
        )  # fmt: skip
        by = Person.objects.get(pk=person_id)
        upload = receive_upload([found.content], name=found.name, owner=None, by=by)
        progress.result = {"page": "profiles:upload", "args": [upload.pk]}


def fetch_table(
    table: str, *, database: str, years: Years = (None, None), region: str = "", by: Person
) -> Job:
    """Have a table fetched from an office (Tabelle abrufen); the job leads to the preview.

    Raises `Refused` with ``not_allowed`` or ``years_in_order``; what the office refuses
    stands at the end of the job.
    """
    require_import(by, owner=None)
    first, last = years
    if first and last and first > last:
        raise Refused("years_in_order")
    return jobs.start(
        fetch, kind="figures.fetch", by=by, person_id=by.pk, table=table, database=database,
        first=first, last=last, region=region,
    )  # fmt: skip
