"""Conditions of a package as rules of the engine, and what they say about answers."""

import json
from collections.abc import Collection, Mapping
from functools import lru_cache

from bleibe.engines.eligibility import Outcome, Rule, evaluate, fields_of, parse
from bleibe.forms.known import Known, known
from bleibe.parties.models import Area, Organisation
from bleibe.programmes.package import Condition, FormDefinition, Package


def rule_of(condition: Condition) -> Rule:
    """Return the rule of a condition."""
    return _rule(json.dumps(condition.rule, sort_keys=True))


@lru_cache(maxsize=512)
def _rule(text: str) -> Rule:
    return parse(json.loads(text))


def outcomes_of(package: Package, facts: Mapping[str, object]) -> dict[str, Outcome]:
    """Answer every condition of a package on what is known."""
    return {condition.key: evaluate(rule_of(condition), facts) for condition in package.conditions}


def facts_looked_at(package: Package) -> tuple[str, ...]:
    """Return the names of all facts that a condition looks at, each once."""
    names = [name for each in package.conditions for name in fields_of(rule_of(each))]
    return tuple(dict.fromkeys(names))


def known_facts(
    form: FormDefinition | None,
    *,
    names: Collection[str],
    organisation: Organisation,
    area: Area | None,
) -> dict[str, Known]:
    """Return what is known already of some fields of a form, by field."""
    found = {}
    for field in form.fields if form else ():
        if field.key in names and field.fact:
            fact = known(field.fact, organisation=organisation, area=area)
            if fact is not None:
                found[field.key] = fact
    return found
