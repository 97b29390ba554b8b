"""The lines of a directory as areas: level, keys, names and who lies in whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bleibe.kernel.errors import Refused
from bleibe.parties.models import Area

Identity = tuple[str, str]
"""Level and key: what tells one area from another."""

LISTED = tuple(level for level in Area.LARGEST_FIRST if level != Area.Level.QUARTER)
"""Levels that a directory lists, the largest first."""
GERMANY = "DG"
LAST_LAND = "16"
"""Official keys begin with 01 to 16; invented places have a Land above."""


@dataclass(frozen=True)
class Entry:
    """One area as an edition of the directory has it."""

    level: str
    key: str
    name: str
    ars: str = ""
    designation: str = ""
    square_km: Decimal | None = None
    row: int = 0

    @property
    def identity(self) -> Identity:
        return self.level, self.key

    @property
    def floor(self) -> tuple[int, int]:
        """How far down it lies; there are regions of 4 digits within regions of 3."""
        return LISTED.index(self.level), len(self.key)


@dataclass(frozen=True)
class Edition:
    """The directory of municipalities on one day (Gemeindeverzeichnis)."""

    as_of: date
    source: str
    entries: Sequence[Entry]

    @property
    def scope(self) -> str:
        """The Land it speaks for if that is an invented one; empty for the whole of Germany."""
        lands = {entry.key[:2] for entry in self.entries if entry.level == Area.Level.STATE}
        return min(lands) if lands and min(lands) > LAST_LAND else ""


def by_identity(edition: Edition) -> dict[Identity, Entry]:
    """Return the entries by level and key, each once, what holds others before what it holds.

    Raises `Refused` with ``directory_key_twice``.
    """
    found: dict[Identity, Entry] = {}
    for entry in sorted(edition.entries, key=lambda each: (each.floor, each.key)):
        if entry.identity in found:
            raise Refused(
                "directory_key_twice",
                file=edition.source, row=entry.row, key=entry.key,
                first=found[entry.identity].row,
            )  # fmt: skip
        found[entry.identity] = entry
    return found


def parent_of(entry: Entry, known: Iterable[Identity], *, source: str) -> Identity | None:
    """Return which of the known areas an entry lies in; None for the federation.

    A municipality lies in its Verband if it has one, a Kreis in its region; unincorporated
    areas with 000 for the Kreis belong to the Land itself. Raises `Refused` with
    ``directory_parent_missing`` where nothing above is known.
    """
    if entry.level == Area.Level.FEDERATION:
        return None
    for candidate in _candidates(entry):
        if candidate in known:
            return candidate
    raise Refused("directory_parent_missing", file=source, row=entry.row, key=entry.key)


def _candidates(entry: Entry) -> tuple[Identity, ...]:
    key, level = entry.key, Area.Level
    county, state = (level.COUNTY, key[:5]), (level.STATE, key[:2])
    in_no_county = key[2:5] == "000" and entry.level == level.MUNICIPALITY
    regions = (level.REGION, key[:4]), (level.REGION, key[:3])
    return {
        level.STATE: ((level.FEDERATION, GERMANY),),
        level.REGION: (*((regions[1],) if len(key) > 3 else ()), state),
        level.COUNTY: (*regions, state),
        level.ASSOCIATION: (county,),
        level.MUNICIPALITY: (
            (level.ASSOCIATION, entry.ars[:9]), county, *((state,) if in_no_county else ()),
        ),
    }[level(entry.level)]  # fmt: skip
