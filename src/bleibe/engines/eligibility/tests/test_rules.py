"""Rules of daily use, worked by hand, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from bleibe.engines.eligibility import (
    Change,
    RuleFault,
    Verdict,
    digest,
    evaluate,
    fields_of,
    parse,
    questions_of,
    recompute,
    trace_from_data,
)

DATA_BASIS = parse(
    {
        "all": [
            {"field": "population", "op": "at_least", "value": 1000},
            {"any": [{"field": "series", "op": "answered"}, {"evidence": "table"}]},
            {"judgement": "Reichen die Daten?"},
        ]
    }
)


def test_what_nobody_knows_stays_open():
    outcome = evaluate(DATA_BASIS, {"population": 2400})

    assert outcome.verdict is Verdict.NEEDS_JUDGEMENT
    assert outcome.inputs == {"population": 2400, "series": None, "table": None}
    assert [line.why for line in outcome.trace] == ["", "", "", "missing", "missing", "asks"]


def test_one_known_no_is_enough_and_names_what_would_turn_it():
    outcome = evaluate(DATA_BASIS, {"population": 999})

    assert outcome.verdict is Verdict.NOT_MET
    assert outcome.changes == (Change(name="population", to=1000, op="at_least", value=1000),)


def test_without_a_question_to_people_the_way_leads_to_met():
    rule = parse(
        {
            "all": [
                {"field": "grw", "op": "one_of", "value": ["yes", "partly"]},
                {"field": "plan", "op": "answered"},
            ]
        }
    )

    outcome = evaluate(rule, {"grw": "no"})

    assert [change.name for change in outcome.changes] == ["grw", "plan"]


def test_a_rule_that_nothing_can_meet_names_no_change():
    rule = parse(
        {
            "all": [
                {"field": "size", "op": "at_least", "value": 5},
                {"field": "size", "op": "at_most", "value": 4},
            ]
        }
    )

    assert evaluate(rule, {"size": 3}).changes == ()


@pytest.mark.parametrize(
    ("op", "value", "found", "verdict"),
    [
        ("at_least", "12.5", Decimal("12.50"), "met"),
        ("at_least", 12.5, "12.4", "not_met"),
        ("at_most", 0, -0.1, "met"),
        ("at_most", 0, "viel", "needs_judgement"),
        ("at_least", 0, True, "needs_judgement"),
        ("at_least", 0, float("nan"), "needs_judgement"),
        ("before", "2026-02-01", date(2026, 1, 31), "met"),
        ("before", date(2026, 2, 1), "2026-02-01", "not_met"),
        ("after", "2026-02-01", "2026-02-01T23:59:00+01:00", "not_met"),
        ("after", "2026-02-01", "bald", "needs_judgement"),
        ("equals", "05", "5", "not_met"),
        ("equals", 5, "5", "met"),
        ("equals", True, "true", "needs_judgement"),
        ("equals", 5, "fünf", "needs_judgement"),
        ("one_of", ["a", "b"], "c", "not_met"),
        ("one_of", ["a", "b"], ["a"], "needs_judgement"),
        ("contains", "a", ["b", "a"], "met"),
        ("contains", "a", "a", "met"),
        ("contains", "a", [], "needs_judgement"),
        ("equals", "a", "   ", "needs_judgement"),
    ],
)
def test_each_test_says_what_it_reads(op, value, found, verdict):
    rule = parse({"field": "x", "op": op, "value": value})

    assert evaluate(rule, {"x": found}).verdict == verdict


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ([], "rule_not_a_table"),
        ({}, "rule_empty"),
        ({"all": []}, "rule_empty"),
        ({"any": {}}, "rule_not_a_table"),
        ({"any": "x"}, "rule_not_a_table"),
        ({"all": [{}], "any": [{}]}, "rule_keys"),
        ({"field": "x"}, "rule_keys"),
        ({"field": " ", "op": "answered"}, "rule_name"),
        ({"judgement": 5}, "rule_name"),
        ({"field": "x", "op": "matches", "value": "y"}, "rule_op"),
        ({"field": "x", "op": "equals"}, "rule_value_missing"),
        ({"field": "x", "op": "one_of", "value": []}, "rule_value_missing"),
        ({"field": "x", "op": "one_of", "value": "y"}, "rule_value_kind"),
        ({"field": "x", "op": "at_least", "value": "viel"}, "rule_value_kind"),
        ({"field": "x", "op": "before", "value": "2026"}, "rule_value_kind"),
        ({"field": "x", "op": "is_true", "value": True}, "rule_value_needless"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(data, code):
    with pytest.raises(RuleFault) as refused:
        parse(data)

    assert refused.value.code == code


def test_a_rule_without_end_and_one_without_hope_are_refused():
    deep = {"judgement": "Noch?"}
    for _ in range(12):
        deep = {"not": deep}
    tangled = {
        "all": [
            {"field": f"x{name}", "op": "at_least", "value": value}
            for name in range(6)
            for value in range(3)
        ]
    }
    codes = []
    for data in (deep, tangled):
        with pytest.raises(RuleFault) as refused:
            parse(data)
        codes.append(refused.value.code)

    assert codes == ["rule_too_deep", "rule_too_tangled"]


def test_the_place_of_a_fault_is_named():
    with pytest.raises(RuleFault) as refused:
        parse({"all": [{"judgement": "Gut?"}, {"not": {"any": []}}]})

    assert refused.value.params == {"place": "/all/2/not/any"}


def test_digest_and_names_follow_the_rule():
    assert fields_of(DATA_BASIS) == ("population", "series", "table")
    assert questions_of(DATA_BASIS) == ("Reichen die Daten?",)
    other = parse({"field": "population", "op": "at_least", "value": 1001})
    assert digest(parse({"field": "population", "op": "at_least", "value": 1000})) != digest(other)
    assert digest(other) == digest(
        parse({"value": 1001.0, "op": "at_least", "field": "population"})
    )


@pytest.mark.parametrize("cut", [0, 1, 2, -1])
def test_a_trace_with_a_missing_line_is_found(cut):
    trace = list(evaluate(DATA_BASIS, {"population": 999}).trace)
    del trace[cut]

    if cut == -1:
        assert recompute(trace) is Verdict.NOT_MET  # a question less changes no known no
    else:
        with pytest.raises(RuleFault):
            recompute(trace)


@pytest.mark.parametrize("row", [{}, {"verdict": "perhaps"}, {"verdict": "met", "odd": 1}])
def test_a_kept_trace_that_is_none_is_refused(row):
    with pytest.raises(RuleFault):
        trace_from_data([row])
