"""Which calls there are, until when, and what was asked about them."""

from bleibe.applications.calls.queries.calls import (
    call_with,
    calls_led_by,
    open_calls,
    public_calls,
)
from bleibe.applications.calls.queries.deadlines import (
    deadline_of,
    deadlines_of,
    extensions_for,
    extensions_of,
    narrow,
)
from bleibe.applications.calls.queries.questions import (
    published_questions,
    questions_of,
    questions_to_answer,
)
from bleibe.applications.calls.queries.rules import (
    kommunen_of,
    package_of_call,
    revision_of,
    rules_in,
    rules_of,
    versions_to_call,
)

__all__ = [
    "call_with",
    "calls_led_by",
    "deadline_of",
    "deadlines_of",
    "extensions_for",
    "extensions_of",
    "kommunen_of",
    "narrow",
    "open_calls",
    "package_of_call",
    "public_calls",
    "published_questions",
    "questions_of",
    "questions_to_answer",
    "revision_of",
    "rules_in",
    "rules_of",
    "versions_to_call",
]
