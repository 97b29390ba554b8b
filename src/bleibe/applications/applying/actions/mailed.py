"""Applications that came as e-mail, entered by the programme office."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bleibe.applications.applying.actions.moving import move
from bleibe.applications.applying.actions.sending import note_submission
from bleibe.applications.applying.actions.starting import keep_application
from bleibe.applications.applying.models import Application, MailedApplication
from bleibe.applications.applying.permissions import ENTER_MAILED
from bleibe.applications.applying.queries import field_for_files
from bleibe.applications.applying.received import ReceivedMail, is_mail, read_mail
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import deadline_of, rules_of
from bleibe.forms import actions as forms
from bleibe.forms.models import Submission
from bleibe.kernel import events, files
from bleibe.kernel.errors import Refused
from bleibe.kernel.filetypes import TEXT
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person

Basis = MailedApplication.Basis
EMAIL = "email"


def enter_mail(
    call: Call,
    *,
    raw: bytes,
    name: str,
    organisation: Organisation,
    area: Area | None = None,
    by: Person,
) -> MailedApplication:
    """Keep the original of an e-mailed application and begin its entry (E-Mail erfassen).

    The bytes are kept as they are. Raises `Refused` with ``not_allowed``,
    ``channel_not_open``, ``not_a_mail``, ``kind_not_called``, ``application_there_already`` or
    like `bleibe.kernel.files.store`.
    """
    require(by, ENTER_MAILED)
    if EMAIL not in rules_of(call).channels:
        raise Refused("channel_not_open")
    if not is_mail(raw):
        raise Refused("not_a_mail", name=name)
    mail = read_mail(raw, own_servers=settings.OWN_MAIL_SERVERS, now=timezone.now())
    original = files.store([raw], name=name, allowed=(TEXT,))
    with transaction.atomic():
        application = keep_application(
            call, organisation=organisation, area=area, by=by, entered_by_office=True
        )
        mailed = MailedApplication.objects.create(
            application=application, original=original, entered_by=by, **_described(mail)
        )
        events.record(
            "application.mailed", by=by, about=application, reference=application.reference,
            sha256=original.sha256, arrived_at=mailed.arrived_at, doubt=mail.doubt,
        )  # fmt: skip
        _take_files_over(mail, application=application, by=by)
    return mailed


@transaction.atomic
def decide_arrival(
    mailed: MailedApplication, *, arrived_at: datetime, reason: str, by: Person
) -> None:
    """Fix when a mail arrived where the mail itself does not prove it (Eingang festlegen).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``arrival_needs_reason`` or
    ``arrival_in_future``.
    """
    require(by, ENTER_MAILED)
    mailed = _locked(mailed)
    if mailed.application.state not in Application.NOT_SENT:
        raise Refused("not_in_this_state", state=mailed.application.get_state_display())
    if not reason.strip():
        raise Refused("arrival_needs_reason")
    if arrived_at > timezone.now():
        raise Refused("arrival_in_future")
    mailed.arrived_at, mailed.basis = arrived_at, Basis.PERSON
    mailed.reason, mailed.decided_by = reason.strip(), by
    mailed.save()
    events.record(
        "application.arrival_decided", by=by, about=mailed.application, arrived_at=arrived_at,
        reason=mailed.reason, reference=mailed.application.reference,
    )  # fmt: skip


@transaction.atomic
def seal_mailed(mailed: MailedApplication, *, submission_id: UUID, by: Person) -> Submission:
    """Seal what was entered from a mail, with the mail's time (Erfasste Bewerbung einreichen).

    Somebody else of the office has released the entry. Late ones are stamped and kept like all
    others. Raises `Refused` with ``not_allowed``, ``arrival_not_known`` or like
    `bleibe.forms.actions.seal`.
    """
    require(by, ENTER_MAILED)
    mailed = _locked(mailed)
    application = mailed.application
    known = Submission.objects.filter(pk=submission_id, draft=application.draft).first()
    if known is not None:
        return known
    if not mailed.basis:
        raise Refused("arrival_not_known")
    deadline = deadline_of(application.call, organisation=application.organisation)
    submission = forms.seal(
        application.draft, submission_id=submission_id, arrived_at=mailed.arrived_at,
        closes_at=deadline.last_instant, by=by, channel=EMAIL, original=mailed.original,
    )  # fmt: skip
    if submission.on_time and application.state == Application.State.DRAFT:
        move(application, to=Application.State.RELEASED, by=by)
    note_submission(application, submission=submission, by=by)
    return submission


def _take_files_over(mail: ReceivedMail, *, application: Application, by: Person) -> None:
    """Add the files of a mail as attachments; what the form does not take stays in the mail."""
    field = field_for_files(application.draft)
    for file in mail.files if field else ():
        with suppress(Refused):
            forms.attach(
                application.draft, field=field, content=[file.content], name=file.name, by=by
            )


def _described(mail: ReceivedMail) -> dict[str, object]:
    """Return what the row of a mail holds; a time that is not proven is no time."""
    proven = not mail.doubt
    return {
        "sender": mail.sender[:320], "subject": mail.subject[:500],
        "message_id": mail.message_id[:500], "doubt": mail.doubt,
        "arrived_at": mail.arrived_at if proven else None,
        "basis": Basis.RECEIVED if proven else "",
    }  # fmt: skip


def _locked(mailed: MailedApplication) -> MailedApplication:
    return (
        MailedApplication.objects.select_for_update(of=("self",))
        .select_related(
            "original", "application", "application__call", "application__organisation",
            "application__draft", "application__submission",
        )
        .get(pk=mailed.pk)
    )  # fmt: skip
