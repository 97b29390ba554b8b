"""What a choice answers: the set, its proof, its neighbours, and how firm each place is."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from bleibe.engines.portfolio.problem import Target

Tree = Any
"""Nested lists and mappings of whole numbers, as JSON keeps them."""


@dataclass(frozen=True)
class Solution:
    """The best set (Auswahl) and the proof that no set has a greater sum.

    ``certificate`` is a tree that `verify.py` follows in whole numbers: each leaf holds
    multipliers of the targets that bound every set of its branch below the sum found.
    ``interchangeable`` names groups of which only some are chosen although score and all
    targets are the same for each of them.
    """

    chosen: tuple[str, ...]
    objective: Decimal
    decimals: int
    certificate: Tree
    interchangeable: tuple["Interchangeable", ...]
    solver: str


@dataclass(frozen=True)
class Interchangeable:
    """Applicants equal in score and in all targets, of whom ``places`` are chosen."""

    ids: tuple[str, ...]
    places: int


class Standing(StrEnum):
    """How an applicant stands to all sets within the tolerance."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True)
class Alternative:
    """A set within the tolerance; ``ways`` counts the sets that differ only among equals."""

    chosen: tuple[str, ...]
    objective: Decimal
    ways: int
    interchangeable: tuple[Interchangeable, ...]


@dataclass(frozen=True)
class Alternatives:
    """All sets within the tolerance, best first, and the standing of each applicant.

    ``complete`` says whether ``sets`` holds all of them; if not, it holds all of the best sums down
    to the last one listed. ``standing`` is exact either way. ``witnesses`` are further sets that
    show a standing "some"; ``certificates`` prove "all" (``out``) and "none" (``in``).
    """

    tolerance: Decimal
    sets: tuple[Alternative, ...]
    complete: bool
    standing: Mapping[str, Standing]
    witnesses: tuple[tuple[str, ...], ...]
    certificates: Mapping[str, Tree]


@dataclass(frozen=True)
class Firmness:
    """How often one applicant was in the best set, and a 95 % band of that share (Wilson)."""

    hits: int
    share: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Stability:
    """How often each applicant was chosen while scores and weights moved."""

    draws: int
    seed: str
    of: Mapping[str, Firmness]


@dataclass(frozen=True)
class Contradicting:
    """One of the targets that cannot be met together; ``available`` have its value."""

    target: Target
    available: int


@dataclass(frozen=True)
class Conflict:
    """Targets of which any can be met if one of the others is dropped, but not all together.

    ``places`` and ``applicants`` are what they meet with; ``certificate`` proves it.
    """

    targets: tuple[Contradicting, ...]
    places: int
    applicants: int
    certificate: Tree


@dataclass(frozen=True)
class Draw:
    """A lottery (Los) among equal sets: the chances before, the seed, and who was drawn.

    ``patterns`` are the equal sets up to exchange among equals, ``chances`` what each of them has
    in the leximin distribution, ``chance_of`` what follows for every applicant in play.
    """

    chosen: tuple[str, ...]
    objective: Decimal
    patterns: tuple[tuple[str, ...], ...]
    chances: tuple[Fraction, ...]
    chance_of: Mapping[str, Fraction]
    commitment: str
    seed: str
