"""What can be done in a check: begin, find, settle, ask for what is missing, finish."""

from bleibe.applications.checking.actions.completions import (
    answer_completion,
    ask_completion,
    close_completion,
)
from bleibe.applications.checking.actions.findings import find, settle
from bleibe.applications.checking.actions.stages import begin_check, check_formally, finish_check

__all__ = [
    "answer_completion",
    "ask_completion",
    "begin_check",
    "check_formally",
    "close_completion",
    "find",
    "finish_check",
    "settle",
]
