"""The jobs that read uploaded files: for the preview, and to take them over."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django_tasks import task

from bleibe.kernel import jobs
from bleibe.kernel.errors import Refused, as_plain
from bleibe.parties.models import Person
from bleibe.profiles.actions.taking_over import TakenOver, take_over
from bleibe.profiles.models import Upload
from bleibe.profiles.previews import preview_of
from bleibe.profiles.reading import halves, read_stored
from kohorte.errors import KohorteError

State = Upload.State


@task()
def preview_upload(*, job_id: str, upload_id: int) -> None:
    """Read a file and note what it is, or why it cannot be read."""
    with _job(job_id, upload_id) as (upload, progress):
        content = read_stored(
            upload.file_id, name=upload.file_name, mapping=upload.mapping, progress=progress
        )
        _move(upload, State.READABLE, preview=preview_of(content, owner=upload.owner))
        progress.result = {"page": "profiles:upload", "args": [upload_id]}


@task()
def load_upload(
    *, job_id: str, upload_id: int, person_id: int, replace: bool | None, retrieved_at: str | None
) -> None:
    """Take over what was confirmed after the preview."""
    with _job(job_id, upload_id) as (upload, progress):
        content = read_stored(
            upload.file_id, name=upload.file_name, mapping=upload.mapping,
            progress=halves(progress, first=True),
        )  # fmt: skip
        taken = take_over(
            content, owner=upload.owner, file=upload.file, file_name=upload.file_name,
            by=Person.objects.get(pk=person_id), replace=replace,
            retrieved_at=datetime.fromisoformat(retrieved_at) if retrieved_at else None,
            progress=halves(progress, first=False),
        )  # fmt: skip
        _move(upload, State.IMPORTED, dataset=taken.dataset)
        progress.result = {"page": "profiles:upload", "args": [upload_id]} | _told(taken)


@transaction.atomic
def _move(upload: Upload, state: Upload.State, **fields: object) -> None:
    """Bring a file into its next state; one that was discarded meanwhile stays discarded."""
    now = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if state not in Upload.NEXT[State(now.state)]:
        return
    now.state = state
    for name, value in fields.items():
        setattr(now, name, value)
    now.save(update_fields=["state", *fields])


@contextmanager
def _job(job_id: str, upload_id: int) -> Iterator[tuple[Upload, jobs.Progress]]:
    """Run the body as a job on a file; a refusal is kept with the file for the next try."""
    with jobs.running(job_id) as progress:
        upload = Upload.objects.select_related("owner", "file").get(pk=upload_id)
        try:
            yield upload, progress
        except (Refused, KohorteError) as refusal:
            _note(upload, refusal.code, refusal.params)
            raise
        except Exception:
            _note(upload, "job_failed", {"job": job_id})
            raise


def _note(upload: Upload, code: str, params: dict[str, object]) -> None:
    _move(upload, State.UNREADABLE, error_code=code, error_params=as_plain(params))


def _told(taken: TakenOver) -> dict[str, object]:
    """Return what the page says about the end of the job."""
    found: dict[str, object] = {}
    if taken.imported:
        found = {"dataset": taken.imported.dataset.pk, "unchanged": taken.imported.unchanged}
    if taken.areas:
        found["directory"] = asdict(taken.areas) | {"as_of": taken.areas.as_of.isoformat()}
    if taken.keys:
        found["crosswalk"] = asdict(taken.keys)
    return found
