"""The smallest change that turns a "not met": the fewest facts that would have to differ.

A tree in which each fact is tested once is solved by adding up: what has to hold in
each part costs the sum, what has to hold in one part the cheapest. Facts that are
tested more than once are tried first with each value that matters, and the rest
is added up, so that the number is exact. Values are real ones: taking a datum away
is no way out.
"""

from collections.abc import Mapping
from itertools import product

from bleibe.engines.eligibility.nodes import All, Any, Evidence, Field, Judgement, Not, Rule
from bleibe.engines.eligibility.outcome import Change, Verdict
from bleibe.engines.eligibility.representatives import fields_tested_twice, representatives
from bleibe.engines.eligibility.truth import opposite, tested
from bleibe.engines.eligibility.values import Plain

Changes = tuple[Change, ...]


def smallest_change(rule: Rule, inputs: Mapping[str, Plain]) -> Changes:
    """Return the fewest changes that lead to MET, or else to NEEDS_JUDGEMENT.

    Empty if the rule cannot be met by any facts.
    """
    return _best(rule, inputs, strict=True) or _best(rule, inputs, strict=False) or ()


def _best(rule: Rule, inputs: Mapping[str, Plain], *, strict: bool) -> Changes | None:
    twice = fields_tested_twice(rule)
    choices = [
        (None, *(Change(name=name, to=value) for value in representatives(tests)))
        for name, tests in twice.items()
    ]
    best: Changes | None = None
    for chosen in product(*choices):
        given = tuple(change for change in chosen if change is not None)
        if best is not None and len(given) >= len(best):
            continue
        assumed = {**inputs, **{change.name: change.to for change in given}}
        rest = _towards(rule, assumed, Verdict.MET, strict=strict, fixed=frozenset(twice))
        if rest is not None and (best is None or len(given) + len(rest) < len(best)):
            best = given + rest
    return best


def _towards(
    rule: Rule,
    inputs: Mapping[str, Plain],
    goal: Verdict,
    *,
    strict: bool,
    fixed: frozenset[str],
) -> Changes | None:
    """Return the fewest changes to the goal; without ``strict`` an open answer will do, too."""
    match rule:
        case Judgement():
            return None if strict else ()
        case Not(inner):
            return _towards(inner, inputs, opposite(goal), strict=strict, fixed=fixed)
        case All(parts) | Any(parts):
            ways = [_towards(each, inputs, goal, strict=strict, fixed=fixed) for each in parts]
            needs_each = isinstance(rule, All) == (goal is Verdict.MET)
            possible = [way for way in ways if way is not None]
            if needs_each:
                together = tuple(change for way in possible for change in way)
                return together if len(possible) == len(ways) else None
            return min(possible, key=len, default=None)
        case Field() | Evidence():
            return _leaf(rule, inputs[rule.name], goal, strict=strict, fixed=fixed)


def _leaf(
    test: Field | Evidence, found: Plain, goal: Verdict, *, strict: bool, fixed: frozenset[str]
) -> Changes | None:
    op, wanted = (test.op, test.value) if isinstance(test, Field) else ("answered", None)
    verdict, _why = tested(op, wanted, found)
    if verdict is goal or (verdict is Verdict.NEEDS_JUDGEMENT and not strict):
        return ()
    if test.name in fixed:
        return None
    for value in representatives([test]):
        if tested(op, wanted, value)[0] is goal:
            holds = goal is Verdict.MET
            return (Change(name=test.name, to=value, op=op, value=wanted, holds=holds),)
    return None
