"""What was asked about a call."""

from django.db.models import QuerySet

from bleibe.applications.calls.models import Call, CallQuestion
from bleibe.applications.calls.permissions import ANSWER_QUESTIONS
from bleibe.kernel.permissions import may
from bleibe.parties.models import Person


def published_questions(call: Call) -> QuerySet[CallQuestion]:
    """Return the answered questions as everybody reads them, the first asked first."""
    return CallQuestion.objects.filter(call=call, state=CallQuestion.State.PUBLISHED).only(
        "uuid", "call", "question", "answer", "answered_at"
    )


def questions_to_answer(person: Person) -> QuerySet[CallQuestion]:
    """Return all questions for those who answer them, what is open first."""
    if not may(person, ANSWER_QUESTIONS):
        return CallQuestion.objects.none()
    return CallQuestion.objects.select_related("call", "answered_by").order_by("state", "asked_at")


def questions_of(call: Call, *, person: Person) -> QuerySet[CallQuestion]:
    """Return the questions on one call for those who answer them."""
    return questions_to_answer(person).filter(call=call)
