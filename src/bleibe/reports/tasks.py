"""Background work of the reports."""

from django.utils import timezone
from django_tasks import task

from bleibe.kernel import jobs
from bleibe.parties.models import Area, Person
from bleibe.reports import actions, queries
from bleibe.reports.writing.actions.files import make_files
from bleibe.reports.writing.models import ProfileVersion


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


@task()
def make_profile_export(*, job_id: str, area_id: int, person_id: int, file_format: str) -> None:
    """Make a file that staff go on working with, and lead to where it lies."""
    with jobs.running(job_id) as progress:
        area, person = Area.objects.get(pk=area_id), Person.objects.get(pk=person_id)
        actions.make_profile_document(
            area,
            datasets=queries.figures_for(person, area),
            today=timezone.localdate(),
            by=person,
            file_format=file_format,
            progress=progress,
        )
        progress.result = {"page": "reports:downloads", "args": [area.level, area.key]}


@task()
def make_version_files(*, job_id: str, version_id: int, person_id: int) -> None:
    """Make the documents of a released version, and lead to where they lie."""
    with jobs.running(job_id) as progress:
        version = ProfileVersion.objects.get(pk=version_id)
        person = Person.objects.get(pk=person_id)
        make_files(version, today=timezone.localdate(), by=person, progress=progress)
        progress.result = {
            "page": "reports:version", "args": [version.profile_id, version.number],
        }  # fmt: skip
