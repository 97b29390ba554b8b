"""The demo is played by the real actions: everybody and everything is there, all of it invented."""

import pytest

from bleibe.appraisal.queries import appraisal_of
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

    play.play(site_url="http://127.0.0.1", say=said.append)

    assert said == ["Menschen und Orte …", "Zahlen …", "Profile …", "Szenarien …"]
    for person in PEOPLE:
        found = Person.objects.get(email=person.email)
        assert found.check_password(PASSWORD)
        assert (person.role, person.body) in {
            (mandate.role, mandate.organisation.key) for mandate in found.current_mandates
        }
    taking_part = Participation.objects.filter(programme=Programme.objects.get())
    assert set(taking_part.values_list("organisation__kind", flat=True)) == KINDS
    assert not Area.objects.exclude(key__startswith="99").exclude(key="DG").exists()
    assert set(Dataset.objects.values_list("state", flat=True)) == {Dataset.State.READY}
    assert Observation.objects.count() == sum(Dataset.objects.values_list("cells", flat=True))
    for kommune in Organisation.objects.filter(kind__in=KINDS):
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


def test_who_stops_it_half_way_begins_again_from_nothing(monkeypatch):
    def stopped(**_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(play, "_figures", stopped)

    with pytest.raises(KeyboardInterrupt):
        play.play(site_url="http://127.0.0.1", say=lambda _text: None)

    assert [model.objects.count() for model in (Person, Area, Programme, Event)] == [0, 0, 0, 0]
    assert list(events.faults()) == []
