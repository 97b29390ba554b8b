"""What stands in drafts and submissions, and who may see it."""

from bleibe.forms.queries.answers import (
    answers_of,
    beside_of,
    filled_of,
    form_of,
    history_of,
    missing,
    sealed_answers,
    sealed_content,
)
from bleibe.forms.queries.drafts import (
    attachments_for,
    attachments_of,
    drafts_for,
    in_force,
    narrow,
    submissions_for,
    submissions_of,
    uploads_for,
    versions_for,
)

__all__ = [
    "answers_of", "attachments_for", "attachments_of", "beside_of", "drafts_for", "filled_of",
    "form_of", "history_of", "in_force", "missing", "narrow", "sealed_answers",
    "sealed_content", "submissions_for", "submissions_of", "uploads_for", "versions_for",
]  # fmt: skip
