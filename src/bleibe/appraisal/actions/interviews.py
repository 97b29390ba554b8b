"""Talks, and what people allow."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from bleibe.appraisal.actions.place import check_place
from bleibe.appraisal.actions.retracting import retract
from bleibe.appraisal.guideline import consent_texts, default_guideline
from bleibe.appraisal.models import Consent, Guideline, Interview
from bleibe.appraisal.permissions import HOLD_INTERVIEWS
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person


@transaction.atomic
def set_guideline(
    organisation: Organisation, *, title: str, questions: Sequence[str], by: Person
) -> Guideline:
    """Lay down the guiding questions as a new version (Gesprächsleitfaden festlegen).

    Talks that were held keep theirs. Raises `Refused` with ``not_allowed``,
    ``appraisal_needs_kommune`` or ``guideline_without_questions``.
    """
    require(by, HOLD_INTERVIEWS, organisation)
    check_place(organisation, area=None)
    asked = [question.strip() for question in questions if question.strip()]
    if not asked:
        raise Refused("guideline_without_questions")
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    versions = Guideline.objects.filter(organisation=organisation)
    last = versions.aggregate(last=Max("version"))["last"] or 0
    guideline = Guideline.objects.create(
        organisation=organisation, version=last + 1, title=title, questions=asked, made_by=by
    )
    events.record(
        "guideline.set", by=by, about=guideline, organisation=organisation.key,
        version=guideline.version,
    )  # fmt: skip
    return guideline


@transaction.atomic
def record_interview(
    organisation: Organisation,
    *,
    area: Area | None,
    person: str,
    function: str,
    voice: str,
    held_on: date,
    notes: str = "",
    by: Person,
) -> Interview:
    """Note a talk (Gespräch erfassen); the log gets neither name nor function.

    Side effects: where the Kommune has no guideline yet, the one that comes with Bleibe
    becomes its first version. Raises `Refused` with ``not_allowed``,
    ``appraisal_needs_kommune``, ``appraisal_area_elsewhere`` or ``interview_in_future``.
    """
    require(by, HOLD_INTERVIEWS, organisation)
    check_place(organisation, area=area)
    if held_on > timezone.localdate():
        raise Refused("interview_in_future")
    interview = Interview.objects.create(
        organisation=organisation, area=area, guideline=_current_guideline(organisation, by=by),
        person=person, function=function, voice=voice, held_on=held_on, notes=notes,
        recorded_by=by,
    )  # fmt: skip
    events.record(
        "interview.recorded", by=by, about=interview, organisation=organisation.key, kind=voice
    )
    return interview


@transaction.atomic
def change_interview(
    interview: Interview,
    *,
    area: Area | None,
    person: str,
    function: str,
    voice: str,
    held_on: date,
    notes: str,
    by: Person,
) -> Interview:
    """Change what is noted of a talk (Gespräch ändern).

    Raises `Refused` with ``not_allowed``, ``appraisal_area_elsewhere``,
    ``interview_in_future`` or ``consent_withdrawn``.
    """
    require(by, HOLD_INTERVIEWS, interview.organisation)
    check_place(interview.organisation, area=area)
    if held_on > timezone.localdate():
        raise Refused("interview_in_future")
    interview = _locked(interview)
    _require_not_withdrawn(interview)
    interview.area, interview.held_on, interview.voice = area, held_on, voice
    interview.person, interview.function, interview.notes = person, function, notes
    interview.save(update_fields=["area", "held_on", "voice", "person", "function", "notes"])
    events.record("interview.changed", by=by, about=interview, kind=voice)
    return interview


@transaction.atomic
def note_consent(interview: Interview, *, given_on: date, way: str, by: Person) -> Consent:
    """Note that somebody agreed to the newest text (Einwilligung vermerken).

    Raises `Refused` with ``not_allowed``, ``consent_in_future``, ``consent_given_already`` or
    ``consent_withdrawn``.
    """
    require(by, HOLD_INTERVIEWS, interview)
    if given_on > timezone.localdate():
        raise Refused("consent_in_future")
    interview = _locked(interview)
    _require_not_withdrawn(interview)
    if hasattr(interview, "consent"):
        raise Refused("consent_given_already")
    version = consent_texts()[0].version
    consent = Consent.objects.create(
        interview=interview, text_version=version, given_on=given_on, way=way, noted_by=by
    )
    events.record("consent.given", by=by, about=consent, version=version, kind=way)
    return consent


@transaction.atomic
def withdraw_consent(interview: Interview, *, by: Person) -> Interview:
    """Note that somebody took the consent back (Einwilligung widerrufen).

    Locks the consent first, so that nothing is noted while it ends.
    Deletes name, function, notes and all statements, and with them what rested on these;
    released versions do not show their words any more. That there was a consent and that it
    ended stays as proof. Raises `Refused` with
    ``not_allowed``, ``consent_missing`` or ``consent_withdrawn``.
    """
    require(by, HOLD_INTERVIEWS, interview)
    interview = _locked(interview)
    consent = Consent.objects.select_for_update().filter(interview=interview).first()
    if consent is None:
        raise Refused("consent_missing")
    if not consent.holds:
        raise Refused("consent_withdrawn")
    retract(consent.statements.all(), organisation=interview.organisation, by=by)
    consent.statements.all().delete()
    consent.withdrawn_at, consent.withdrawn_by = timezone.now(), by
    consent.save(update_fields=["withdrawn_at", "withdrawn_by"])
    interview.person = interview.function = interview.notes = ""
    interview.save(update_fields=["person", "function", "notes"])
    events.record("consent.withdrawn", by=by, about=consent, version=consent.text_version)
    return interview


def _current_guideline(organisation: Organisation, *, by: Person) -> Guideline:
    found = Guideline.objects.filter(organisation=organisation).order_by("-version").first()
    if found is not None:
        return found
    default = default_guideline()
    return set_guideline(organisation, title=default.title, questions=default.questions, by=by)


def _locked(interview: Interview) -> Interview:
    return Interview.objects.select_for_update().get(pk=interview.pk)


def _require_not_withdrawn(interview: Interview) -> None:
    consent = getattr(interview, "consent", None)
    if consent is not None and not consent.holds:
        raise Refused("consent_withdrawn")
