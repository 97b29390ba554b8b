"""Release by a second person, handing in, replacing, taking back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from bleibe.applications.applying.actions.moving import move
from bleibe.applications.applying.actions.starting import require_time
from bleibe.applications.applying.models import Application
from bleibe.applications.applying.permissions import APPLY, MOVE
from bleibe.applications.calls.letters import send_after_commit
from bleibe.applications.calls.queries import deadline_of
from bleibe.forms import actions as forms
from bleibe.forms.models import Draft, Submission
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

State = Application.State


@transaction.atomic
def release_application(application: Application, *, by: Person) -> None:
    """Say as a second person that the application may be handed in (Bewerbung freigeben).

    Raises `Refused` with ``not_allowed`` or like `bleibe.forms.actions.release`.
    """
    require(by, APPLY, application)
    application = _locked(application)
    forms.release(application.draft, by=by)
    _follow_draft(application, by=by)


@transaction.atomic
def take_release_back(application: Application, *, by: Person) -> None:
    """Open a released application again for changes (Freigabe zurücknehmen)."""
    require(by, APPLY, application)
    application = _locked(application)
    forms.take_back(application.draft, by=by)
    _follow_draft(application, by=by)


@transaction.atomic
def submit_application(
    application: Application,
    *,
    submission_id: UUID,
    arrived_at: datetime,
    site_url: str = "",
    by: Person,
) -> Submission:
    """Hand an application in (Bewerbung einreichen), the first time or as a replacement.

    The same id again gives the same receipt. What arrives after the deadline of this Kommune
    is stamped and kept; ``on_time`` of what is returned is then false, and the state stays.
    With ``site_url`` the receipt is told by mail, too.
    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or like
    `bleibe.forms.actions.seal`.
    """
    require(by, APPLY, application)
    application = _locked(application)
    known = Submission.objects.filter(pk=submission_id, draft=application.draft).first()
    if known is not None:
        return known
    _follow_draft(application, by=by)
    if application.state not in (State.RELEASED, State.SUBMITTED):
        raise Refused("not_in_this_state", state=application.get_state_display())
    deadline = deadline_of(application.call, organisation=application.organisation)
    submission = forms.seal(
        application.draft, submission_id=submission_id, arrived_at=arrived_at,
        closes_at=deadline.last_instant, by=by,
    )  # fmt: skip
    note_submission(application, submission=submission, by=by)
    if submission.on_time and site_url:
        _send_receipt(application, submission, site_url=site_url, by=by)
    return submission


def note_submission(application: Application, *, submission: Submission, by: Person) -> None:
    """Let a sealed submission count if it was in time, and tell the log."""
    require(by, MOVE, application)
    if not submission.on_time:
        events.record(
            "application.late", by=by, about=application, reference=application.reference,
            arrived_at=submission.arrived_at, closes_at=submission.closes_at,
        )  # fmt: skip
        return
    replaced = application.submission_id
    application.submission = submission
    application.save(update_fields=["submission"])
    if application.state == State.RELEASED:
        move(application, to=State.SUBMITTED, by=by)
    else:
        events.record(
            "application.replaced", by=by, about=application, reference=application.reference,
            superseded=replaced,
        )  # fmt: skip


@transaction.atomic
def begin_replacement(application: Application, *, by: Person) -> None:
    """Open a handed-in application to hand in a better one (Bewerbung ersetzen).

    Until the new one is handed in, the earlier one counts. Raises `Refused` with
    ``not_allowed``, ``not_in_this_state`` or ``deadline_over``.
    """
    require(by, APPLY, application)
    application = _locked(application)
    if application.state != State.SUBMITTED:
        raise Refused("not_in_this_state", state=application.get_state_display())
    require_time(application.call, organisation=application.organisation)
    forms.reopen(application.draft, by=by)
    events.record(
        "application.replacing", by=by, about=application, reference=application.reference
    )


@transaction.atomic
def withdraw_application(application: Application, *, reason: str = "", by: Person) -> None:
    """Take an application back (Bewerbung zurückziehen), handed in or not, until the decision.

    Raises `Refused` with ``not_allowed`` or ``application_cannot_move``.
    """
    require(by, APPLY, application)
    application = _locked(application)
    move(application, to=State.WITHDRAWN, by=by, reason=reason.strip())
    if application.submission is not None:
        forms.withdraw(application.submission, reason=reason.strip(), by=by)


@transaction.atomic
def begin_again(application: Application, *, by: Person) -> None:
    """Go on with an application that was taken back, while there is time (Neu beginnen).

    Raises `Refused` with ``not_allowed``, ``application_cannot_move`` or ``deadline_over``.
    """
    require(by, APPLY, application)
    application = _locked(application)
    require_time(application.call, organisation=application.organisation)
    move(application, to=State.DRAFT, by=by)
    application.submission = None
    application.save(update_fields=["submission"])
    if application.draft.state == Draft.State.SEALED:
        forms.reopen(application.draft, by=by)
    elif application.draft.state == Draft.State.RELEASED:
        forms.take_back(application.draft, by=by)


@transaction.atomic
def show_to_office(application: Application, *, shown: bool, by: Person) -> None:
    """Let the programme office read what is not handed in yet, or no longer (Einblick geben)."""
    require(by, APPLY, application)
    application = _locked(application)
    application.is_open_to_office = shown
    application.save(update_fields=["is_open_to_office"])
    if shown:
        events.record("application.shown", by=by, about=application)
    else:
        events.record("application.hidden", by=by, about=application)


def _send_receipt(
    application: Application, submission: Submission, *, site_url: str, by: Person
) -> None:
    send_after_commit(
        "receipt", folder="applying", to=by.email, name=by.name, reference=application.reference,
        kommune=application.organisation.name, call=application.call.title,
        arrived_at=submission.arrived_at,
        link=site_url + reverse("forms:receipt", args=[submission.pk]),
    )  # fmt: skip


def _locked(application: Application) -> Application:
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("call", "organisation", "area", "draft", "submission")
        .get(pk=application.pk)
    )


def _follow_draft(application: Application, *, by: Person) -> None:
    """Bring the state after what was done to the form on its own pages."""
    application.draft.refresh_from_db(fields=["state"])
    draft = application.draft.state
    if application.state == State.DRAFT and draft == Draft.State.RELEASED:
        move(application, to=State.RELEASED, by=by)
    elif application.state == State.RELEASED and draft == Draft.State.OPEN:
        move(application, to=State.DRAFT, by=by)
