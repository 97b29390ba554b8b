"""Numbers of chance that anybody can compute again: SHA-256 of a seed and a name."""

import hashlib

WHOLE = 2**256


def number(*parts: object) -> int:
    """Return a whole number below 2²⁵⁶, the same for the same parts on any machine."""
    text = "|".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest())
