"""Findings, how differences were settled, and what was asked for."""

from bleibe.applications.checking.models.completion import CompletionRequest
from bleibe.applications.checking.models.finding import Finding, Settlement
from bleibe.applications.checking.models.formal import FormalCheck

__all__ = ["CompletionRequest", "Finding", "FormalCheck", "Settlement"]
