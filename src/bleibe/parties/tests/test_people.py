import re

import pytest
from django.core import mail
from django.db import transaction

from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event
from bleibe.kernel.permissions import Role
from bleibe.parties.actions import (
    found_administration,
    invite,
    invite_again,
    lock_person,
    unlock_person,
)
from bleibe.parties.models import Person
from bleibe.parties.tests import people

SITE = "https://bleibe.example"


@pytest.fixture
def committed(django_capture_on_commit_callbacks, settings, tmp_path):
    settings.DATA = tmp_path
    return lambda: django_capture_on_commit_callbacks(execute=True)


def invite_gerda(by, organisation, **changes):
    return invite(
        **{
            "email": " Gerda@Example.ORG ", "name": "Gerda Ginster", "organisation": organisation,
            "role": Role.TEAM_MEMBER, "valid_from": people.SINCE, "site_url": SITE, "by": by,
        }
        | changes
    )  # fmt: skip


def link_in(letter):
    return re.search(rf"{SITE}(/zugang/passwort/neu/\S+)", letter.body)[1]


def test_an_invited_person_gets_a_link_after_commit(anna, musterstadt, committed):
    with committed():
        mandate = invite_gerda(anna, musterstadt)
        assert mail.outbox == []

    letter = mail.outbox[0]
    assert letter.to == ["gerda@example.org"]
    assert letter.subject == "Ihre Einladung zu Bleibe"
    assert "Team der Kommune für Musterstadt" in letter.body
    assert mandate.person.name == "Gerda Ginster"
    assert not mandate.person.has_usable_password()
    assert list(Event.objects.values_list("verb", flat=True)) == [
        "person.added", "mandate.granted",
    ]  # fmt: skip


def test_the_link_sets_the_password_once_and_never_again(anna, musterstadt, committed, client):
    with committed():
        invite_gerda(anna, musterstadt)
    link = link_in(mail.outbox[0])

    form = client.get(link, follow=True)
    set_here = form.request["PATH_INFO"]
    words = {"password1": "ein langes Passwort 7", "password2": "ein langes Passwort 7"}
    client.post(set_here, words)

    assert Person.objects.get(email="gerda@example.org").check_password(words["password1"])
    again = client.get(link, follow=True)
    assert "password1" not in again.content.decode()


def test_who_has_an_account_keeps_it_and_is_told_of_the_role(bert, clara, musterstadt, committed):
    with committed():
        mandate = invite_gerda(clara, musterstadt, email=bert.email, name="Anders Genannt")

    assert mandate.person == bert
    assert Person.objects.get(pk=bert.pk).name == "Bert Buche"
    assert mail.outbox[0].subject == "Neue Aufgabe in Bleibe: Team der Kommune"
    assert f"{SITE}/start/" in mail.outbox[0].body


def test_a_refused_invitation_leaves_neither_person_nor_mail(emil, musterstadt, committed):
    with committed(), pytest.raises(Refused, match="not_allowed"), transaction.atomic():
        invite_gerda(emil, musterstadt)

    assert not Person.objects.filter(email="gerda@example.org").exists()
    assert mail.outbox == []


def test_a_mail_server_that_is_down_does_not_undo_the_invitation(
    anna, musterstadt, committed, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with committed():
        invite_gerda(anna, musterstadt)

    assert Person.objects.filter(email="gerda@example.org").exists()


def test_an_invitation_is_sent_again_until_the_first_sign_in(anna, musterstadt, committed):
    with committed():
        mandate = invite_gerda(anna, musterstadt)
        invite_again(mandate, site_url=SITE, by=anna)
    assert len(mail.outbox) == 2

    Person.objects.filter(pk=mandate.person_id).update(last_login="2025-01-01T08:00:00Z")
    mandate.person.refresh_from_db()
    with pytest.raises(Refused, match="invited_already_in"):
        invite_again(mandate, site_url=SITE, by=anna)


def test_a_locked_person_is_out_at_the_next_request(anna, olga, client):
    client.force_login(anna)
    assert client.get("/start/").status_code == 200

    lock_person(anna, reason="ausgeschieden", by=olga)

    assert client.get("/start/").status_code == 302
    assert Event.objects.get().verb == "person.locked"
    unlock_person(Person.objects.get(pk=anna.pk), by=olga)
    assert Person.objects.get(pk=anna.pk).is_active


@pytest.mark.parametrize("who", ["clara", "bert"])
def test_only_the_administration_locks(anna, request, who):
    with pytest.raises(Refused, match="not_allowed"):
        lock_person(anna, reason="", by=request.getfixturevalue(who))


def test_nobody_locks_themselves_out(olga):
    with pytest.raises(Refused, match="not_yourself"):
        lock_person(olga, reason="", by=olga)


def test_a_new_installation_gets_its_first_administrator_once(db, client):
    link = found_administration("olga@example.org", name="Olga Orion", site_url=SITE)

    assert client.get(link.removeprefix(SITE), follow=True).status_code == 200
    first = Person.objects.get(email="olga@example.org")
    assert {role for role, _organisation in first.roles()} == {Role.ADMINISTRATOR}
    with pytest.raises(Refused, match="administration_there_already"):
        found_administration("eva@example.org", name="Eva Erle", site_url=SITE)


def test_the_first_administrator_may_have_an_account_already(db):
    people.person("Olga Orion")

    found_administration("Olga@Example.org", name="Anders Genannt", site_url=SITE)

    olga = Person.objects.get()
    assert olga.name == "Olga Orion"
    assert {role for role, _organisation in olga.roles()} == {Role.ADMINISTRATOR}
