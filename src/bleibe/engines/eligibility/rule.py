"""Rules as data, checked when they are read: a rule that makes no sense cannot exist."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from math import prod
from typing import NoReturn

from bleibe.engines.eligibility.nodes import All, Any, Evidence, Field, Judgement, Not, Rule, leaves
from bleibe.engines.eligibility.representatives import fields_tested_twice, representatives
from bleibe.engines.eligibility.values import day, number, plain

DEEPEST = 12
MOST_COMBINATIONS = 20_000
"""So many values of facts that stand more than once are tried for the smallest change."""


class RuleFault(ValueError):
    """A rule that is not one; ``code`` is stable, the sentence stands with the platform.

    Codes: ``rule_not_a_table``, ``rule_empty``, ``rule_keys``, ``rule_name``, ``rule_op``,
    ``rule_value_missing``, ``rule_value_kind``, ``rule_value_needless``, ``rule_too_deep``,
    ``rule_too_tangled``, ``trace_broken``.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(f"{code} {params}" if params else code)
        self.code = code
        self.params = params


def parse(data: object) -> Rule:
    """Read a rule from plain data. Raises `RuleFault`; its ``params`` name the place."""
    rule = _parse(data, "", 1)
    twice = fields_tested_twice(rule)
    if prod(len(representatives(tests)) + 1 for tests in twice.values()) > MOST_COMBINATIONS:
        raise RuleFault("rule_too_tangled", fields=sorted(twice))
    return rule


def _parse(data: object, place: str, level: int) -> Rule:
    if not isinstance(data, Mapping):
        raise RuleFault("rule_not_a_table", place=place)
    if level > DEEPEST:
        raise RuleFault("rule_too_deep", place=place, most=DEEPEST)
    match sorted(map(str, data)):
        case []:
            raise RuleFault("rule_empty", place=place)
        case ["all"]:
            return All(_parts(data["all"], f"{place}/all", level))
        case ["any"]:
            return Any(_parts(data["any"], f"{place}/any", level))
        case ["not"]:
            return Not(_parse(data["not"], f"{place}/not", level + 1))
        case ["judgement"]:
            return Judgement(_name(data["judgement"], f"{place}/judgement"))
        case ["evidence"]:
            return Evidence(_name(data["evidence"], f"{place}/evidence"))
        case ["field", "op"] | ["field", "op", "value"]:
            return _field(data, place)
        case keys:
            raise RuleFault("rule_keys", place=place, keys=keys)


def _parts(data: object, place: str, level: int) -> tuple[Rule, ...]:
    if not isinstance(data, Sequence) or isinstance(data, str):
        raise RuleFault("rule_not_a_table", place=place)
    if not data:
        raise RuleFault("rule_empty", place=place)
    return tuple(_parse(part, f"{place}/{index}", level + 1) for index, part in enumerate(data, 1))


def _name(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise RuleFault("rule_name", place=place)
    return value.strip()


def _field(data: Mapping[str, object], place: str) -> Field:
    name, op = _name(data["field"], f"{place}/field"), data["op"]
    value = plain(data.get("value"))

    def wrong(code: str) -> NoReturn:
        raise RuleFault(code, place=place, field=name, op=op)

    if op in ("answered", "is_true"):
        if "value" in data:
            wrong("rule_value_needless")
        return Field(name, str(op))
    if op not in ("equals", "one_of", "contains", "at_least", "at_most", "before", "after"):
        wrong("rule_op")
    if value is None:
        wrong("rule_value_missing")
    fits = {
        "equals": not isinstance(value, list | dict),
        "contains": not isinstance(value, list | dict),
        "one_of": isinstance(value, list)
        and all(isinstance(each, bool | int | str) for each in value),
        "at_least": number(value) is not None,
        "at_most": number(value) is not None,
        "before": day(value) is not None,
        "after": day(value) is not None,
    }[str(op)]
    if not fits:
        wrong("rule_value_kind")
    return Field(name, str(op), value)


def as_data(rule: Rule) -> dict[str, object]:
    """Return the rule as the plain data that `parse` reads."""
    match rule:
        case All(rules):
            return {"all": [as_data(each) for each in rules]}
        case Any(rules):
            return {"any": [as_data(each) for each in rules]}
        case Not(inner):
            return {"not": as_data(inner)}
        case Judgement(question):
            return {"judgement": question}
        case Evidence(name):
            return {"evidence": name}
        case Field(name, op, None):
            return {"field": name, "op": op}
        case Field(name, op, value):
            return {"field": name, "op": op, "value": value}


def digest(rule: Rule) -> str:
    """Return the SHA-256 of the rule as canonical JSON."""
    text = json.dumps(as_data(rule), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def fields_of(rule: Rule) -> tuple[str, ...]:
    """Return the names of all facts that a rule looks at, each once, in its order."""
    named = (leaf.name for leaf in leaves(rule) if not isinstance(leaf, Judgement))
    return tuple(dict.fromkeys(named))


def questions_of(rule: Rule) -> tuple[str, ...]:
    """Return the questions that a rule puts to people, each once, in its order."""
    asked = (leaf.question for leaf in leaves(rule) if isinstance(leaf, Judgement))
    return tuple(dict.fromkeys(asked))
