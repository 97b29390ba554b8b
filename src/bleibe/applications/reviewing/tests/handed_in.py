"""An application that arrived and is in review, without the way that led there."""

import json
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.forms.definition import as_plain, digest_of_form
from bleibe.forms.models import Draft, FormRevision, ReceiptKey, SealedContent, Submission
from bleibe.parties.models import Area, Organisation, Person
from bleibe.programmes.queries import package_of

CLOSED = datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC)


def handed_in(
    call: Call,
    organisation: Organisation,
    *,
    by: Person,
    area: Area | None = None,
    state: str = Application.State.IN_REVIEW,
    answers: Mapping[str, object] | None = None,
) -> Application:
    """Make the rows of an application; the receipt is empty."""
    form = package_of(call.package).form
    revision, _new = FormRevision.objects.get_or_create(
        digest=digest_of_form(form),
        defaults={"key": form.key, "content": as_plain(form), "kept_by": by},
    )
    draft = Draft.objects.create(
        revision=revision, organisation=organisation, area=area, opened_by=by
    )
    key, _new = ReceiptKey.objects.get_or_create(id="k", defaults={"public_key": "00"})
    submission = Submission.objects.create(
        id=uuid.uuid4(), draft=draft, revision=revision, number=1, arrived_at=CLOSED,
        closes_at=CLOSED, on_time=True, sealed_at=CLOSED, sealed_by=by,
        form_digest=revision.digest, content_digest="0" * 64, receipt="{}", signature="", key=key,
    )  # fmt: skip
    content = {
        "answers": dict(answers or {}), "asked": [field.key for field in form.fields], "nonce": "n",
    }  # fmt: skip
    SealedContent.objects.create(submission=submission, text=json.dumps(content))
    return Application.objects.create(
        call=call, organisation=organisation, area=area, draft=draft, submission=submission,
        state=state, started_by=by,
    )  # fmt: skip
