"""What earlier projections would have said, from nothing but what was known then."""

import numpy as np
import pytest

from bleibe.profiles.hindsight import hindsight_of
from bleibe.profiles.tests.test_protection import stand


def growing(year: int, *, size: float = 200.0):
    return stand(np.full((2, 17), size * 1.01 ** (year - 2012)), year=year)


def looked_back(stands, sisters=None):
    return hindsight_of("99001001", stands, parent="99001", sisters=sisters or {})


YEARS = [growing(year) for year in range(2012, 2022)]


def test_five_years_are_looked_back_upon_from_the_latest_origin():
    (found,) = looked_back(YEARS)

    assert (found.origin, found.year) == (2016, 2021)
    assert found.counted == pytest.approx(2 * 17 * 200 * 1.01**9)
    assert found.lower < found.expected < found.upper
    assert found.miss == pytest.approx(found.expected / found.counted - 1)
    assert abs(found.miss) < 0.05


def test_what_came_later_is_not_known_at_the_origin():
    other = [*YEARS[:5], *(growing(year, size=300) for year in range(2017, 2022))]

    (found,), (changed,) = looked_back(YEARS), looked_back(other)

    assert changed.expected == found.expected
    assert changed.miss == pytest.approx(found.expected / changed.counted - 1)
    assert not changed.within


def test_a_sister_s_later_years_are_not_known_either():
    sister = [growing(year, size=500) for year in range(2012, 2022)]
    other = [*sister[:5], *(growing(year, size=900) for year in range(2017, 2022))]

    assert looked_back(YEARS, {"99001002": sister}) == looked_back(YEARS, {"99001002": other})


def test_five_and_ten_years_where_the_figures_reach_so_far():
    stands = [growing(year) for year in range(1999, 2011)]

    assert [(found.origin, found.year) for found in looked_back(stands)] == [
        (2005, 2010), (2000, 2010),
    ]  # fmt: skip


def test_a_new_census_is_no_error_of_a_projection():
    stands = [growing(year) for year in (2019, 2020, 2021, 2022, 2023, 2024)]

    assert looked_back(stands) == ()


def test_shorter_figures_give_the_longest_stretch_they_have():
    stands = [growing(year) for year in range(2012, 2017)]

    (found,) = looked_back(stands)

    assert (found.origin, found.year) == (2013, 2016)


def test_too_few_years_say_nothing():
    assert looked_back(YEARS[:3]) == ()
    assert looked_back([]) == ()
