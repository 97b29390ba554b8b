"""Writing answers so that nothing typed is ever lost, also when two people write at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from bleibe.forms.models import Answer, AnswerVersion, Draft
from bleibe.forms.queries import form_of
from bleibe.forms.rights import filling_of
from bleibe.forms.values import Fault, holds_nul, understand
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person
from bleibe.programmes.package import Field


class Outcome(StrEnum):
    """What became of what was typed."""

    SAVED = "saved"
    UNCHANGED = "unchanged"
    BESIDE = "beside"


@dataclass(frozen=True)
class Saved:
    """The answer as it stands now, and what became of what was typed."""

    answer: Answer | None
    outcome: Outcome
    fault: Fault | None = None
    """Why the field does not understand what was typed; it is kept all the same."""
    beside: AnswerVersion | None = None


@dataclass(frozen=True)
class Typed:
    """What was typed into a field, and the version that the person had before their eyes."""

    value: object
    base_version: int = 0


def save_answer(draft: Draft, *, field: str, value: object, base_version: int, by: Person) -> Saved:
    """Write into a field (Antwort speichern).

    ``base_version`` is the version that the person had before their eyes, 0 for an empty
    field. If somebody else wrote since, both wordings are kept and the newer stands beside.
    What the field does not understand is kept as typed. Raises `Refused` with
    ``not_allowed``, ``not_in_this_state``, ``field_unknown``, ``field_takes_files`` or
    ``value_has_no_letter``.
    """
    return save_answers(draft, typed={field: Typed(value, base_version)}, by=by)[field]


@transaction.atomic
def save_answers(draft: Draft, *, typed: Mapping[str, Typed], by: Person) -> dict[str, Saved]:
    """Write into several fields at once (Abschnitt speichern): all of them or none.

    Each as `save_answer` does, with one entry in the log for all that was written.
    """
    draft = _locked(draft)
    require(by, filling_of(draft), draft)
    there = {each.field: each for each in Answer.objects.filter(draft=draft, field__in=typed)}
    saved, new, changed = {}, [], []
    for key, each in typed.items():
        saved[key] = _decided(draft, key, each, there.get(key), by=by)
        answer = saved[key].answer
        if saved[key].outcome is Outcome.SAVED:
            (changed if answer.pk else new).append(answer)
    if written := new + changed:
        _write(new, changed, draft=draft, by=by)
        if len(written) == 1:
            (one,) = written
            events.record("answer.written", by=by, about=draft, key=one.field, version=one.version)
        else:
            versions = {answer.field: answer.version for answer in written}
            events.record("answer.section_written", by=by, about=draft, versions=versions)
    return saved


def _decided(draft: Draft, key: str, each: Typed, answer: Answer | None, *, by: Person) -> Saved:
    """Return what becomes of what was typed; what is to be written stands in the answer."""
    asked = _field(draft, key)
    if holds_nul(each.value):
        raise Refused("value_has_no_letter")
    understood = understand(asked, each.value)
    typed = each.value if understood.fault else None
    if answer is None:
        if understood.value is None and typed is None:
            return Saved(None, Outcome.UNCHANGED)
        answer = Answer(draft=draft, field=key, version=0)
    elif (answer.value, answer.typed) == (understood.value, typed):
        return Saved(answer, Outcome.UNCHANGED, understood.fault)
    elif _somebody_else_wrote(answer, since=each.base_version, by=by):
        if _stood_there(answer, each.base_version) == (understood.value, typed):
            return Saved(answer, Outcome.UNCHANGED, understood.fault)
        beside, is_new = _set_beside(answer, understood.value, typed, by=by)
        if is_new:
            _note_edit(draft, by=by)
            events.record("answer.set_beside", by=by, about=draft, key=key)
        return Saved(answer, Outcome.BESIDE, understood.fault, beside)
    answer.value, answer.typed, answer.source, answer.as_of = understood.value, typed, "", None
    return Saved(answer, Outcome.SAVED, understood.fault)


@transaction.atomic
def take_over(version: AnswerVersion, *, by: Person) -> Answer:
    """Let another wording stand (Fassung übernehmen): one from beside, or an old one.

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``version_settled``.
    """
    draft = _locked(version.answer.draft)
    require(by, filling_of(draft), draft)
    version = AnswerVersion.objects.select_related("answer").get(pk=version.pk)
    if version.number is None:
        _settle(version, by=by)
    answer = version.answer
    answer.value, answer.typed = version.value, version.typed
    answer.source, answer.as_of = version.source, version.as_of
    _write([], [answer], draft=draft, by=by)
    events.record("answer.taken_over", by=by, about=draft, key=answer.field, version=answer.version)
    return answer


@transaction.atomic
def settle(version: AnswerVersion, *, by: Person) -> AnswerVersion:
    """Leave the answer as it is (Fassung nicht übernehmen); the other stays in the history.

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``version_settled``.
    """
    draft = _locked(version.answer.draft)
    require(by, filling_of(draft), draft)
    version = AnswerVersion.objects.select_related("answer").get(pk=version.pk)
    _settle(version, by=by)
    _note_edit(draft, by=by)
    events.record("answer.settled", by=by, about=draft, key=version.answer.field)
    return version


def _settle(version: AnswerVersion, *, by: Person) -> None:
    if version.number is not None or version.settled_at is not None:
        raise Refused("version_settled")
    version.settled_at, version.settled_by = timezone.now(), by
    version.save(update_fields=["settled_at", "settled_by"])


def _locked(draft: Draft) -> Draft:
    return (
        Draft.objects.select_for_update(of=("self",))
        .select_related("revision", "organisation")
        .defer("revision__content")
        .get(pk=draft.pk)
    )


def _field(draft: Draft, key: str) -> Field:
    try:
        found = form_of(draft.revision).field(key)
    except KeyError:
        raise Refused("field_unknown") from None
    if found.kind == "file":
        raise Refused("field_takes_files")
    return found


def _somebody_else_wrote(answer: Answer, *, since: int, by: Person) -> bool:
    """Say whether there is a version by another person that this person has not seen."""
    if answer.version <= since:
        return False
    newer = AnswerVersion.objects.filter(answer=answer, number__gt=since)
    return newer.exclude(written_by=by).exists()


def _set_beside(
    answer: Answer, value: object, typed: object, *, by: Person
) -> tuple[AnswerVersion, bool]:
    """Keep a wording beside the answer; who goes on writing has only the newest wait."""
    own = AnswerVersion.objects.filter(
        answer=answer, number=None, settled_at=None, written_by=by
    ).first()
    if own is not None:
        if (own.value, own.typed) == (value, typed):
            return own, False
        _settle(own, by=by)
    beside = AnswerVersion.objects.create(
        answer=answer, value=value, typed=typed, written_at=timezone.now(), written_by=by
    )
    return beside, True


def _stood_there(answer: Answer, version: int) -> tuple[object, object]:
    """Return what a person had before their eyes: who leaves it as it is, writes nothing."""
    shown = AnswerVersion.objects.filter(answer=answer, number=version).first()
    return (shown.value, shown.typed) if shown else (None, None)


def _write(new: Sequence[Answer], changed: Sequence[Answer], *, draft: Draft, by: Person) -> None:
    """Make what stands in the answers their next versions."""
    for answer in (*new, *changed):
        answer.version += 1
        answer.written_at, answer.written_by = timezone.now(), by
    Answer.objects.bulk_create(new)
    for answer in changed:
        answer.save()
    AnswerVersion.objects.bulk_create(
        AnswerVersion(
            answer=answer, number=answer.version, value=answer.value, typed=answer.typed,
            source=answer.source, as_of=answer.as_of, written_at=answer.written_at,
            written_by=by,
        )
        for answer in (*new, *changed)
    )  # fmt: skip
    _note_edit(draft, by=by)


def _note_edit(draft: Draft, *, by: Person) -> None:
    draft.edited_at, draft.edited_by = timezone.now(), by
    draft.save(update_fields=["edited_at", "edited_by"])
