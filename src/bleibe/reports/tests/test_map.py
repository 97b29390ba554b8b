"""A map where boundaries are known, and none where they are not."""

from datetime import date

import pytest

from bleibe.parties.models import Area
from bleibe.profiles.actions.boundaries import load_boundaries
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.queries import figures_of
from bleibe.profiles.tests.tables import by_sex_and_age, put_in
from bleibe.profiles.tests.test_boundaries import geojson
from bleibe.reports.profile.build import build_profile
from bleibe.reports.profile.chapters import comparison
from bleibe.reports.profile.content import Figure
from bleibe.reports.profile.drawings import ON_PAPER, drawings_of
from bleibe.reports.profile.frozen import frozen, thawed
from bleibe.reports.profile.pdf import pdf_of

TODAY = date(2025, 4, 1)


def square(column: int):
    west = 400_000 + 1_000 * column
    return [
        [west, 6_100_000], [west + 1_000, 6_100_000], [west + 1_000, 6_101_000], [west, 6_101_000],
    ]  # fmt: skip


@pytest.fixture
def town(musterstadt):
    town = Area.objects.get(key="99001001")
    for number, name in enumerate(("Nord", "Süd", "West"), 1):
        Area.objects.create(key=f"{town.key}-0{number}", level="quarter", name=name, parent=town)
    return town


@pytest.fixture
def figures(town, musterstadt):
    cells = by_sex_and_age("99001001-01", 2023, [90, 300, 100], [90, 300, 100])
    cells += by_sex_and_age("99001001-02", 2023, [90, 300, 200], [90, 300, 200])
    put_in(cells, code="register", owner=musterstadt, dialect="template")


def boundaries(*numbers):
    load_boundaries(
        geojson(*(({"key": f"99001001-0{n}"}, square(n)) for n in numbers)),
        name="q.geojson", as_of=date(2024, 12, 31), source="Vermessung", licence="frei",
        owner=None, by=None,
    )  # fmt: skip


def dossier(town, musterstadt):
    return dossier_of(town, datasets=figures_of(musterstadt), digest="m", today=TODAY)


def maps(dossier) -> list[Figure]:
    return [
        block
        for block in comparison.chapter(dossier).blocks
        if isinstance(block, Figure) and block.chart.kind == "map"
    ]


def test_without_boundaries_there_is_no_map(town, figures, musterstadt):
    found = dossier(town, musterstadt)

    assert found.map is None
    assert maps(found) == []


def test_the_quarters_are_drawn_with_table_words_and_gaps(town, figures, musterstadt):
    boundaries(1, 2, 3)

    found = dossier(town, musterstadt)
    (figure,) = maps(found)

    assert figure.table.rows == (("1 Nord", "20,4"), ("2 Süd", "33,9"), ("3 West", "–"))
    assert "Nord 20,4, Süd 33,9 und West –" in figure.description
    assert "Vermessung (frei), Gebietsstand" in figure.note
    assert figure.sources


def test_a_town_that_is_a_kreis_of_its_own_shows_its_quarters(town, figures, musterstadt):
    Area.objects.filter(key="99001002").delete()
    boundaries(1, 2)

    found = dossier(Area.objects.get(key="99001"), musterstadt).map

    assert [one.place.name for one in found.areas] == ["Nord", "Süd"]


def test_a_quarter_stands_among_its_neighbours(town, figures, musterstadt):
    boundaries(1, 2)

    found = dossier(Area.objects.get(key="99001001-01"), musterstadt).map

    assert not found.within
    assert [one.place.name for one in found.areas] == ["Nord", "Süd"]


def test_one_boundary_alone_is_no_map(town, figures, musterstadt):
    boundaries(1)

    assert dossier(town, musterstadt).map is None


def test_page_and_paper_draw_it_and_a_kept_version_reads_the_same(town, figures, musterstadt):
    boundaries(1, 2, 3)
    profile = build_profile(dossier(town, musterstadt), made_on=TODAY)

    svg = drawings_of(profile, width=ON_PAPER)["karte"]

    assert svg.count('fill-rule="evenodd"') >= 3
    assert "Schraffiert" in svg
    assert thawed(frozen(profile)) == profile
    assert pdf_of(profile).startswith(b"%PDF")
