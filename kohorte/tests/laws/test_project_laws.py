"""What holds for every population, however odd."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kohorte import AgeGroups, Population, project
from kohorte.blend import Record

GROUPS = st.sampled_from(
    [
        AgeGroups((0,)),
        AgeGroups((0, 18, 65)),
        AgeGroups((0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75)),
        AgeGroups.five_year(85),
        AgeGroups.single(4),
    ]
)
PEOPLE_IN_A_CELL = st.sampled_from([0.05, 0.5, 5, 100, 5000])


@st.composite
def populations(draw, *, fewest=1):
    """Anything from near-empty blocks to cities, with holes, bursts and vanished people."""
    ages, count = draw(GROUPS), draw(st.integers(fewest, 14))
    years = sorted(draw(st.sets(st.integers(2000, 2020), min_size=2, max_size=6)))
    sexes = draw(st.sampled_from([("f", "m"), ("total",)]))
    generator = np.random.default_rng(draw(st.integers(0, 2**32)))
    shape = (count, len(years), len(sexes), len(ages))
    level = draw(PEOPLE_IN_A_CELL) * np.exp(
        generator.normal(0, draw(st.sampled_from([0, 2])), shape)
    )
    people = generator.poisson(level).astype(float)
    people[generator.random(shape[:2]) < draw(st.sampled_from([0, 0, 0.3]))] = 0
    people[..., generator.random(len(ages)) < draw(st.sampled_from([0, 0, 0.4]))] = 0
    parents = generator.choice(["X", "Y"], count).tolist() if draw(st.booleans()) else None
    return Population(
        areas=[f"{number}" for number in range(count)],
        years=years,
        persons=people,
        ages=ages,
        sexes=sexes,
        parents=parents,
    )


def with_areas(population, rows, *, extra=()):
    people = population.persons[list(rows)]
    empty = np.zeros((len(extra), *people.shape[1:]))
    parents = population.parents
    return Population(
        areas=[*(population.areas[row] for row in rows), *extra],
        years=population.years,
        persons=np.concatenate([people, empty]),
        ages=population.ages,
        sexes=population.sexes,
        parents=None
        if parents is None
        else [*(parents[row] for row in rows), *("X" for _ in extra)],
    )


@settings(max_examples=40, deadline=None)
@given(populations(), st.integers(1, 50))
def test_no_figure_is_infinite_negative_or_outside_its_band(population, years):
    ahead = project(population, until=population.years[-1] + years)
    totals = ahead.totals()

    assert np.isfinite(ahead.population.persons).all()
    assert (ahead.population.persons >= 0).all()
    assert np.isfinite(ahead.upper).all()
    assert (ahead.lower <= totals * (1 + 1e-9)).all()
    assert (totals <= ahead.upper * (1 + 1e-9)).all()


@settings(max_examples=30, deadline=None)
@given(populations())
def test_no_area_becomes_ten_times_as_large_or_small_in_ten_years(population):
    ahead = project(population, until=population.years[-1] + 10)
    before, after = population.totals()[:, -1], ahead.totals()[:, -1]

    assert (after <= 10 * before).all()
    assert (after >= before / 10).all()


@settings(max_examples=25, deadline=None)
@given(populations(fewest=2), st.randoms(use_true_random=False))
def test_the_order_of_areas_changes_nothing(population, random):
    order = list(range(len(population.areas)))
    random.shuffle(order)
    until = population.years[-1] + 7
    as_given, shuffled = (
        project(each, until=until) for each in (population, with_areas(population, order))
    )

    np.testing.assert_allclose(
        shuffled.population.persons, as_given.population.persons[order], rtol=1e-6, atol=1e-6
    )
    np.testing.assert_allclose(shuffled.upper, as_given.upper[order], rtol=1e-6, atol=1e-6)


@settings(max_examples=25, deadline=None)
@given(populations())
def test_an_empty_area_changes_nothing_for_the_others(population):
    until = population.years[-1] + 7
    alone = project(population, until=until)
    rows = range(len(population.areas))
    beside = project(with_areas(population, rows, extra=["empty"]), until=until)

    np.testing.assert_allclose(
        beside.population.persons[:-1], alone.population.persons, rtol=1e-6, atol=1e-6
    )
    assert (beside.population.persons[-1] == 0).all()


@settings(max_examples=25, deadline=None)
@given(populations(), st.integers(1, 20))
def test_ages_add_up_to_the_total_of_the_drivers(population, years):
    last = population.years[-1]
    ahead = project(population, until=last + years)
    wanted = Record(population).totals_at(last, np.arange(1.0, years + 1))

    np.testing.assert_allclose(ahead.totals(), wanted, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(ahead.single_ages.totals(), wanted, rtol=1e-9, atol=1e-9)


@settings(max_examples=20, deadline=None)
@given(populations(), st.integers(1, 10))
def test_a_later_end_does_not_change_earlier_years(population, years):
    last = population.years[-1]
    near, far = (project(population, until=last + end) for end in (years, years + 15))

    np.testing.assert_allclose(
        far.population.persons[:, :years], near.population.persons, rtol=1e-9, atol=1e-9
    )
