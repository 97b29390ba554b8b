"""What leaves the gate: nothing small, and nothing that gives something small away."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bleibe.profiles.census import EARLIER, REGISTER, base_of
from bleibe.profiles.protection import hidden_in, one_a_year, release_stands
from bleibe.profiles.queries import SourceRef, Stand

AGES = (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75)


def source(**changes) -> SourceRef:
    given_fields = {
        "dataset": 1, "table_code": "12411-02-03-5", "version": 1, "title": "Bevölkerung",
        "statistic": "", "source": "Ämter", "licence": "", "stand": None, "own": None,
        "dialect": "ffcsv_v5", "first_day": date(2020, 12, 31), "last_day": date(2020, 12, 31),
        "notes": (),
    }  # fmt: skip
    return SourceRef(**(given_fields | changes))


def stand(persons, *, ages=AGES, year=2020, total=None, sexes=("f", "m"), **origin) -> Stand:
    cells = np.array(persons, dtype=float)
    return Stand(
        day=date(year, 12, 31), nationality="", sexes=sexes, ages=ages, persons=cells,
        markers=np.full(cells.shape, ""), total=float(cells.sum()) if total is None else total,
        total_marker="", source=source(**origin),
    )  # fmt: skip


def test_a_large_area_keeps_its_groups_and_all_its_figures():
    (released,) = release_stands([stand([[100] * 17, [90] * 17])], threshold=3)

    assert released.ages == AGES
    assert released.persons(sex="women", low=65) == 200
    assert released.share(low=0, high=18) == pytest.approx(5 / 17)
    assert hidden_in([released]) == 0


def test_groups_are_widened_before_much_has_to_be_withheld():
    (released,) = release_stands([stand([[1] * 17, [1] * 17])], threshold=3)

    assert len(released.ages) < len(AGES)
    assert released.total == 34
    shown = released.table.values[~released.table.suppressed]
    assert not ((shown > 0) & (shown < 3)).any()


def test_one_small_cell_is_withheld_with_what_gives_it_away():
    persons = np.full((2, 17), 40.0)
    persons[0, 3] = 2
    (released,) = release_stands([stand(persons)], threshold=3)

    assert released.persons(sex="women", low=10, high=15) is None
    assert hidden_in([released]) >= 4
    assert released.total == 40 * 33 + 2


def test_days_of_one_table_share_their_groups():
    small = np.full((2, 17), 2.0)
    one, other = release_stands(
        [stand(np.full((2, 17), 90.0), year=2015), stand(small, year=2020)], threshold=3
    )

    assert one.ages == other.ages


def test_an_area_with_fewer_people_than_the_threshold_is_not_shown_at_all():
    assert release_stands([stand([[1] + [0] * 16, [1] + [0] * 16])], threshold=3) == ()


def test_cells_that_the_office_does_not_show_leave_the_total():
    persons = np.full((2, 17), 40.0)
    persons[1, 2] = np.nan
    (released,) = release_stands([stand(persons, total=1360.0)], threshold=3)

    assert (released.total, released.ages, released.by_sex) == (1360.0, (0,), False)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=10, max_size=10))
def test_no_count_below_the_threshold_is_ever_shown(counts):
    persons = np.array(counts, dtype=float).reshape(2, 5)
    for released in release_stands([stand(persons, ages=(0, 6, 18, 65, 80))], threshold=3):
        shown = released.table.values[~released.table.suppressed]
        assert not ((shown > 0) & (shown < 3)).any()


def test_the_last_day_of_a_year_stands_for_it_and_ages_go_first():
    midyear = stand([[5] * 17, [5] * 17])
    total = stand([[170.0]], ages=(0,), sexes=("total",))

    assert one_a_year([total, midyear]) == [midyear]


@pytest.mark.parametrize(
    ("year", "origin", "base"),
    [
        (2009, {}, EARLIER),
        (2015, {}, "Zensus 2011"),
        (2024, {}, "Zensus 2022"),
        (2023, {"notes": ("Auf Grundlage des Zensus 2011.",)}, "Zensus 2011"),
        (2023, {"title": "Bevölkerung auf Grundlage des Zensus 2022"}, "Zensus 2022"),
        (2024, {"own": 7}, REGISTER),
    ],
)
def test_a_figure_knows_what_count_it_rests_on(year, origin, base):
    assert base_of(stand([[9]], ages=(0,), sexes=("total",), year=year, **origin)) == base
