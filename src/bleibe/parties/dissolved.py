"""Kreise that no longer exist, with the names that the offices' tables still show for them."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "dissolved_counties.csv"


@dataclass(frozen=True)
class DissolvedCounty:
    """A Kreis of the past (aufgelöster Kreis)."""

    name: str
    designation: str
    until: date | None
    """Last day, where the table of old keys does not tell it."""


@cache
def dissolved_counties() -> dict[str, DissolvedCounty]:
    """Return the known names by key."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["key"]: DissolvedCounty(
                row["name"],
                row["designation"],
                date.fromisoformat(row["until"]) if row["until"] else None,
            )
            for row in csv.DictReader(line for line in file if not line.startswith("#"))
        }
