"""Cohorts between two dates, and the dates that tell something about them."""

import numpy as np
import pytest

from kohorte import AgeGroups, KohorteError, Population
from kohorte.cohorts import aged, in_single_ages, spaced_dates, yearly


def dated(years, *ages):
    people = np.array(ages, dtype=float)[None, :, None, :]
    return Population(
        areas=["A"],
        years=years,
        persons=people,
        ages=AgeGroups.single(people.shape[-1] - 1),
        sexes=("total",),
    )


def test_everybody_grows_older_and_the_oldest_stay_together():
    np.testing.assert_array_equal(aged(np.array([1.0, 2, 3, 4]), years=1), [0, 1, 2, 7])
    np.testing.assert_array_equal(aged(np.array([1.0, 2, 3, 4]), years=9), [0, 0, 0, 10])


def test_a_cohort_between_two_dates_lies_between_them():
    filled = yearly(dated([2018, 2020], [10, 20, 30, 40, 0], [6, 8, 14, 20, 20]))

    assert filled.years == (2018, 2019, 2020)
    between = filled.persons[0, 1, 0]
    assert between[0] == 8  # aged 1 in 2020
    assert between[1] == (10 + 14) / 2
    assert between[2] == (20 + 20) / 2
    assert between[3] == pytest.approx(30 * (1 + (20 / 70 - 1) / 2))


def test_yearly_dates_come_back_unchanged():
    already = dated([2019, 2020], [1, 2], [3, 4])

    assert yearly(already) is already


def test_age_groups_have_to_be_split_first():
    grouped = Population(
        areas=["A"],
        years=[2015, 2020],
        persons=np.ones((1, 2, 2, 2)),
        ages=AgeGroups((0, 5)),
    )
    with pytest.raises(KohorteError) as refusal:
        yearly(grouped)

    assert refusal.value.code == "ages_not_single"
    assert in_single_ages(grouped).persons.shape == (1, 2, 2, 6)


@pytest.mark.parametrize(
    ("years", "apart", "chosen"),
    [
        ([2015, 2016, 2017, 2018, 2019, 2020], 5, (2015, 2020)),
        (range(2005, 2021), 5, (2005, 2010, 2015, 2020)),
        ([2000, 2011, 2020], 5, (2000, 2011, 2020)),
        ([2018, 2019, 2020], 5, (2018, 2020)),
        ([2018, 2019, 2020], 1, (2018, 2019, 2020)),
        ([2020], 5, (2020,)),
    ],
)
def test_dates_are_as_far_apart_as_groups_are_wide(years, apart, chosen):
    assert spaced_dates(tuple(years), apart=apart) == chosen
