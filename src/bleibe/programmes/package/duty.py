"""Duties of who takes part, and letters that the programme sends."""

from dataclasses import dataclass

RHYTHMS = ("once", "yearly", "ongoing", "after_event")


@dataclass(frozen=True)
class Duty:
    """What is expected of a Kommune that takes part (Pflicht)."""

    key: str
    title: str
    text: str
    rhythm: str
    """``once``, ``yearly``, ``ongoing`` or ``after_event``."""
    due: tuple[str, ...] = ()
    """Days of each year ("MM-DD") or of one year ("YYYY-MM-DD")."""
    within_days: int | None = None
    """After the event: how long it may take."""
    binding: bool = True
    declared: str = ""
    """The field in which an applicant declares it."""
    question: str = ""
    """What is open about it."""
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterTemplate:
    """A letter or mail of the programme (Briefvorlage); ``{name}`` is filled in."""

    subject: str
    paragraphs: tuple[str, ...]
    source: tuple[str, ...] = ()


PLACEHOLDERS = {
    "programme", "call", "organisation", "reference", "today", "closes_at", "arrived_at", "due",
    "reasons", "missing", "rank", "office", "questions_email", "contact", "checksum",
}  # fmt: skip
"""What may be filled into a letter."""
