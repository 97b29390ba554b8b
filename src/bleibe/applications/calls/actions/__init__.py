"""What can be done with calls."""

from bleibe.applications.calls.actions.extensions import extend_deadline
from bleibe.applications.calls.actions.opening import (
    close_call,
    decide_call,
    open_call,
    reopen_call,
)
from bleibe.applications.calls.actions.questions import (
    answer_question,
    ask_question,
    correct_answer,
    set_question_aside,
)

__all__ = [
    "answer_question",
    "ask_question",
    "close_call",
    "correct_answer",
    "decide_call",
    "extend_deadline",
    "open_call",
    "reopen_call",
    "set_question_aside",
]
