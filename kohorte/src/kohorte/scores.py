"""How good a projection was: errors, coverage, sharpness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kohorte.population import Array

Flags = NDArray[np.bool_]

SHARES = np.arange(1, 200) / 200  # where a predictive distribution is kept


def absolute_percentage_errors(projected: Array, actual: Array) -> Array:
    """|projected / actual - 1|, shape as given. [0 … , not percent]

    Parameters
    ----------
    projected, actual : array, shape (...)
        [persons; actual > 0]
    """
    errors: Array = np.abs(projected / actual - 1)
    return errors


def age_sex_errors(projected: Array, actual: Array) -> Array:
    """Sum of absolute errors over sex and age, as a share of all residents [1]_.

    Parameters
    ----------
    projected, actual : array, shape (area, sex, age)
        [persons; somebody in every area]

    Returns
    -------
    array, shape (area,)
        [0 …]

    References
    ----------
    .. [1] D. A. Swanson, J. Tayman, T. M. Bryan, "MAPE-R: a rescaled measure of
       accuracy", J. Population Research 28, 2011; the index of misallocated persons, doubled.
    """
    share: Array = np.abs(projected - actual).sum(axis=(1, 2)) / actual.sum(axis=(1, 2))
    return share


def inside(quantiles: Array, actual: Array, *, level: float) -> Flags:
    """Whether outcomes fell into the central interval of probability `level`.

    Parameters
    ----------
    quantiles : array, shape (area, len(SHARES))
        Quantiles at `SHARES`. [persons]
    actual : array, shape (area,)
    level : float
        A central interval whose bounds are in `SHARES`.

    Returns
    -------
    array of bool, shape (area,)
    """
    low, high = (int(np.argmin(np.abs(SHARES - at))) for at in ((1 - level) / 2, (1 + level) / 2))
    within: Flags = (quantiles[:, low] <= actual) & (actual <= quantiles[:, high])
    return within


def ranked_probability_scores(quantiles: Array, actual: Array) -> Array:
    """Continuous ranked probability score as a share of the outcome.

    The integral of the squared distance of the distribution functions equals
    twice the mean pinball loss over all quantiles [1]_, here over `SHARES`.

    Parameters
    ----------
    quantiles : array, shape (area, len(SHARES))
    actual : array, shape (area,)
        [persons > 0]

    Returns
    -------
    array, shape (area,)
        [0 …]; for a distribution of no width the absolute percentage error.

    References
    ----------
    .. [1] T. Gneiting, R. Ranjan, "Comparing density forecasts using threshold-
       and quantile-weighted scoring rules", J. Business & Economic Statistics
       29(3), 2011, eq. 5 to 7.
    """
    beyond = actual[:, None] - quantiles
    loss = np.maximum(SHARES * beyond, (SHARES - 1) * beyond)
    score: Array = 2 * loss.mean(axis=1) / actual
    return score


def probability_transforms(quantiles: Array, actual: Array) -> Array:
    """Share of the distribution below the outcome (PIT), shape (area,). [0 … 1]

    Well-calibrated projections spread these evenly over 0 … 1.
    """
    below: Array = (quantiles < actual[:, None]).mean(axis=1)
    return below
