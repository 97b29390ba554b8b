"""Handing in: one tiny transaction that seals digests and signs a receipt."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from bleibe.forms import signing
from bleibe.forms.arrival import in_utc, is_on_time
from bleibe.forms.canonical import canonical, digest_of
from bleibe.forms.models import Draft, ReceiptKey, SealedContent, Submission, Withdrawal
from bleibe.forms.queries import answers_of, form_of, in_force
from bleibe.forms.receipts import receipt_of
from bleibe.forms.rights import releasing_of
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import StoredFile
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@transaction.atomic
def seal(
    draft: Draft,
    *,
    submission_id: UUID,
    arrived_at: datetime,
    closes_at: datetime,
    by: Person,
    channel: str = "online",
    original: StoredFile | None = None,
) -> Submission:
    """Seal a released draft and give a receipt (Einreichen).

    The same ``submission_id`` gives the same submission, however often it is asked for: a
    double click or an answer that got lost does no harm. What arrives after ``closes_at`` is
    sealed all the same, with ``on_time`` false; the draft stays as it was. Raises `Refused`
    with ``not_allowed``, ``submission_id_used``, ``draft_not_released`` or
    ``original_missing``.
    """
    draft = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("revision", "organisation", "area")
        .defer("revision__content")
        .get(pk=draft.pk)
    )
    require(by, releasing_of(draft), draft)
    known = Submission.objects.filter(pk=submission_id).first()
    if known is not None:
        if known.draft_id != draft.pk:
            raise Refused("submission_id_used")
        return known
    if draft.state != Draft.State.RELEASED:
        raise Refused("draft_not_released", state=draft.get_state_display())
    if (channel == Submission.Channel.EMAIL) != (original is not None):
        raise Refused("original_missing")
    answers = answers_of(draft)
    content = canonical({"answers": answers, "nonce": secrets.token_hex(16)})
    submission = Submission(
        id=submission_id, draft=draft, revision=draft.revision,
        number=(draft.submissions.aggregate(last=Max("number"))["last"] or 0) + 1,
        channel=channel, original=original,
        arrived_at=in_utc(arrived_at), closes_at=in_utc(closes_at),
        on_time=is_on_time(arrived_at, closes_at), sealed_at=timezone.now(), sealed_by=by,
        form_digest=draft.revision.digest, content_digest=digest_of(content),
        key=_current_key(),
    )  # fmt: skip
    receipt = canonical(receipt_of(submission, form=form_of(draft.revision), answers=answers))
    submission.receipt, submission.signature = receipt.decode(), signing.sign(receipt)
    submission.save(force_insert=True)
    SealedContent(submission=submission, text=content.decode()).save(force_insert=True)
    number, sha256 = submission.number, digest_of(receipt)
    if submission.on_time:
        draft.state = Draft.State.SEALED
        draft.save(update_fields=["state"])
        events.record("submission.sealed", by=by, about=submission, number=number, sha256=sha256)
    else:
        events.record("submission.late", by=by, about=submission, number=number, sha256=sha256)
    return submission


@transaction.atomic
def withdraw(submission: Submission, *, reason: str, by: Person) -> Withdrawal:
    """Take a submission back (Rücknahme); it stays, and counts for nothing from now on.

    Raises `Refused` with ``not_allowed``, ``submission_withdrawn`` or
    ``submission_not_in_force``.
    """
    draft = Draft.objects.select_for_update().get(pk=submission.draft_id)
    require(by, releasing_of(draft), draft)
    if Withdrawal.objects.filter(submission=submission).exists():
        raise Refused("submission_withdrawn")
    if in_force(draft) != submission:
        raise Refused("submission_not_in_force")
    withdrawal = Withdrawal.objects.create(
        submission=submission, reason=reason, withdrawn_at=timezone.now(), withdrawn_by=by
    )
    if draft.state == Draft.State.SEALED:
        draft.state, draft.released_at, draft.released_by = Draft.State.OPEN, None, None
        draft.save(update_fields=["state", "released_at", "released_by"])
    events.record("submission.withdrawn", by=by, about=submission, reason=reason)
    return withdrawal


def _current_key() -> ReceiptKey:
    key, _is_new = ReceiptKey.objects.get_or_create(
        pk=signing.current_key_id(), defaults={"public_key": signing.public_key()}
    )
    return key
