"""Checks of applications, for whom, and what was asked for."""

from bleibe.applications.checking.queries.checks import (
    check_of,
    checks_of,
    passes_gates,
)
from bleibe.applications.checking.queries.completions import (
    completions_checked_by,
    completions_of,
    completions_to_answer,
    days_waited,
)
from bleibe.applications.checking.queries.seen import (
    applications_to_check,
    checked_by,
)

__all__ = [
    "applications_to_check",
    "check_of",
    "checked_by",
    "checks_of",
    "completions_checked_by",
    "completions_of",
    "completions_to_answer",
    "days_waited",
    "passes_gates",
]
