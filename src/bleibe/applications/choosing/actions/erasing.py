"""Erasing applications whose time has come; digests, counts and the log remain and verify."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.actions.sealing import erase_content
from bleibe.applications.choosing.hanging import hanging_on
from bleibe.applications.choosing.models import Decision, Seal
from bleibe.applications.choosing.permissions import ERASE_APPLICATIONS
from bleibe.applications.choosing.queries.frame import frame_of
from bleibe.forms.models import Submission, Withdrawal
from bleibe.kernel import events
from bleibe.kernel.files import path_of
from bleibe.kernel.models import Event, EventFacts, StoredFile
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

REASON = "retention"
State = Application.State


def erase_due(*, by: Person | None = None) -> int:
    """Erase all applications whose retention has ended (Löschung); return how many.

    ``by`` is None where the system does it. Raises `Refused` with ``not_allowed``.
    """
    if by is not None:
        require(by, ERASE_APPLICATIONS)
    erased = 0
    for application in due(now=timezone.now()):
        erase_application(application, by=by)
        erased += 1
    return erased


def due(*, now: datetime) -> Iterator[Application]:
    """Yield the applications that may be kept no longer.

    Rejected ones count from their last step, declined ones from the answer, withdrawn ones and
    those that were never handed in from the deadline or their last step, whichever is later.
    """
    for call in Call.objects.select_related("package").order_by("pk"):
        kept = timedelta(days=frame_of(call).rules.retention_days)
        declined = dict(
            Decision.objects.filter(
                application__call=call, answer=Decision.Answer.DECLINED
            ).values_list("application", "answered_at")
        )
        ended = (State.REJECTED, State.WITHDRAWN, *Application.NOT_SENT, State.ACCEPTED)
        for application in Application.objects.filter(call=call, state__in=ended).annotate(
            last=Max("changes__at")
        ):
            last = declined.get(application.pk) or application.last or application.started_at
            if application.state == State.ACCEPTED and application.pk not in declined:
                continue
            if application.state in (State.WITHDRAWN, *Application.NOT_SENT):
                last = max(last, call.closes_at)
            if last + kept < now:
                yield application


@transaction.atomic
def erase_application(application: Application, *, by: Person | None) -> None:
    """Erase one application with all that hangs on it (Bewerbung löschen).

    What remains: the digests of its submissions with their receipts, the digests of its seals,
    the runs it was part of under a key that leads nowhere, the entries of the log without
    their facts. Raises `Refused` with ``not_allowed``.
    """
    if by is not None:
        require(by, ERASE_APPLICATIONS)
    call, reference, key = application.call, application.reference, application.uuid
    _empty_seals(application, by=by)
    draft = application.draft
    rows = [*hanging_on(application), application]
    kept = (Submission, Withdrawal)
    on_draft = hanging_on(draft, keep=(*kept, Application))
    contents = [each.content for each in draft.submissions.all() if hasattr(each, "content")]
    has_submission = draft.submissions.exists()
    everything = [*rows, *on_draft, *contents, *([] if has_submission else [draft])]
    files = _files_of(everything)
    told = {(each._meta.label_lower, str(each.pk)) for each in (*everything, draft)}
    for each in everything:
        each.delete()
    _remove_unused(files)
    _erase_facts(told, words=(reference, str(key)), by=by)
    events.record(
        "application.erased", by=by, about=call, key=call.key, reason=REASON,
        entries=len(everything),
    )  # fmt: skip


def _empty_seals(application: Application, *, by: Person | None) -> None:
    abouts = [application.uuid, *application.decisions.values_list("uuid", flat=True)]
    mine = Seal.objects.filter(about__in=abouts)
    sources = Seal.objects.filter(kind=Seal.Kind.READINGS, call=application.call)
    for seal in (mine | sources).filter(content__isnull=False):
        erase_content(seal, reason=REASON, by=by)


def _files_of(rows) -> set[str]:
    """Return the digests of the files that rows hold."""
    return {
        getattr(row, field.attname)
        for row in rows
        for field in row._meta.concrete_fields
        if field.related_model is StoredFile and getattr(row, field.attname)
    }


def _remove_unused(digests: set[str]) -> None:
    """Delete files that nothing leads to any more, on the disk once it is certain."""
    for stored in StoredFile.objects.filter(pk__in=digests):
        if not hanging_on(stored):
            path = path_of(stored.sha256)
            stored.delete()
            transaction.on_commit(lambda path=path: path.unlink(missing_ok=True))


def _erase_facts(told: set[tuple[str, str]], *, words: tuple[str, ...], by: Person | None) -> None:
    """Erase the facts of entries about these rows, and of those that name the application.

    What notes a seal stays: it holds a digest and a random id, and the seal is held to it.
    """
    seals = Event.objects.filter(about_kind=Seal._meta.label_lower).values("seq")
    found = set()
    for kind in {kind for kind, _key in told}:
        keys = [key for each, key in told if each == kind]
        found |= set(
            Event.objects.filter(
                about_kind=kind, about_id__in=keys, facts__isnull=False
            ).values_list("seq", flat=True)
        )
    for word in words:
        found |= set(
            EventFacts.objects.filter(content__contains=word)
            .exclude(event__in=seals)
            .values_list("event_id", flat=True)
        )
    for event in Event.objects.filter(seq__in=found).order_by("seq"):
        events.erase_facts(event, by=by, reason=REASON)
