"""What an appraisal says, frozen: for chapters, documents and exports.

Nothing in here tells who spoke: statements are those that somebody released, in the wording
that was checked for it, and a voice is a group of at least as many people as the
installation asks for, or „befragte Person“.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

QuadrantKey = Literal["strength", "weakness", "opportunity", "threat"]
EvidenceKind = Literal["indicator", "statement", "stocktaking"]
FieldState = Literal["proposed", "accepted"]
ObjectionState = Literal["open", "adopted", "not_adopted"]


@dataclass(frozen=True)
class StockEntry:
    """Something that is there already (Eintrag der Bestandsaufnahme)."""

    pk: int
    kind: str
    title: str
    years: str
    who: str
    summary: str
    link: str
    other_ministry: str
    important: tuple[str, ...]
    touched: tuple[str, ...]


@dataclass(frozen=True)
class ReleasedStatement:
    """A statement in its checked wording (Aussage)."""

    pk: int
    text: str
    theme: str
    code: str
    voice: str


@dataclass(frozen=True)
class Talks:
    """How many talks there were, and with whom as far as groups are large enough."""

    count: int
    first_on: date | None
    last_on: date | None
    voices: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class EvidenceEntry:
    """What something rests on (Beleg); ``key`` is the indicator's, or the number of the row.

    ``text`` is empty for a statement that is not released: it counts, but is not quoted.
    """

    kind: EvidenceKind
    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Point:
    """A point of the SWOT (SWOT-Punkt)."""

    pk: int
    text: str
    theme: str
    weight: int
    evidence: tuple[EvidenceEntry, ...]

    @property
    def has_evidence(self) -> bool:
        return bool(self.evidence)


@dataclass(frozen=True)
class SwotField:
    """One of the four fields with its points in their order."""

    key: QuadrantKey
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class FactorEntry:
    """A reason to stay or to come, identity, or a unique feature (Faktor)."""

    pk: int
    kind: str
    text: str
    theme: str
    evidence: tuple[EvidenceEntry, ...]


@dataclass(frozen=True)
class FieldEntry:
    """A field of action (Handlungsfeld): accepted by somebody, or a proposal by the rule."""

    title: str
    theme: str
    reason: str
    state: FieldState
    points: tuple[str, ...]


@dataclass(frozen=True)
class ObjectionEntry:
    """An objection or addition (Einwand) and what became of it."""

    pk: int
    raised_on: date
    kind: str
    function: str
    about: str
    text: str
    state: ObjectionState
    answer: str


@dataclass(frozen=True)
class WorkshopEntry:
    """A Reflexionsworkshop with what was said there."""

    held_on: date
    participants: int
    objections: tuple[ObjectionEntry, ...]


@dataclass(frozen=True)
class Appraisal:
    """Stimmen und Urteil of a Kommune, or of one of its Quartiere, as it may be published."""

    kommune: str
    area: str
    stocktaking: tuple[StockEntry, ...]
    talks: Talks
    statements: tuple[ReleasedStatement, ...]
    swot: tuple[SwotField, ...]
    factors: tuple[FactorEntry, ...]
    fields: tuple[FieldEntry, ...]
    workshops: tuple[WorkshopEntry, ...]

    @property
    def objections(self) -> tuple[ObjectionEntry, ...]:
        """All objections of all workshops."""
        return tuple(each for workshop in self.workshops for each in workshop.objections)

    @property
    def open_objections(self) -> tuple[ObjectionEntry, ...]:
        """What the next version of the profile still has to answer."""
        return tuple(each for each in self.objections if each.state == "open")

    @property
    def points(self) -> tuple[Point, ...]:
        """All points of all four fields."""
        return tuple(point for field in self.swot for point in field.points)

    @property
    def is_empty(self) -> bool:
        """True as long as nothing at all could be shown."""
        return not (
            self.stocktaking or self.statements or self.points or self.factors or self.fields
        )
