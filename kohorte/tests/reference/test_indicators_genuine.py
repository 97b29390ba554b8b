"""Indicators from the offices' own files, against what the offices say themselves."""

from pathlib import Path

import pytest

from kohorte.indicator_reading import areas_of
from kohorte.indicators import compute
from kohorte.io import read

DATA = Path(__file__).parents[4] / "shared" / "data" / "official" / "genesis_classic"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data/official")


@pytest.fixture(scope="module")
def counties():
    tables = [read(DATA / "12411-0018.csv"), read(DATA / "12411-02-03-5-B_2018_kreise.csv")]
    return {data.area: data for data in areas_of(tables)}


def value(data, key, year):
    return compute(key, data, year=year)[0].value


def test_dithmarschen_2018_by_hand(counties):
    """Table 12411-02-03-5-B, row 01051."""
    data = counties["01051"]

    assert data.level == "K"
    assert value(data, "residents", 2018) == 133_210
    assert value(data, "share_75_plus", 2018) == 17_068 / 133_210
    assert value(data, "women_18_29", 2018) == (1443 + 3504 + 3138) / (3031 + 7374 + 6833)
    young = 3249 + 3216 + 4469 + 6037 + 4179 + 3031
    working = 7374 + 6833 + 6670 + 6748 + 6936 + 9209 + 11696 + 11101 + 9500
    assert value(data, "youth_ratio", 2018) == pytest.approx(young / working * 100)


def test_all_counties_together_are_germany(counties):
    existing = [data for data in counties.values() if len(data.area) == 5]

    people = [found.value or 0 for found in compute("residents", existing, year=2018)]

    assert sum(people) == 83_019_213  # the official figure of 31 December 2018


def test_every_county_has_the_figures_that_its_table_allows(counties):
    allowed = ("A1", "A5", "A6", "A7", "A8", "A11", "A12", "A13", "A15", "A17", "A18")
    existing = [d for d in counties.values() if len(d.area) == 5 and 2018 in d.persons]

    found = [v for key in allowed for v in compute(key, existing, year=2018)]

    assert len(existing) >= 400
    assert {v.status for v in found} == {"ok"}
    over_80 = compute("share_80_plus", existing, year=2018)
    assert {v.gap.code for v in over_80} == {"age_limits"}
