"""What stands in drafts and submissions, and who may see it."""

from bleibe.forms.queries.answers import (
    answers_of,
    beside_of,
    filled_of,
    form_of,
    history_of,
    missing,
    sealed_answers,
    sealed_bytes,
    sealed_content,
)
from bleibe.forms.queries.drafts import (
    attachments_for,
    attachments_of,
    drafts_for,
    in_force,
    is_withdrawn,
    narrow,
    published_keys,
    submissions_for,
    submissions_of,
    uploads_for,
    versions_for,
)

__all__ = [
    "answers_of", "attachments_for", "attachments_of", "beside_of", "drafts_for", "filled_of",
    "form_of", "history_of", "in_force", "is_withdrawn", "missing", "narrow",
    "published_keys", "sealed_answers", "sealed_bytes", "sealed_content", "submissions_for",
    "submissions_of", "uploads_for", "versions_for",
]  # fmt: skip
