"""What a Kommune does while its process is killed: write, upload in pieces, release, hand in."""

import hashlib
import uuid
from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from bleibe.forms import actions as forms
from bleibe.forms.models import Attachment, Draft, FormRevision, Submission, Upload
from bleibe.forms.receipts import receipt_file
from bleibe.forms.signing import current_key_id, public_key
from bleibe.forms.verify_receipt import NotGenuine, check_content, verify
from bleibe.kernel import files
from bleibe.kernel.permissions import Role
from bleibe.parties import actions as parties
from bleibe.parties.models import Area, Organisation, Person
from bleibe.programmes.package import Field, FormDefinition, Section

FORM = FormDefinition(
    "bogen",
    (
        Section(
            "alles", "Alles", "guiding_questions",
            (
                Field("vorhaben", "long_text", "Ihr Vorhaben", required=True),
                Field("einwohner", "whole", "Einwohner", required=True),
                Field("nachweis", "file", "Nachweis", required=True, accept=("csv",)),
            ),
        ),
    ),
)  # fmt: skip
PIECE = 64 * 1024


def settle_in() -> None:
    """Let there be a Kommune with two people, and the form."""
    url = "http://localhost"
    parties.found_administration("olga@example.org", name="Olga Orion", site_url=url)
    olga = Person.objects.get()
    area = Area.objects.create(level=Area.Level.MUNICIPALITY, key="99001010", name="Morgenau")
    town = parties.add_organisation(
        "morgenau", name="Stadt Morgenau", kind=Organisation.Kind.TOWN, areas=[area], by=olga
    )
    office = parties.add_organisation(
        "amt", name="Geschäftsstelle", kind=Organisation.Kind.PROGRAMME_OFFICE, by=olga
    )

    def let_in(name: str, organisation: Organisation, role: Role, *, by: Person) -> Person:
        mandate = parties.invite(
            f"{name}@example.org", name=name.title(), organisation=organisation, role=role,
            valid_from=timezone.localdate(), site_url=url, by=by,
        )  # fmt: skip
        return Person.objects.get(pk=mandate.person_id)

    clara = let_in("clara", office, Role.PROGRAMME_OFFICE, by=olga)
    let_in("anna", town, Role.PROJECT_LEAD, by=clara)
    let_in("rita", town, Role.HEAD_OF_ADMINISTRATION, by=clara)
    forms.keep_revision(FORM, by=clara)


def submit(number: int, turn: int) -> Iterator[str]:
    """Fill a form in, attach a file in pieces, release and hand in; yield the promise first."""
    content = f"Jahr;Personen\n{1900 + turn};{number}\n".encode() * 8000
    digest, submission_id = hashlib.sha256(content).hexdigest(), uuid.uuid4()
    yield f"submission {submission_id} {digest}"
    anna, rita = (Person.objects.get(email=f"{name}@example.org") for name in ("anna", "rita"))
    draft = forms.open_draft(
        FormRevision.objects.get(key=FORM.key),
        organisation=Organisation.objects.get(key="morgenau"),
        area=None, by=anna,
    )  # fmt: skip
    for field, value in (("vorhaben", f"Runde {number}, {turn}"), ("einwohner", "8.600")):
        forms.save_answer(draft, field=field, value=value, base_version=0, by=anna)
    upload = forms.begin_upload(
        draft, upload_id=uuid.uuid4(), field="nachweis", name="zahlen.csv", size=len(content),
        sha256=digest, by=anna,
    )  # fmt: skip
    for offset in range(0, len(content), PIECE):
        piece = content[offset : offset + PIECE]
        forms.append(
            upload, offset=offset, chunk=piece, sha256=hashlib.sha256(piece).hexdigest(), by=anna
        )
    forms.finish(upload, title="Zahlen", by=anna)
    forms.release(draft, by=rita)
    now = timezone.now()
    forms.seal(
        draft, submission_id=submission_id, arrived_at=now, closes_at=now + timedelta(days=1),
        by=rita,
    )  # fmt: skip


def is_kept(promise: str) -> bool:
    """Say whether an acknowledged submission is there, genuine, with its words and its file."""
    _kind, submission_id, digest = promise.split()
    submission = Submission.objects.select_related("draft", "content").filter(pk=submission_id)
    found = submission.first()
    if found is None or found.draft.state != Draft.State.SEALED:
        return False
    try:
        receipt = verify(receipt_file(found), {current_key_id(): public_key()})
        check_content(receipt, found.content.text.encode())
    except NotGenuine:
        return False
    blob = files.path_of(digest)
    return (
        [each["sha256"] for each in receipt["files"]] == [digest]
        and blob.exists()
        and hashlib.sha256(blob.read_bytes()).hexdigest() == digest
    )


def half_things() -> Iterator[str]:
    """Yield what is neither wholly handed in nor wholly not."""
    for draft in Draft.objects.filter(state=Draft.State.SEALED, submissions=None):
        yield f"draft {draft.pk} is sealed without a submission"
    for submission in Submission.objects.filter(content=None):
        yield f"submission {submission.pk} without its words"
    counting = Submission.objects.filter(on_time=True, withdrawal=None)
    for submission in counting.exclude(draft__state=Draft.State.SEALED):
        yield f"submission {submission.pk} of a draft that is not sealed"
    for upload in Upload.objects.filter(state=Upload.State.DONE, attachment=None):
        yield f"upload {upload.pk} is done without an attachment"
    for attachment in Attachment.objects.all():
        if not files.path_of(attachment.file_id).exists():
            yield f"attachment {attachment.pk} without its file"


def sweep() -> None:
    """Nothing: what was not handed in is still a draft."""


ACTS = (submit,)
PROMISES = ("submission",)
