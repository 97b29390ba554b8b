"""What an evaluation says."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bleibe.engines.eligibility.values import Plain


class Verdict(StrEnum):
    """One of three answers."""

    MET = "met"
    NOT_MET = "not_met"
    NEEDS_JUDGEMENT = "needs_judgement"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a trace: a node of the rule with what was found and what it came to.

    Lines stand in the order of the rule; ``level`` says how deep. ``kind`` is all, any,
    not, field, evidence or judgement; ``why`` says why a leaf is open: missing,
    unreadable or asks (a question to people).
    """

    level: int
    kind: str
    verdict: Verdict
    name: str = ""
    op: str = ""
    wanted: Plain = None
    found: Plain = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One fact that would have to be different; ``to`` is a value that would do.

    ``op`` and ``value`` name the single test that decides about it, ``holds`` whether it
    has to succeed or to fail; ``op`` is empty where several tests look at the fact.
    """

    name: str
    to: Plain
    op: str = ""
    value: Plain = None
    holds: bool = True


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Verdict, the way to it, the facts that were looked at and the smallest change.

    ``changes`` is empty unless the verdict is NOT_MET; applied together they lead to MET
    or, where a question to people is part of every way, to NEEDS_JUDGEMENT.
    """

    verdict: Verdict
    trace: tuple[Line, ...]
    inputs: Mapping[str, Plain]
    changes: tuple[Change, ...]
