"""The model programme of 2021 is played on its own days, by the same code as the demo."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.utils import timezone

from bleibe.applications.applying.models import Application, StateChange
from bleibe.applications.checking.models import Finding
from bleibe.applications.choosing.models import Decision, SelectionRun, TargetSet
from bleibe.forms.models import Submission
from bleibe.forms.receipts import receipt_file
from bleibe.forms.signing import current_key_id, public_key
from bleibe.forms.verify_receipt import verify
from bleibe.kernel import events
from bleibe.kernel.permissions import Role
from bleibe.parties import actions as parties
from bleibe.parties.models import Organisation, Person
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.package import PACKAGES, read_package
from bleibe.programmes.queries import current_version
from bleibe.rehearsal.call_played import Cast, play_call
from bleibe.rehearsal.countryside import applicants
from bleibe.rehearsal.kommunen import let_in
from bleibe.rehearsal.programme import smaller

pytestmark = pytest.mark.django_db
SITE = "http://localhost"
BEGIN = date(2021, 1, 4)
MANY, PLACES = 24, 6
KIND = Organisation.Kind


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def cast():
    parties.found_administration("ole@example.org", name="Ole", site_url=SITE)
    ole = Person.objects.get()
    bodies = {
        kind: parties.add_organisation(kind, name=kind.label, kind=kind, by=ole)
        for kind in (KIND.PROGRAMME_OFFICE, KIND.MINISTRY_UNIT, KIND.RESEARCH)
    }

    def person(name, kind, role, by):
        mandate = parties.invite(
            f"{name}@example.org", name=name.title(), organisation=bodies[kind], role=role,
            valid_from=BEGIN, site_url=SITE, by=by,
        )  # fmt: skip
        return Person.objects.get(pk=mandate.person_id)

    clara = person("clara", KIND.PROGRAMME_OFFICE, Role.PROGRAMME_OFFICE, ole)
    return Cast(
        clara,
        person("gero", KIND.PROGRAMME_OFFICE, Role.PROGRAMME_OFFICE, ole),
        person("mira", KIND.MINISTRY_UNIT, Role.MINISTRY_UNIT, ole),
        tuple(
            person(name, KIND.RESEARCH, Role.SELECTION_PANEL, clara)
            for name in ("jonas", "kurt", "leni")
        ),
    )


def test_the_call_of_2021_is_played_from_its_opening_to_the_letters(cast):
    whole = read_package(PACKAGES / "zwk-2021")
    online = tuple(replace(call, channels=("online", "email")) for call in whole.calls)
    package = smaller(replace(whole, calls=online), places=PLACES)
    with time_machine.travel("2021-05-28 10:00", tick=False):
        programme = publish_programme(package, by=cast.ministry)
        call = play_call(
            current_version(programme), cast=cast, site_url=SITE,
            come=lambda: let_in(
                applicants(MANY), since=BEGIN, site_url=SITE, office=cast.office
            ),
        )  # fmt: skip

    assert timezone.localtime(call.closes_at).isoformat() == "2021-07-20T23:59:59+02:00"
    assert call.state == "decided"
    states = Counter(Application.objects.values_list("state", flat=True))
    assert sum(states.values()) == MANY
    assert states["accepted"] == PLACES
    assert set(states) <= {"accepted", "waiting_list", "rejected", "withdrawn", "released"}
    arrivals = Submission.objects.order_by("arrived_at")
    assert [each.on_time for each in arrivals].count(False) == 1
    assert not arrivals.last().on_time
    keys = {current_key_id(): public_key()}
    assert all(verify(receipt_file(each), keys) for each in arrivals)
    targets = TargetSet.objects.get()
    assert targets.published_at < call.closes_at < SelectionRun.objects.get().made_at
    assert len(targets.digest) == 64
    assert not Decision.objects.exclude(tranche__released_by=cast.ministry).exists()
    two = Counter(
        Finding.objects.filter(source="person").values_list("submission", "condition_key")
    )
    assert set(two.values()) == {2}
    for change in StateChange.objects.select_related("application").exclude(before=""):
        assert change.after in Application.NEXT[Application.State(change.before)]
    assert list(events.faults()) == []
