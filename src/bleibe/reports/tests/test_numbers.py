from datetime import date

import pytest

from bleibe.reports.profile.numbers import (
    day,
    listed,
    number,
    percent,
    stepped,
    to_step,
    years_listed,
)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (133460, 0, "133.460"),
        (1234567.891, 2, "1.234.567,89"),
        (-847, 0, "−847"),
        (0.5, 0, "1"),
        (2.675, 2, "2,68"),
        (-0.04, 1, "0,0"),
    ],
)
def test_numbers_are_written_as_germans_write_them(value, places, shown):
    assert number(value, places=places) == shown


def test_a_sign_is_shown_where_it_is_asked_for():
    assert [number(value, signed=True) for value in (3, 0, -3)] == ["+3", "0", "−3"]


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="not a number"):
        number(float("nan"))


def test_percent_holds_its_sign_to_the_number():
    assert percent(0.2529) == "25,3\u00a0%"
    assert percent(-0.018, signed=True) == "−1,8\u00a0%"


def test_projected_numbers_are_rounded_to_a_step():
    assert stepped(131_277, 500) == 131_500
    assert to_step(128_749, 500) == "128.500"


def test_days_and_lists_read_as_sentences_do():
    assert day(date(2024, 12, 31)) == "31.\u00a0Dezember 2024"
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b und c"
    assert years_listed([2015, 2016, 2017, 2019, 2024]) == "2015 bis 2017, 2019 und 2024"
