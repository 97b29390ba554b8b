"""Writing answers so that nothing typed is ever lost, also when two people write at once."""

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


@transaction.atomic
def save_answer(draft: Draft, *, field: str, value: object, base_version: int, by: Person) -> Saved:
    """Write into a field (Antwort speichern).

    ``base_version`` is the version that the person had before their eyes, 0 for an empty
    field. If somebody else wrote since, both wordings are kept and the newer stands beside.
    What the field does not understand is kept as typed. Raises `Refused` with
    ``not_allowed``, ``not_in_this_state``, ``field_unknown``, ``field_takes_files`` or
    ``value_has_no_letter``.
    """
    draft = _locked(draft)
    require(by, filling_of(draft), draft)
    asked = _field(draft, field)
    if holds_nul(value):
        raise Refused("value_has_no_letter")
    understood = understand(asked, value)
    typed = value if understood.fault else None
    answer = Answer.objects.filter(draft=draft, field=field).first()
    if answer is None:
        if understood.value is None and typed is None:
            return Saved(None, Outcome.UNCHANGED)
        answer = Answer(draft=draft, field=field, version=0)
    elif (answer.value, answer.typed) == (understood.value, typed):
        return Saved(answer, Outcome.UNCHANGED, understood.fault)
    elif _somebody_else_wrote(answer, since=base_version, by=by):
        beside = AnswerVersion.objects.create(
            answer=answer, value=understood.value, typed=typed,
            written_at=timezone.now(), written_by=by,
        )  # fmt: skip
        _note_edit(draft, by=by)
        events.record("answer.set_beside", by=by, about=draft, key=field)
        return Saved(answer, Outcome.BESIDE, understood.fault, beside)
    answer.value, answer.typed, answer.source, answer.as_of = understood.value, typed, "", None
    _write(answer, draft=draft, by=by)
    events.record("answer.written", by=by, about=draft, key=field, version=answer.version)
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
    _write(answer, draft=draft, by=by)
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


def _write(answer: Answer, *, draft: Draft, by: Person) -> None:
    """Make what stands in the answer its next version."""
    answer.version += 1
    answer.written_at, answer.written_by = timezone.now(), by
    answer.save()
    AnswerVersion.objects.create(
        answer=answer, number=answer.version, value=answer.value, typed=answer.typed,
        source=answer.source, as_of=answer.as_of, written_at=answer.written_at, written_by=by,
    )  # fmt: skip
    _note_edit(draft, by=by)


def _note_edit(draft: Draft, *, by: Person) -> None:
    draft.edited_at, draft.edited_by = timezone.now(), by
    draft.save(update_fields=["edited_at", "edited_by"])
