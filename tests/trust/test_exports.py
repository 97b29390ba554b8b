"""What everybody who may read profiles can work out of all files that there are of them."""

from collections.abc import Iterable
from io import BytesIO

import numpy as np
import pytest
from attacker import Attacker
from django.urls import reverse
from export_reader import (
    Read,
    behind,
    read_archive,
    read_csv,
    read_docx,
    read_json,
    read_pdf,
    read_pptx,
    read_xlsx,
)
from page_reader import said_on
from pptx import Presentation
from told import teach
from town import ELSEWHERE, TOWN, Register, quarters, take_in, with_town

from bleibe.parties.models import Area
from bleibe.profiles import gate, protection
from bleibe.profiles.queries import population_of
from bleibe.reports.models import ProfileDocument
from kohorte.disclosure.table import add_totals

SIZES = (25, 40, 60)
IN_EACH, MANY = (1, 1, 1), (3, 0, 6)
YEARS = (2019, 2024)
READERS = {
    "docx": read_docx, "pptx": read_pptx, "pdf": read_pdf, "xlsx": read_xlsx,
    "zip": read_archive, "json": read_json,
}  # fmt: skip
pytestmark = pytest.mark.usefixtures("empty_caches")


def files_of(client, area: Area, suffixes: Iterable[str]) -> list[Read]:
    """Return what stands in the files of an area's profile."""
    where = {"level": area.level, "key": area.key}
    found = []
    for suffix in suffixes:
        if suffix in ProfileDocument.Format.values:
            client.post(reverse("reports:export_request", kwargs=where | {"suffix": suffix}))
        response = client.get(reverse("reports:export", kwargs=where | {"suffix": suffix}))
        assert response.status_code == 200, suffix
        found.append(READERS[suffix](response.getvalue()))
    return found


def tables_of(client, area: Area, page: str) -> list[Read]:
    """Return the tables of the age structure that lie beside their drawings."""
    where = {"level": area.level, "key": area.key, "suffix": "csv"}
    keys = [key for key in ("pyramide", "altersgruppen") if f"bild-{key}" in page]
    return [
        read_csv(
            client.get(reverse("reports:figure", kwargs=where | {"figure": key})).content,
            title="Menschen nach Alter",
        )
        for key in keys
    ]


def read_all(client, register: Register, *, only: str = "") -> Attacker:
    """Take in the pages and every file of the town and of each Quartier, or one kind of file."""
    attacker = Attacker(register)
    keys = sorted({key for key, _year in register} - {ELSEWHERE})
    areas = {area.key: area for area in Area.objects.filter(key__in=keys)}
    names = {area.name: key for key, area in areas.items()}
    names |= {f"Quartier {name}": key for name, key in names.items() if key != TOWN}
    for key, area in areas.items():
        response = client.get(reverse("reports:profile", args=[area.level, key]))
        if response.status_code == 404:
            continue
        reads = files_of(client, area, [only] if only else READERS)
        if not only:
            page = response.content.decode()
            attacker.reads(key, said_on(page))
            reads += tables_of(client, area, page)
        assert teach(attacker, key, reads, names=names)
    return attacker


def two_years(small, *, elsewhere: int) -> Register:
    register = {}
    for seed, year in enumerate(YEARS):
        register |= quarters(SIZES, small=small, seed=seed, year=year)
    return with_town(register, elsewhere=elsewhere)


@pytest.mark.parametrize(("small", "elsewhere"), [(IN_EACH, 1), (MANY, 30)])
def test_no_small_group_is_found_from_all_files_of_a_town(
    client, clara, anna, musterstadt, small, elsewhere
):
    register = two_years(small, elsewhere=elsewhere)
    take_in(register, owner=musterstadt, by=anna)
    client.force_login(clara)

    found, there = read_all(client, register).finds(register)

    assert there >= sum(small) * len(YEARS)
    assert found == 0


@pytest.fixture
def only_small_groups_hidden(monkeypatch):
    """The saboteur: groups of one and two are left out, nothing that gives them away."""
    for module, name, instead in (
        (gate, "residents_to_release", each_for_itself),
        (protection, "protect", small_ones_left_out),
        (protection, "MOST_HIDDEN", 1.0),
        (gate, "known_to_readers", lambda stands, **_released: list(stands)),
    ):
        monkeypatch.setattr(module, name, instead)


@pytest.mark.parametrize("only", READERS)
def test_the_same_attack_finds_them_in_each_file_where_only_small_groups_are_hidden(
    client, clara, anna, musterstadt, only_small_groups_hidden, only
):
    register = with_town(quarters(SIZES, small=IN_EACH, seed=1))
    take_in(register, owner=musterstadt, by=anna)
    client.force_login(clara)

    found, there = read_all(client, register, only=only).finds(register)

    assert found > 0.9 * there


def each_for_itself(areas, *, datasets, threshold):
    return population_of(areas, datasets=datasets)


class LeftOut:
    """Looks like a released table, but only its small figures are missing."""

    def __init__(self, persons: np.ndarray, *, threshold: int) -> None:
        whole = add_totals(persons, (0, 1))
        self.suppressed = (whole > 0) & (whole < threshold)
        self.values = np.where(self.suppressed, np.nan, whole)


def small_ones_left_out(table, *, threshold):
    return LeftOut(table.counts, threshold=threshold)


def test_the_data_sheets_behind_the_slides_hold_what_the_charts_show(
    client, clara, anna, musterstadt
):
    """Whoever edits a chart sees its workbook: no sheet, column or digit more than is drawn."""
    take_in(two_years(MANY, elsewhere=30), owner=musterstadt, by=anna)
    client.force_login(clara)
    area = Area.objects.get(key=f"{TOWN}-01")
    where = {"level": area.level, "key": area.key, "suffix": "pptx"}
    client.post(reverse("reports:export_request", kwargs=where))
    content = client.get(reverse("reports:export", kwargs=where)).getvalue()

    charts = [
        shape.chart
        for slide in Presentation(BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    assert charts
    for chart in charts:
        sheet = behind(chart, title="")
        drawn = [list(series.values) for series in chart.plots[0].series]
        assert len(sheet.heads) == 1 + len(drawn)
        assert all(value is None or value == round(value, 1) for row in drawn for value in row)
