"""What holds for graduation, trends and Hamilton-Perry, whatever the figures."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kohorte import AgeGroups, Population
from kohorte.graduation import graduate
from kohorte.hamilton_perry import carry_on, cohort_change
from kohorte.scores import SHARES, ranked_probability_scores
from kohorte.totals import damped_trend

BOUNDS = st.sets(st.integers(1, 100), min_size=1, max_size=17).map(lambda ages: (0, *sorted(ages)))
PEOPLE = st.one_of(st.just(0.0), st.floats(1e-3, 1e6))


@settings(deadline=None)
@given(BOUNDS, st.data())
def test_graduation_keeps_groups_and_makes_nobody_negative(bounds, data):
    ages = AgeGroups(bounds)
    people = data.draw(arrays(float, (3, len(ages)), elements=PEOPLE))
    standard = data.draw(st.one_of(st.none(), arrays(float, ages.open_age + 1, elements=PEOPLE)))
    single = graduate(people, ages=ages, standard=standard)

    assert (single >= 0).all()
    np.testing.assert_allclose(
        ages.sum_from(single, AgeGroups.single(ages.open_age)), people, rtol=1e-9, atol=1e-9
    )


@given(arrays(float, (4, 3), elements=PEOPLE), st.floats(0.01, 100), st.integers(1, 30))
def test_a_damped_trend_scales_with_its_people(totals, factor, horizon):
    years, horizons = (2010, 2015, 2020), np.array([float(horizon)])
    once = damped_trend(totals, years=years, horizons=horizons)
    scaled = damped_trend(totals * factor, years=years, horizons=horizons)

    np.testing.assert_allclose(scaled, once * factor, rtol=1e-9)


@settings(max_examples=50, deadline=None)
@given(arrays(float, (3, 4, 2, 6), elements=st.floats(1, 1e5)), st.floats(0.1, 10))
def test_free_hamilton_perry_scales_with_its_people(people, factor):
    def ahead(persons):
        population = Population(
            areas=["A", "B", "C"],
            years=range(2017, 2021),
            persons=persons,
            ages=AgeGroups.single(5),
        )
        change = cohort_change(population, prior_persons=0)
        return carry_on(persons[:, -1], change, years=5)

    np.testing.assert_allclose(ahead(people * factor), ahead(people) * factor, rtol=1e-9)


@settings(max_examples=50, deadline=None)
@given(
    arrays(float, (3, 4, 2, 6), elements=PEOPLE), arrays(float, (3, 5), elements=st.floats(0, 1e6))
)
def test_totals_asked_for_are_met_wherever_somebody_lives(people, totals):
    population = Population(
        areas=["A", "B", "C"], years=range(2017, 2021), persons=people, ages=AgeGroups.single(5)
    )
    start = people[:, -1] + 1
    path = carry_on(start, cohort_change(population), years=1, totals=totals)

    np.testing.assert_allclose(path.sum(axis=(2, 3)), totals[:, :1], rtol=1e-9, atol=1e-9)


@given(st.floats(1, 1e6), st.floats(1, 1e6), st.floats(0, 0.5))
def test_no_distribution_scores_worse_than_its_furthest_quantile(middle, outcome, width):
    around = middle * np.exp(width * (SHARES - 0.5))
    score = ranked_probability_scores(around[None, :], np.array([outcome]))[0]

    assert 0 <= score <= np.abs(around / outcome - 1).max() * (1 + 1e-9)
