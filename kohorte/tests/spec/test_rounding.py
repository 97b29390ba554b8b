"""Whole people with the right totals."""

import numpy as np
import pytest

from kohorte.errors import KohorteError
from kohorte.rounding import carry_round, controlled_round


def test_what_is_cut_off_goes_to_the_next_age():
    assert carry_round([0.4, 0.4, 0.4, 0.4]).tolist() == [0, 1, 0, 1]
    assert carry_round([1.5, 1.5]).tolist() == [2, 1]


def test_whole_numbers_stay():
    assert carry_round([3.0, 0.0, 2.0]).tolist() == [3, 0, 2]
    assert controlled_round([[3.0, 0.0], [2.0, 5.0]]).tolist() == [[3, 0], [2, 5]]


def test_sums_of_tenths_do_not_lose_a_person():
    assert carry_round([0.1] * 10).sum() == 1


def test_rows_and_columns_are_rounded_sums():
    exact = np.array([[0.5, 0.5, 1.0], [0.5, 0.5, 0.0]])

    rounded = controlled_round(exact)

    assert rounded.sum(axis=1).tolist() == [2, 1]
    assert rounded.sum(axis=0).tolist() == [1, 1, 1]


def test_rounding_to_a_base():
    rounded = controlled_round([[7.0, 8.0], [3.0, 12.0]], base=5)

    assert rounded.tolist() == [[5, 10], [5, 10]]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: carry_round([-1.0]), "rounding_input"),
        (lambda: carry_round([np.nan]), "rounding_input"),
        (lambda: controlled_round([[np.inf]]), "rounding_input"),
        (lambda: controlled_round([1.0]), "two_way_needed"),
        (lambda: controlled_round([[1.0]], base=0), "base_too_small"),
    ],
)
def test_what_cannot_be_rounded_is_refused(call, code):
    with pytest.raises(KohorteError) as refusal:
        call()

    assert refusal.value.code == code
