"""Whatever is changed in the package of 2021 – a rule, a field, an amount, a date – is found."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from bleibe.engines.eligibility import RuleFault, Verdict, evaluate, parse
from bleibe.programmes.package import PACKAGES, Package, faults, read_package
from bleibe.programmes.tests.mutants import mutants, of_rule
from bleibe.programmes.tests.said import PROSE, said
from bleibe.programmes.tests.truth_tables import EVERYTHING, ROWS

KEY = "zwk-2021"
LIST = Path(__file__).with_name(f"{KEY}.txt")
LETTERS = {Verdict.MET: "M", Verdict.NOT_MET: "N", Verdict.NEEDS_JUDGEMENT: "?"}
PARTS = [field.name for field in fields(Package) if field.name not in PROSE]


@pytest.fixture(scope="module")
def package():
    return read_package(PACKAGES / KEY)


@pytest.fixture(scope="module")
def listed():
    found = {part: [] for part in PARTS}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        found[line.split(" ")[0].split(":")[0].split(".")[0]].append(line)
    return found


def judged(rule):
    """Return the rule with what people answer in place of the question."""
    if "judgement" in rule:
        return {"field": "judged", "op": "is_true"}
    return {
        name: [judged(each) for each in part] if isinstance(part, list | tuple)
        and name in ("all", "any")
        else judged(part) if isinstance(part, dict) else part
        for name, part in rule.items()
    }  # fmt: skip


def answers(rule, rows):
    """Return the letters that a rule gives to the rows of its table."""
    parsed = parse(judged(rule))
    return [LETTERS[evaluate(parsed, {**EVERYTHING, **changes}).verdict] for changes, _ in rows]


def test_each_condition_has_a_truth_table(package):
    assert [condition.key for condition in package.conditions] == list(ROWS)


@pytest.mark.parametrize("key", ROWS)
def test_a_condition_answers_as_the_announcement_says(package, key):
    condition = next(each for each in package.conditions if each.key == key)
    assert answers(condition.rule, ROWS[key]) == [letter for _changes, letter in ROWS[key]]


@pytest.mark.parametrize("key", ROWS)
def test_no_mutant_of_a_rule_survives_its_truth_table(package, key):
    """A renamed question changes no verdict; it is held against the question of the condition."""
    condition = next(each for each in package.conditions if each.key == key)
    expected, survivors, number = [letter for _changes, letter in ROWS[key]], [], 0
    for what, rule in of_rule(condition.rule):
        number += 1
        try:
            if answers(rule, ROWS[key]) != expected:
                continue
        except RuleFault:
            continue
        mutated = replace(condition, rule=rule)
        others = tuple(mutated if each.key == key else each for each in package.conditions)
        if not faults(replace(package, conditions=others)):
            survivors.append(what)
    assert survivors == []
    assert number >= len(ROWS[key])


@pytest.mark.parametrize("part", PARTS)
def test_a_part_says_what_is_listed(package, listed, part):
    assert said(package, part) == listed[part]


@pytest.mark.parametrize("part", [part for part in PARTS if part != "form"])
def test_no_mutant_of_a_part_survives(package, listed, part):
    survivors, number = [], 0
    for what, changed in mutants(getattr(package, part)):
        if ".rule" in what:
            continue
        number += 1
        if said(replace(package, **{part: changed}), part) == listed[part]:
            survivors.append(f"{part}{what}")
    assert survivors == []
    assert number > 0


def test_no_mutant_of_the_form_survives(package, listed):
    """Section by section: each is held against its own lines."""
    survivors, number = [], 0
    for section in package.form.sections:
        alone = replace(package.form, sections=(section,))
        expected = said(replace(package, form=alone), "form")
        assert set(expected) <= set(listed["form"])
        for what, changed in mutants(alone):
            number += 1
            if said(replace(package, form=changed), "form") == expected:
                survivors.append(f"{section.key}{what}")
    assert survivors == []
    assert number > len(list(package.form.fields))
