"""Data as canonical text for the tables, and its digest; the bytes are those of receipts."""

from bleibe.forms import canonical as written


def canonical(data: object) -> str:
    """Return plain data as canonical JSON."""
    return written.canonical(data).decode()


def digest_of(text: str) -> str:
    """Return SHA-256 in hexadecimal."""
    return written.digest_of(text.encode())
