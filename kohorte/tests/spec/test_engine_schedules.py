"""Survival, fertility and migration of a place, from tables and a few counts."""

import numpy as np
import pytest

from kohorte.engine.fertility import by_age_attained, gamma_schedule, total_fertility, with_total
from kohorte.engine.migration_schedules import (
    FAMILIES,
    RogersCastro,
    counts_for,
    profile,
    rates_for,
)
from kohorte.engine.survival import (
    brass,
    brass_to_deaths,
    life_expectancy,
    mortality_of,
    shrunken_level,
    with_life_expectancy,
)
from kohorte.engine.topals import linear_spline, topals
from kohorte.errors import KohorteError

AGES = np.arange(101)
GOMPERTZ = np.minimum(0.00004 * np.exp(0.095 * AGES) + 0.003 * (AGES == 0), 1)


def refusal(call, *args, **named):
    with pytest.raises(KohorteError) as refused:
        call(*args, **named)
    return refused.value.code


# Survival


def test_a_table_of_one_rate_gives_deaths_of_that_rate():
    mortality = mortality_of(np.full(50, 0.1))

    np.testing.assert_allclose(mortality[2:], 0.1)
    assert mortality[0] == pytest.approx(0.1 * 0.9)  # infants die early in their year


def test_a_closed_table_leaves_the_open_age_alive():
    closed = np.append(np.full(49, 0.1), 1.0)

    assert mortality_of(closed)[-1] == pytest.approx(0.1)


def test_life_expectancy_of_a_constant_hazard():
    # alive at the end of year a: 0.9^(a+1); years lived: 0.9 + 0.81 + … = 9
    assert life_expectancy(np.full(60, 0.1)) == pytest.approx(9)


def test_life_expectancy_needs_deaths_at_the_open_age():
    assert refusal(life_expectancy, [0.1, 0.1, 0.0]) == "nobody_dies"


def test_hazards_are_raised_until_the_life_expectancy_is_met():
    tables = np.stack([mortality_of(GOMPERTZ), mortality_of(GOMPERTZ * 0.5)])

    longer = with_life_expectancy(tables, life_expectancy(tables) + 2)

    np.testing.assert_allclose(life_expectancy(longer) - life_expectancy(tables), 2, atol=1e-6)
    assert (longer <= tables).all()


def test_nobody_lives_for_ever():
    assert refusal(with_life_expectancy, mortality_of(GOMPERTZ), 1e9) == "out_of_reach"


def test_level_zero_and_slope_one_are_the_standard():
    standard = mortality_of(GOMPERTZ)

    np.testing.assert_allclose(brass(standard, level=0), standard, atol=1e-12)


def test_a_higher_level_means_shorter_lives_and_a_flatter_slope_younger_deaths():
    standard = mortality_of(GOMPERTZ)

    assert life_expectancy(brass(standard, level=0.2)) < life_expectancy(standard)
    flatter = brass(standard, level=0, slope=0.8)
    assert flatter[20] > standard[20]
    assert flatter[95] < standard[95]


def test_the_level_is_chosen_by_the_deaths_counted():
    standard = mortality_of(GOMPERTZ)
    people = np.stack([np.full(101, 20.0), np.full(101, 300.0)])
    deaths = np.array([0.7, 1.2]) * (standard * people).sum(axis=1)

    local = brass_to_deaths(standard, people=people, deaths=deaths)

    np.testing.assert_allclose((local * people).sum(axis=1), deaths, rtol=1e-9)


def test_brass_needs_a_standard_in_which_some_die():
    assert refusal(brass, [0.0, 0.0, 0.1], level=0) == "standard_is_certain"


def test_small_numbers_say_little_and_large_numbers_much():
    level = shrunken_level([0, 3, 3000], [2, 2, 2000], strength=20)

    np.testing.assert_allclose(level, [20 / 22, 23 / 22, 3020 / 2020])
    assert refusal(shrunken_level, [1], [1], strength=0) == "not_positive"


# TOPALS


def test_many_deaths_are_followed():
    true = GOMPERTZ * np.exp(np.interp(AGES, [0, 40, 100], [0.4, 0.4, 0]))
    lived = np.full(101, 1e6)

    fitted = topals(GOMPERTZ, deaths=true * lived, exposure=lived)

    np.testing.assert_allclose(fitted, true, rtol=2e-3)


def test_without_people_the_standard_stays():
    fitted = topals(GOMPERTZ, deaths=np.zeros(101), exposure=np.zeros(101))

    np.testing.assert_allclose(fitted, GOMPERTZ)


def test_places_are_fitted_as_if_alone():
    rng = np.random.default_rng(3)
    lived = rng.uniform(0, 200, (3, 101))
    deaths = rng.poisson(GOMPERTZ * lived)

    together = topals(GOMPERTZ, deaths=deaths, exposure=lived)

    for row in range(3):
        alone = topals(GOMPERTZ, deaths=deaths[row], exposure=lived[row])
        np.testing.assert_allclose(together[row], alone, rtol=1e-8)


