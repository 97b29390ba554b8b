"""One of everything that there is in forms: a draft with an attachment, and a sealed one."""

import io
import uuid
from datetime import UTC, datetime

import pikepdf

from bleibe.forms.actions import (
    attach,
    begin_upload,
    keep_revision,
    open_draft,
    release,
    reopen,
    save_answer,
    seal,
)
from bleibe.forms.models import Draft
from bleibe.parties.models import Organisation, Person
from bleibe.programmes.package import Field, FormDefinition, Section

FORM = FormDefinition(
    "fragebogen",
    (
        Section(
            "kommune", "Ihre Kommune", "data_sheet",
            (Field("contact", "text", "Ansprechperson"), Field("letter", "file", "Schreiben")),
        ),
    ),
)  # fmt: skip
CLOSES = datetime(2026, 7, 20, 22, tzinfo=UTC)


def everything(
    organisation: Organisation, *, by: Person, released_by: Person, kept_by: Person
) -> dict[str, object]:
    """Add an open draft with two wordings and an attachment, and one that is handed in."""
    revision = keep_revision(FORM, by=kept_by)
    draft = open_draft(revision, organisation=organisation, area=None, by=by)
    write(draft, "Anna", by=by)
    attachment = attach(draft, field="letter", content=[pdf()], name="schreiben.pdf", by=by)
    upload = begin_upload(
        draft, upload_id=uuid.uuid4(), field="letter", name="x.pdf", size=5, sha256="0" * 64, by=by
    )
    sealed = open_draft(revision, organisation=organisation, area=None, by=by)
    write(sealed, "Anna", by=by)
    submission = seal(
        release(sealed, by=released_by), submission_id=uuid.uuid4(), arrived_at=CLOSES,
        closes_at=CLOSES, by=released_by,
    )  # fmt: skip
    version = draft.answers.get().versions.get()
    return {
        "draft": draft, "attachment": attachment, "form_upload": upload, "sealed": submission,
        "answer_version": version,
    }  # fmt: skip


def one_more(things, number: int, *, by: Person, released_by: Person) -> None:
    """Add another wording, another attachment and another submission."""
    write(things.draft, f"Fassung {number}", by=by)
    attach(things.draft, field="letter", content=[pdf()], name=f"{number}.pdf", by=by)
    sealed = reopen(Draft.objects.get(pk=things.sealed.draft_id), by=released_by)
    write(sealed, f"Fassung {number}", by=by)
    seal(
        release(sealed, by=released_by), submission_id=uuid.uuid4(), arrived_at=CLOSES,
        closes_at=CLOSES, by=released_by,
    )  # fmt: skip


def write(draft: Draft, words: str, *, by: Person) -> None:
    """Write into the one field of the form."""
    save_answer(draft, field="contact", value=words, base_version=99, by=by)


def pdf() -> bytes:
    document, out = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(out, deterministic_id=True)
    return out.getvalue()
