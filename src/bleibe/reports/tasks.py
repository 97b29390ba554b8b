"""Background work of the reports."""

from django.utils import timezone
from django_tasks import task

from bleibe.kernel import jobs
from bleibe.parties.models import Area, Person
from bleibe.reports import actions, queries


@task()
def make_profile_document(*, job_id: str, area_id: int, person_id: int) -> None:
    """Make the document for what the person may see now, and lead to where it lies."""
    with jobs.running(job_id) as progress:
        area, person = Area.objects.get(pk=area_id), Person.objects.get(pk=person_id)
        actions.make_profile_document(
            area,
            datasets=queries.figures_for(person, area),
            today=timezone.localdate(),
            by=person,
            progress=progress,
        )
        progress.result = {"page": "reports:profile", "args": [area.level, area.key]}
