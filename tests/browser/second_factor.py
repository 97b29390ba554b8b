"""An app that shows codes for signing in (RFC 6238)."""

import base64
import hmac
import struct
import time

PERIOD = 30
ENOUGH = 12
"""Seconds that typing a code in may take on a busy machine."""


def code_of_app(secret: str) -> str:
    """Return what an app would show now, or a moment later if this code ends soon."""
    if (left := PERIOD - time.time() % PERIOD) < ENOUGH:
        time.sleep(left)
    moment = struct.pack(">Q", int(time.time()) // PERIOD)
    digest = hmac.digest(base64.b32decode(secret), moment, "sha1")
    start = digest[-1] & 15
    return str((int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 10**6).zfill(6)
