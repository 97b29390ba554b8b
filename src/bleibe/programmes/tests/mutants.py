"""Every way in which one thing of a package could be wrong."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta

from bleibe.programmes.tests.said import PROSE


def mutants(value: object) -> Iterator[tuple[str, object]]:
    """Yield copies of a value, each with one thing changed, dropped or swapped."""
    if is_dataclass(value):
        yield from _of_thing(value)
    elif isinstance(value, dict):
        yield from _of_table(value)
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        yield " score", value._replace(score=value.score + 1)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield f"[{number}] dropped", value[:number] + value[number + 1 :]
            for what, changed in mutants(each):
                yield f"[{number}]{what}", (*value[:number], changed, *value[number + 1 :])
    else:
        yield from _of_leaf(value)


def _of_thing(thing: object) -> Iterator[tuple[str, object]]:
    for field in fields(thing):
        if field.name not in PROSE:
            of_field = of_rule if field.name == "rule" else mutants
            for what, changed in of_field(getattr(thing, field.name)):
                yield f".{field.name}{what}", replace(thing, **{field.name: changed})


def _of_table(table: dict[str, object]) -> Iterator[tuple[str, object]]:
    if not all(map(is_dataclass, table.values())):
        yield from of_rule(table)
        return
    for key, each in table.items():
        yield f"[{key}] dropped", {name: other for name, other in table.items() if name != key}
        for what, changed in mutants(each):
            yield f"[{key}]{what}", {**table, key: changed}


def _of_leaf(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, bool):
        yield " flipped", not value
    elif isinstance(value, int):
        yield " more", value + 1
        yield " less", value - 1
    elif isinstance(value, datetime):
        yield " a second later", value + timedelta(seconds=1)
        yield " a day earlier", value - timedelta(days=1)
    elif isinstance(value, date):
        yield " a day later", value + timedelta(days=1)
    elif isinstance(value, timedelta):
        yield " longer", value + timedelta(minutes=1)
    elif isinstance(value, str):
        yield " other", f"{value}x"
    elif value is None:
        yield " there", "x"


OTHER_OP = {
    "answered": "is_true", "is_true": "answered", "equals": "contains", "one_of": "answered",
    "contains": "answered", "at_least": "at_most", "at_most": "at_least", "before": "after",
    "after": "before",
}  # fmt: skip


def of_rule(rule: object) -> Iterator[tuple[str, object]]:
    """Yield rules with one node dropped, negated, swapped or renamed, one value changed."""
    if not isinstance(rule, dict):
        return
    yield " negated", {"not": rule}
    if "field" in rule:
        yield f" {rule['field']} renamed", {**rule, "field": f"{rule['field']}_x"}
        other = {**rule, "op": OTHER_OP[rule["op"]]}
        if other["op"] in ("answered", "is_true"):
            other.pop("value", None)
        yield f" {rule['field']} {rule['op']} swapped", other
        yield from _of_value(rule)
        return
    [(name, inner)] = rule.items()
    if name == "not":
        yield " not dropped", inner
        for what, changed in of_rule(inner):
            yield f" not{what}", {"not": changed}
    elif name in ("all", "any"):
        swapped = "any" if name == "all" else "all"
        yield f" {name} swapped", {swapped: inner}
        for number, part in enumerate(inner):
            rest = [*inner[:number], *inner[number + 1 :]]
            yield f" {name}[{number}] dropped", {name: rest}
            for what, changed in of_rule(part):
                yield (
                    f" {name}[{number}]{what}",
                    {name: [*inner[:number], changed, *inner[number + 1 :]]},
                )
    else:
        yield f" {name} renamed", {name: f"{inner}x"}


def _of_value(rule: dict[str, object]) -> Iterator[tuple[str, object]]:
    value = rule.get("value")
    if isinstance(value, list):
        for number in range(len(value)):
            fewer = deepcopy(value)
            del fewer[number]
            yield f" value[{number}] dropped", {**rule, "value": fewer}
        yield " value added", {**rule, "value": [*value, "none"]}
    elif isinstance(value, int):
        yield " value more", {**rule, "value": value + 1}
        yield " value less", {**rule, "value": value - 1}
    elif isinstance(value, str):
        yield " value other", {**rule, "value": f"{value}x"}
