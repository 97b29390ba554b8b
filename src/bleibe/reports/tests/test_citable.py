"""What can be cited is what the profile says, to those who may read it."""

from datetime import date

from bleibe.appraisal import readings
from bleibe.profiles.released import ReleasedReading
from bleibe.reports import citable
from bleibe.reports.profile.build import build_profile
from bleibe.reports.profile.content import Readings
from bleibe.reports.tests.dossiers import dossier


def test_readings_are_those_of_the_profile_in_its_words():
    found = ReleasedReading("A7", "A7", 2024, 0.172, "Jede sechste Person ist unter 18.", ())
    profile = build_profile(dossier(readings=(found,)), made_on=date(2026, 5, 4))

    (cited,) = citable.readings_in(profile)

    assert (cited.key, cited.year) == ("A7", "2024")
    assert cited.value.replace("\u00a0", " ") == "17,2 %"
    assert cited.sentence == "Jede sechste Person ist unter 18."
    assert any(isinstance(block, Readings) for each in profile.chapters for block in each.blocks)


def test_an_area_without_figures_gives_nothing(anna, musterstadt):
    assert citable.citable_readings(musterstadt.areas.get(), anna) == ()


def test_the_profiles_hand_in_their_readings():
    assert readings._registered == [citable.citable_readings]
