"""A receipt as a document to file."""

from importlib.resources import as_file, files

from django.core.cache import cache
from django.utils import timezone
from django.utils.formats import date_format

from bleibe.design.typesetting import typeset
from bleibe.forms.arrival import BERLIN
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
        "arrived": _moment(submission.arrived_at),
        "closes": _moment(submission.closes_at),
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


def _moment(moment) -> str:
    local = timezone.localtime(moment, BERLIN)
    seconds = f"{local:%H:%M:%S},{local.microsecond // 1000:03d}"
    return f"{date_format(local, 'j. F Y')}, {seconds} Uhr ({local.tzname()})"
