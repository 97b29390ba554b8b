"""A Kommune asks to be let in, confirms its address, and the office decides."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from bleibe.applications.applying.models import Registration
from bleibe.applications.applying.permissions import DECIDE_REGISTRATION
from bleibe.applications.applying.queries.registrations import matching_organisations
from bleibe.applications.calls.letters import send_after_commit
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Role, require
from bleibe.parties.actions import add_organisation, add_quarter, invite
from bleibe.parties.models import Area, Organisation, Person
from bleibe.parties.queries import lead_of

State = Registration.State
VALID = timedelta(days=7)
"""How long the link in the mail is good."""
MOST_PER_ADDRESS = 3
"""So many mails go to one address in a day, however often somebody asks."""
MOST_IN_AN_HOUR = 300


@dataclass(frozen=True)
class Asked:
    """What somebody says who registers a Kommune."""

    name: str
    kind: str
    person_name: str
    function: str
    email: str
    quarter: str = ""


@transaction.atomic
def register(asked: Asked, *, areas: Iterable[Area], site_url: str) -> None:
    """Ask to be let in (Kommune registrieren); anybody may.

    Nothing is returned: who asks learns the same whether the Kommune is there already,
    whether the address has an account and whether it got a mail before. Raises `Refused` with
    ``too_many_registrations``, which counts all and tells nothing of this one.
    """
    now = timezone.now()
    recent = Registration.objects.filter(sent_at__gte=now - timedelta(hours=1))
    if recent.count() >= MOST_IN_AN_HOUR:
        raise Refused("too_many_registrations")
    same = Registration.objects.filter(
        email__iexact=asked.email, sent_at__gte=now - timedelta(days=1)
    )
    if same.count() >= MOST_PER_ADDRESS:
        return
    token = secrets.token_urlsafe(32)
    registration = Registration.objects.create(
        name=asked.name, kind=asked.kind, quarter=asked.quarter, person_name=asked.person_name,
        function=asked.function, email=asked.email.lower(), token_digest=_digest(token),
    )  # fmt: skip
    registration.areas.set(areas)
    events.record("registration.sent", by=None, about=registration, kind=asked.kind)
    send_after_commit(
        "confirmation", folder="applying", to=registration.email, name=registration.person_name,
        kommune=registration.name,
        link=site_url + reverse("applying:confirmation", args=[registration.uuid, token]),
    )  # fmt: skip


@transaction.atomic
def confirm(registration: Registration, *, token: str) -> None:
    """Confirm the address with the link from the mail (Adresse bestätigen); twice is once.

    Raises `Refused` with ``link_not_good``, whatever is wrong with the link.
    """
    registration = _locked(registration)
    if not hmac.compare_digest(registration.token_digest, _digest(token)):
        raise Refused("link_not_good")
    if registration.state != State.SENT:
        return
    if timezone.now() > registration.sent_at + VALID:
        raise Refused("link_not_good")
    registration.state, registration.confirmed_at = State.CONFIRMED, timezone.now()
    registration.save(update_fields=["state", "confirmed_at"])
    events.record("registration.confirmed", by=None, about=registration)
    _tell_leads(registration)


@transaction.atomic
def admit_registration(
    registration: Registration,
    *,
    key: str = "",
    existing: Organisation | None = None,
    site_url: str,
    by: Person,
) -> Organisation:
    """Let a Kommune in and invite who asked (Registrierung zulassen).

    A new Kommune gets this person as Projektleitung. With ``existing`` no second organisation
    is made, and the person joins its team. Raises `Refused` with ``not_allowed``,
    ``not_in_this_state``, ``kommune_there_already``, ``existing_is_another`` or like
    `add_organisation` and `invite`.
    """
    require(by, DECIDE_REGISTRATION)
    registration = _locked(registration)
    _require_confirmed(registration)
    there = matching_organisations(registration)
    if existing is None:
        if there.exists():
            raise Refused("kommune_there_already", name=there[0].name)
        organisation = _new_organisation(registration, key=key, by=by)
    elif not there.filter(pk=existing.pk).exists():
        raise Refused("existing_is_another", name=existing.name)
    else:
        organisation = existing
    role = Role.PROJECT_LEAD if lead_of(organisation) is None else Role.TEAM_MEMBER
    invite(
        registration.email, name=registration.person_name, organisation=organisation, role=role,
        valid_from=timezone.localdate(), site_url=site_url, by=by,
    )  # fmt: skip
    registration.organisation = organisation
    _decide(registration, State.ADMITTED, by=by)
    events.record(
        "registration.admitted", by=by, about=registration, organisation=organisation.name,
        role=role.value,
    )  # fmt: skip
    return organisation


@transaction.atomic
def refuse_registration(registration: Registration, *, reason: str, by: Person) -> None:
    """Refuse a Kommune with a reason that it reads (Registrierung ablehnen).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state`` or ``refusal_without_reason``.
    """
    require(by, DECIDE_REGISTRATION)
    registration = _locked(registration)
    _require_confirmed(registration)
    if not reason.strip():
        raise Refused("refusal_without_reason")
    registration.reason = reason.strip()
    _decide(registration, State.REFUSED, by=by)
    events.record("registration.refused", by=by, about=registration, reason=registration.reason)
    send_after_commit(
        "refusal", folder="applying", to=registration.email, name=registration.person_name,
        kommune=registration.name, reason=registration.reason,
    )  # fmt: skip


@transaction.atomic
def expire_registrations() -> int:
    """Close what nobody confirmed in time (Unbestätigte schließen) and forget who asked."""
    over = Registration.objects.select_for_update().filter(
        state=State.SENT, sent_at__lt=timezone.now() - VALID
    )
    expired = list(over)
    for registration in expired:
        registration.state = State.EXPIRED
        registration.person_name = registration.function = registration.email = ""
        registration.save()
        events.record("registration.expired", by=None, about=registration)
    return len(expired)


def _new_organisation(registration: Registration, *, key: str, by: Person) -> Organisation:
    areas = list(registration.areas.all())
    if registration.kind == Organisation.Kind.DISTRICT_OF_CITY:
        areas = [
            add_quarter(areas[0], key=key, name=registration.quarter, valid_from=None, by=by)
        ]  # fmt: skip
    return add_organisation(key, name=registration.name, kind=registration.kind, areas=areas, by=by)


def _tell_leads(registration: Registration) -> None:
    """Tell the Projektleitung of a Kommune that is there already who wants to join."""
    for organisation in matching_organisations(registration):
        lead = lead_of(organisation)
        if lead is not None:
            send_after_commit(
                "wants_to_join", folder="applying", to=lead.person.email, name=lead.person.name,
                asking=registration.person_name, function=registration.function,
                email=registration.email, kommune=organisation.name,
            )  # fmt: skip


def _decide(registration: Registration, state: str, *, by: Person) -> None:
    registration.state, registration.decided_by = state, by
    registration.decided_at = timezone.now()
    registration.save()


def _require_confirmed(registration: Registration) -> None:
    if registration.state != State.CONFIRMED:
        raise Refused("not_in_this_state", state=registration.get_state_display())


def _locked(registration: Registration) -> Registration:
    return Registration.objects.select_for_update().get(pk=registration.pk)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
