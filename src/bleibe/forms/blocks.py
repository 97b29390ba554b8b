"""One field on a page: its inputs, what stands in it, and how it stands with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django import forms
from django.http import QueryDict

from bleibe.forms.changes import Piece, changes
from bleibe.forms.definition import asked
from bleibe.forms.files_allowed import allowed_in_words, endings_of
from bleibe.forms.gaps import NOTHING, Filled
from bleibe.forms.models import Answer, AnswerVersion, Attachment, Draft
from bleibe.forms.queries import attachments_of, beside_of, filled_of, form_of
from bleibe.forms.section_form import rows_of, section_form, shown_in, typed_in
from bleibe.forms.values import fault_in
from bleibe.forms.words import presented_value
from bleibe.kernel.sentences import sentence
from bleibe.programmes.package import Field, FormDefinition, Section


@dataclass(frozen=True)
class Beside:
    """Another wording that waits for a decision."""

    version: AnswerVersion
    words: str


@dataclass
class Block:
    """All that a page needs to show one field."""

    field: Field
    answer: Answer | None = None
    bound: forms.BoundField | None = None
    rows: list = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)
    fault: str = ""
    saved: bool = False
    base: int | None = None
    """Set where somebody else wrote: the page still shows what rests on this version."""

    @property
    def version(self) -> int:
        if self.base is not None:
            return self.base
        return self.answer.version if self.answer else 0

    @property
    def words(self) -> str:
        """What stands in the field now, as it is read."""
        if self.answer is None:
            return ""
        return presented_value(self.field, self.answer.value, self.answer.typed)

    @property
    def anchor(self) -> str:
        """The id to which a gap leads: the input, its first choice, its first cell."""
        if self.field.kind in ("yes_no", "choices"):
            return f"id_{self.field.key}_0"
        if self.bound is not None and isinstance(self.bound.field.widget, forms.RadioSelect):
            return f"id_{self.field.key}_0"
        return f"id_{self.field.key}"

    @property
    def accepted(self) -> str:
        return allowed_in_words(self.field)

    @property
    def endings(self) -> str:
        return endings_of(self.field)


@dataclass(frozen=True)
class Filling:
    """A draft as it stands now, read once for a page."""

    draft: Draft
    form: FormDefinition
    filled: Mapping[str, Filled]
    answers: Mapping[str, Answer]
    attachments: Mapping[str, list[Attachment]]
    beside: Mapping[str, list[AnswerVersion]]

    def asked(self) -> set[str]:
        return asked(self.form, {key: each.value for key, each in self.filled.items()})

    def blocks(
        self, section: Section, *, data: QueryDict | None = None, more: str = ""
    ) -> list[Block]:
        """Return the fields of a section that are asked; ``data`` shows what was just typed."""
        there = self.asked()
        fields = [each for each in section.fields if each.key in there]
        shown = {
            each.key: shown_in(each, self.answers.get(each.key), self.filled.get(each.key, NOTHING))
            if data is None
            else typed_in(each, data)
            for each in fields
        }
        faults = {each.key: self.fault_of(each) for each in fields}
        made = section_form(fields, shown, wrong={key for key, said in faults.items() if said})
        return [
            Block(
                field=each,
                answer=self.answers.get(each.key),
                bound=made[each.key] if each.key in made.fields else None,
                rows=rows_of(each, shown[each.key], more=3 if more == each.key else 0)
                if each.kind == "table"
                else [],
                files=self.attachments.get(each.key, []),
                beside=besides(each, self.beside.get(each.key, ())),
                fault=faults[each.key],
            )
            for each in fields
        ]

    def fault_of(self, asked_field: Field) -> str:
        """Return what is wrong with what stands in a field, as a sentence; empty if nothing is."""
        filled = self.filled.get(asked_field.key, NOTHING)
        fault = filled.fault or fault_in(asked_field, filled.value)
        return sentence(fault.code, **fault.params) if fault else ""


def besides(asked_field: Field, versions: Iterable[AnswerVersion]) -> list[Beside]:
    """Return other wordings as they are read."""
    return [Beside(each, presented_value(asked_field, each.value, each.typed)) for each in versions]


@dataclass(frozen=True)
class Wording(Beside):
    """A former wording with what changed since the one before it."""

    changes: list[Piece]


def wordings(asked_field: Field, versions: Iterable[AnswerVersion]) -> list[Wording]:
    """Return versions, the newest first, each held against the next older one in force."""
    told = besides(asked_field, versions)
    made = []
    for at, each in enumerate(told):
        older = next((old.words for old in told[at + 1 :] if old.version.number is not None), None)
        pieces = changes(older, each.words) if older is not None else []
        made.append(Wording(each.version, each.words, pieces))
    return made


def read_draft(draft: Draft) -> Filling:
    """Read what stands in a draft; a constant number of queries."""
    answers = {each.field: each for each in draft.answers.select_related("written_by")}
    attachments: dict[str, list[Attachment]] = {}
    for each in attachments_of(draft).select_related("file", "added_by"):
        attachments.setdefault(each.field, []).append(each)
    beside: dict[str, list[AnswerVersion]] = {}
    for version in beside_of(draft):
        beside.setdefault(version.answer.field, []).append(version)
    return Filling(draft, form_of(draft.revision), filled_of(draft), answers, attachments, beside)
