"""Calls, what is asked about them, and later deadlines."""

from bleibe.applications.calls.models.call import Call, DeadlineExtension
from bleibe.applications.calls.models.question import CallQuestion

__all__ = ["Call", "CallQuestion", "DeadlineExtension"]
