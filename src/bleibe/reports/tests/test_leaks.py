"""A Quartier with cells of one and two persons: nobody finds them on page, in file, by sums."""

import re
from datetime import date

import numpy as np
import pytest

from bleibe.parties.models import Area
from bleibe.profiles.freshness import figures_digest
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.tests.tables import by_sex_and_age, put_in
from bleibe.reports import queries
from bleibe.reports.builds import build_of, state_key
from bleibe.reports.profile.content import Figure
from bleibe.reports.profile.pdf import pdf_of
from bleibe.reports.tests.documents import text_of
from kohorte import AgeGroups
from kohorte.disclosure.attack import Knowledge, attack, knowledge_of, narrow
from kohorte.disclosure.table import add_totals

AGES = (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75)
TODAY = date(2026, 11, 25)
ONE_SMALL = (
    [41, 38, 44, 2, 39, 47, 58, 61, 66, 52, 49, 55, 63, 57, 46, 48, 71],
    [43, 36, 48, 53, 37, 45, 59, 62, 68, 54, 51, 56, 64, 51, 42, 69, 67],
)
MANY_SMALL = (
    [4, 1, 2, 5, 1, 2, 6, 9, 8, 11, 14, 13, 16, 12, 10, 7, 2],
    [3, 2, 1, 6, 2, 1, 7, 8, 9, 12, 12, 15, 14, 13, 11, 9, 1],
)
CELL = re.compile(r'<td class="number">([^<]*)</td>')


@pytest.fixture(params=[ONE_SMALL, MANY_SMALL], ids=["one small count", "many small counts"])
def people(request):
    return request.param


@pytest.fixture
def quarter(musterstadt, anna, people) -> Area:
    town = Area.objects.get(key="99001001")
    found = Area.objects.create(
        key="99001001-01", level="quarter", name="Hafenkante", parent=town, square_km="1.20"
    )
    women, men = people
    cells = [
        cell
        for year in (2023, 2024)
        for cell in by_sex_and_age("99001001-01", year, women, men, ages=AGES)
    ]
    put_in(
        cells,
        owner=musterstadt,
        by=anna,
        code="register",
        dialect="template",
        area_levels=("quartier",),
    )
    return found


@pytest.fixture
def datasets(quarter):
    return queries.own_figures(quarter)


@pytest.fixture
def build(quarter, datasets):
    key = state_key(quarter, datasets=datasets, today=TODAY)
    return build_of(quarter, datasets=datasets, key=key, today=TODAY)


def counts_in(build) -> list[str]:
    """The cells of all tables of people in the profile."""
    return [
        cell
        for chapter in build.profile.chapters
        for block in chapter.blocks
        if isinstance(block, Figure) and block.chart.unit.startswith("Menschen")
        for row in block.table.rows
        for cell in row[1:]
    ]


def test_no_table_of_the_profile_has_a_small_count(build):
    assert counts_in(build)
    assert not {"1", "2"} & set(counts_in(build))


def test_no_small_count_is_on_the_page(build):
    cells = CELL.findall(build.article)

    assert cells
    assert not {"1", "2"} & set(cells)


def test_no_chart_is_drawn_from_a_small_count(build):
    values = [
        value
        for chapter in build.profile.chapters
        for block in chapter.blocks
        if isinstance(block, Figure) and block.chart.unit.startswith("Menschen")
        for series in block.chart.series
        for value in series.values
    ]

    assert values
    assert not any(value is not None and 0 < value < 3 for value in values)


@pytest.mark.parametrize("people", [ONE_SMALL], indirect=True)
def test_the_document_shows_the_sign_instead_of_the_count(build):
    text = text_of(pdf_of(build.profile))

    assert re.search(r"10–14 · · ", text)
    assert not re.search(r"10–14 2 ", text)
    assert "Zahlen von 1 bis 2 Personen werden nicht gezeigt" in text
    assert re.search(r"In diesem Profil sind \d+ Werte ausgeblendet", text)


def truth_of(people, stand) -> np.ndarray:
    """The true figures in the groups of a released stand, margins included."""
    persons = np.array(people, dtype=float)
    if not stand.by_sex:
        persons = persons.sum(axis=0, keepdims=True)
    grouped = AgeGroups(stand.ages).sum_from(persons, AgeGroups(AGES))
    return add_totals(grouped, (0, 1))


def test_nobody_works_a_small_count_out_of_what_is_shown(quarter, datasets, people):
    dossier = dossier_of(quarter, datasets=datasets, digest=figures_digest(datasets), today=TODAY)

    assert dossier.stands
    for stand in dossier.stands:
        found = attack(truth_of(people, stand), narrow(knowledge_of(stand.table)), threshold=3)
        assert found.exact == 0


def test_the_same_attack_succeeds_when_only_small_counts_are_hidden():
    truth = add_totals(np.array(ONE_SMALL, dtype=float), (0, 1))
    small = (truth > 0) & (truth < 3)
    naive = Knowledge(np.where(small, 1, truth), np.where(small, np.inf, truth), (0, 1))

    assert attack(truth, narrow(naive), threshold=3).exact == 1


def test_indicators_are_worked_out_of_shown_figures_alone(quarter, datasets, people):
    dossier = dossier_of(quarter, datasets=datasets, digest=figures_digest(datasets), today=TODAY)
    values = {reading.key: reading.value for reading in dossier.readings}
    stand = dossier.stands[-1]

    for key, low, high in (("share_65_plus", 65, None), ("share_under_18", 0, 18)):
        assert values.get(key) == pytest.approx(stand.share(low=low, high=high))


def test_an_area_of_one_household_shows_nothing(musterstadt, anna):
    town = Area.objects.get(key="99001001")
    hamlet = Area.objects.create(key="99001001-09", level="quarter", name="Hof", parent=town)
    put_in(
        by_sex_and_age("99001001-09", 2024, [1, 0, 0], [0, 1, 0]),
        owner=musterstadt,
        by=anna,
        code="register",
        dialect="template",
        area_levels=("quartier",),
    )
    datasets = queries.own_figures(hamlet)
    dossier = dossier_of(hamlet, datasets=datasets, digest=figures_digest(datasets), today=TODAY)

    assert dossier.stands == ()
    assert dossier.latest is None
