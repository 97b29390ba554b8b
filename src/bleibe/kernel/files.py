"""The file store: content-addressed, on the disk before it is acknowledged.

Order of a write: bytes to a temporary file, fsync, rename to the digest, fsync of
the folder, row, answer. A file without a row is an orphan of an interrupted
upload and is swept away after a day; a row without a file cannot come about.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from bleibe.kernel.errors import Refused
from bleibe.kernel.filetypes import media_type_of
from bleibe.kernel.models import StoredFile

ORPHAN_SECONDS = 24 * 60 * 60


def store(chunks: Iterable[bytes], *, name: str, allowed: Iterable[str]) -> StoredFile:
    """Keep a file and return its row (Datei ablegen).

    ``allowed`` are media types; what the content really is decides, not the name.
    Raises `Refused` with ``file_empty``, ``file_too_large``, ``file_type_unknown``,
    ``file_type_mismatch`` or ``file_damaged``; then nothing is kept.
    """
    root = settings.FILES_ROOT
    root.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, temporary = tempfile.mkstemp(dir=root, prefix="incoming-")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > settings.MAX_FILE_BYTES:
                    limit = settings.MAX_FILE_BYTES // 1024**2
                    raise Refused("file_too_large", name=name, limit_mb=limit)
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        if size == 0:
            raise Refused("file_empty", name=name)
        media_type = media_type_of(Path(temporary), name=name, allowed=allowed)
        path = path_of(digest.hexdigest())
        path.parent.mkdir(parents=True, exist_ok=True)
        Path(temporary).replace(path)
        _sync_folder(path.parent)
        _sync_folder(path.parent.parent)
    finally:
        Path(temporary).unlink(missing_ok=True)
    with transaction.atomic():
        row, _created = StoredFile.objects.get_or_create(
            sha256=digest.hexdigest(), defaults={"size": size, "media_type": media_type}
        )
    return row


def path_of(sha256: str) -> Path:
    """Return where the content with this digest lies."""
    return settings.FILES_ROOT / sha256[:2] / sha256


def sweep_orphans() -> int:
    """Delete files that no row knows and that are older than a day; return their number."""
    limit, swept = time.time() - ORPHAN_SECONDS, 0
    for path in settings.FILES_ROOT.rglob("*"):
        if not path.is_file() or path.stat().st_mtime > limit:
            continue
        if not StoredFile.objects.filter(sha256=path.name).exists():
            path.unlink()
            swept += 1
    return swept


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
