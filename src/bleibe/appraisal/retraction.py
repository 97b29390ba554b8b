"""Says when released words must not be shown any more; what shows them lives on upper floors."""

from hashlib import sha256

from django.dispatch import Signal

wordings_retracted = Signal()
"""Sent with ``organisation`` and ``by`` within the transaction that takes the words back."""


def digest_of(wording: str) -> str:
    """Return what is kept of a wording that was taken back."""
    return sha256(wording.encode()).hexdigest()
