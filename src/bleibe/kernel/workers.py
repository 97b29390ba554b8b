"""Which processes are alive: each holds a lock that the system frees when the process ends.

The locks lie in the data folder, which all machines of an installation share. However a
process ends, nobody has to tidy up after it, and no clock has to be right.
"""

import fcntl
import os
import uuid
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDER = "workers"


def own_name() -> str:
    """Return the name of this process; from the first call on others can see that it lives."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    return _lock_in(folder)


def is_alive(name: str) -> bool:
    """Say whether the process of this name still runs.

    If the file system cannot say, it is taken to run: better a job that stays open than one
    closed under somebody's hands.
    """
    try:
        with (_folder() / name).open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def sweep() -> None:
    """Remove what processes that have ended left behind."""
    for path in _folder().glob("[!.]*"):
        if not is_alive(path.name):
            path.unlink(missing_ok=True)


@cache
def _lock_in(folder: Path) -> str:
    """Take a lock that stays until the process ends, and return its name.

    It is made under a hidden name first: what can be seen is held already.
    """
    name = uuid.uuid4().hex
    hidden = folder / f".{name}"
    descriptor = os.open(hidden, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    hidden.rename(folder / name)
    return name


def _folder() -> Path:
    return settings.DATA / FOLDER
