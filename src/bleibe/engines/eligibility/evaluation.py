"""Answering a rule with three values, and answering it again from the trace alone."""

from collections.abc import Mapping, Sequence

from bleibe.engines.eligibility.change import smallest_change
from bleibe.engines.eligibility.nodes import All, Any, Evidence, Field, Judgement, Not, Rule
from bleibe.engines.eligibility.outcome import Line, Outcome, Verdict
from bleibe.engines.eligibility.rule import RuleFault, fields_of
from bleibe.engines.eligibility.truth import all_of, any_of, opposite, tested
from bleibe.engines.eligibility.values import Plain, plain


def evaluate(rule: Rule, facts: Mapping[str, object | None]) -> Outcome:
    """Answer a rule on what is known; a fact that is missing or None is unknown."""
    inputs = {name: plain(facts.get(name)) for name in fields_of(rule)}
    trace = tuple(_lines(rule, inputs, 0))
    verdict = trace[0].verdict
    changes = smallest_change(rule, inputs) if verdict is Verdict.NOT_MET else ()
    return Outcome(verdict=verdict, trace=trace, inputs=inputs, changes=changes)


def _lines(rule: Rule, inputs: Mapping[str, Plain], level: int) -> list[Line]:
    match rule:
        case Judgement(question):
            verdict = Verdict.NEEDS_JUDGEMENT
            line = Line(level=level, kind="judgement", verdict=verdict, name=question, why="asks")
            return [line]
        case Evidence(name):
            return [_leaf(level, "evidence", name, "answered", None, inputs[name])]
        case Field(name, op, wanted):
            return [_leaf(level, "field", name, op, wanted, inputs[name])]
        case Not(inner):
            below = _lines(inner, inputs, level + 1)
            return [Line(level=level, kind="not", verdict=opposite(below[0].verdict)), *below]
        case All(parts) | Any(parts):
            parts_lines = [_lines(part, inputs, level + 1) for part in parts]
            verdicts = [lines[0].verdict for lines in parts_lines]
            is_all = isinstance(rule, All)
            verdict = all_of(verdicts) if is_all else any_of(verdicts)
            head = Line(level=level, kind="all" if is_all else "any", verdict=verdict)
            return [head, *(line for lines in parts_lines for line in lines)]


def _leaf(level: int, kind: str, name: str, op: str, wanted: Plain, found: Plain) -> Line:
    verdict, why = tested(op, wanted, found)
    return Line(
        level=level, kind=kind, name=name, op=op, wanted=wanted, found=found,
        verdict=verdict, why=why,
    )  # fmt: skip


def recompute(trace: Sequence[Line]) -> Verdict:
    """Answer again from the lines alone.

    Raises `RuleFault` with ``trace_broken`` where a line does not follow from what
    stands below it, or where the lines are no tree.
    """
    verdict, after = _recomputed(trace, 0, 0)
    if after != len(trace):
        raise RuleFault("trace_broken", line=after + 1)
    return verdict


def _recomputed(trace: Sequence[Line], at: int, level: int) -> tuple[Verdict, int]:
    if at >= len(trace) or trace[at].level != level:
        raise RuleFault("trace_broken", line=at + 1)
    line, after = trace[at], at + 1
    below: list[Verdict] = []
    while after < len(trace) and trace[after].level > level:
        verdict, after = _recomputed(trace, after, level + 1)
        below.append(verdict)
    match line.kind, below:
        case "judgement", []:
            found = Verdict.NEEDS_JUDGEMENT
        case "field" | "evidence", []:
            found, _why = tested(line.op, line.wanted, line.found)
        case "not", [only]:
            found = opposite(only)
        case "all", [_, *_]:
            found = all_of(below)
        case "any", [_, *_]:
            found = any_of(below)
        case _:
            raise RuleFault("trace_broken", line=at + 1)
    if found is not line.verdict:
        raise RuleFault("trace_broken", line=at + 1)
    return found, after
