"""What is still missing in a form, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from bleibe.forms.definition import asked
from bleibe.forms.values import Fault, fault_in
from bleibe.programmes.package import Field, FormDefinition, Section


@dataclass(frozen=True)
class Filled:
    """What stands in a field: a value, or words that the field does not understand."""

    value: object = None
    fault: Fault | None = None
    beside: int = 0
    """How many other wordings wait for a decision."""


@dataclass(frozen=True)
class Gap:
    """One thing that has to be done before release (Lücke)."""

    section: Section
    field: Field
    fault: Fault


@dataclass(frozen=True)
class Progress:
    """How far a section is: of the fields that are required now, how many are filled."""

    section: Section
    required: int
    filled: int
    gaps: int
    answered: int

    @property
    def is_done(self) -> bool:
        return self.gaps == 0

    @property
    def is_begun(self) -> bool:
        return self.answered > 0


NOTHING = Filled()


def gaps(form: FormDefinition, filled: Mapping[str, Filled]) -> list[Gap]:
    """Return every gap in the order of the form."""
    there = asked(form, {key: each.value for key, each in filled.items()})
    return [
        Gap(section, field, fault)
        for section in form.sections
        for field in section.fields
        if field.key in there and (fault := _gap(field, filled.get(field.key, NOTHING)))
    ]


def progress(form: FormDefinition, filled: Mapping[str, Filled]) -> list[Progress]:
    """Return how far each section is."""
    there = asked(form, {key: each.value for key, each in filled.items()})
    open_ones = {gap.field.key for gap in gaps(form, filled)}
    found = []
    for section in form.sections:
        fields = [field for field in section.fields if field.key in there]
        required = [field for field in fields if field.required]
        found.append(
            Progress(
                section,
                required=len(required),
                filled=sum(field.key not in open_ones for field in required),
                gaps=sum(field.key in open_ones for field in fields),
                answered=sum(_holds(filled.get(field.key, NOTHING)) for field in fields),
            )
        )
    return found


def minutes_left(form: FormDefinition, filled: Mapping[str, Filled]) -> int:
    """Estimate how long it takes to fill what is empty (geschätzte Ausfüllzeit)."""
    there = asked(form, {key: each.value for key, each in filled.items()})
    seconds = sum(
        _seconds(field)
        for field in form.fields
        if field.key in there and not _holds(filled.get(field.key, NOTHING))
    )
    return -(-seconds // 60)


SECONDS = {"table": 300, "file": 180, "long_text": 900, "text": 45}
LETTERS_A_SECOND = 1.5
"""Thinking included; a text is estimated at half of what it may have."""


def _seconds(field: Field) -> int:
    if field.kind == "long_text" and field.max_length:
        return max(120, int(field.max_length / 2 / LETTERS_A_SECOND))
    return SECONDS.get(field.kind, 20)


def _holds(filled: Filled) -> bool:
    return filled.value is not None or filled.fault is not None


def _gap(field: Field, filled: Filled) -> Fault | None:
    if filled.fault is not None:
        return filled.fault
    if filled.beside:
        return Fault("answers_beside", {"wordings": filled.beside})
    if filled.value is None:
        return Fault("answer_missing", {}) if field.required else None
    return fault_in(field, filled.value)
