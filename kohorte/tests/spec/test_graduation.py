"""Age groups become single years; every group keeps its people."""

import numpy as np
import pytest

from kohorte import AgeGroups, KohorteError
from kohorte.graduation import graduate

GERMAN = AgeGroups((0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75))


def test_an_even_population_stays_even():
    single = graduate([15, 15, 20, 7], ages=AgeGroups((0, 3, 6, 10)))

    np.testing.assert_allclose(single, [5] * 10 + [7])


def test_groups_keep_their_people():
    people = np.array([30, 32, 44, 50, 33, 20, 55, 70, 66, 60, 58, 61, 75, 80, 70, 110, 120.0])
    single = graduate(people, ages=GERMAN)

    assert single.shape == (76,)
    np.testing.assert_allclose(GERMAN.sum_from(single, AgeGroups.single(75)), people)
    assert (np.diff(single[20:30]) > -3).all()


def test_an_empty_group_stays_empty():
    single = graduate([10, 0, 10, 5], ages=AgeGroups((0, 5, 10, 15)))

    np.testing.assert_array_equal(single[5:10], 0)
    np.testing.assert_allclose(single[:5].sum(), 10)


def test_the_shape_of_a_standard_is_kept_inside_a_group():
    standard = np.array([1, 1, 1, 1, 1, 3.0, 9])
    single = graduate([30, 40, 9], ages=AgeGroups((0, 4, 6)), standard=standard)

    assert single[5] > 2 * single[4]
    np.testing.assert_allclose([single[:4].sum(), single[4:6].sum(), single[6]], [30, 40, 9])


def test_single_ages_come_back_unchanged():
    np.testing.assert_array_equal(graduate([4, 5, 6], ages=AgeGroups.single(2)), [4, 5, 6])


@pytest.mark.parametrize(
    ("people", "standard", "code"),
    [
        ([1, 2], None, "shape"),
        ([1, np.nan, 2], None, "not_finite"),
        ([1, -1, 2], None, "negative_population"),
        ([1, 1, 2], [1, 2, 3], "shape"),
    ],
)
def test_what_cannot_be_split_is_refused(people, standard, code):
    with pytest.raises(KohorteError) as refusal:
        graduate(people, ages=AgeGroups((0, 5, 10)), standard=standard)

    assert refusal.value.code == code
