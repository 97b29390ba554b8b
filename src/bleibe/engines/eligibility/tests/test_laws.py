"""What must hold for every rule and whatever is known."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings

from bleibe.engines.eligibility import (
    RuleFault,
    Verdict,
    as_data,
    digest,
    evaluate,
    fields_of,
    parse,
    questions_of,
    recompute,
    trace_as_data,
    trace_from_data,
)
from bleibe.engines.eligibility.tests.strategies_of_rules import EVERY_VALUE, FACTS, RULES

OPEN = Verdict.NEEDS_JUDGEMENT


@given(RULES, FACTS, FACTS)
def test_learning_a_fact_never_turns_a_decided_outcome(rule, known, learned):
    before = evaluate(rule, known).verdict
    more = {
        name: learned[name] if value in (None, [], "viele") else value
        for name, value in known.items()
    }

    after = evaluate(rule, more).verdict

    assert before in (OPEN, after)


@given(RULES, FACTS)
def test_losing_a_datum_never_leads_to_not_met(rule, known):
    before = evaluate(rule, known).verdict

    after = {evaluate(rule, {**known, name: None}).verdict for name in known}

    assert before is Verdict.NOT_MET or Verdict.NOT_MET not in after


@given(RULES)
def test_nothing_known_decides_nothing(rule):
    assert evaluate(rule, {}).verdict is OPEN


@given(RULES, FACTS)
def test_the_trace_alone_is_enough_to_answer_again(rule, known):
    outcome = evaluate(rule, known)

    assert recompute(trace_from_data(trace_as_data(outcome.trace))) is outcome.verdict


@given(RULES, FACTS)
def test_a_trace_with_another_answer_in_it_is_found(rule, known):
    trace = evaluate(rule, known).trace
    for at, line in enumerate(trace):
        other = Verdict.MET if line.verdict is not Verdict.MET else Verdict.NOT_MET
        forged = (*trace[:at], replace(line, verdict=other), *trace[at + 1 :])
        with pytest.raises(RuleFault):
            recompute(forged)


@given(RULES, FACTS)
@settings(deadline=None, max_examples=150)
def test_a_change_turns_it_and_no_smaller_one_does(rule, known):
    outcome = evaluate(rule, known)
    if outcome.verdict is not Verdict.NOT_MET:
        assert outcome.changes == ()
        return

    changed = {**known, **{change.name: change.to for change in outcome.changes}}
    reached = evaluate(rule, changed).verdict
    size = len({change.name for change in outcome.changes})

    assert len(outcome.changes) == size
    met, turned = _fewest(rule, known, Verdict.MET), _fewest(rule, known, OPEN)
    if met is not None:
        assert (reached, size) == (Verdict.MET, met)
    elif turned is not None:
        assert (reached, size) == (OPEN, turned)
    else:
        assert outcome.changes == ()


def _fewest(rule, known, goal):
    """Return the fewest real values that lead to the goal, by trying all."""
    names = fields_of(rule)
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            for values in product(*(EVERY_VALUE[name] for name in chosen)):
                changed = {**known, **dict(zip(chosen, values, strict=True))}
                if evaluate_only(rule, changed) is goal:
                    return size
    return None


def evaluate_only(rule, facts):
    """Answer differently than the engine does: straight from the rule's data."""
    return {1: Verdict.MET, 0: OPEN, -1: Verdict.NOT_MET}[_answer(as_data(rule), facts)]


def _answer(data, facts):
    match data:
        case {"all": parts}:
            return min(_answer(part, facts) for part in parts)
        case {"any": parts}:
            return max(_answer(part, facts) for part in parts)
        case {"not": part}:
            return -_answer(part, facts)
        case {"judgement": _}:
            return 0
        case {"evidence": name}:
            return 1 if facts.get(name) else 0
    found, wanted = facts.get(data["field"]), data.get("value")
    if found in (None, [], "viele"):
        return 0
    holds = {
        "answered": lambda: True,
        "is_true": lambda: found,
        "equals": lambda: found == wanted,
        "one_of": lambda: found in wanted,
        "contains": lambda: wanted in found,
        "at_least": lambda: found >= wanted,
        "at_most": lambda: found <= wanted,
        "before": lambda: found < wanted,
        "after": lambda: found > wanted,
    }[data["op"]]()
    return 1 if holds else -1


@given(RULES, FACTS)
def test_two_differently_written_engines_agree(rule, known):
    assert evaluate(rule, known).verdict is evaluate_only(rule, known)


@given(RULES)
def test_a_rule_survives_being_kept_as_data(rule):
    again = parse(as_data(rule))

    assert (again, digest(again)) == (rule, digest(rule))
    assert questions_of(again) in ((), ("Reicht das?",))
