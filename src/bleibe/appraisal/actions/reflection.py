"""The Reflexionsworkshop: what was objected, and what became of it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from bleibe.appraisal.actions.place import check_place
from bleibe.appraisal.models import Objection, ReflectionWorkshop, SwotPoint
from bleibe.appraisal.permissions import WRITE_APPRAISAL
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person


@dataclass(frozen=True)
class Subject:
    """What an objection is about: a chapter, a point or a figure, and its words."""

    words: str
    chapter: str = ""
    point: SwotPoint | None = None
    indicator: str = ""


@transaction.atomic
def record_workshop(
    organisation: Organisation,
    *,
    area: Area | None,
    held_on: date,
    participants: int,
    summary: str = "",
    by: Person,
) -> ReflectionWorkshop:
    """Note a workshop that was held (Reflexionsworkshop erfassen).

    Raises `Refused` with ``not_allowed``, ``appraisal_needs_kommune``,
    ``appraisal_area_elsewhere`` or ``workshop_in_future``.
    """
    require(by, WRITE_APPRAISAL, organisation)
    check_place(organisation, area=area)
    if held_on > timezone.localdate():
        raise Refused("workshop_in_future")
    workshop = ReflectionWorkshop.objects.create(
        organisation=organisation, area=area, held_on=held_on, participants=participants,
        summary=summary, recorded_by=by,
    )  # fmt: skip
    events.record("reflection.recorded", by=by, about=workshop, organisation=organisation.key)
    return workshop


@transaction.atomic
def change_workshop(
    workshop: ReflectionWorkshop, *, held_on: date, participants: int, summary: str, by: Person
) -> ReflectionWorkshop:
    """Change what is noted of a workshop (Reflexionsworkshop ändern).

    Raises `Refused` with ``not_allowed`` or ``workshop_in_future``.
    """
    require(by, WRITE_APPRAISAL, workshop)
    if held_on > timezone.localdate():
        raise Refused("workshop_in_future")
    workshop.held_on, workshop.participants, workshop.summary = held_on, participants, summary
    workshop.save(update_fields=["held_on", "participants", "summary"])
    events.record("reflection.changed", by=by, about=workshop)
    return workshop


@transaction.atomic
def raise_objection(
    workshop: ReflectionWorkshop,
    *,
    kind: str,
    function: str,
    subject: Subject,
    text: str,
    by: Person,
) -> Objection:
    """Note an objection or addition (Einwand erfassen).

    Raises `Refused` with ``not_allowed`` or ``evidence_elsewhere``.
    """
    require(by, WRITE_APPRAISAL, workshop)
    point = subject.point
    if point is not None and point.organisation_id != workshop.organisation_id:
        raise Refused("evidence_elsewhere")
    objection = Objection.objects.create(
        workshop=workshop, kind=kind, function=function, chapter=subject.chapter,
        point=point, indicator=subject.indicator, about=subject.words, text=text,
        recorded_by=by,
    )  # fmt: skip
    events.record("objection.raised", by=by, about=objection, kind=kind)
    return objection


@transaction.atomic
def answer_objection(
    objection: Objection, *, state: Objection.State, answer: str, by: Person
) -> Objection:
    """Say what becomes of an objection (Einwand beantworten).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``refusal_needs_reason``.
    """
    require(by, WRITE_APPRAISAL, objection)
    objection = _locked(objection, state)
    if state == Objection.State.NOT_ADOPTED and not answer.strip():
        raise Refused("refusal_needs_reason")
    objection.state, objection.answer = state, answer.strip()
    objection.answered_at, objection.answered_by = timezone.now(), by
    _save_state(objection)
    events.record("objection.answered", by=by, about=objection, kind=state, reason=answer)
    return objection


@transaction.atomic
def reopen_objection(objection: Objection, *, by: Person) -> Objection:
    """Take an answer back (Einwand wieder öffnen); its words stay to write on from.

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    require(by, WRITE_APPRAISAL, objection)
    objection = _locked(objection, Objection.State.OPEN)
    objection.state = Objection.State.OPEN
    objection.answered_at = objection.answered_by = None
    _save_state(objection)
    events.record("objection.reopened", by=by, about=objection)
    return objection


def _locked(objection: Objection, state: Objection.State) -> Objection:
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    if state not in Objection.NEXT[Objection.State(objection.state)]:
        raise Refused("not_in_this_state", state=objection.get_state_display())
    return objection


def _save_state(objection: Objection) -> None:
    objection.save(update_fields=["state", "answer", "answered_at", "answered_by"])
