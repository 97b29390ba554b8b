"""Money of a programme: lines with ceilings, what is paid, what not, what is still open."""

from dataclasses import dataclass
from typing import NewType

Cents = NewType("Cents", int)
"""An amount in cents; never a fraction."""


@dataclass(frozen=True)
class Line:
    """A funding line (Förderlinie) of one Kommune and year."""

    key: str
    label: str
    cap_per_year: Cents
    mode: str
    """``call``: paid on call · ``reimbursement``: spent first, paid back."""
    uses: tuple[str, ...]
    calls_per_year: int | None = None
    contracts: str = ""
    """Who closes contracts with whom."""
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exclusion:
    """What is never paid (nicht förderfähig)."""

    key: str
    label: str
    words: tuple[str, ...] = ()
    """Words of an invoice that hint at it; a person decides."""
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What the call leaves open or what may change (Einstellung), with a safe default."""

    key: str
    label: str
    value: bool | int | str
    unit: str = ""
    question: str = ""
    """What has to be settled with whom publishes the programme; empty where nothing is open."""
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class MoneyRules:
    """The money of a programme (Mittel)."""

    total_per_year: Cents
    own_contribution_percent: int
    lines: tuple[Line, ...]
    currency: str = "EUR"
    fee: Cents = Cents(0)
    exclusions: tuple[Exclusion, ...] = ()
    settings: tuple[Setting, ...] = ()
    source: tuple[str, ...] = ()
