"""How a seal is made and under which verb the log notes it."""

from bleibe.applications.choosing.canonical import digest_of

SEALED = "choosing.sealed"
"""The verb under which seals are noted."""


def sealed_digest(salt: str, content: str) -> str:
    """Return the digest that stays when salt and content are erased."""
    return digest_of(f"{salt}\n{content}")
