"""Filling in forms, handing them in, and what comes with them."""

from bleibe.forms.actions.answers import (
    Saved,
    Typed,
    save_answer,
    save_answers,
    settle,
    take_over,
)
from bleibe.forms.actions.attachments import change_attachment, remove_attachment
from bleibe.forms.actions.drafts import keep_revision, open_draft, release, reopen, take_back
from bleibe.forms.actions.sealing import seal, withdraw
from bleibe.forms.actions.uploads import append, attach, begin_upload, finish, sweep_uploads

__all__ = [
    "Saved", "Typed", "append", "attach", "begin_upload", "change_attachment", "finish",
    "keep_revision", "open_draft", "release", "remove_attachment", "reopen", "save_answer",
    "save_answers", "seal", "settle", "sweep_uploads", "take_back", "take_over", "withdraw",
]  # fmt: skip
