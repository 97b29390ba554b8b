"""Cohort-change ratios by hand, and what is carried on from them."""

import numpy as np
import pytest

from kohorte import AgeGroups, KohorteError, Population
from kohorte.hamilton_perry import CohortChange, carry_on, cohort_change, totals_ahead
from kohorte.standard import standard_mobility, standard_ratios


def two_dates(*areas, parents=None):
    people = np.array(areas, dtype=float)[:, :, None, :]
    return Population(
        areas=[str(row) for row in range(len(areas))],
        years=[2019, 2020],
        persons=people,
        ages=AgeGroups.single(people.shape[-1] - 1),
        sexes=("total",),
        parents=parents,
    )


def test_without_prior_a_ratio_is_later_over_earlier():
    change = cohort_change(two_dates([[100, 50, 20], [10, 80, 35]]), prior_persons=0)

    np.testing.assert_allclose(change.ratios[0, 0], [0.8, 0.5, 0.5])
    np.testing.assert_allclose(change.births[0], 10 / 170)


def test_a_small_area_leans_on_all_areas():
    large, small = [[1e9, 0], [0, 9e8]], [[300, 0], [0, 300]]
    change = cohort_change(two_dates(large, small), prior_persons=100)

    np.testing.assert_allclose(change.ratios[1, 0, 0], (300 + 100 * 0.9) / (300 + 100), rtol=1e-6)


def test_a_small_area_leans_on_its_parent_first():
    country, county, village = [[1e9, 0], [0, 9e8]], [[1e6, 0], [0, 1.1e6]], [[0, 0], [0, 0]]
    change = cohort_change(
        two_dates(country, county, village, parents=["far", "near", "near"]), prior_persons=100
    )

    np.testing.assert_allclose(change.ratios[2, 0, 0], 1.1, rtol=1e-3)


def test_where_nobody_ever_was_the_model_schedule_holds():
    change = cohort_change(two_dates([[0, 0, 0], [0, 0, 0]]))

    np.testing.assert_allclose(change.ratios[0, 0], standard_ratios(2))


def test_no_ratio_runs_away():
    change = cohort_change(two_dates([[1e6, 0], [0, 9e6]]))

    assert change.ratios.max() == 2.0


def test_people_age_die_and_are_born():
    change = CohortChange(ratios=np.array([[[0.9, 0.8, 0.5]]]), births=np.array([[0.1]]))
    path = carry_on(np.array([[[10.0, 20, 30]]]), change, years=1)

    np.testing.assert_allclose(path[0, 0, 0], [0.1 * 60, 9, 16 + 15])


def test_totals_wanted_are_met_and_the_mobile_give_most():
    people = np.full((1, 2, 101), 10.0)
    still = CohortChange(ratios=np.ones((1, 2, 101)), births=np.full((1, 2), 10 / 350))
    free = carry_on(people, still, years=1)[0, 0, 0]
    pulled = carry_on(people, still, years=1, totals=np.array([[2200.0]]))[0, 0, 0]

    assert pulled.sum() * 2 == pytest.approx(2200)
    growth = pulled / free
    assert growth[25] > growth[5] > growth[70] > 1


def test_totals_alone_equal_the_sum_of_ages():
    population = two_dates([[100, 50, 20], [10, 80, 35]])
    change = cohort_change(population)
    start = population.persons[:, -1]

    np.testing.assert_allclose(
        totals_ahead(start, change, years=4), carry_on(start, change, years=4).sum(axis=(2, 3))
    )


def test_the_model_schedules_are_plausible():
    survival, mobility = standard_ratios(100), standard_mobility(100)

    assert 0.5 < survival[:80].prod() < 0.7  # of all born alive reach 80
    assert 0.91 < standard_ratios(75)[-1] < 0.94  # 75 and older live some 12 years more
    assert (np.diff(survival[:-1]) <= 0).all()
    assert 20 <= int(mobility.argmax()) <= 26
    assert mobility[80] < 0.1


def test_gaps_and_single_dates_are_refused():
    gap = Population(
        areas=["A"],
        years=[2018, 2020],
        persons=np.ones((1, 2, 1, 2)),
        ages=AgeGroups.single(1),
        sexes=("total",),
    )
    for population, code in ((gap, "years_have_gaps"), (gap.until(2018), "too_few_dates")):
        with pytest.raises(KohorteError) as refusal:
            cohort_change(population)
        assert refusal.value.code == code
