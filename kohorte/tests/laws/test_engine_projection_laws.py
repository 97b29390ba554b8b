"""What holds for every projection of components."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.cohort_component import project_with_components
from kohorte.engine.projection import project_population
from kohorte.engine.schedule import Schedule

AGES, YEARS = 5, 3
ONE_OR_TWO = st.sampled_from([1, 2])


def within(low, high, *shape):
    return arrays(float, shape, elements=st.floats(low, high, allow_subnormal=False))


@st.composite
def any_assumptions(draw, nationalities=ONE_OR_TWO):
    n, areas = draw(nationalities), 2
    cells = (n, 2, AGES)
    fertility = draw(within(0, 1, 1, YEARS, n, AGES))
    fertility[..., 0] = 0
    two = {}
    if n == 2:
        two = {
            "naturalisation": Schedule.by_area(draw(within(0, 0.2, areas, 1, 2, AGES))),
            "born_national": Schedule.by_area(draw(within(0, 1, areas, YEARS))),
        }
    return Assumptions(
        areas=("a", "b"),
        years=range(2030, 2030 + YEARS),
        start=draw(within(0, 1e6, areas, *cells)),
        mortality=Schedule.same_for_all(draw(within(0, 0.4, YEARS, *cells)), areas=areas),
        fertility=Schedule.same_for_all(fertility[0], areas=areas),
        out_rate=Schedule.by_area(draw(within(0, 0.2, areas, 1, *cells))),
        arrivals=Schedule.by_area(draw(within(0, 1e4, areas, 1, *cells))),
        emigration_rate=Schedule.by_area(draw(within(0, 0.1, areas, 1, *cells))),
        immigration=Schedule.same_for_all(draw(within(0, 1e3, 1, *cells)), areas=areas),
        **two,
    )


@settings(max_examples=40, deadline=None)
@given(any_assumptions())
def test_the_balance_holds_in_every_cell_and_year(case):
    run = project_with_components(case)

    flows = run.births, run.arrivals, run.immigration, np.abs(run.naturalised)
    size = np.abs(run.before) + sum(flows) + 1
    assert (np.abs(run.imbalance()) <= 1e-12 * size).all()


@settings(max_examples=40, deadline=None)
@given(any_assumptions())
def test_nobody_is_below_zero_and_nothing_is_missing(case):
    run = project_with_components(case)

    assert np.isfinite(run.population).all()
    assert run.population.min() >= -1e-9
    for flow in (run.births, run.deaths, run.departures, run.emigration):
        assert flow.min() >= -1e-9


@settings(max_examples=40, deadline=None)
@given(any_assumptions(st.just(2)))
def test_naturalisation_moves_people_and_loses_none(case):
    run = project_with_components(case)

    np.testing.assert_array_equal(run.naturalised[:, :, 0], -run.naturalised[:, :, 1])


@settings(max_examples=40, deadline=None)
@given(any_assumptions())
def test_all_paths_agree(case):
    expected = project_with_components(case).population

    for compiled in (False, True):
        found = project_population(case, compiled=compiled)
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-9)


@settings(max_examples=40, deadline=None)
@given(any_assumptions())
def test_those_here_today_are_here_older_tomorrow(case):
    run = project_with_components(case)

    before, after = run.population[:, :-1], run.before[:, 1:]
    np.testing.assert_array_equal(after[..., 1:-1], before[..., :-2])
    np.testing.assert_array_equal(after[..., -1], before[..., -2] + before[..., -1])


@settings(max_examples=40, deadline=None)
@given(any_assumptions(st.just(1)), st.floats(0.1, 10))
def test_twice_the_people_are_twice_the_people(case, factor):
    nobody_comes = Schedule.by_area(np.zeros((2, 1, 1, 2, AGES)))
    alone = {"arrivals": nobody_comes, "immigration": nobody_comes}
    small = project_population(replaced(case, **alone))
    large = project_population(replaced(case, start=case.start * factor, **alone))

    np.testing.assert_allclose(large, small * factor, rtol=1e-9, atol=1e-9)


def replaced(case, **changes):
    parts = {"areas": case.areas, "years": case.years, "start": case.start} | case.schedules()
    return Assumptions(**parts | changes)
