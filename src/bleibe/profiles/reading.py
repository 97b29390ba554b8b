"""What a stored file holds: a table, a directory of municipalities, or old keys."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bleibe.kernel import files
from kohorte import io
from kohorte.errors import KohorteError
from kohorte.io import Crosswalk, Directory, Table

Progress = Callable[[int, int], None]
Readable = Table | Directory | Crosswalk

READERS = {
    "table": io.read,
    "directory": io.read_directory,
    "crosswalk": io.read_crosswalk,
}


def read_stored(
    sha256: str, *, name: str, mapping: Mapping[str, object], progress: Progress | None = None
) -> Readable:
    """Recognise a stored file and read it (Datei lesen). Raises `KohorteError`."""
    path = files.path_of(sha256)
    return READERS[_kind(path, name)](path, name=name, mapping=mapping, progress=progress)


def _kind(path: Path, name: str) -> str:
    """Return what to read a file as; an unknown one may be a table with columns explained."""
    try:
        return io.recognise(path, name=name).kind
    except KohorteError:
        return "table"


def halves(progress: Progress, *, first: bool) -> Progress:
    """Let reading fill the first half of a progress bar and writing the second."""

    def report(done: int, total: int) -> None:
        total = max(done, total, 1)
        progress(done if first else total + done, 2 * total)

    return report
