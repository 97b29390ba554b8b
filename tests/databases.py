"""Databases for processes that tests start."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit


@contextmanager
def environment_with_own_database(folder: str) -> Iterator[dict[str, str]]:
    """Yield the environment of a process with its own data folder and its own database."""
    environment = {
        key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"
    }
    environment |= {"BLEIBE_DATA": folder, "PYTHONUNBUFFERED": "1"}
    address = environment.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield environment
        return
    import psycopg

    name = f"bleibe_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            own = urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
            yield environment | {"DATABASE_URL": own}
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
