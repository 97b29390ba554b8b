"""Counts, shares, changes, indicators and dates on their own."""

import numpy as np
import pytest

from kohorte.disclosure.dates import refuse_close_dates
from kohorte.disclosure.derived import (
    release_change,
    release_count,
    release_indicator,
    release_official,
    release_share,
)
from kohorte.disclosure.table import Axis, CountTable
from kohorte.errors import KohorteError
from kohorte.indicator_data import AreaData, Counts
from kohorte.indicators import compute
from kohorte.plain_words import sentence


def test_a_count_from_one_to_below_the_threshold_is_withheld():
    shown = [release_count(count, threshold=3).value for count in range(5)]

    assert shown == [0, None, None, 3, 4]


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [(50, 100, 0.5), (2, 100, None), (98, 100, None), (1, 2, None), (0, 100, 0.0), (100, 100, 1.0)],
)
def test_a_share_is_withheld_if_few_have_the_trait_or_few_do_not(numerator, denominator, shown):
    assert release_share(numerator, denominator, threshold=3).value == shown


@pytest.mark.parametrize("numerator", [0, 100])
def test_a_share_of_all_or_none_is_withheld_where_it_is_sensitive(numerator):
    assert release_share(numerator, 100, threshold=3, sensitive=True).suppressed


@pytest.mark.parametrize(
    ("before", "after", "shown"), [(100, 110, 10), (100, 101, None), (2, 30, None), (50, 50, 0)]
)
def test_a_change_of_few_is_withheld(before, after, shown):
    assert release_change(before, after, threshold=3).value == shown


def test_an_indicator_of_few_people_becomes_a_gap():
    persons = {2020: Counts.by_age((0, 65, 80), total=(900, 98, 2))}
    values = compute("A9", AreaData("09999-1", persons=persons))

    released = {v.key: release_indicator(v, threshold=3) for v in values}

    assert released["share_65_plus"].value.value == pytest.approx(0.1)
    withheld = released["share_80_plus"]
    assert withheld.suppressed
    assert (withheld.value.value, withheld.value.numerator, withheld.value.weakest) == (None,) * 3
    assert sentence(withheld.value) == "Zum Schutz einzelner Personen verborgen."


def test_an_indicator_that_leaves_few_over_is_withheld():
    persons = {2020: Counts.by_age((0, 65), total=(1, 99))}
    value = compute("share_65_plus", AreaData("09999-1", persons=persons))[0]

    assert release_indicator(value, threshold=3).suppressed


def test_an_official_figure_is_released_with_its_source():
    released = release_official(2.0, source="Destatis, 12411-0018")

    assert released.value == 2.0
    assert released.protection.params == {"source": "Destatis, 12411-0018"}


def test_two_dates_too_close_together_are_refused():
    axes = [Axis("quarter", ("a", "b")), Axis("sex", ("f", "m"))]
    before = CountTable(axes, [[100, 100], [100, 100]])
    one_came = CountTable(axes, [[100, 100], [100, 101]])
    many_moved = CountTable(axes, [[100, 100], [90, 106]])

    with pytest.raises(KohorteError) as refusal:
        refuse_close_dates(before, one_came, threshold=3, places="quarter")

    assert refusal.value.code == "release_too_close"
    assert refusal.value.params == {"area": "b", "changes": 1, "least": 15}
    refuse_close_dates(before, many_moved, threshold=3, places="quarter")
    refuse_close_dates(before, before, threshold=3, places="quarter")


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: release_count(5, threshold=1), "threshold_too_low"),
        (lambda: release_count(-1, threshold=3), "count_negative"),
        (lambda: release_count(np.nan, threshold=3), "count_negative"),
        (lambda: release_share(5, 0, threshold=3), "zero_denominator"),
        (lambda: release_share(5, 4, threshold=3), "more_than_all"),
        (lambda: release_official(1, source=""), "source_missing"),
        (
            lambda: refuse_close_dates(
                CountTable([Axis("a", ("x",))], [1]),
                CountTable([Axis("a", ("y",))], [1]),
                threshold=3,
                places="a",
            ),
            "tables_differ",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(call, code):
    with pytest.raises(KohorteError) as refusal:
        call()

    assert refusal.value.code == code
