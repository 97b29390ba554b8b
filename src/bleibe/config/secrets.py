"""A secret that is made once and kept in the data folder."""

import os
import secrets
from pathlib import Path


def secret_from(path: Path) -> str:
    """Return the secret in ``path``; make it, readable by the owner only, if there is none."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    secret = secrets.token_urlsafe(50)
    with os.fdopen(handle, "w") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    return secret
