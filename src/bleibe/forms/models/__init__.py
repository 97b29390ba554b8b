"""Forms and what is filled in: drafts, answers, attachments, sealed submissions."""

from bleibe.forms.models.attachment import Attachment, Upload
from bleibe.forms.models.draft import Answer, AnswerVersion, Draft, FormRevision
from bleibe.forms.models.submission import ReceiptKey, SealedContent, Submission, Withdrawal

__all__ = [
    "Answer", "AnswerVersion", "Attachment", "Draft", "FormRevision", "ReceiptKey",
    "SealedContent", "Submission", "Upload", "Withdrawal",
]  # fmt: skip
