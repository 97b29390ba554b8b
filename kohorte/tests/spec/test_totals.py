"""Growth that fades, by hand."""

import numpy as np
import pytest

from kohorte.totals import damped_trend, fade, trend_start


def test_growth_fades_year_by_year():
    np.testing.assert_allclose(
        fade(np.array([1.0, 2, 3]), damping=0.5), [0.5, 0.5 + 0.25, 0.5 + 0.25 + 0.125]
    )


def test_a_town_that_doubled_in_five_years_grows_on_more_slowly():
    ahead = damped_trend(
        np.array([[500.0, 1000]]), years=(2015, 2020), horizons=np.array([1.0, 5]), damping=0.9
    )

    np.testing.assert_allclose(ahead[0, 0], 1000 * 2 ** (0.9 / 5))
    np.testing.assert_allclose(
        ahead[0, 1], 1000 * 2 ** ((0.9 + 0.81 + 0.729 + 0.6561 + 0.59049) / 5)
    )


def test_nothing_changes_where_nobody_lived():
    ahead = damped_trend(
        np.array([[0.0, 7], [7, 0], [0, 0]]), years=(2015, 2020), horizons=np.array([5.0])
    )

    np.testing.assert_array_equal(ahead[:, 0], [7, 0, 0])


def test_one_date_has_no_trend():
    ahead = damped_trend(np.array([[9.0]]), years=(2020,), horizons=np.array([1.0, 2]))

    np.testing.assert_array_equal(ahead, [[9, 9]])


@pytest.mark.parametrize(
    ("years", "start"),
    [
        ((2010, 2014, 2015, 2020), 2),
        ((2000, 2020), 0),
        ((2018, 2019, 2020), 0),
        ((2013, 2017, 2020), 1),
    ],
)
def test_the_trend_starts_about_five_years_back(years, start):
    assert trend_start(years) == start
