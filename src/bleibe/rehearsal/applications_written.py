"""Invented Kommunen write their applications and hand them in, each in its own way."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from django.conf import settings

from bleibe.applications.applying import actions as applying
from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import deadline_of
from bleibe.forms import actions as forms
from bleibe.forms.models import Draft
from bleibe.forms.queries import filled_of, form_of
from bleibe.parties.models import Person
from bleibe.rehearsal.answering import answers
from bleibe.rehearsal.clock import Clock
from bleibe.rehearsal.kommunen import Kommune
from bleibe.rehearsal.papers import PAPER

LATE, WITHDRAWN, MAILED, REPLACED = 7, 13, 21, 29
"""Numbers of the Kommunen with whom things go another way."""


def write_application(call: Call, kommune: Kommune) -> Application:
    """Begin an application and fill it in (Bewerbung schreiben)."""
    application = applying.start_application(
        call, organisation=kommune.organisation, by=kommune.lead
    )
    fill_in(application.draft, kommune, by=kommune.lead)
    return application


def fill_in(draft: Draft, kommune: Kommune, *, by: Person, sections: int | None = None) -> None:
    """Answer what is asked and not known yet, in all sections or the first so many."""
    form = form_of(draft.revision)
    known = {key: filled.value for key, filled in filled_of(draft).items()}
    written = {
        field.key: (field, value) for field, value in answers(form, kommune.applicant, known=known)
    }
    for section in form.sections[:sections]:
        here = [written[field.key] for field in section.fields if field.key in written]
        typed = {field.key: forms.Typed(value) for field, value in here if field.kind != "file"}
        if typed:
            forms.save_answers(draft, typed=typed, by=by)
        for field, value in here:
            if field.kind == "file":
                forms.attach(
                    draft, field=field.key, content=[PAPER], name=f"{field.key}.pdf",
                    title=str(value), by=by,
                )  # fmt: skip


def hand_in(application: Application, kommune: Kommune, *, clock: Clock) -> None:
    """Release by a second person and submit; the same moment counts as arrival."""
    applying.release_application(application, by=kommune.head)
    applying.submit_application(
        application, submission_id=uuid.uuid4(), arrived_at=clock.moment, by=kommune.head
    )


def everybody_applies(
    call: Call, kommunen: list[Kommune], *, clock: Clock, office: tuple[Person, Person]
) -> Iterator[Application]:
    """Let all apply in the weeks until the deadline, most of them in the last days."""
    closes_at = deadline_of(call).closes_at
    begins_at = max(call.opens_at, clock.moment)
    for turn, kommune in enumerate(kommunen):
        share = ((turn + 1) / len(kommunen)) ** 0.4
        clock.move_to(begins_at + (closes_at - begins_at) * share - timedelta(minutes=5))
        if kommune.applicant.number == MAILED:
            yield _mailed(call, kommune, clock=clock, office=office)
            continue
        application = write_application(call, kommune)
        if kommune.applicant.number == LATE:
            applying.release_application(application, by=kommune.head)
            yield application
            continue
        hand_in(application, kommune, clock=clock)
        if kommune.applicant.number == WITHDRAWN:
            applying.withdraw_application(
                application, reason="Der Rat hat sich anders entschieden.", by=kommune.head
            )
        elif kommune.applicant.number == REPLACED:
            applying.begin_replacement(application, by=kommune.lead)
            hand_in(application, kommune, clock=clock)
        yield application


def arrive_late(applications: list[Application], kommunen: list[Kommune], *, clock: Clock) -> None:
    """Let the one who was ready in time press the button a minute too late."""
    late = next((each for each in kommunen if each.applicant.number == LATE), None)
    if late is None:
        return
    application = next(each for each in applications if each.organisation == late.organisation)
    clock.move_to(deadline_of(application.call).last_instant + timedelta(minutes=1))
    applying.submit_application(
        application, submission_id=uuid.uuid4(), arrived_at=clock.moment, by=late.head
    )


def _mailed(
    call: Call, kommune: Kommune, *, clock: Clock, office: tuple[Person, Person]
) -> Application:
    enters, releases = office
    mailed = applying.enter_mail(
        call, raw=_mail(kommune, clock), name="bewerbung.eml", organisation=kommune.organisation,
        by=enters,
    )  # fmt: skip
    if not mailed.basis:
        applying.decide_arrival(
            mailed, arrived_at=clock.moment, reason="Eingang im Postfach nachgesehen.", by=enters
        )
    fill_in(mailed.application.draft, kommune, by=enters)
    forms.release(mailed.application.draft, by=releases)
    applying.seal_mailed(mailed, submission_id=uuid.uuid4(), by=releases)
    return mailed.application


def _mail(kommune: Kommune, clock: Clock) -> bytes:
    mail = EmailMessage()
    at = format_datetime(clock.moment)
    for server in settings.OWN_MAIL_SERVERS[:1]:
        mail["Received"] = f"from rathaus.example by {server}; {at}"
    mail["From"], mail["Subject"] = kommune.head.email, "Bewerbung"
    mail["Message-ID"], mail["Date"] = f"<{kommune.applicant.key}@rathaus.example>", at
    mail.set_content("Anbei unsere Bewerbung mit freundlichen Grüßen")
    return mail.as_bytes()
