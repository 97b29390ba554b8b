"""A receipt as a document to file."""

from importlib.resources import as_file, files

from django.core.cache import cache

from bleibe.design.typesetting import typeset
from bleibe.forms.arrival import said_in_berlin
from bleibe.forms.models import Submission
from bleibe.forms.receipts import digest_of_receipt, files_in, short_code

KEPT_SECONDS = 24 * 60 * 60


def receipt_pdf(submission: Submission) -> bytes:
    """Return the receipt as an accessible PDF that carries code and digest (Beleg).

    A receipt never changes: set once, the document is kept for a day.
    """
    key = f"receipt-pdf-{digest_of_receipt(submission)}"
    return cache.get_or_set(key, lambda: _typeset(submission), KEPT_SECONDS)


def _typeset(submission: Submission) -> bytes:
    draft = submission.draft
    told = {
        "organisation": draft.organisation.name,
        "area": draft.area.name if draft.area else "",
        "arrived": said_in_berlin(submission.arrived_at, milliseconds=True),
        "closes": said_in_berlin(submission.closes_at, milliseconds=True),
        "on_time": submission.on_time,
        "number": submission.number,
        "submission": str(submission.pk),
        "code": short_code(submission),
        "digest": digest_of_receipt(submission),
        "content_digest": submission.content_digest,
        "form_digest": submission.form_digest,
        "files": files_in(submission),
        "key": submission.key_id,
        "signature": submission.signature,
        "channel": submission.get_channel_display(),
    }
    with as_file(files("bleibe.forms") / "document") as folder:
        return typeset(folder / "beleg.typ", receipt=told)
