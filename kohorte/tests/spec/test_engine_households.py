"""Households by headship."""

import numpy as np
import pytest

from kohorte.engine.households import fitted_to_people, headship, households, mean_size
from kohorte.errors import KohorteError

HEADS = np.array([[10, 0], [20, 30], [40, 10]])
PEOPLE = np.array([100, 100, 60])


def test_rates_of_a_census_give_its_households_back():
    rates = headship(HEADS, people=PEOPLE)

    np.testing.assert_allclose(households(PEOPLE, rates=rates), [70, 40])
    np.testing.assert_allclose(households(2 * PEOPLE, rates=rates), [140, 80])


def test_nobody_heads_a_household_where_nobody_lives():
    rates = headship([[0, 0], [1, 1]], people=[0, 4])

    np.testing.assert_array_equal(rates, [[0, 0], [0.25, 0.25]])


def test_years_and_areas_are_leading_axes():
    people = np.broadcast_to(PEOPLE, (4, 5, 3))

    assert households(people, rates=headship(HEADS, people=PEOPLE)).shape == (4, 5, 2)


def test_households_are_shifted_between_sizes_until_all_people_fit():
    sizes = [1, 3]

    fitted = fitted_to_people([[70, 40], [70, 40]], people=[220, 150], sizes=sizes)

    np.testing.assert_allclose(fitted.sum(axis=1), [110, 110])
    np.testing.assert_allclose(fitted @ sizes, [220, 150])
    np.testing.assert_allclose(mean_size([220, 150], by_size=fitted), [2, 150 / 110])


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: headship([[80, 30]], people=[100]), "more_heads_than_people"),
        (lambda: headship([80, 30], people=[100]), "shape"),
        (lambda: households([1, 2], rates=[[0.5, 0.7], [0.1, 0.1]]), "not_a_share"),
        (lambda: households([1, 2], rates=[[0.5, 0.1]]), "shape"),
        (lambda: households([1, -2], rates=[[0.5, 0.1]] * 2), "negative"),
        (lambda: mean_size(10, by_size=[0, 0]), "no_households"),
        (lambda: fitted_to_people([70, 40], people=400, sizes=[1, 3]), "out_of_reach"),
    ],
)
def test_what_cannot_be_is_refused(call, code):
    with pytest.raises(KohorteError) as refused:
        call()

    assert refused.value.code == code
