"""Asking a Kommune for what is missing, and its answer."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from bleibe.applications.applying.actions import move
from bleibe.applications.applying.models import Application
from bleibe.applications.applying.queries import own_applications
from bleibe.applications.checking.actions.holding import held
from bleibe.applications.checking.letters import send_completion
from bleibe.applications.checking.models import CompletionRequest
from bleibe.applications.checking.permissions import ANSWER_COMPLETION, CHECK
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import StoredFile
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person
from bleibe.parties.queries import lead_of

AppState = Application.State
State = CompletionRequest.State


@transaction.atomic
def ask_completion(
    application: Application,
    *,
    text: str,
    due: date,
    condition: str = "",
    site_url: str = "",
    by: Person,
) -> CompletionRequest:
    """Ask a Kommune for what is missing, until a day (Nachforderung stellen).

    From now until the answer the clock stands and the application is in clarification. Mail
    to the Projektleitung after commit. Raises `Refused` with ``not_allowed``,
    ``not_in_this_state``, ``completion_needs_text`` or ``completion_due_past``.
    """
    require(by, CHECK, application)
    application = held(application, action=CHECK, actor=by)
    if not text.strip():
        raise Refused("completion_needs_text")
    if due <= timezone.localdate():
        raise Refused("completion_due_past")
    asked = CompletionRequest.objects.create(
        application=application, condition_key=condition, text=text.strip(), due=due, asked_by=by
    )
    if application.state == AppState.FORMAL_CHECK:
        move(application, to=AppState.CLARIFICATION, by=by, reason=text.strip())
    events.record("completion.asked", by=by, about=asked, reference=application.reference, due=due)
    lead = lead_of(application.organisation)
    if lead is not None:
        send_completion(asked, to=lead.person.email, name=lead.person.name, site_url=site_url)
    return asked


@transaction.atomic
def answer_completion(
    request: CompletionRequest,
    *,
    answer: str,
    file: StoredFile | None = None,
    file_name: str = "",
    by: Person,
) -> CompletionRequest:
    """Answer what was asked for (Nachforderung beantworten), also after the day if still open.

    With the last answer the clock runs again. Raises `Refused` with ``not_allowed``,
    ``not_in_this_state`` or ``completion_needs_answer``.
    """
    require(by, ANSWER_COMPLETION, request)
    asked = _locked(request)
    if not own_applications(by).filter(pk=asked.application_id).exists():
        raise Refused("not_allowed")
    if not answer.strip():
        raise Refused("completion_needs_answer")
    asked.answer, asked.file, asked.file_name = answer.strip(), file, file_name
    _end(asked, state=State.ANSWERED, by=by)
    events.record("completion.answered", by=by, about=asked, reference=asked.application.reference)
    _go_on(asked.application, reason="")
    return asked


@transaction.atomic
def close_completion(request: CompletionRequest, *, by: Person) -> CompletionRequest:
    """Go on without an answer once the day is over (Nachforderung schließen).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``completion_not_over``.
    """
    require(by, CHECK, request.application)
    held(request.application, action=CHECK, actor=by, states=(AppState.CLARIFICATION,))
    asked = _locked(request)
    if not asked.is_overdue:
        raise Refused("completion_not_over", due=f"{asked.due:%d.%m.%Y}")
    _end(asked, state=State.CLOSED, by=by)
    events.record("completion.closed", by=by, about=asked, reference=asked.application.reference)
    _go_on(asked.application, reason="")
    return asked


def _locked(request: CompletionRequest) -> CompletionRequest:
    Application.objects.select_for_update().get(pk=request.application_id)
    asked = CompletionRequest.objects.select_related("application").get(pk=request.pk)
    if asked.state != State.ASKED:
        raise Refused("not_in_this_state", state=asked.get_state_display())
    return asked


def _end(asked: CompletionRequest, *, state: State, by: Person) -> None:
    asked.state, asked.ended_at, asked.ended_by = state, timezone.now(), by
    asked.save(update_fields=["state", "ended_at", "ended_by", "answer", "file", "file_name"])


def _go_on(application: Application, *, reason: str) -> None:
    still_open = application.completion_requests.filter(state=State.ASKED).exists()
    if application.state == AppState.CLARIFICATION and not still_open:
        move(application, to=AppState.FORMAL_CHECK, by=None, reason=reason)
