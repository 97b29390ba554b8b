"""Asking about a call, and answering once for all."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from bleibe.applications.calls.letters import send_after_commit
from bleibe.applications.calls.models import Call, CallQuestion
from bleibe.applications.calls.permissions import ANSWER_QUESTIONS
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

MOST_IN_AN_HOUR = 60
"""More questions than that within an hour are a flood, not interest."""


@transaction.atomic
def ask_question(call: Call, *, asked: str, email: str = "") -> CallQuestion:
    """Ask something about a call, with or without an address (Frage stellen); anybody may.

    Raises `Refused` with ``not_in_this_state`` or ``too_many_questions``.
    """
    if call.state != Call.State.OPEN:
        raise Refused("not_in_this_state", state=call.get_state_display())
    an_hour_ago = timezone.now() - timedelta(hours=1)
    if CallQuestion.objects.filter(asked_at__gte=an_hour_ago).count() >= MOST_IN_AN_HOUR:
        raise Refused("too_many_questions")
    question = CallQuestion.objects.create(call=call, asked=asked.strip(), email=email.strip())
    events.record("call_question.asked", by=None, about=question, key=call.key)
    return question


@transaction.atomic
def answer_question(
    question: CallQuestion, *, wording: str, answer: str, site_url: str, by: Person
) -> None:
    """Answer a question for everybody, in words without names (Frage beantworten).

    Who left an address gets the answer by mail; then the address is forgotten. Raises
    `Refused` with ``not_allowed``, ``not_in_this_state`` or ``answer_needs_words``.
    """
    require(by, ANSWER_QUESTIONS)
    question = _locked(question)
    _require_open(question)
    email = question.email
    _publish(question, wording=wording, answer=answer, by=by)
    events.record("call_question.answered", by=by, about=question, key=question.call.key)
    if email:
        send_after_commit(
            "answer", to=email, call=question.call.title, question=question.question,
            answer=question.answer, link=f"{site_url}/aufrufe/{question.call.key}/",
        )  # fmt: skip


@transaction.atomic
def correct_answer(question: CallQuestion, *, wording: str, answer: str, by: Person) -> None:
    """Change a published answer (Antwort berichtigen).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``answer_needs_words``.
    """
    require(by, ANSWER_QUESTIONS)
    question = _locked(question)
    if question.state != CallQuestion.State.PUBLISHED:
        raise Refused("not_in_this_state", state=question.get_state_display())
    _publish(question, wording=wording, answer=answer, by=by)
    events.record("call_question.corrected", by=by, about=question, key=question.call.key)


@transaction.atomic
def set_question_aside(question: CallQuestion, *, by: Person) -> None:
    """Close a question that is no question on the call (Frage nicht veröffentlichen).

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    require(by, ANSWER_QUESTIONS)
    question = _locked(question)
    _require_open(question)
    question.state, question.email = CallQuestion.State.SET_ASIDE, ""
    question.answered_by, question.answered_at = by, timezone.now()
    question.save()
    events.record("call_question.set_aside", by=by, about=question, key=question.call.key)


def _locked(question: CallQuestion) -> CallQuestion:
    return CallQuestion.objects.select_for_update(of=("self",)).select_related("call").get(
        pk=question.pk
    )  # fmt: skip


def _require_open(question: CallQuestion) -> None:
    if question.state != CallQuestion.State.ASKED:
        raise Refused("not_in_this_state", state=question.get_state_display())


def _publish(question: CallQuestion, *, wording: str, answer: str, by: Person) -> None:
    if not wording.strip() or not answer.strip():
        raise Refused("answer_needs_words")
    question.state, question.email = CallQuestion.State.PUBLISHED, ""
    question.question, question.answer = wording.strip(), answer.strip()
    question.answered_by, question.answered_at = by, timezone.now()
    question.save()
