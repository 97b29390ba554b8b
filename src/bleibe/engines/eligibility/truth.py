"""Kleene's three-valued logic, and what a single test says."""

from collections.abc import Sequence

from bleibe.engines.eligibility.outcome import Verdict
from bleibe.engines.eligibility.values import Plain, day, number, same

MET, NOT_MET, OPEN = Verdict.MET, Verdict.NOT_MET, Verdict.NEEDS_JUDGEMENT
MISSING, UNREADABLE = "missing", "unreadable"


def opposite(verdict: Verdict) -> Verdict:
    """Turn an answer round; what is open stays open."""
    return {MET: NOT_MET, NOT_MET: MET, OPEN: OPEN}[verdict]


def all_of(verdicts: Sequence[Verdict]) -> Verdict:
    """Return NOT_MET as soon as one is, MET if each is."""
    if NOT_MET in verdicts:
        return NOT_MET
    return OPEN if OPEN in verdicts else MET


def any_of(verdicts: Sequence[Verdict]) -> Verdict:
    """Return MET as soon as one is, NOT_MET if each is."""
    if MET in verdicts:
        return MET
    return OPEN if OPEN in verdicts else NOT_MET


def tested(op: str, wanted: Plain, found: Plain) -> tuple[Verdict, str]:
    """Answer a single test, with the reason if it stays open.

    A value that does not fit the test (text where a number belongs) is a failed look-up
    and leaves it open.
    """
    if found is None:
        return OPEN, MISSING
    if op == "answered":
        return MET, ""
    holds = _holds(op, wanted, found)
    if holds is None:
        return OPEN, UNREADABLE
    return (MET if holds else NOT_MET), ""


def _holds(op: str, wanted: Plain, found: Plain) -> bool | None:
    match op:
        case "is_true":
            return found if isinstance(found, bool) else None
        case "equals":
            return _equal(found, wanted)
        case "one_of":
            return _one_of(found, wanted if isinstance(wanted, list) else [wanted])
        case "contains":
            parts = found if isinstance(found, list) else [found]
            return _one_of(wanted, parts)
        case "at_least" | "at_most":
            have, bound = number(found), number(wanted)
            if have is None or bound is None:
                return None
            return have >= bound if op == "at_least" else have <= bound
        case "before" | "after":
            on, limit = day(found), day(wanted)
            if on is None or limit is None:
                return None
            return on < limit if op == "before" else on > limit
    return None


def _equal(one: Plain, other: Plain) -> bool | None:
    if isinstance(one, list | dict) or isinstance(other, list | dict):
        return None
    if isinstance(one, bool) is not isinstance(other, bool):
        return None
    mixed = isinstance(one, int) or isinstance(other, int)
    if mixed and (number(one) is None or number(other) is None) and not isinstance(one, bool):
        return None
    return same(one, other)


def _one_of(one: Plain, others: Sequence[Plain]) -> bool | None:
    answers = [_equal(one, other) for other in others]
    if True in answers:
        return True
    return False if False in answers else None
