"""A backup of the whole installation in one file, and putting it back (Sicherung).

In this order, so that it can be done while people work: keys and heads of the log, then the
database, then files. Files are only ever added: those of a later moment hold all that the
database knows. At the end of the archive stands a list of all digests.
"""

import hashlib
import io
import json
import tarfile
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from bleibe.kernel import events, files
from bleibe.kernel.databases import copy_database, copy_embedded, copy_name, put_database
from bleibe.kernel.databases import put_embedded as put_queue
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event, StoredFile

LIST = "inhalt.json"
KEYS = {"SECRET_KEY": "secret.key", "EVENT_KEY": "events.key"}
HEADS, QUEUE, FILES = "event-heads.txt", "queue.sqlite3", "files"
MOST_SHOWN = 5
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Backup:
    """What an archive holds, or what of it is back in place."""

    path: Path
    entries: int
    files: int
    size: int


def back_up(target: Path) -> Backup:
    """Write everything that must survive into an archive (Sichern).

    The archive appears under its name only when it is whole; its owner alone may read it, for
    it holds the keys. Raises `Refused` with ``backup_exists`` or as `copy_database` does.
    """
    if target.exists():
        raise Refused("backup_exists", path=str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".bleibe-") as folder:
        unfinished = Path(folder) / "archive"
        unfinished.touch(mode=0o600)
        with tarfile.open(unfinished, "w") as archive:
            digests = _add_all(archive, Path(folder))
            content = json.dumps(
                {"made_at": timezone.now().isoformat(), "digests": digests}, indent=1
            ).encode()
            entry = tarfile.TarInfo(LIST)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        unfinished.rename(target)
    stored = sum(name.startswith(f"{FILES}/") for name in digests)
    return Backup(target, Event.objects.count(), stored, target.stat().st_size)


def restore(source: Path, *, replace: bool = False) -> Backup:
    """Put an archive in the place of what is there (Wiederherstellen), and check it.

    All digests are checked before anything is touched; afterwards the log, entry by entry, and
    that each file is there. Raises `Refused` with ``backup_damaged``,
    ``backup_of_other_database``, ``restore_over_data`` or ``restore_incomplete``.
    """
    there = _entries_here()
    if there and not replace:
        raise Refused("restore_over_data", entries=there)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as name:
        folder = Path(name)
        _unpack(source, folder)
        if not (folder / copy_name()).exists():
            raise Refused("backup_of_other_database", path=str(source))
        for path in (folder / FILES).glob("*/*"):
            place = files.path_of(path.name)
            place.parent.mkdir(parents=True, exist_ok=True)
            path.replace(place)
        put_database(folder / copy_name())
        if (folder / QUEUE).exists() and settings.EMBEDDED:
            put_queue(folder / QUEUE, settings.DATA / QUEUE)
        (settings.DATA / HEADS).unlink(missing_ok=True)
        for each in (*KEYS.values(), HEADS):
            if (folder / each).exists():
                (folder / each).replace(settings.DATA / each)
    _take_keys()
    return _checked(source)


def _entries_here() -> int:
    """Return how many entries the log has; 0 also where nothing is set up yet."""
    if Event._meta.db_table not in connection.introspection.table_names():
        return 0
    return Event.objects.count()


def _add_all(archive: tarfile.TarFile, folder: Path) -> dict[str, str]:
    """Add keys and heads, then the database, then files; return the digest of each."""
    digests: dict[str, str] = {}

    def add(path: Path, name: str) -> None:
        if path.exists():
            archive.add(path, name)
            digests[name] = _digest(path)

    for name in (*KEYS.values(), HEADS):
        # The heads grow while they are read: what is packed is what was read.
        if (settings.DATA / name).exists():
            (folder / name).write_bytes((settings.DATA / name).read_bytes())
            add(folder / name, name)
    copy_database(folder / copy_name())
    add(folder / copy_name(), copy_name())
    if settings.EMBEDDED and (settings.DATA / QUEUE).exists():
        copy_embedded(settings.DATA / QUEUE, folder / QUEUE)
        add(folder / QUEUE, QUEUE)
    for path in sorted(settings.FILES_ROOT.glob("??/*")):
        add(path, f"{FILES}/{path.parent.name}/{path.name}")
    return digests


def _unpack(source: Path, folder: Path) -> None:
    """Unpack an archive and hold everything in it against its list."""
    try:
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
        digests = dict(json.loads((folder / LIST).read_text())["digests"])
    except (OSError, tarfile.TarError, ValueError, TypeError, KeyError) as trouble:
        raise Refused("backup_damaged", path=str(source), what=LIST) from trouble
    there = {str(each.relative_to(folder)) for each in folder.rglob("*") if not each.is_dir()}
    for name in sorted(there - {*digests, LIST}):
        raise Refused("backup_damaged", path=str(source), what=name)
    for name, digest in digests.items():
        if not (folder / name).is_file() or _digest(folder / name) != digest:
            raise Refused("backup_damaged", path=str(source), what=name)


def _take_keys() -> None:
    """Let this process use the keys that came back, as every later one will by itself."""
    for setting, name in KEYS.items():
        path = settings.DATA / name
        if path.exists():
            setattr(settings, setting, path.read_text().strip())


def _checked(source: Path) -> Backup:
    faults = list(islice(events.faults(), MOST_SHOWN)) if Event.objects.exists() else []
    stored = list(StoredFile.objects.values_list("sha256", flat=True))
    missing = [
        digest
        for digest in stored
        if not (path := files.path_of(digest)).exists() or _digest(path) != digest
    ]
    if faults or missing:
        raise Refused(
            "restore_incomplete", faults=[seq for seq, _fault in faults], files=missing[:MOST_SHOWN]
        )
    return Backup(source, Event.objects.count(), len(stored), source.stat().st_size)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
