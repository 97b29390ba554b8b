"""Real Landkreise out of the offices' files, held against the files read in another way."""

import csv
from datetime import date
from pathlib import Path

import pytest

from bleibe.kernel.models import StoredFile
from bleibe.parties.models import Area
from bleibe.profiles.actions.importing import import_table
from bleibe.profiles.planning import plan_import
from bleibe.reports import queries
from bleibe.reports.builds import profile_of
from bleibe.reports.profile.content import Figure, Points
from bleibe.reports.profile.numbers import number, percent
from bleibe.reports.profile.pdf import pdf_of
from bleibe.reports.tests.documents import text_of
from kohorte.io import read

OFFICIAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "official"
AGES = OFFICIAL / "genesis_classic" / "12411-0018.csv"
TOTALS = OFFICIAL / "genesis_ffcsv_v5" / "12411-01-01-4.ffcsv.csv"
KREISE = {
    "01051": "Landkreis Dithmarschen",
    "12073": "Landkreis Uckermark",
    "05958": "Hochsauerlandkreis",
    "13076": "Landkreis Ludwigslust-Parchim",
}

pytestmark = pytest.mark.skipif(
    not AGES.exists(), reason="the genuine files of ../shared/data are not here"
)


@pytest.fixture(scope="module")
def counted() -> dict[tuple[str, int], tuple[list[int], list[int]]]:
    """Women and men by age group, straight from the lines of the file."""
    found = {}
    for line in AGES.read_text(encoding="latin1").splitlines():
        cells = line.split(";")
        if cells[0].startswith("31.12.") and cells[1] in KREISE:
            numbers = [int(cell) for cell in cells[3:]]
            found[cells[1], int(cells[0][-4:])] = (numbers[17:], numbers[:17])
    return found


@pytest.fixture(scope="module")
def newest() -> dict[str, int]:
    """All residents on 31 December 2024, straight from the lines of the file."""
    with TOTALS.open(encoding="utf-8-sig", newline="") as file:
        return {
            row["1_variable_attribute_code"]: int(row["value"])
            for row in csv.DictReader(file, delimiter=";")
            if row["1_variable_attribute_code"] in KREISE and not row["2_variable_attribute_code"]
        }


@pytest.fixture
def profiles(db):
    """The profiles of the four, made from the two files."""
    stored = StoredFile.objects.create(sha256="b" * 64, size=1, media_type="text/plain")
    for path in (AGES, TOTALS):
        plan = plan_import(read(path), owner=None)
        import_table(plan, file=stored, file_name=path.name, by=None)
    datasets = queries.official_figures()
    return {
        key: profile_of(
            Area.objects.get(level="county", key=key), datasets=datasets, today=date(2026, 11, 25)
        )
        for key in KREISE
    }


def figure(profile, key: str) -> Figure:
    return next(
        block
        for chapter in profile.chapters
        for block in chapter.blocks
        if isinstance(block, Figure) and block.key == key
    )


def test_profiles_of_real_landkreise_say_what_the_files_say(profiles, counted, newest):
    for key, name in KREISE.items():
        profile = profiles[key]
        women, men = counted[key, 2020]
        everyone = sum(women) + sum(men)

        assert profile.area == name
        totals = {row[0][-4:]: row[1] for row in figure(profile, "einwohner").table.rows}
        assert totals["2020"] == number(everyone)
        assert totals["2024"] == number(newest[key])
        pyramid = figure(profile, "pyramide").table.rows
        assert [row[1] for row in pyramid] == [number(count) for count in women]
        assert [row[2] for row in pyramid] == [number(count) for count in men]

        points = {
            title: (shown, sentence)
            for title, shown, sentence in next(
                block for block in profile.chapters[0].blocks if isinstance(block, Points)
            ).items
        }
        old = sum(women[15:]) + sum(men[15:])
        assert points["Wie alt wir sind"][0] == percent(old / everyone)
        then_women, then_men = counted[key, 2015]
        before = sum(then_women[4:6]) + sum(then_men[4:6])
        after = women[6] + men[6]
        change = percent(after / before - 1, places=0, signed=True)
        assert points["Ob die Jungen bleiben"][0] == change
        young, leaving = sum(women[4:6]) + sum(men[4:6]), women[14] + men[14]
        ratio = number(young / leaving * 100)
        assert points["Wer am Arbeitsmarkt nachkommt"][0].startswith(ratio)


def test_the_document_of_a_real_landkreis_has_its_figures(profiles, newest):
    text = text_of(pdf_of(profiles["12073"]))

    assert f"lebten im Landkreis Uckermark {number(newest['12073'])} Menschen" in text
    assert "In 8 von 10 Fällen" in text
    assert "Tabelle 12411-0018" in text
