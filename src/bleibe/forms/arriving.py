"""Files on their way: pieces are added at the end, and the length says how much is there."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings

PIECE = 1024 * 1024
FOLDER = "uploads"


def path_of(upload_id: UUID) -> Path:
    """Return where an unfinished file lies; the sweep of orphans knows the folder, too."""
    return settings.FILES_ROOT / FOLDER / str(upload_id)


def length_of(upload_id: UUID) -> int:
    """Return how much of a file has arrived."""
    try:
        return path_of(upload_id).stat().st_size
    except FileNotFoundError:
        return 0


def add(upload_id: UUID, chunk: bytes, *, offset: int) -> bool:
    """Add a piece if it begins where the file ends; say whether it did."""
    path_of(upload_id).parent.mkdir(parents=True, exist_ok=True)
    with _locked(upload_id) as file:
        if file.seek(0, os.SEEK_END) != offset:
            return False
        file.write(chunk)
        return True


def pieces_of(upload_id: UUID) -> Iterator[bytes]:
    """Yield an unfinished file in pieces."""
    with path_of(upload_id).open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def digest_of(upload_id: UUID) -> str:
    """Return SHA-256 of what has arrived."""
    with path_of(upload_id).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def forget(upload_id: UUID) -> None:
    """Delete what has arrived."""
    path_of(upload_id).unlink(missing_ok=True)


@contextmanager
def _locked(upload_id: UUID) -> Iterator[IO[bytes]]:
    """Open the file so that two requests cannot both add the same piece."""
    with path_of(upload_id).open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
