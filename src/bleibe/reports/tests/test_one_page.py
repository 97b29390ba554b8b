"""The Steckbrief: always one page, tagged, with what matters most."""

from dataclasses import replace
from datetime import date

import pdfua
import pytest

from bleibe.reports.profile.build import build_profile
from bleibe.reports.profile.content import Chapter, Swot, SwotPart
from bleibe.reports.profile.one_page import MOST_OF_A_FIELD, one_page_of, one_page_pdf
from bleibe.reports.tests.documents import pages_of
from bleibe.reports.tests.dossiers import aged, dossier, land, outlook

QUADRANTS = ("strength", "weakness", "opportunity", "threat")


def judgement(points: int, text: str) -> Chapter:
    """A SWOT with so many points in each field."""
    return Chapter(
        "swot", "Urteil", "",
        (
            Swot(
                tuple(
                    SwotPart(key, key.title(), tuple((f"{key}{i}", text) for i in range(points)))
                    for key in QUADRANTS
                )
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def profile():
    found = dossier(
        aged(2015), aged(2020, from75=317), outlook=outlook(), references=(land(aged(2020)),)
    )
    return build_profile(found, made_on=date(2026, 11, 25))


@pytest.mark.parametrize(
    ("points", "text"), [(0, ""), (2, "Kurz."), (9, "Ein Satz, der lang ist wie viele. " * 7)]
)
def test_it_is_one_page_however_much_there_is_to_say(profile, tmp_path, points, text):
    chapters = (*profile.chapters, judgement(points, text))
    content = one_page_pdf(replace(profile, chapters=chapters, status=("Fassung 3",)))
    path = tmp_path / "steckbrief.pdf"
    path.write_bytes(content)

    (page,) = pages_of(content)
    assert "Landkreis Weidenfeld" in page
    assert "Fassung 3" in page
    assert "3.834" in page
    assert [finding.message for finding in pdfua.validate(path).findings] == []


def test_each_field_of_the_judgement_gives_its_first_points(profile):
    sheet = one_page_of(replace(profile, chapters=(judgement(9, "Punkt"),)))

    assert [title for title, _points in sheet.judgement] == [key.title() for key in QUADRANTS]
    assert {len(points) for _title, points in sheet.judgement} == {MOST_OF_A_FIELD}


def test_without_figures_it_says_less_and_invents_nothing(profile):
    sheet = one_page_of(replace(profile, chapters=()))

    assert (sheet.stats, sheet.points, sheet.readings, sheet.sources) == ((), (), (), ())
