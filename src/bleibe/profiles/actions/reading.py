"""Reading uploaded files in the background: for the preview, and for the import."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django_tasks import task

from bleibe.kernel import files, jobs
from bleibe.kernel.errors import Refused
from bleibe.parties.models import Person
from bleibe.profiles.actions.importing import Imported, Progress, import_table
from bleibe.profiles.models import Upload
from bleibe.profiles.planning import Plan, plan_import
from bleibe.profiles.previews import preview_of
from kohorte import io
from kohorte.errors import KohorteError
from kohorte.io import Table

Refusal = (Refused, KohorteError)


@task()
def preview_upload(*, job_id: str, upload_id: int) -> None:
    """Read a file and note what it is, or why it cannot be read."""
    with jobs.running(job_id) as progress:
        upload = Upload.objects.select_related("owner", "file").get(pk=upload_id)
        try:
            plan = plan_upload(upload, progress=progress)
        except Refusal as refusal:
            note_refusal(upload, refusal)
            raise
        _move(upload, Upload.State.READABLE, preview=preview_of(plan), error_code="")


@task()
def load_upload(
    *, job_id: str, upload_id: int, person_id: int, replace: bool | None, retrieved_at: str | None
) -> None:
    """Take over what was confirmed after the preview."""
    with jobs.running(job_id) as progress:
        upload = Upload.objects.select_related("owner", "file").get(pk=upload_id)
        try:
            imported = load(
                upload,
                by=Person.objects.get(pk=person_id),
                replace=replace,
                retrieved_at=datetime.fromisoformat(retrieved_at) if retrieved_at else None,
                progress=progress,
            )
        except Refusal as refusal:
            note_refusal(upload, refusal)
            raise
        except BaseException:
            _move(upload, Upload.State.READABLE)
            raise
        progress.result = {"dataset": imported.dataset.pk, "unchanged": imported.unchanged}


def load(
    upload: Upload,
    *,
    by: Person,
    replace: bool | None,
    retrieved_at: datetime | None,
    progress: Progress,
) -> Imported:
    """Read the file again, plan the import anew and carry it out."""
    plan = plan_upload(upload, progress=halves(progress, first=True))
    imported = import_table(
        plan, file=upload.file, file_name=upload.file_name, by=by, retrieved_at=retrieved_at,
        replace=replace, progress=halves(progress, first=False),
    )  # fmt: skip
    _move(upload, Upload.State.IMPORTED, dataset=imported.dataset)
    return imported


def plan_upload(upload: Upload, *, progress: Progress | None) -> Plan:
    """Read an uploaded file and hold it against what is there."""
    return plan_import(
        read_file(upload.file_id, name=upload.file_name, mapping=upload.mapping, progress=progress),
        owner=upload.owner,
    )


def read_file(
    sha256: str, *, name: str, mapping: Mapping[str, object], progress: Progress | None
) -> Table:
    """Read a stored file; directories and tables of keys are refused here.

    Raises `KohorteError` as `kohorte.io.read` does, `Refused` with ``file_is_directory``.
    """
    path = files.path_of(sha256)
    return io.read(path, name=name, mapping=mapping, progress=progress)


def halves(progress: Progress, *, first: bool) -> Progress:
    """Let reading fill the first half of a progress bar and writing the second."""

    def report(done: int, total: int) -> None:
        total = max(done, total, 1)
        progress(done if first else total + done, 2 * total)

    return report


@transaction.atomic
def note_refusal(upload: Upload, refusal: Refused | KohorteError) -> None:
    """Keep the reason with the file, so that a second try knows it."""
    _move(
        upload, Upload.State.UNREADABLE, preview={}, error_code=refusal.code,
        error_params={name: _plain(value) for name, value in refusal.params.items()},
    )  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, int | float | str | bool | None) else str(value)


def _move(upload: Upload, state: Upload.State, **fields: object) -> None:
    upload.state = state
    for name, value in fields.items():
        setattr(upload, name, value)
    upload.save(update_fields=["state", *fields])
