"""Inviting people, and locking them out."""

from datetime import date

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Role, require
from bleibe.parties.actions.mandates import grant_mandate
from bleibe.parties.letters import send_after_commit
from bleibe.parties.models import Mandate, Organisation, Person
from bleibe.parties.permissions import LOCK_PERSON, MANAGE_MANDATES


@transaction.atomic
def invite(
    email: str,
    *,
    name: str,
    organisation: Organisation,
    role: Role,
    valid_from: date,
    valid_to: date | None = None,
    site_url: str,
    by: Person,
) -> Mandate:
    """Ask somebody in with a role in an organisation (Person einladen).

    A new person gets a link to set a password, good once and for three days; somebody who
    has an account keeps it, with the name it has, and is told of the new role. Raises
    `Refused` like `grant_mandate`.
    """
    require(by, MANAGE_MANDATES, organisation)
    person = _known(email)
    is_new = person is None
    if person is None:
        person = Person.objects.create_user(email.strip(), name.strip())
        events.record("person.added", by=by, about=person, name=person.name, email=person.email)
    mandate = grant_mandate(
        person, organisation=organisation, role=role, valid_from=valid_from, valid_to=valid_to,
        by=by,
    )  # fmt: skip
    if is_new:
        _send_invitation(mandate, site_url=site_url, by=by)
    else:
        send_after_commit(
            "mandate", to=person.email, name=person.name, inviter=by.name, role=role.label,
            organisation=organisation.name, since=date_format(valid_from),
            link=site_url + reverse("desk:start"),
        )  # fmt: skip
    return mandate


@transaction.atomic
def invite_again(mandate: Mandate, *, site_url: str, by: Person) -> None:
    """Send the invitation once more with a fresh link (Einladung erneut senden).

    Raises `Refused` with ``not_allowed``, ``invited_already_in`` or ``person_locked``.
    """
    require(by, MANAGE_MANDATES, mandate)
    if mandate.person.has_signed_in:
        raise Refused("invited_already_in", name=mandate.person.name)
    if not mandate.person.is_active:
        raise Refused("person_locked", name=mandate.person.name)
    events.record("person.invited_again", by=by, about=mandate.person)
    _send_invitation(mandate, site_url=site_url, by=by)


@transaction.atomic
def lock_person(person: Person, *, reason: str, by: Person) -> None:
    """Lock somebody out at once, open sessions included (Zugang sperren).

    Raises `Refused` with ``not_allowed``, ``not_yourself`` or ``person_locked``.
    """
    require(by, LOCK_PERSON)
    if person == by:
        raise Refused("not_yourself")
    if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        raise Refused("person_locked", name=person.name)
    events.record("person.locked", by=by, about=person, name=person.name, reason=reason)


@transaction.atomic
def unlock_person(person: Person, *, by: Person) -> None:
    """Let somebody in again (Sperre aufheben); raises `Refused` with ``not_allowed``."""
    require(by, LOCK_PERSON)
    if Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        events.record("person.unlocked", by=by, about=person, name=person.name)


@transaction.atomic
def found_administration(email: str, *, name: str, site_url: str) -> str:
    """Make the first administrator of a new installation and return the link for the password.

    Done by who runs the machine. Raises `Refused` with ``administration_there_already``.
    """
    if Mandate.objects.current().filter(role=Role.ADMINISTRATOR).exists():
        raise Refused("administration_there_already")
    operator, _is_new = Organisation.objects.get_or_create(
        key="betrieb", defaults={"name": _("Betrieb"), "kind": Organisation.Kind.OPERATOR}
    )
    person = _known(email) or Person.objects.create_user(email, name)
    mandate = Mandate.objects.create(
        person=person, organisation=operator, role=Role.ADMINISTRATOR,
        valid_from=timezone.localdate(),
    )  # fmt: skip
    events.record("person.added", by=None, about=person, name=name, email=person.email)
    events.record("mandate.granted", by=None, about=mandate, person=name, role=mandate.role)
    return site_url + _password_link(person)


def _known(email: str) -> Person | None:
    """Return who has an account with this address, however it is written."""
    address = Person.objects.normalize_email(email.strip()).lower()
    return Person.objects.filter(email=address).first()


def _password_link(person: Person) -> str:
    return reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(person),
            "key": default_token_generator.make_token(person),
        },
    )


def _send_invitation(mandate: Mandate, *, site_url: str, by: Person) -> None:
    person = mandate.person
    send_after_commit(
        "invitation", to=person.email, name=person.name, inviter=by.name,
        role=mandate.get_role_display(), organisation=mandate.organisation.name,
        link=site_url + _password_link(person),
        reset_link=site_url + reverse("account_reset_password"),
    )  # fmt: skip
