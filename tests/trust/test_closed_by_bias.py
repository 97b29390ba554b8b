"""Who is close to a Kommune learns nothing of its application: not from pages, tables or mails."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.actions import open_call
from bleibe.kernel.permissions import Role
from bleibe.parties import actions as parties
from bleibe.parties.models import Organisation, Person
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.package import PACKAGES, read_package
from bleibe.programmes.queries import current_version
from bleibe.rehearsal.call_played import Cast, play_until_scored
from bleibe.rehearsal.clock import played_time
from bleibe.rehearsal.countryside import applicants, place_name
from bleibe.rehearsal.kommunen import let_in
from bleibe.rehearsal.programme import smaller

pytestmark = pytest.mark.django_db
SITE = "http://localhost"
BEGIN = date(2021, 1, 4)
CLOSED = place_name(0)
KEY = "werkstatt-morgen-2026"
PAGES = (
    "/start/", "/gutachten/", f"/gutachten/{KEY}/", f"/gutachten/{KEY}/leseliste/",
    f"/gutachten/{KEY}/beratung/", f"/gutachten/{KEY}/gutachten.csv",
    f"/gutachten/{KEY}/uebereinstimmung/", "/auswahl/", f"/auswahl/{KEY}/", "/pruefung/",
    f"/pruefung/?q={CLOSED}", "/bewerbung/", f"/aufrufe/{KEY}/",
)  # fmt: skip


@pytest.fixture
def closed(settings, tmp_path, django_capture_on_commit_callbacks):
    """An application that the second reviewer must not know of, scored by the others."""
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"
    kind = Organisation.Kind
    parties.found_administration("ole@example.org", name="Ole", site_url=SITE)
    ole = Person.objects.get()
    bodies = {
        each: parties.add_organisation(each, name=each.label, kind=each, by=ole)
        for each in (kind.PROGRAMME_OFFICE, kind.MINISTRY_UNIT, kind.RESEARCH)
    }

    def person(name, body, role, by):
        mandate = parties.invite(
            f"{name}@example.org", name=name.title(), organisation=bodies[body], role=role,
            valid_from=BEGIN, site_url=SITE, by=by,
        )  # fmt: skip
        return Person.objects.get(pk=mandate.person_id)

    clara = person("clara", kind.PROGRAMME_OFFICE, Role.PROGRAMME_OFFICE, ole)
    cast = Cast(
        clara,
        person("gero", kind.PROGRAMME_OFFICE, Role.PROGRAMME_OFFICE, ole),
        person("mira", kind.MINISTRY_UNIT, Role.MINISTRY_UNIT, ole),
        tuple(
            person(each, kind.RESEARCH, Role.SELECTION_PANEL, clara)
            for each in ("jonas", "kurt", "leni")
        ),
    )
    package = read_package(PACKAGES / "werkstatt-morgen")
    package = smaller(replace(package, calls=package.calls[:1]), places=2)
    version = current_version(publish_programme(package, by=cast.ministry))
    with django_capture_on_commit_callbacks(execute=True):
        call = open_call(version, by=cast.ministry)
        with played_time(call.opens_at + timedelta(hours=1)) as clock:
            play_until_scored(
                call, cast=cast, clock=clock,
                come=lambda: let_in(
                    applicants(6), since=BEGIN, site_url=SITE, office=cast.office
                ),
            )  # fmt: skip
    return Application.objects.select_related("organisation").get(organisation__key="95-000")


def seen(client, who):
    client.force_login(Person.objects.get(email=f"{who}@example.org"))
    return {path: client.get(path).content.decode(errors="replace") for path in PAGES}


def test_no_page_tells_of_it_and_those_who_may_do_find_it(closed, client):
    traces = (CLOSED, closed.reference, str(closed.uuid), closed.organisation.key)

    told = seen(client, "kurt")

    assert {path for path, text in told.items() if any(each in text for each in traces)} == set()
    assert any(
        CLOSED in text or closed.reference in text for text in seen(client, "jonas").values()
    )
    assert any(CLOSED in text for text in seen(client, "clara").values())


def test_its_addresses_are_nowhere(closed, client):
    client.force_login(Person.objects.get(email="kurt@example.org"))
    addresses = (
        f"/gutachten/bewerbung/{closed.uuid}/", f"/gutachten/bewerbung/{closed.uuid}/beratung/",
        f"/bewerbung/{closed.uuid}/", f"/pruefung/{closed.reference}/",
        f"/formular/{closed.draft.uuid}/", f"/formular/belege/{closed.submission_id}/",
    )  # fmt: skip
    assert {client.get(address).status_code for address in addresses} == {404}


def test_no_mail_tells_of_it(closed):
    to_kurt = [each for each in mail.outbox if "kurt@example.org" in each.to]
    assert not any(CLOSED in each.body or closed.reference in each.body for each in to_kurt)
    assert any(CLOSED in each.body for each in mail.outbox)
