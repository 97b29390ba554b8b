"""What findings come to: the state of one condition, and of the gates (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bleibe.engines.eligibility import Verdict

NEEDED = 2
"""So many people judge independently of each other."""


class Standing(StrEnum):
    """How far a condition is (Stand einer Bedingung)."""

    MET = "met"
    NOT_MET = "not_met"
    TO_CLARIFY = "to_clarify"
    """Two people say that something is missing."""
    DIFFERENT = "different"
    """Two people say different things; a third settles it."""
    ONE_OF_TWO = "one_of_two"
    OPEN = "open"


@dataclass(frozen=True)
class Judged:
    """What is known of a condition: rule, people, settlement."""

    engine: Verdict | None
    people: Sequence[Verdict]
    settled: Verdict | None = None


def standing_of(judged: Judged) -> Standing:
    """Return how far a condition is.

    People outrank the rule, a settlement outranks both. What the rule alone says counts only
    in favour: nobody is turned away by a machine.
    """
    if judged.settled is not None:
        return _decided(judged.settled)
    if len(judged.people) >= NEEDED:
        first, *others = judged.people
        return _decided(first) if all(each is first for each in others) else Standing.DIFFERENT
    if judged.people:
        return Standing.ONE_OF_TWO
    return Standing.MET if judged.engine is Verdict.MET else Standing.OPEN


def _decided(verdict: Verdict) -> Standing:
    return {
        Verdict.MET: Standing.MET,
        Verdict.NOT_MET: Standing.NOT_MET,
        Verdict.NEEDS_JUDGEMENT: Standing.TO_CLARIFY,
    }[verdict]


def passes(gates: Sequence[Standing]) -> bool | None:
    """Say whether all gates are passed; None as long as that is open and none is shut."""
    if Standing.NOT_MET in gates:
        return False
    return True if all(gate is Standing.MET for gate in gates) else None
