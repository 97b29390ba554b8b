"""The demo is played by the real actions: everybody and everything is there, all of it invented."""

from collections import Counter

import pytest

from bleibe.applications.applying.models import Bias
from bleibe.applications.calls.models import Call
from bleibe.applications.checking.models import CompletionRequest, Settlement
from bleibe.applications.choosing.models import Decision, Project, Tranche
from bleibe.applications.reviewing.models import Review
from bleibe.appraisal.queries import appraisal_of
from bleibe.forms.models import Submission
from bleibe.kernel import events
from bleibe.kernel.models import Event
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Mandate, Organisation, Person
from bleibe.profiles.models import Dataset, Observation
from bleibe.programmes.models import Participation, Programme
from bleibe.rehearsal import play
from bleibe.rehearsal.people import BODIES, DOMAIN, PASSWORD, PEOPLE
from bleibe.reports.models import ProfileVersion
from bleibe.reports.queries import areas_with_figures

pytestmark = pytest.mark.django_db
KINDS = {"town", "county", "district_of_city", "association", "municipality"}


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"


def test_there_is_somebody_for_each_role():
    assert {person.role for person in PEOPLE} == set(Role)
    assert {person.body for person in PEOPLE} == {body.key for body in BODIES}
    assert len({person.email for person in PEOPLE}) == len(PEOPLE)


def test_people_and_places_are_plainly_invented():
    assert DOMAIN.endswith(".example")
    for body in BODIES:
        assert all(key.startswith("99") for key in body.areas)


def test_the_whole_programme_is_played(settings):
    said = []

    play.play(site_url="http://127.0.0.1", say=said.append, applicants=32, places=8)

    assert said == [
        "Menschen und Orte …",
        "Zahlen …",
        "Profile …",
        "Szenarien …",
        "Aufrufe, Bewerbungen und die Auswahl …",
    ]
    for person in PEOPLE:
        found = Person.objects.get(email=person.email)
        assert found.check_password(PASSWORD)
        assert (person.role, person.body) in {
            (mandate.role, mandate.organisation.key) for mandate in found.current_mandates
        }
    taking_part = Participation.objects.filter(programme=Programme.objects.get())
    assert set(taking_part.values_list("organisation__kind", flat=True)) == KINDS
    assert not Area.objects.exclude(key__startswith="9").exclude(key="DG").exists()
    assert set(Dataset.objects.values_list("state", flat=True)) == {Dataset.State.READY}
    assert Observation.objects.count() == sum(Dataset.objects.values_list("cells", flat=True))
    for kommune in Organisation.objects.filter(key__in=[body.key for body in BODIES]):
        if not kommune.is_kommune:
            continue
        lead = Mandate.objects.get(organisation=kommune, role=Role.PROJECT_LEAD).person
        seen = areas_with_figures(lead).filter(pk__in=kommune.areas.all())
        assert seen.count() == kommune.areas.count(), kommune.name
    told = appraisal_of(Organisation.objects.get(key="morgenau"))
    assert (len(told.statements), len(told.points), len(told.objections)) == (5, 10, 3)
    assert {each.kind for point in told.points for each in point.evidence} == {
        "indicator", "statement", "stocktaking",
    }  # fmt: skip
    versions = ProfileVersion.objects.order_by("pk")
    assert list(versions.values_list("state", flat=True)) == ["resolved", "draft"]
    assert versions[0].file is not None
    _check_calls()


def _check_calls():
    """The first call went all its ways, in the second people write."""
    first, second = Call.objects.order_by("opens_at")
    assert (first.state, second.state) == ("decided", "open")
    states = Counter(first.applications.values_list("state", flat=True))
    assert states["accepted"] == 8
    assert states["waiting_list"] == 12
    assert (states["withdrawn"], states["released"]) == (1, 1)
    assert sum(states.values()) == 32
    assert Submission.objects.filter(on_time=False).count() == 1
    assert Submission.objects.filter(channel="email").count() == 1
    assert [each.state for each in Tranche.objects.all()] == ["released"] * 2
    answers = Counter(Decision.objects.filter(outcome="accepted").values_list("answer", flat=True))
    assert (answers["declined"], Project.objects.count()) == (1, answers["taken"])
    morgenau = Decision.objects.get(application__organisation__key="morgenau")
    assert (morgenau.outcome, morgenau.answer) == ("accepted", "open")
    biased = Bias.objects.get()
    assert not Review.objects.filter(
        reviewer=biased.person, application__organisation=biased.organisation
    ).exists()
    assert CompletionRequest.objects.filter(state="answered").exists()
    assert Settlement.objects.exists()
    assert second.applications.filter(state="draft").count() == 4
    assert list(events.faults()) == []


def test_who_stops_it_half_way_begins_again_from_nothing(monkeypatch):
    def stopped(**_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(play, "_figures", stopped)

    with pytest.raises(KeyboardInterrupt):
        play.play(site_url="http://127.0.0.1", say=lambda _text: None)

    assert [model.objects.count() for model in (Person, Area, Programme, Event)] == [0, 0, 0, 0]
    assert list(events.faults()) == []
