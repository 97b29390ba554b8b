"""What must hold for trajectories, whoever computes them and however many at a time."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.measures import Measure, count
from kohorte.engine.projection import project_population
from kohorte.engine.schedule import Schedule
from kohorte.engine.stochastic import simulate, trajectories_of
from kohorte.engine.uncertainty import FactorModel

LEVELS = ("nation", "land", "kreis", "area")
MODEL = FactorModel(LEVELS, np.full((4, 4), 0.06), np.full((4, 4), 0.8), counting_noise=1)
CALM = FactorModel(LEVELS, np.zeros((4, 4)), np.zeros((4, 4)))
MEASURES = (Measure("0-9", 0, 10), Measure("10+", 10), Measure("all"), Measure("w", 3, 9, (0,)))


def assumptions(*, areas=5, nationalities=1, years=3, ages=21, seed=1, scale=50.0):
    rng = np.random.default_rng(seed)
    fertility = np.zeros((1, nationalities, ages))
    fertility[..., 3:9] = 0.2
    two = {}
    if nationalities == 2:
        two = {
            "naturalisation": Schedule.same_for_all(rng.uniform(0, 0.1, (1, 2, ages)), areas=areas),
            "born_national": Schedule.same_for_all([0.3], areas=areas),
        }
    cells = (nationalities, 2, ages)
    return Assumptions(
        areas=[f"{1 + k % 2:02d}{k % 3:03d}{k:03d}" for k in range(areas)],
        years=range(2025, 2025 + years),
        start=rng.uniform(0, scale, (areas, *cells)),
        mortality=Schedule.same_for_all(rng.uniform(0, 0.2, (years, *cells)), areas=areas),
        fertility=Schedule.same_for_all(fertility, areas=areas),
        out_rate=Schedule.by_area(rng.uniform(0, 0.2, (areas, 1, *cells))),
        arrivals=Schedule.by_area(rng.uniform(0, scale / 10, (areas, 1, *cells))),
        **two,
    )


def nesting(case):
    return [("DE", key[:2], key[:5]) for key in case.areas]


def run(case, model=MODEL, *, seed=4, trajectories=70, measures=MEASURES, **ways):
    return simulate(
        case, model=model, nesting=nesting(case), seed=seed, trajectories=trajectories,
        measures=measures, **ways,
    )  # fmt: skip


def assert_same(one, other):
    np.testing.assert_array_equal(one.quantiles, other.quantiles)
    np.testing.assert_array_equal(one.below_start, other.below_start)


@pytest.mark.parametrize("nationalities", [1, 2])
@pytest.mark.parametrize("trajectories", [1, 70, 1100])
def test_compiled_and_plain_give_the_same_bits(nationalities, trajectories):
    case = assumptions(nationalities=nationalities)

    assert_same(
        run(case, trajectories=trajectories, compiled=True),
        run(case, trajectories=trajectories, compiled=False),
    )


@pytest.mark.parametrize("nationalities", [1, 2])
def test_wild_factors_stay_possible_and_the_same(nationalities):
    case = assumptions(nationalities=nationalities)
    wild = FactorModel(LEVELS, np.full((4, 4), 1.5), np.full((4, 4), 0.9))

    fast, plain = run(case, wild, compiled=True), run(case, wild, compiled=False)

    assert_same(fast, plain)
    assert np.isfinite(fast.quantiles).all()
    assert fast.quantiles.min() >= 0


def test_high_rates_are_cut_off_where_mild_factors_push_them_out():
    case, cells = assumptions(), (1, 2, 21)
    high = dataclasses.replace(
        case,
        mortality=Schedule.same_for_all(np.full((1, *cells), 0.5), areas=5),
        out_rate=Schedule.same_for_all(np.full((1, *cells), 0.3), areas=5),
    )
    sd = np.zeros((4, 4))
    sd[0, :2] = 0.35  # at 200 trajectories no factor reaches 4, many exceed 2
    mild = FactorModel(LEVELS, sd, np.zeros((4, 4)))

    fast, plain = (run(high, mild, trajectories=200, compiled=way) for way in (True, False))

    assert_same(fast, plain)
    assert fast.quantiles.min() >= 0


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(5)), st.integers(1, 5), st.integers(0, 2**64 - 1))
def test_an_area_does_not_depend_on_the_others(order, size, seed):
    case, chosen = assumptions(), order[:size]

    few = run(case.of_areas(chosen), seed=seed)

    whole = run(case, seed=seed)
    np.testing.assert_array_equal(few.quantiles, whole.quantiles[chosen])


@pytest.mark.parametrize("threads", [2, 16])
def test_threads_change_nothing(threads):
    case = assumptions(areas=12)

    assert_same(run(case, threads=threads), run(case))


def test_another_seed_gives_other_figures():
    case = assumptions()

    assert (run(case, seed=1).quantiles != run(case, seed=2).quantiles).mean() > 0.95


def test_the_first_trajectories_stay_when_more_are_drawn():
    case = assumptions()
    ways = {"model": MODEL, "nesting": nesting(case), "seed": 4, "measures": MEASURES}

    few, many = (trajectories_of(case, trajectories=n, **ways) for n in (33, 1100))

    np.testing.assert_array_equal(few, many[..., :33])


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("nationalities", [1, 2])
def test_without_spread_every_trajectory_is_the_projection(nationalities, compiled):
    case = assumptions(nationalities=nationalities)

    found = run(case, CALM, trajectories=3, compiled=compiled).quantiles

    expected = count(project_population(case), MEASURES)
    np.testing.assert_allclose(found[..., 0], expected, rtol=3e-6)
    np.testing.assert_array_equal(found[..., 0], found[..., -1])


@pytest.mark.parametrize("compiled", [False, True])
def test_quantiles_are_those_of_the_trajectories(compiled):
    case, probabilities = assumptions(), (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)
    ways = {"model": MODEL, "nesting": nesting(case), "seed": 4, "measures": MEASURES}

    drawn = trajectories_of(case, trajectories=250, compiled=compiled, **ways)
    found = run(case, trajectories=250, probabilities=probabilities, compiled=compiled)

    expected = np.quantile(drawn, probabilities, axis=-1, method="inverted_cdf")
    np.testing.assert_array_equal(found.quantiles, np.moveaxis(expected, 0, -1))
    start = count(case.start, MEASURES)[:, None, :, None]
    np.testing.assert_allclose(found.below_start, (drawn < start).mean(axis=-1))


def test_an_empty_area_stays_empty():
    case = assumptions(areas=2)
    nobody = Schedule.by_area(np.zeros((2, 1, 1, 2, 21)))
    empty = dataclasses.replace(case, start=np.zeros(case.start.shape), arrivals=nobody)

    found = run(empty)

    assert not found.quantiles.any()
    assert not found.below_start.any()


def test_places_above_are_shared_and_own_shocks_are_not():
    case = assumptions(areas=4)
    same = dataclasses.replace(
        case,
        areas=("01000001", "01000002", "01001001", "02000001"),
        start=np.repeat(case.start[:1], 4, axis=0),
        out_rate=Schedule.same_for_all(case.out_rate.values[0], areas=4),
        arrivals=Schedule.same_for_all(case.arrivals.values[0], areas=4),
    )
    sd = np.zeros((4, 4))
    sd[1] = 0.2
    of_the_land = FactorModel(LEVELS, sd, np.full((4, 4), 0.5))

    drawn = trajectories_of(
        same, model=of_the_land, nesting=nesting(same), seed=3, trajectories=40, measures=MEASURES
    )

    np.testing.assert_array_equal(drawn[0], drawn[1])
    np.testing.assert_array_equal(drawn[0], drawn[2])
    assert (drawn[0] != drawn[3]).mean() > 0.9


def test_factors_are_one_on_average():
    case = assumptions(areas=1, years=4)
    births_only = np.zeros((4, 4))
    births_only[:, 3] = 0.15
    model = FactorModel(LEVELS, births_only, np.full((4, 4), 0.9), counting_noise=0.5)
    infants = (Measure("infants", 0, 1),)

    drawn = trajectories_of(
        case, model=model, nesting=nesting(case), seed=3, trajectories=20_000, measures=infants
    )[0, :, 0].astype(float)

    expected = project_population(case)[0, :, 0, :, 0].sum(axis=-1)
    error = drawn.std(axis=1) / np.sqrt(20_000)
    assert (np.abs(drawn.mean(axis=1) - expected) < 4 * error).all()
