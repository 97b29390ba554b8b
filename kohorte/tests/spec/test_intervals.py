"""Bands: as wide as errors were, wider for small and far."""

import numpy as np
import pytest

from kohorte import KohorteError
from kohorte.intervals import (
    PRIOR,
    PastErrors,
    empirical_error,
    fit_variance,
    half_width,
    quantiles,
    spread,
)


def test_without_a_past_the_prior_holds():
    np.testing.assert_allclose(fit_variance([]), PRIOR, rtol=1e-6)


@pytest.mark.parametrize("factor", [0.3, 3.0])
def test_errors_seen_move_the_spread_towards_them(factor):
    generator = np.random.default_rng(1)
    residents, horizons = np.repeat([1000.0, 20_000.0], 2000), np.tile([1.0, 5.0], 2000)
    drift = horizons**1.75
    true = factor * np.sqrt(0.17 * horizons / residents + 0.10 * drift / residents + 3e-5 * drift)
    past = [
        PastErrors(residents, horizons, generator.normal(0, true), weight=1.0) for _ in range(20)
    ]
    fitted = spread(np.array([1000.0]), horizons=np.array([5.0]), coefficients=fit_variance(past))
    before = spread(np.array([1000.0]), horizons=np.array([5.0]), coefficients=PRIOR)

    assert abs(np.log(fitted[0, 0] / before[0, 0])) > 0.7 * abs(np.log(factor))
    assert (fitted[0, 0] > before[0, 0]) == (factor > 1)


def test_smaller_and_later_is_less_certain():
    sizes, horizons = np.array([50.0, 5000, 500_000]), np.array([1.0, 5, 20])
    for width in (
        spread(sizes, horizons=horizons, coefficients=PRIOR),
        empirical_error(sizes, horizons=horizons, level=0.8),
    ):
        assert (np.diff(width, axis=0) < 0).all()
        assert (np.diff(width, axis=1) > 0).all()


def test_past_errors_are_those_of_the_table():
    width = empirical_error(np.array([7000.0]), horizons=np.array([5.0]), level=0.8)

    assert width[0, 0] == pytest.approx(0.0317)


def test_quantiles_lie_around_the_middle_and_match_the_half_width():
    around = quantiles(np.array([100.0]), np.array([0.1]), shares=np.array([0.1, 0.5, 0.9]))[0]

    assert around[1] == pytest.approx(100)
    assert around[2] == pytest.approx(100 * np.exp(half_width(np.array(0.1), level=0.8)))
    assert around[0] * around[2] == pytest.approx(100**2)


def test_only_three_probabilities_are_known():
    with pytest.raises(KohorteError) as refusal:
        empirical_error(np.array([1.0]), horizons=np.array([1.0]), level=0.9)

    assert refusal.value.code == "unknown_probability"
