"""The page that says where each indicator comes from is made from the code."""

from pathlib import Path

import pytest

from bleibe.profiles.coverage import is_fed, page
from bleibe.profiles.measures import CELLS
from kohorte.catalogue import catalogue
from kohorte.formula import parse

DOCS = Path(__file__).parents[4] / "docs" / "entwicklung" / "indicators.md"


def test_the_page_is_up_to_date():
    assert DOCS.read_text(encoding="utf-8") == page()


def test_every_cell_gives_a_value_of_the_catalogue():
    assert {cell.name for cell in CELLS} <= {
        key for kind, key in catalogue().sources if kind == "measure"
    }


@pytest.mark.parametrize(
    ("formula", "fed"),
    [
        ("P[0:3] / P", True),
        ("arrivals[18:25] / P[18:25]", True),
        ("P.foreign / P", False),
        ("first(P.foreign / P, measure('foreign_percent') / 100)", True),
        ("diversity(breakdown('foreign_by_nationality'))", False),
        ("measure('clubs') / P", True),
        ("measure('scenario_persons') - measure('projected_persons')", False),
    ],
)
def test_of_two_ways_one_is_enough(formula, fed):
    assert is_fed(parse(formula)) == fed
