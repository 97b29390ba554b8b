"""A town less all its Quartiere but one is that one: what is told of a town beside them."""

from datetime import date

import pytest
from django.conf import settings

from bleibe.parties.models import Area
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.tests.tables import people, put_in
from bleibe.reports import queries
from kohorte.io import Period, Series

TODAY = date(2026, 11, 25)
BIRTHS = Series(measure="BEV001", label="Lebendgeborene", unit="Anzahl")
LEVELS = {8: "gemeinde", 11: "quartier"}
pytestmark = pytest.mark.usefixtures("empty_caches")


@pytest.fixture
def town(musterstadt) -> Area:
    found = Area.objects.get(key="99001001")
    for number in (1, 2):
        Area.objects.create(
            key=f"99001001-0{number}", level="quarter", name=f"Quartier {number}", parent=found
        )
    return found


def total_told(town: Area) -> float | None:
    latest = told(town).latest
    return latest.total if latest else None


def told(area: Area):
    return dossier_of(area, datasets=queries.own_figures(area), digest="", today=TODAY)


def whole(year: int) -> dict[str, object]:
    return {"periods": (Period(date(year, 1, 1), date(year, 12, 31), str(year)),)}


def own(counts: dict[str, int], *, by, kind: Series | None = None, year: int = 2024) -> None:
    owner = by.mandates.get().organisation
    keys = {key: f"99001001{key}" for key in counts}
    put_in(
        [(keys[key], kind or people(), year, count) for key, count in counts.items()],
        owner=owner, by=by, code=f"register {kind and kind.measure}", dialect="template",
        area_levels=tuple(LEVELS[len(key)] for key in keys.values()),
        **(whole(year) if kind else {}),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        ({"": 900, "-01": 500, "-02": 400}, 900),
        ({"": 950, "-01": 500, "-02": 400}, 950),
        ({"": 902, "-01": 500, "-02": 400}, None),
        ({"": 502, "-01": 500, "-02": 2}, None),
        ({"": 520, "-01": 500, "-02": 2}, None),
        ({"": 500, "-01": 500, "-02": 0}, 500),
    ],
    ids=["all told", "many elsewhere", "two elsewhere", "two in one", "hidden", "nobody in one"],
)
def test_a_towns_own_total_is_told_unless_it_gives_a_small_one_away(town, anna, counts, total):
    own(counts, by=anna)

    assert settings.SMALL_COUNT == 3
    assert total_told(town) == total


def test_an_official_figure_of_the_day_stands_in_for_an_own_one(town, anna):
    own({"": 502, "-01": 500, "-02": 2}, by=anna)
    put_in([("99001001", people(), 2024, 480)])

    assert total_told(town) == 480


def test_another_days_own_figures_stay(town, anna):
    own({"": 502}, by=anna, year=2023)
    own({"-01": 500, "-02": 2}, by=anna, year=2024)

    assert total_told(town) == 502


def test_births_of_a_town_are_official_ones_where_its_quartiere_tell_their_own(town, anna):
    own({"": 12, "-01": 10, "-02": 2}, by=anna, kind=BIRTHS)
    own({"": 14}, by=anna, kind=BIRTHS, year=2023)
    put_in([("99001001", BIRTHS, 2024, 15)], code="12612-91-01-5", **whole(2024))

    flows = {flow.year: flow.persons for flow in told(town).flows}

    assert flows == {2023: 14, 2024: 15}
