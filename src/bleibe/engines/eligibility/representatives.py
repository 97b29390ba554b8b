"""A few values of a fact that stand for all: each way its tests can come out occurs."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

from bleibe.engines.eligibility.nodes import Evidence, Field, Judgement, Rule, leaves
from bleibe.engines.eligibility.values import Plain, day, number, plain

SOMETHING = "…"
"""Any text; made longer until no rule names it."""

Test = Field | Evidence


def fields_tested_twice(rule: Rule) -> dict[str, list[Test]]:
    """Return the tests of each fact that more than one test looks at."""
    tests: dict[str, list[Test]] = {}
    for leaf in leaves(rule):
        if not isinstance(leaf, Judgement):
            tests.setdefault(leaf.name, []).append(leaf)
    return {name: found for name, found in tests.items() if len(found) > 1}


def representatives(tests: Sequence[Test]) -> tuple[Plain, ...]:
    """Return values for the one fact that all these tests look at."""
    fields = [test for test in tests if isinstance(test, Field)]
    named = [value for test in fields for value in _named(test)]
    bounds = [test.value for test in fields if test.op in ("at_least", "at_most")]
    days = [test.value for test in fields if test.op in ("before", "after")]
    lists = [test.value for test in fields if test.op == "contains"]
    found: list[Plain] = [*named]
    if any(test.op == "is_true" for test in fields) or any(isinstance(v, bool) for v in named):
        found += [True, False]
    if bounds or any(isinstance(value, int) and not isinstance(value, bool) for value in named):
        found += _numbers(number(value) for value in [*bounds, *named])
    if days:
        found += _days(day(value) for value in [*days, *named])
    if lists:
        found += _lists(lists)
    if not found or (named and all(isinstance(value, str) for value in named) and not days):
        found.append(_something(named))
    return tuple({repr(value): value for value in found}.values())


def _named(test: Field) -> list[Plain]:
    if test.op == "equals":
        return [test.value]
    if test.op == "one_of" and isinstance(test.value, list):
        return test.value
    return []


def _numbers(bounds: Iterable[Decimal | None]) -> list[Plain]:
    known = sorted({bound for bound in bounds if bound is not None})
    between = [low + 1 if low + 1 < high else (low + high) / 2 for low, high in pairwise(known)]
    return [plain(value) for value in [*known, *between, known[0] - 1, known[-1] + 1]]


def _days(bounds: Iterable[date | None]) -> list[Plain]:
    known = {bound for bound in bounds if bound is not None}
    near = {bound + timedelta(days=step) for bound in known for step in (-1, 0, 1)}
    return [plain(value) for value in sorted(near)]


def _lists(values: Sequence[Plain]) -> list[Plain]:
    known = list({repr(value): value for value in values}.values())
    subsets = [
        list(subset) for size in range(1, len(known) + 1) for subset in combinations(known, size)
    ]
    return [*subsets, [_something(known)]]


def _something(named: Sequence[Plain]) -> str:
    text = SOMETHING
    while text in named:
        text += SOMETHING
    return text
