"""Files for a form: in pieces that can be resumed, or in one."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bleibe.forms import arriving
from bleibe.forms.files_allowed import allowed_in
from bleibe.forms.models import Attachment, Draft, Upload
from bleibe.forms.queries import form_of
from bleibe.forms.rights import filling_of
from bleibe.forms.scanning import scan
from bleibe.kernel import events, files
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import StoredFile
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person
from bleibe.programmes.package import Field

MOST_IN_A_FIELD = 20
MOST_ARRIVING = 20
"""So many files of a draft may be on their way; others wait, so that no disk is filled."""
MOST_IN_A_CHUNK = 1024 * 1024
LONGEST_NAME, LONGEST_TITLE = 255, 200
GIVEN_UP_AFTER = timedelta(days=1)
SHA256 = re.compile(r"[0-9a-f]{64}")


def begin_upload(
    draft: Draft, *, upload_id: UUID, field: str, name: str, size: int, sha256: str, by: Person
) -> Upload:
    """Announce a file that will come in pieces (Hochladen beginnen).

    The browser makes ``upload_id``; asked twice, it is the same upload. Raises `Refused` with
    ``not_allowed``, ``not_in_this_state``, ``field_unknown``, ``field_takes_no_files``,
    ``attachments_too_many``, ``attachment_too_large``, ``file_empty``, ``upload_digest``,
    ``uploads_too_many`` or ``upload_id_used``.
    """
    with transaction.atomic():
        draft = _locked(draft)
        require(by, filling_of(draft), draft)
        _field_for_files(draft, field)
        _check_size(size, name=name)
        if not SHA256.fullmatch(sha256):
            raise Refused("upload_digest")
        upload, is_new = Upload.objects.get_or_create(
            pk=upload_id,
            defaults={
                "draft": draft, "field": field, "name": _name(name), "size": size,
                "sha256": sha256, "begun_by": by,
            },
        )  # fmt: skip
        if is_new and draft.uploads.filter(state=Upload.State.ARRIVING).count() > MOST_ARRIVING:
            raise Refused("uploads_too_many", most=MOST_ARRIVING)
        same = (upload.draft_id, upload.field, upload.size, upload.sha256)
        if same != (draft.pk, field, size, sha256):
            raise Refused("upload_id_used")
        if upload.state == Upload.State.GIVEN_UP:
            upload.state = Upload.State.ARRIVING
            upload.save(update_fields=["state"])
    return upload


def append(upload: Upload, *, offset: int, chunk: bytes, sha256: str, by: Person) -> int:
    """Add the next piece of a file (Teil hochladen); return how much has arrived.

    A piece that is there already is not added again. Raises `Refused` with ``not_allowed``,
    ``not_in_this_state``, ``upload_given_up``, ``upload_chunk_too_large``,
    ``upload_chunk_damaged`` or ``upload_at_other_place``.
    """
    require(by, filling_of(upload.draft), upload.draft)
    if upload.state == Upload.State.GIVEN_UP:
        raise Refused("upload_given_up")
    if len(chunk) > MOST_IN_A_CHUNK:
        raise Refused("upload_chunk_too_large", most=MOST_IN_A_CHUNK)
    if hashlib.sha256(chunk).hexdigest() != sha256:
        raise Refused("upload_chunk_damaged")
    if upload.state == Upload.State.DONE:
        return upload.size
    is_too_much = offset + len(chunk) > upload.size
    if is_too_much or not arriving.add(upload.pk, chunk, offset=offset):
        raise Refused("upload_at_other_place", offset=arriving.length_of(upload.pk))
    return offset + len(chunk)


def finish(upload: Upload, *, title: str, description: str = "", by: Person) -> Attachment:
    """Take a file that has arrived as an attachment (Hochladen abschließen).

    Asked twice, it is the same attachment. The file is checked and on the disk before the row
    is written. Raises `Refused` with ``not_allowed``, ``not_in_this_state``,
    ``upload_given_up``, ``upload_unfinished``, ``upload_damaged`` or as `attach` does.
    """
    require(by, filling_of(upload.draft), upload.draft)
    if upload.state == Upload.State.DONE:
        return upload.attachment
    if upload.state == Upload.State.GIVEN_UP:
        raise Refused("upload_given_up")
    offset = arriving.length_of(upload.pk)
    if offset != upload.size:
        raise Refused("upload_unfinished", offset=offset, size=upload.size)
    if arriving.digest_of(upload.pk) != upload.sha256:
        arriving.forget(upload.pk)
        raise Refused("upload_damaged", name=upload.name)
    field = _field_for_files(upload.draft, upload.field)
    scan(arriving.pieces_of(upload.pk), name=upload.name)
    stored = files.store(arriving.pieces_of(upload.pk), name=upload.name, allowed=allowed_in(field))
    with transaction.atomic():
        draft = _locked(upload.draft)
        upload = Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.state == Upload.State.DONE:
            return upload.attachment
        attachment = _add(
            draft, stored, field=field.key, name=upload.name, title=title,
            description=description, by=by,
        )  # fmt: skip
        upload.state, upload.attachment = Upload.State.DONE, attachment
        upload.save(update_fields=["state", "attachment"])
    arriving.forget(upload.pk)
    return attachment


def attach(
    draft: Draft,
    *,
    field: str,
    content: Iterable[bytes],
    name: str,
    title: str = "",
    description: str = "",
    by: Person,
) -> Attachment:
    """Add a file that came in one piece (Anlage hochladen).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``field_unknown``,
    ``field_takes_no_files``, ``attachments_too_many``, ``attachment_too_large``,
    ``file_infected``, ``scanner_silent`` or as `bleibe.kernel.files.store` does.
    """
    require(by, filling_of(draft), draft)
    asked = _field_for_files(draft, field)
    kept = list(_within_limit(content, name=name))
    scan(kept, name=name)
    stored = files.store(kept, name=_name(name), allowed=allowed_in(asked))
    with transaction.atomic():
        locked = _locked(draft)
        return _add(
            locked, stored, field=field, name=_name(name), title=title,
            description=description, by=by,
        )  # fmt: skip


def sweep_uploads() -> int:
    """Give up what has not come on for a day (Aufräumen); return how many there were."""
    limit = timezone.now() - GIVEN_UP_AFTER
    old = Upload.objects.filter(state=Upload.State.ARRIVING, begun_at__lt=limit)
    given_up = list(old.values_list("pk", flat=True))
    for upload_id in given_up:
        arriving.forget(upload_id)
    return Upload.objects.filter(pk__in=given_up).update(state=Upload.State.GIVEN_UP)


def _add(
    draft: Draft, stored: StoredFile, *, field: str, name: str, title: str, description: str,
    by: Person,
) -> Attachment:  # fmt: skip
    """Write the row; the draft is locked and looked at once more."""
    require(by, filling_of(draft), draft)
    attachment = Attachment.objects.create(
        draft=draft, field=field, file=stored, name=name,
        title=(title.strip() or name)[:LONGEST_TITLE], description=description.strip(),
        added_by=by,
    )  # fmt: skip
    draft.edited_at, draft.edited_by = attachment.added_at, by
    draft.save(update_fields=["edited_at", "edited_by"])
    events.record("attachment.added", by=by, about=draft, key=field, sha256=stored.pk)
    return attachment


def _locked(draft: Draft) -> Draft:
    return (
        Draft.objects.select_for_update(of=("self",))
        .select_related("revision")
        .defer("revision__content")
        .get(pk=draft.pk)
    )


def _field_for_files(draft: Draft, key: str) -> Field:
    try:
        field = form_of(draft.revision).field(key)
    except KeyError:
        raise Refused("field_unknown") from None
    if field.kind != "file":
        raise Refused("field_takes_no_files")
    if draft.attachments.filter(field=key, removed_at=None).count() >= MOST_IN_A_FIELD:
        raise Refused("attachments_too_many", most=MOST_IN_A_FIELD)
    return field


def _check_size(size: int, *, name: str) -> None:
    if size <= 0:
        raise Refused("file_empty", name=name)
    if size > settings.MAX_ATTACHMENT_BYTES:
        limit = settings.MAX_ATTACHMENT_BYTES // 1024**2
        raise Refused("attachment_too_large", name=name, limit_mb=limit)


def _within_limit(content: Iterable[bytes], *, name: str) -> Iterator[bytes]:
    size = 0
    for chunk in content:
        size += len(chunk)
        if size > settings.MAX_ATTACHMENT_BYTES:
            _check_size(size, name=name)
        yield chunk


def _name(name: str) -> str:
    """Return the end of a name, which tells what kind of file it is; only what can be read."""
    readable = "".join(letter for letter in name if letter.isprintable())
    return readable.strip()[-LONGEST_NAME:] or "Datei"
