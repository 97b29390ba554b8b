"""Conditions of a call: mandatory ones are gates, favourable ones are weights in two classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

MANDATORY, FAVOURABLE = "mandatory", "favourable"
CLASSES = ("especially_favourable", "favourable")


class Anchor(NamedTuple):
    """What a score means (Ankerbeispiel)."""

    score: int
    text: str


@dataclass(frozen=True)
class Condition:
    """One condition (Bedingung): Voraussetzung or Rahmenbedingung."""

    key: str
    name: str
    kind: str
    """``mandatory`` or ``favourable``."""
    text: str
    """What is asked, in one or two sentences."""
    rule: Mapping[str, object]
    """An eligibility expression over the fields of the form."""
    judgement: str = ""
    """The question that a person answers where the rule needs judgement."""
    weight_class: str = ""
    weight: int = 0
    anchors: tuple[Anchor, ...] = ()
    advice: str = ""
    """What helps who does not fulfil it yet."""
    source: tuple[str, ...] = ()

    @property
    def is_mandatory(self) -> bool:
        return self.kind == MANDATORY
