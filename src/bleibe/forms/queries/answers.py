"""What stands in the fields of a draft or of a submission."""

import json
from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from bleibe.forms.definition import asked, form_from
from bleibe.forms.gaps import Filled, Gap, gaps
from bleibe.forms.models import (
    AnswerVersion,
    Attachment,
    Draft,
    FormRevision,
    SealedContent,
    Submission,
)
from bleibe.forms.queries.drafts import attachments_of
from bleibe.forms.values import understand
from bleibe.programmes.package import FormDefinition


def form_of(revision: FormRevision) -> FormDefinition:
    """Return the form in this wording."""
    return form_from(revision.digest, lambda: revision.content)


def answers_of(draft: Draft) -> dict[str, object]:
    """Return the value of every field of the form; None is not answered, never "no".

    Plain data: decimals and days as text, choices as keys, tables as lists of rows, files as
    lists of tables with ``uuid``, ``name``, ``title``, ``sha256``. Fields that are not asked
    are None, whatever was typed before. Two queries.
    """
    form = form_of(draft.revision)
    values = {key: filled.value for key, filled in filled_of(draft).items()}
    there = asked(form, values)
    return {
        field.key: values.get(field.key) if field.key in there else None for field in form.fields
    }


def filled_of(draft: Draft) -> dict[str, Filled]:
    """Return what stands in each field, also what it does not understand. Three queries."""
    form = form_of(draft.revision)
    fields = {field.key: field for field in form.fields}
    beside = Counter(
        AnswerVersion.objects.filter(answer__draft=draft, number=None, settled_at=None).values_list(
            "answer__field", flat=True
        )
    )
    found = {
        answer.field: Filled(
            answer.value,
            understand(fields[answer.field], answer.typed).fault if answer.typed else None,
            beside[answer.field],
        )
        for answer in draft.answers.all()
        if answer.field in fields
    }
    return found | files_by_field(attachments_of(draft))


def files_by_field(attachments: Iterable[Attachment]) -> dict[str, Filled]:
    """Return the files of each field as a value."""
    by_field: dict[str, list[object]] = {}
    for each in attachments:
        by_field.setdefault(each.field, []).append(file_as_plain(each))
    return {key: Filled(files) for key, files in by_field.items()}


def file_as_plain(attachment: Attachment) -> dict[str, object]:
    """Return what an answer says of a file."""
    return {
        "uuid": str(attachment.uuid),
        "name": attachment.name,
        "title": attachment.title,
        "description": attachment.description,
        "sha256": attachment.file_id,
        "size": attachment.file.size,
        "media_type": attachment.file.media_type,
    }


def missing(draft: Draft) -> list[Gap]:
    """Return what has to be done before the draft can be released (Was fehlt)."""
    return gaps(form_of(draft.revision), filled_of(draft))


def beside_of(draft: Draft) -> QuerySet[AnswerVersion]:
    """Return the wordings that wait beside an answer for somebody to decide."""
    return (
        AnswerVersion.objects.filter(answer__draft=draft, number=None, settled_at=None)
        .select_related("answer", "written_by")
        .order_by("written_at", "pk")
    )


def history_of(draft: Draft, field: str) -> QuerySet[AnswerVersion]:
    """Return all that was ever written into a field, the newest first."""
    return (
        AnswerVersion.objects.filter(answer__draft=draft, answer__field=field)
        .select_related("answer", "written_by", "settled_by")
        .order_by("-written_at", "-pk")
    )


def sealed_content(submission: Submission) -> dict[str, object]:
    """Return what was sealed: ``answers``, ``asked`` and the random part ``nonce``."""
    content: dict[str, object] = json.loads(submission.content.text)
    return content


def sealed_answers(submission: Submission) -> dict[str, object]:
    """Return the answers as they were sealed, in the form of `answers_of`."""
    return sealed_content(submission)["answers"]


def sealed_bytes(submission: Submission) -> bytes:
    """Return what was sealed exactly as its digest was made; nothing once it is deleted."""
    found = SealedContent.objects.filter(submission=submission).first()
    return found.text.encode() if found else b""
