"""Conditions with three answers: met, not met, needs judgement.

A rule is plain data (`parse`), facts are a mapping of names to values, and
`evaluate` answers with a verdict, a trace from which it can be recomputed and
the smallest change that would turn a "not met". What nobody knows is never
"not met": logic is Kleene's, and each datum that comes in can only decide what
was open.
"""

from bleibe.engines.eligibility.evaluation import evaluate, recompute
from bleibe.engines.eligibility.nodes import Rule
from bleibe.engines.eligibility.outcome import Change, Line, Outcome, Verdict
from bleibe.engines.eligibility.record import trace_as_data, trace_from_data
from bleibe.engines.eligibility.rule import (
    RuleFault,
    as_data,
    digest,
    fields_of,
    parse,
    questions_of,
)

__all__ = [
    "Change",
    "Line",
    "Outcome",
    "Rule",
    "RuleFault",
    "Verdict",
    "as_data",
    "digest",
    "evaluate",
    "fields_of",
    "parse",
    "questions_of",
    "recompute",
    "trace_as_data",
    "trace_from_data",
]
