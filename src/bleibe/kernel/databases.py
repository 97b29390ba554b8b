"""Copying the database while it is in use, and putting a copy in its place."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connections

from bleibe.kernel.errors import Refused

TAILS = ("-wal", "-shm")
"""What SQLite keeps beside a database that is in use."""


def copy_name() -> str:
    """Return what the copy of the database is called in an archive."""
    return "bleibe.sqlite3" if settings.EMBEDDED else "bleibe.dump"


def copy_database(target: Path) -> None:
    """Write the state of one moment, while others go on writing.

    Raises `Refused` with ``backup_tool_missing`` or ``backup_tool_failed``.
    """
    if settings.EMBEDDED:
        copy_embedded(Path(_database()["NAME"]), target)
    else:
        _run("pg_dump", "--format=custom", f"--file={target}")


def put_database(copy: Path) -> None:
    """Put a copy in the place of the database, wholly or not at all.

    Raises as `copy_database` does.
    """
    connections.close_all()
    if settings.EMBEDDED:
        put_embedded(copy, Path(_database()["NAME"]))
    else:
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
             f"--dbname={_database()['NAME']}", str(copy))  # fmt: skip


def copy_embedded(source: Path, target: Path) -> None:
    """Copy an SQLite file as of one moment."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


def put_embedded(copy: Path, target: Path) -> None:
    """Put an SQLite file in the place of another."""
    fresh = target.with_name(f"{target.name}.fresh")
    shutil.copyfile(copy, fresh)
    for tail in TAILS:
        target.with_name(target.name + tail).unlink(missing_ok=True)
    fresh.replace(target)


def _database() -> dict[str, str]:
    return settings.DATABASES["default"]


def _run(tool: str, *arguments: str) -> None:
    """Run a tool of PostgreSQL; the password travels where no list of processes shows it."""
    given = _database()
    environment = os.environ | {
        name: str(given[key])
        for name, key in (
            ("PGHOST", "HOST"), ("PGPORT", "PORT"), ("PGUSER", "USER"),
            ("PGPASSWORD", "PASSWORD"), ("PGDATABASE", "NAME"),
        )
        if given.get(key)
    }  # fmt: skip
    command: Sequence[str] = [tool, *arguments]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603, PLW1510 - our own
    except FileNotFoundError as trouble:
        raise Refused("backup_tool_missing", tool=tool) from trouble
    if done.returncode:
        raise Refused("backup_tool_failed", tool=tool, said=done.stderr.strip()[-300:])
