"""Files on their way in: received, mapped, confirmed, discarded."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from bleibe.kernel import events, files, jobs
from bleibe.kernel.errors import Refused
from bleibe.kernel.filetypes import TEXT, XLSX, ZIP
from bleibe.kernel.models import Job
from bleibe.parties.models import Organisation, Person
from bleibe.profiles.actions.access import require_import
from bleibe.profiles.actions.background import load_upload, preview_upload
from bleibe.profiles.models import Upload

ALLOWED = (TEXT, XLSX, ZIP)


def receive_upload(
    chunks: Iterable[bytes], *, name: str, owner: Organisation | None, by: Person
) -> Upload:
    """Keep a file and begin to read it (Datei hochladen).

    Side effects: the file in the store, a row, the event, a job that reads it. Raises
    `Refused` with ``not_allowed`` or as `files.store` does; then nothing is kept.
    """
    require_import(by, owner=owner)
    stored = files.store(chunks, name=name, allowed=ALLOWED)
    with transaction.atomic():
        upload = Upload.objects.create(
            owner=owner, file=stored, file_name=name[-255:], received_by=by
        )
        events.record("figures.received", by=by, about=upload, file=name, sha256=stored.pk)
        _read(upload, by=by)
    return upload


@transaction.atomic
def map_columns(upload: Upload, *, mapping: Mapping[str, object], by: Person) -> Upload:
    """Say which column means what and read the file again (Spalten zuordnen).

    The file stays as it is; the mapping is kept for every further try. Raises `Refused`
    with ``not_allowed`` or ``not_in_this_state``.
    """
    upload = _locked(upload, Upload.State.RECEIVED, by=by)
    upload.mapping, upload.state = dict(mapping), Upload.State.RECEIVED
    upload.preview, upload.error_code, upload.error_params = {}, "", {}
    upload.save(update_fields=["mapping", "state", "preview", "error_code", "error_params"])
    events.record("figures.mapped", by=by, about=upload, mapping=upload.mapping)
    _read(upload, by=by)
    return upload


@transaction.atomic
def import_file(
    upload: Upload,
    *,
    by: Person,
    replace: bool | None = None,
    retrieved_at: datetime | None = None,
) -> Upload:
    """Confirm a file that could be read; a job takes it over (Datei einlesen).

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    upload = _locked(upload, Upload.State.IMPORTING, by=by)
    upload.state = Upload.State.IMPORTING
    upload.save(update_fields=["state"])
    job = jobs.start(
        load_upload, kind="figures.import", by=by, upload_id=upload.pk, person_id=by.pk,
        replace=replace, retrieved_at=retrieved_at.isoformat() if retrieved_at else None,
    )  # fmt: skip
    return _with_job(upload, job)


@transaction.atomic
def discard_upload(upload: Upload, *, by: Person) -> Upload:
    """Lay a file aside (Datei verwerfen); it is in no list any more.

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    upload = _locked(upload, Upload.State.DISCARDED, by=by)
    upload.state = Upload.State.DISCARDED
    upload.save(update_fields=["state"])
    events.record("figures.discarded", by=by, about=upload, file=upload.file_name)
    return upload


def _locked(upload: Upload, state: Upload.State, *, by: Person) -> Upload:
    require_import(by, owner=upload.owner)
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if state not in Upload.NEXT[upload.state]:
        raise Refused("not_in_this_state", state=upload.get_state_display())
    return upload


def _read(upload: Upload, *, by: Person) -> None:
    job = jobs.start(preview_upload, kind="figures.preview", by=by, upload_id=upload.pk)
    _with_job(upload, job)


def _with_job(upload: Upload, job: Job) -> Upload:
    """Note the job without touching the state: the job may already be through."""
    Upload.objects.filter(pk=upload.pk).update(job_id=job.pk)
    upload.job_id = job.pk
    return upload
