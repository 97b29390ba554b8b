"""What is said of an attachment, and taking it out."""

from django.db import transaction
from django.utils import timezone

from bleibe.forms.models import Attachment, Draft
from bleibe.forms.rights import filling_of
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@transaction.atomic
def change_attachment(
    attachment: Attachment, *, title: str, description: str, by: Person
) -> Attachment:
    """Change title and description (Angaben zu einer Anlage ändern).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``attachment_removed``.
    """
    draft, attachment = _locked(attachment)
    require(by, filling_of(draft), draft)
    _check_there(attachment)
    attachment.title, attachment.description = title, description
    attachment.save(update_fields=["title", "description"])
    _note_edit(draft, by=by)
    events.record("attachment.changed", by=by, about=draft, key=attachment.field)
    return attachment


@transaction.atomic
def remove_attachment(attachment: Attachment, *, by: Person) -> Attachment:
    """Take an attachment out (Anlage entfernen); it stays in the history.

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``attachment_removed``.
    """
    draft, attachment = _locked(attachment)
    require(by, filling_of(draft), draft)
    _check_there(attachment)
    attachment.removed_at, attachment.removed_by = timezone.now(), by
    attachment.save(update_fields=["removed_at", "removed_by"])
    _note_edit(draft, by=by)
    events.record(
        "attachment.removed", by=by, about=draft, key=attachment.field, sha256=attachment.file_id
    )
    return attachment


def _locked(attachment: Attachment) -> tuple[Draft, Attachment]:
    draft = Draft.objects.select_for_update().get(pk=attachment.draft_id)
    return draft, Attachment.objects.get(pk=attachment.pk)


def _check_there(attachment: Attachment) -> None:
    if attachment.removed_at is not None:
        raise Refused("attachment_removed")


def _note_edit(draft: Draft, *, by: Person) -> None:
    draft.edited_at, draft.edited_by = timezone.now(), by
    draft.save(update_fields=["edited_at", "edited_by"])
