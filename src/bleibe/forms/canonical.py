"""One way to write data down as bytes, so that a digest means the same everywhere.

Keys sorted, no spaces, UTF-8, as RFC 8785 has it; what we write holds no fractions, which are
the only thing that languages write differently.
"""

import hashlib
import json


def canonical(data: object) -> bytes:
    """Return plain data (text, whole numbers, yes and no, lists, tables) as bytes."""
    text = json.dumps(
        data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def digest_of(content: bytes) -> str:
    """Return SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
