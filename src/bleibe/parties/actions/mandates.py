"""Giving a role for a time and taking it back."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Role, require
from bleibe.parties.models import Mandate, Organisation, Person
from bleibe.parties.permissions import MANAGE_MANDATES
from bleibe.parties.roles import roles_to_give

FAR_AWAY = date.max


@transaction.atomic
def grant_mandate(
    person: Person,
    *,
    organisation: Organisation,
    role: Role,
    valid_from: date,
    valid_to: date | None = None,
    by: Person,
) -> Mandate:
    """Give a person a role in an organisation for a time (Mandat erteilen).

    The organisation is locked: a Kommune has one Projektleitung at any time. Raises
    `Refused` with ``not_allowed``, ``role_not_yours_to_give``, ``not_to_yourself``,
    ``person_locked``, ``mandate_ends_before_it_begins``, ``mandate_there_already`` or
    ``lead_there_already``.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    _require_to_give(by, role, organisation)
    return _grant(person, organisation, role, valid_from, valid_to, by)


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: Person) -> None:
    """Take a role back at once (Mandat beenden): it gives nothing from this moment on.

    Raises `Refused` with ``not_allowed``, ``role_not_yours_to_give``,
    ``mandate_over``, ``lead_needs_successor`` or ``last_administrator``.
    """
    mandate = _locked(mandate)
    _require_to_give(by, Role(mandate.role), mandate.organisation)
    if mandate.role == Role.PROJECT_LEAD and mandate.person_id == by.pk:
        raise Refused("lead_needs_successor")
    if mandate.role == Role.ADMINISTRATOR and not (
        Mandate.objects.current().filter(role=Role.ADMINISTRATOR).exclude(pk=mandate.pk).exists()
    ):
        raise Refused("last_administrator")
    _end(mandate, by=by)


@transaction.atomic
def hand_over_lead(organisation: Organisation, *, successor: Person, by: Person) -> Mandate:
    """Make somebody else the Projektleitung of a Kommune (Projektleitung übergeben).

    The one before loses the role in the same moment; nothing else of theirs changes.
    Raises `Refused` like `grant_mandate`.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    _require_to_give(by, Role.PROJECT_LEAD, organisation)
    leads = Mandate.objects.open().filter(organisation=organisation, role=Role.PROJECT_LEAD)
    for mandate in leads.select_related("person", "organisation"):
        if mandate.person_id == successor.pk:
            raise Refused(
                "mandate_there_already", name=successor.name, role=Role.PROJECT_LEAD.label
            )
        _end(mandate, by=by)
    return _grant(successor, organisation, Role.PROJECT_LEAD, timezone.localdate(), None, by)


def _locked(mandate: Mandate) -> Mandate:
    Organisation.objects.select_for_update().get(pk=mandate.organisation_id)
    return Mandate.objects.select_related("organisation", "person").get(pk=mandate.pk)


def _require_to_give(by: Person, role: Role, organisation: Organisation) -> None:
    require(by, MANAGE_MANDATES, organisation)
    if role not in roles_to_give(by, organisation):
        raise Refused("role_not_yours_to_give", role=role.label)


def _grant(
    person: Person,
    organisation: Organisation,
    role: Role,
    valid_from: date,
    valid_to: date | None,
    by: Person,
) -> Mandate:
    if person == by:
        raise Refused("not_to_yourself")
    if not person.is_active:
        raise Refused("person_locked", name=person.name)
    if valid_to is not None and valid_to < valid_from:
        raise Refused("mandate_ends_before_it_begins")
    others = Mandate.objects.open().filter(organisation=organisation, role=role)
    for other in others.select_related("person"):
        if other.valid_from > (valid_to or FAR_AWAY) or valid_from > (other.valid_to or FAR_AWAY):
            continue
        if other.person_id == person.pk:
            raise Refused("mandate_there_already", name=person.name, role=role.label)
        if role == Role.PROJECT_LEAD:
            raise Refused(
                "lead_there_already", organisation=organisation.name, name=other.person.name
            )
    mandate = Mandate.objects.create(
        person=person, organisation=organisation, role=role, valid_from=valid_from,
        valid_to=valid_to,
    )  # fmt: skip
    _record("mandate.granted", mandate, by=by)
    return mandate


def _end(mandate: Mandate, *, by: Person) -> None:
    if mandate not in Mandate.objects.open().filter(pk=mandate.pk):
        raise Refused("mandate_over")
    mandate.ended_at, mandate.ended_by = timezone.now(), by
    mandate.valid_to = max(mandate.valid_from, timezone.localdate())
    mandate.save(update_fields=["ended_at", "ended_by", "valid_to"])
    _record("mandate.ended", mandate, by=by)


def _record(verb: str, mandate: Mandate, *, by: Person) -> None:
    events.record(
        verb, by=by, about=mandate, person=mandate.person.name, role=mandate.role,
        organisation=mandate.organisation.name, valid_from=mandate.valid_from,
        valid_to=mandate.valid_to,
    )  # fmt: skip
