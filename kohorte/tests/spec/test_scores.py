"""Scores with figures that can be checked by hand."""

import numpy as np
import pytest

from kohorte.scores import (
    SHARES,
    absolute_percentage_errors,
    age_sex_errors,
    inside,
    probability_transforms,
    ranked_probability_scores,
)


def test_errors_are_shares_of_the_outcome():
    np.testing.assert_allclose(
        absolute_percentage_errors(np.array([110.0, 90]), np.array([100.0, 100])), [0.1, 0.1]
    )


def test_misplaced_ages_count_although_the_total_is_right():
    projected, actual = np.array([[[60.0, 40]]]), np.array([[[50.0, 50]]])

    np.testing.assert_allclose(age_sex_errors(projected, actual), [0.2])


def uniform(low, high):
    return (low + (high - low) * SHARES)[None, :]


@pytest.mark.parametrize(
    ("outcome", "level", "held"),
    [(50, 0.5, True), (74, 0.5, True), (76, 0.5, False), (89, 0.8, True), (91, 0.8, False)],
)
def test_the_central_interval_holds_what_it_should(outcome, level, held):
    assert inside(uniform(0, 100), np.array([outcome]), level=level)[0] == held


def test_a_sure_projection_scores_its_error():
    score = ranked_probability_scores(uniform(90, 90), np.array([100.0]))

    np.testing.assert_allclose(score, 0.1)


def test_the_score_of_a_uniform_distribution():
    """Integral of (F - 1)² from 0 to 1/2 and back: 1/12 of the width for its middle."""
    score = ranked_probability_scores(uniform(0, 100), np.array([50.0]))

    np.testing.assert_allclose(score * 50, 100 / 12, rtol=1e-2)


def test_the_transform_is_the_share_below():
    np.testing.assert_allclose(
        probability_transforms(uniform(0, 100), np.array([30.1])), 0.3, atol=0.006
    )
