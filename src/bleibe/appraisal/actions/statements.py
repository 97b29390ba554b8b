"""What people said: noted inside, released only in a wording that leads to nobody."""

import re

from django.db import transaction
from django.utils import timezone

from bleibe.appraisal.actions.retracting import retract
from bleibe.appraisal.models import Consent, Interview, Statement
from bleibe.appraisal.permissions import HOLD_INTERVIEWS
from bleibe.appraisal.queries.voices import enough_talks
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person

SHORTEST_NAME = 3
"""Shorter parts of a name („zu“, „Dr“) are no hint."""


@transaction.atomic
def add_statement(
    interview: Interview, *, text: str, theme: str, code: str, by: Person
) -> Statement:
    """Note something that was said (Aussage erfassen).

    Raises `Refused` with ``not_allowed``, ``consent_missing`` or ``consent_withdrawn``.
    """
    require(by, HOLD_INTERVIEWS, interview)
    consent = Consent.objects.select_for_update().filter(interview=interview).first()
    if consent is None:
        raise Refused("consent_missing")
    _require_holding(consent)
    statement = Statement.objects.create(consent=consent, text=text, theme=theme, code=code)
    events.record("statement.added", by=by, about=statement, kind=code)
    return statement


@transaction.atomic
def change_statement(
    statement: Statement, *, text: str, theme: str, code: str, by: Person
) -> Statement:
    """Change a statement (Aussage ändern); a released wording stays as it was checked.

    Raises `Refused` with ``not_allowed``.
    """
    require(by, HOLD_INTERVIEWS, statement)
    statement.text, statement.theme, statement.code = text, theme, code
    statement.save(update_fields=["text", "theme", "code"])
    events.record("statement.changed", by=by, about=statement, kind=code)
    return statement


@transaction.atomic
def remove_statement(statement: Statement, *, by: Person) -> None:
    """Delete a statement (Aussage löschen); what rested on it loses this evidence.

    Raises `Refused` with ``not_allowed``.
    """
    require(by, HOLD_INTERVIEWS, statement)
    retract([statement], organisation=statement.consent.interview.organisation, by=by)
    events.record("statement.removed", by=by, about=statement)
    statement.delete()


@transaction.atomic
def release_statement(statement: Statement, *, public_text: str, by: Person) -> Statement:
    """Release a statement in a wording that somebody checked (Aussage freigeben).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``consent_withdrawn``,
    ``too_few_talks`` or ``statement_names_somebody``.
    """
    require(by, HOLD_INTERVIEWS, statement)
    statement = _locked(statement, Statement.State.PUBLISHED)
    interview = statement.consent.interview
    _require_holding(Consent.objects.select_for_update().get(pk=statement.consent_id))
    if not enough_talks(interview.organisation, area=interview.area):
        raise Refused("too_few_talks")
    hint = hint_at(interview, public_text)
    if hint:
        raise Refused("statement_names_somebody", hint=hint)
    statement.state, statement.public_text = Statement.State.PUBLISHED, public_text
    statement.checked_at, statement.checked_by = timezone.now(), by
    _save_state(statement)
    events.record("statement.released", by=by, about=statement)
    return statement


@transaction.atomic
def take_back_statement(statement: Statement, *, by: Person) -> Statement:
    """Take a released statement back (Freigabe zurücknehmen).

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    require(by, HOLD_INTERVIEWS, statement)
    statement = _locked(statement, Statement.State.INTERNAL)
    retract([statement], organisation=statement.consent.interview.organisation, by=by)
    statement.state, statement.public_text = Statement.State.INTERNAL, ""
    statement.checked_at = statement.checked_by = None
    _save_state(statement)
    events.record("statement.taken_back", by=by, about=statement)
    return statement


def hint_at(interview: Interview, text: str) -> str:
    """Return the part of a name or the function that a text gives away; empty if none."""
    parts = [part for part in re.findall(r"\w+", interview.person) if len(part) >= SHORTEST_NAME]
    for hint in (*parts, interview.function.strip()):
        if hint and re.search(rf"\b{re.escape(hint)}\b", text, re.IGNORECASE):
            return hint
    return ""


def _locked(statement: Statement, state: Statement.State) -> Statement:
    statement = (
        Statement.objects.select_for_update(of=("self",))
        .select_related("consent__interview__organisation", "consent__interview__area")
        .get(pk=statement.pk)
    )
    if state not in Statement.NEXT[Statement.State(statement.state)]:
        raise Refused("not_in_this_state", state=statement.get_state_display())
    return statement


def _require_holding(consent: Consent) -> None:
    if not consent.holds:
        raise Refused("consent_withdrawn")


def _save_state(statement: Statement) -> None:
    statement.save(update_fields=["state", "public_text", "checked_at", "checked_by"])
