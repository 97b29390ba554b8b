"""The model of factors, its variance and its calibration."""

import numpy as np
import pytest

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.measures import Measure
from kohorte.engine.schedule import Schedule
from kohorte.engine.stochastic import simulate, trajectories_of
from kohorte.engine.uncertainty import (
    FactorModel,
    calibrated,
    expected_events,
    half_variance,
    nesting_of_ags,
    noise_sd,
)
from kohorte.errors import KohorteError

MODEL = FactorModel(("nation", "area"), [[0.1] * 4, [0.2] * 4], [[0.5] * 4, [0.0] * 4])


def refusal(call, *args, **named):
    with pytest.raises(KohorteError) as refused:
        call(*args, **named)
    return refused.value


def towns(populations):
    cells, areas = (1, 2, 30), len(populations)
    fertility = np.zeros((1, 1, 1, 30))
    fertility[..., 10:20] = 0.1
    return Assumptions(
        areas=[str(k) for k in range(areas)],
        years=range(2025, 2030),
        start=np.asarray(populations)[:, None, None, None] / 60 * np.ones(cells),
        mortality=Schedule.same_for_all(np.full((1, *cells), 0.02), areas=areas),
        fertility=Schedule(fertility, [0] * areas),
        out_rate=Schedule.same_for_all(np.full((1, *cells), 0.05), areas=areas),
        arrivals=Schedule.by_area(
            np.asarray(populations)[:, None, None, None, None] / 60 * 0.05 * np.ones((1, *cells))
        ),
    )


def test_events_are_those_of_the_first_year():
    np.testing.assert_allclose(
        expected_events(towns([600, 60])), [[12, 30, 30, 10], [1.2, 3, 3, 1]]
    )


def test_small_places_vary_more_but_not_without_bound():
    noisy = FactorModel(("area",), np.zeros((1, 4)), np.zeros((1, 4)), counting_noise=1)

    np.testing.assert_allclose(noise_sd(noisy, np.array([0.0, 1, 4, 100])), [1, 1, 0.5, 0.1])


def test_variances_of_levels_and_years_add_up():
    found = half_variance(MODEL, np.array([[0.0, 0.3, 0, 0]]), years=2)

    # nation 0.01 then 0.01 (1 + 1/4), area (0.2 + noise)^2 each year, its walk forgets at once
    quiet = [(0.01 + 0.04) / 2, (0.0125 + 0.04) / 2]
    np.testing.assert_allclose(found[0, :, 0], quiet)
    np.testing.assert_allclose(found[0, 0, 1], (0.01 + 0.25) / 2)


def test_scaling_scales_every_deviation():
    scaled = FactorModel(("area",), [[0.1] * 4], [[0.5] * 4], counting_noise=1).scaled(3)

    np.testing.assert_allclose(scaled.sd, 0.3)
    assert scaled.counting_noise == pytest.approx(9)


def test_calibration_takes_the_ratio_that_would_have_held_four_of_five():
    observed = 100 * np.exp([0.0, 0.1, -0.2, 0.3, 0.4])
    simulated = np.exp(np.array([[-0.1, 0, 0.1]] * 5)) * 100

    assert calibrated(MODEL, simulated=simulated, observed=observed, coverage=0.5).sd[
        0, 0
    ] == pytest.approx(0.1 * 2)


def test_a_calibrated_model_covers_what_it_was_fitted_to():
    case, measures = towns(np.geomspace(300, 30_000, 150)), (Measure("all"),)
    nesting = [("DE",)] * len(case.areas)
    true = FactorModel(("nation", "area"), [[0.0] * 4, [0.08] * 4], [[0.7] * 4] * 2)
    drawn = trajectories_of(
        case, model=true, nesting=nesting, seed=1, trajectories=1, measures=measures
    )
    seen = drawn[:, -1, 0, 0]
    timid = true.scaled(0.4)

    def interval(model):
        found = simulate(
            case, model=model, nesting=nesting, seed=2, trajectories=400,
            probabilities=(0.1, 0.5, 0.9), measures=measures,
        )  # fmt: skip
        return found.quantiles[:, -1, 0]

    def coverage(bounds):
        return ((bounds[:, 0] <= seen) & (seen <= bounds[:, 2])).mean()

    fitted = calibrated(timid, simulated=interval(timid), observed=seen)

    assert coverage(interval(timid)) < 0.6
    assert 0.74 < coverage(interval(fitted)) < 0.86
    assert fitted.sd[1, 0] == pytest.approx(0.08, rel=0.2)


def test_keys_give_nation_land_and_kreis():
    assert nesting_of_ags(["01051044"]) == (("DE", "01", "01051"),)
    assert refusal(nesting_of_ags, ["1051044"]).params == {"area": "1051044"}


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: FactorModel(("area",), np.zeros((2, 4)), np.zeros((2, 4))), "shape"),
        (lambda: FactorModel((), np.zeros((0, 4)), np.zeros((0, 4))), "shape"),
        (lambda: FactorModel(("area",), -np.ones((1, 4)), np.zeros((1, 4))), "negative"),
        (lambda: FactorModel(("area",), [[np.nan] * 4], np.zeros((1, 4))), "not_finite_at"),
        (lambda: FactorModel(("area",), np.ones((1, 4)), np.full((1, 4), 1.1)), "not_a_share"),
        (lambda: FactorModel(("area",), np.ones((1, 4)), np.ones((1, 4)), -1), "negative"),
    ],
)
def test_models_are_checked(make, code):
    assert refusal(make).code == code


@pytest.mark.parametrize(
    ("simulated", "observed", "coverage", "code"),
    [
        ([[1, 2, 3]], [1, 2], 0.8, "shape"),
        ([[1, 2, 3]], [0], 0.8, "not_positive"),
        ([[1, 2, 3]], [2], 1, "not_a_share"),
        ([[2, 2, 3]], [1], 0.8, "interval_is_empty"),
        ([[1, 2, np.nan]], [2], 0.8, "not_finite_at"),
    ],
)
def test_calibration_is_checked(simulated, observed, coverage, code):
    refused = refusal(calibrated, MODEL, simulated=simulated, observed=observed, coverage=coverage)

    assert refused.code == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nesting": [("DE",)]}, "nesting"),
        ({"nesting": [("DE", "01")] * 2}, "nesting"),
        ({"trajectories": 0}, "trajectories"),
        ({"probabilities": (1.5,)}, "not_a_probability"),
        ({"measures": ()}, "no_measures"),
        ({"threads": 0}, "threads"),
        ({"seed": -3}, "seed"),
    ],
)
def test_a_request_is_checked(changes, code):
    request = {
        "model": MODEL,
        "nesting": [("DE",)] * 2,
        "seed": 1,
        "measures": (Measure("all"),),
    }

    assert refusal(simulate, towns([60, 600]), **request | changes).code == code


def test_compiled_needs_numba(monkeypatch):
    monkeypatch.setattr("kohorte.engine.compiled.find_spec", lambda _: None)

    request = {"model": MODEL, "nesting": [("DE",)], "seed": 1, "measures": (Measure("all"),)}
    assert refusal(simulate, towns([60]), compiled=True, **request).code == "numba_missing"
    assert simulate(towns([60]), trajectories=5, **request).quantiles.shape == (1, 5, 1, 5)
