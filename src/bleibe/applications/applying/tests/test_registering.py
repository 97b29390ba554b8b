"""A Kommune registers, confirms its address and is let in or refused."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from bleibe.applications.applying.actions import (
    Asked,
    admit_registration,
    confirm,
    expire_registrations,
    refuse_registration,
    register,
)
from bleibe.applications.applying.models import Registration
from bleibe.applications.applying.queries import matching_organisations
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Mandate, Organisation

SITE = "https://bleibe.example"
ASKED = Asked("Großhausen", "municipality", "Gerda Gans", "Bürgermeisterin", "gerda@example.org")


@pytest.fixture
def ask(places, django_capture_on_commit_callbacks):
    def act(asked: Asked = ASKED, keys=("99001002",)) -> str:
        """Register and return the link in the mail, if there was one."""
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            register(asked, areas=[places[key] for key in keys], site_url=SITE)
        return mail.outbox[0].body if mail.outbox else ""

    return act


def token_in(body: str) -> str:
    return re.search(r"/([\w-]{40,})/\s", body)[1]


@pytest.fixture
def confirmed(ask) -> Registration:
    token = token_in(ask())
    registration = Registration.objects.get()
    confirm(registration, token=token)
    return Registration.objects.get()


def test_the_mail_leads_back_to_the_registration(ask):
    token = token_in(ask())
    registration = Registration.objects.get()
    assert reverse("applying:confirmation", args=[registration.uuid, token]) in mail.outbox[0].body
    assert token not in registration.token_digest


def test_nothing_happens_before_the_address_is_confirmed(ask, clara):
    ask()
    with pytest.raises(Refused) as refusal:
        admit_registration(Registration.objects.get(), key="gh", site_url=SITE, by=clara)
    assert refusal.value.code == "not_in_this_state"


def test_a_wrong_or_old_link_confirms_nothing(ask, during_the_call):
    token = token_in(ask())
    registration = Registration.objects.get()
    with pytest.raises(Refused) as refusal:
        confirm(registration, token="x" * 43)
    assert refusal.value.code == "link_not_good"

    during_the_call.move_to(timezone.now() + timedelta(days=8))
    with pytest.raises(Refused) as refusal:
        confirm(registration, token=token)
    assert refusal.value.code == "link_not_good"


def test_a_new_kommune_gets_its_projektleitung(confirmed, clara):
    organisation = admit_registration(confirmed, key="grosshausen", site_url=SITE, by=clara)

    assert [area.key for area in organisation.areas.all()] == ["99001002"]
    mandate = Mandate.objects.get(organisation=organisation)
    assert (mandate.person.email, mandate.role) == ("gerda@example.org", Role.PROJECT_LEAD)
    assert Registration.objects.get().state == "admitted"


def test_an_alliance_brings_all_its_members(ask, clara):
    asked = Asked("Zweibund", "association", "Gerda Gans", "Leitung", "gerda@example.org")
    token = token_in(ask(asked, keys=("99001001", "99001002")))
    registration = Registration.objects.get()
    confirm(registration, token=token)

    alliance = admit_registration(registration, key="zweibund", site_url=SITE, by=clara)

    assert {area.key for area in alliance.areas.all()} == {"99001001", "99001002"}


def test_a_quartier_is_made_below_its_city(ask, clara):
    asked = Asked(
        "Müsterstadt-Nord", "district_of_city", "Gerda Gans", "Leitung", "gerda@example.org",
        quarter="Nordstadt",
    )  # fmt: skip
    token = token_in(ask(asked, keys=("99001001",)))
    registration = Registration.objects.get()
    confirm(registration, token=token)

    organisation = admit_registration(registration, key="nordstadt", site_url=SITE, by=clara)

    assert [area.key for area in organisation.areas.all()] == ["99001001-nordstadt"]
    assert organisation.kind == Organisation.Kind.DISTRICT_OF_CITY


def test_no_second_organisation_for_the_same_kommune(confirmed, grosshausen, bert, clara):
    with pytest.raises(Refused) as refusal:
        admit_registration(confirmed, key="noch-eins", site_url=SITE, by=clara)
    assert refusal.value.code == "kommune_there_already"

    admit_registration(confirmed, existing=grosshausen, site_url=SITE, by=clara)

    roles = Mandate.objects.filter(organisation=grosshausen).values_list("person__name", "role")
    assert set(roles) == {
        ("Bert Buche", Role.PROJECT_LEAD), ("Gerda Gans", Role.TEAM_MEMBER),
    }  # fmt: skip


def test_a_registration_does_not_lead_into_another_kommune(confirmed, musterstadt, clara):
    with pytest.raises(Refused) as refusal:
        admit_registration(confirmed, existing=musterstadt, site_url=SITE, by=clara)
    assert refusal.value.code == "existing_is_another"


def test_a_kreis_and_one_of_its_towns_are_not_the_same(ask, grosshausen, places):
    ask(Asked("Kreis", "county", "K", "L", "k@example.org"), keys=("99001",))
    registration = Registration.objects.get()
    assert not matching_organisations(registration).exists()


def test_the_projektleitung_is_asked_who_wants_to_join(
    ask, bert, django_capture_on_commit_callbacks
):
    token = token_in(ask())
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        confirm(Registration.objects.get(), token=token)
    assert [each.to for each in mail.outbox] == [["bert@example.org"]]
    assert "gerda@example.org" in mail.outbox[0].body


def test_a_refusal_has_a_reason_that_is_read(confirmed, clara, django_capture_on_commit_callbacks):
    with pytest.raises(Refused) as refusal:
        refuse_registration(confirmed, reason=" ", by=clara)
    assert refusal.value.code == "refusal_without_reason"
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        refuse_registration(confirmed, reason="Die Angaben passen nicht.", by=clara)
    assert "Die Angaben passen nicht." in mail.outbox[0].body


def test_only_the_office_decides(confirmed, minna, bert):
    for person in (minna, bert):
        with pytest.raises(Refused) as refusal:
            refuse_registration(confirmed, reason="nein", by=person)
        assert refusal.value.code == "not_allowed"


def test_a_flood_reaches_nobody_more_than_three_times(ask):
    bodies = [ask() for _each in range(5)]
    assert [bool(body) for body in bodies] == [True, True, True, False, False]


def test_what_nobody_confirms_is_forgotten(ask, during_the_call):
    ask()
    during_the_call.move_to(timezone.now() + timedelta(days=8))

    assert expire_registrations() == 1

    gone = Registration.objects.get()
    assert (gone.state, gone.email, gone.person_name, gone.function) == ("expired", "", "", "")
