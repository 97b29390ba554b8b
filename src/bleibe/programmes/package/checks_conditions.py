"""Conditions: gates without a weight, weights with anchors, each with a rule that can be asked."""

from collections.abc import Iterator

from bleibe.engines.eligibility import RuleFault, parse, questions_of
from bleibe.kernel.errors import Refused
from bleibe.programmes.package.condition import Condition
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.rules import rule_faults
from bleibe.programmes.package.whole import Package

FILE = file_of("conditions")
FEWEST_ANCHORS = 2


def condition_faults(package: Package) -> Iterator[Refused]:
    """Yield what is wrong with conditions."""
    fields = {field.key: field for field in package.form.fields} if package.form else {}
    for condition in package.conditions:
        where = f"conditions[{condition.key}]"
        found = tuple(rule_faults(condition.rule, fields=fields, file=FILE, where=f"{where}.rule"))
        yield from found
        if not found:
            yield from _judgement(condition, where)
        yield from _weight(condition, where)


def _judgement(condition: Condition, where: str) -> Iterator[Refused]:
    """The question that people answer is the one that the rule asks."""
    try:
        questions = questions_of(parse(condition.rule))
    except RuleFault:
        return
    if condition.judgement != (questions[0] if questions else "") or len(questions) > 1:
        yield Refused("package_judgement", file=FILE, field=f"{where}.judgement")


def _weight(condition: Condition, where: str) -> Iterator[Refused]:
    if condition.is_mandatory:
        if condition.weight or condition.weight_class:
            yield Refused("package_gate_weighs", file=FILE, field=where)
        return
    if condition.weight < 1 or not condition.weight_class:
        yield Refused("package_weight_missing", file=FILE, field=where)
    scores = [anchor.score for anchor in condition.anchors]
    if scores != list(range(len(scores))) or len(scores) < FEWEST_ANCHORS:
        yield Refused("package_anchors", file=FILE, field=f"{where}.anchors")
