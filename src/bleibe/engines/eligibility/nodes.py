"""What a rule is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from bleibe.engines.eligibility.values import Plain


@dataclass(frozen=True)
class Field:
    """A test of one fact."""

    name: str
    op: str
    value: Plain = None


@dataclass(frozen=True)
class Evidence:
    """An attachment that has to be there; what it proves is for people to judge."""

    name: str


@dataclass(frozen=True)
class Judgement:
    """A question that only people answer."""

    question: str


@dataclass(frozen=True)
class All:
    """Each part has to be met."""

    rules: tuple["Rule", ...]


@dataclass(frozen=True)
class Any:
    """One part has to be met."""

    rules: tuple["Rule", ...]


@dataclass(frozen=True)
class Not:
    """The part must not be met."""

    rule: "Rule"


Rule = Field | Evidence | Judgement | All | Any | Not


def leaves(rule: Rule) -> Iterator[Field | Evidence | Judgement]:
    """Yield the tests and questions of a rule in its order."""
    match rule:
        case All(rules) | Any(rules):
            for each in rules:
                yield from leaves(each)
        case Not(inner):
            yield from leaves(inner)
        case _:
            yield rule
