"""Digests that tell whether something that was worked out still holds."""

import hashlib
from functools import cache
from pathlib import Path

from django.db.models import QuerySet

import bleibe
from bleibe.profiles.models import Dataset
from bleibe.profiles.projection import kohorte_version

KINDS = {".py", ".html", ".typ", ".toml"}


def figures_digest(datasets: QuerySet[Dataset], *parts: object) -> str:
    """Return a digest that changes with any of the tables, with the parts and with the code.

    One query.
    """
    rows = list(datasets.order_by("pk").values_list("pk", "fingerprint"))
    return hashlib.sha256(repr((rows, parts, code_digest("profiles"))).encode()).hexdigest()


@cache
def code_digest(*folders: str) -> str:
    """Return a digest of our code in these folders and of kohorte's version.

    What another version of the code has put into the cache is not read.
    """
    root = Path(bleibe.__file__).parent
    digest = hashlib.sha256(kohorte_version().encode())
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in KINDS and "tests" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()