def test_a_village_without_deaths_is_neither_immortal_nor_wild():
    lived = np.full(101, 2.0)

    fitted = topals(GOMPERTZ, deaths=np.zeros(101), exposure=lived)

    assert 0.02 < (fitted * lived).sum() / (GOMPERTZ * lived).sum() < 1
    assert (fitted / GOMPERTZ).max() < 3


def test_what_topals_refuses():
    lived, none = np.ones(101), np.zeros(101)

    assert refusal(topals, none, deaths=none, exposure=lived) == "not_positive"
    assert refusal(topals, GOMPERTZ, deaths=-lived, exposure=lived) == "negative"
    assert refusal(topals, GOMPERTZ, deaths=lived, exposure=none) == "deaths_without_people"
    assert refusal(linear_spline, 101, (5, 20)) == "knots"
    wrong = {"deaths": none, "exposure": lived, "penalty": 0}
    assert refusal(topals, GOMPERTZ, **wrong) == "not_positive"


def test_the_spline_is_one_everywhere_in_sum():
    np.testing.assert_allclose(linear_spline(101, (0, 1, 10, 20, 40, 70, 100)).sum(axis=1), 1)


# Fertility


def test_a_model_schedule_has_the_total_mean_and_spread_asked_for():
    schedule = gamma_schedule(total=1.4, mean_age=31, spread=5.5)
    middle = AGES + 0.5

    assert total_fertility(schedule) == pytest.approx(1.4)
    mean = (middle * schedule).sum() / 1.4
    assert mean == pytest.approx(31, abs=0.1)
    assert np.sqrt(((middle - mean) ** 2 * schedule).sum() / 1.4) == pytest.approx(5.5, abs=0.2)


def test_half_of_a_year_of_birth_is_an_age_younger():
    np.testing.assert_allclose(by_age_attained([0, 0.2, 0.4, 0]), [0, 0.1, 0.3, 0.2])


def test_a_schedule_is_scaled_and_keeps_its_shape():
    scaled = with_total([[0.1, 0.3], [0.2, 0.2]], [0.8, 0.2])

    np.testing.assert_allclose(scaled, [[0.2, 0.6], [0.1, 0.1]])
    assert refusal(with_total, [0.0, 0.0], 1) == "schedule_is_empty"
    assert refusal(gamma_schedule, total=1.4, mean_age=14, spread=5) == "not_positive"


# Migration


def test_the_model_schedule_is_the_published_formula():
    one = RogersCastro(a1=0.02, alpha1=0.1, a2=0.06, mu2=20, alpha2=0.1, lambda2=0.4, c=0.003)

    x = 25.5
    labour = 0.06 * np.exp(-0.1 * (x - 20) - np.exp(-0.4 * (x - 20)))
    assert one.over()[25] == pytest.approx(0.02 * np.exp(-0.1 * x) + labour + 0.003)


@pytest.mark.parametrize(
    ("family", "low", "high"),
    [("student", 18, 22), ("worker", 23, 30), ("family", 28, 40), ("elderly", 60, 70)],
)
def test_each_family_peaks_in_its_phase_of_life(family, low, high):
    grown = FAMILIES[family].over()[10:]

    assert low <= 10 + grown.argmax() <= high


def test_profiles_mix_and_add_up():
    mixed = profile({"student": 1, "family": 3})

    assert mixed.sum() == pytest.approx(1)
    expected = 0.25 * profile({"student": 1}) + 0.75 * profile({"family": 1})
    np.testing.assert_allclose(mixed, expected)


def test_rates_and_counts_meet_the_moves_counted():
    shape, people = profile({"worker": 1}), np.full((2, 101), [[50.0], [500.0]])

    rates = rates_for(shape, people=people, moves=[100, 3000])
    counts = counts_for(shape, moves=[100, 3000])

    np.testing.assert_allclose((rates * people).sum(axis=1), [100, 3000])
    np.testing.assert_allclose(counts.sum(axis=1), [100, 3000])


def test_what_migration_schedules_refuse():
    shape = profile({"worker": 1})

    assert refusal(RogersCastro, a1=-1) == "negative"
    assert refusal(RogersCastro, a1=np.inf) == "not_finite_at"
    assert refusal(RogersCastro, a2=1, lambda2=0) == "not_positive"
    assert refusal(profile, {"nomads": 1}) == "unknown_family"
    assert refusal(profile, {"worker": 0}) == "schedule_is_empty"
    assert refusal(rates_for, shape, people=np.zeros(101), moves=5) == "nobody_to_move"
    assert refusal(rates_for, shape, people=np.ones(101), moves=90) == "more_move_than_live"
    assert refusal(counts_for, np.zeros(101), moves=5) == "schedule_is_empty"
