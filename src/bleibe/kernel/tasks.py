"""Background work of the kernel."""

from django.contrib.auth import get_user_model
from django_tasks import task

from bleibe.kernel import actions, jobs


@task()
def check_events(*, job_id: str, person_id: int) -> None:
    """Check the event log and lead back to it."""
    with jobs.running(job_id) as progress:
        checked = actions.check_events(by=get_user_model().objects.get(pk=person_id))
        progress.result = {"page": "kernel:events", "faults": len(checked.faults)}
