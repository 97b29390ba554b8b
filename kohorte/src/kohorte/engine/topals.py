"""TOPALS: a mortality curve for a small place from a standard and a few deaths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from kohorte.engine.schedule import Floats, refuse_gaps, refuse_negative
from kohorte.errors import KohorteError

KNOTS = (0, 1, 10, 20, 40, 70, 100)
MOST_STEPS = 50
CLOSE_ENOUGH = 1e-10


def topals(
    standard: ArrayLike,
    *,
    deaths: ArrayLike,
    exposure: ArrayLike,
    knots: Sequence[int] = KNOTS,
    penalty: float = 1.0,
    level_penalty: float = 2.0,
) -> Floats:
    """Fit death rates as a standard plus a linear spline in the logarithm.

    ``ln m = ln standard + B theta``, deaths are Poisson with mean ``m`` times exposure, and
    ``penalty * sum (theta(k+1) - theta(k))^2 + level_penalty * mean(theta)^2`` is taken off
    the log likelihood: few deaths say little about the shape and not much about the level,
    and a place without any keeps near to the standard. Newton steps, all places at once.

    Parameters
    ----------
    standard : array, shape (…, age)
        Death rates m(x), of the Land for example. [deaths / person / year, > 0]
    deaths : array, shape (…, age)
        [persons, >= 0]
    exposure : array, shape (…, age)
        Years lived at each age, in several years together if need be. [person years, >= 0]
    knots : sequence of int
        Ages where the spline may bend, ascending from 0; beyond the last age of the table
        they are left out and the last age is taken instead.
    penalty : float
        1 is a normal prior of standard deviation 1/sqrt(2) on each difference. [> 0]
    level_penalty : float
        2 is a normal prior of standard deviation 1/2 on the mean; 0 is the method of [2]_,
        under which the level of a place without deaths falls without bound. [>= 0]

    Returns
    -------
    array, shape (…, age)
        Fitted death rates. [deaths / person / year]

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``not_positive`` (standard, penalty); ``knots``;
        ``deaths_without_people``.

    References
    ----------
    .. [1] J. de Beer, "Smoothing and projecting age-specific probabilities of death by
       TOPALS", Demographic Research 27, 2012, eq. 1-4.
    .. [2] M. R. Gonzaga, C. P. Schmertmann, "Estimating age- and sex-specific mortality
       rates for small areas with TOPALS regression", Revista Brasileira de Estudos de
       População 33, 2016, eq. 2-5.
    """
    base, died, lived = (np.asarray(part, dtype=float) for part in (standard, deaths, exposure))
    shape = np.broadcast_shapes(base.shape, died.shape, lived.shape)
    _check(base, died, lived, penalties=(penalty, level_penalty))
    spline = linear_spline(shape[-1], knots)
    died, lived = np.broadcast_to(died, shape), np.broadcast_to(lived, shape)
    bends = spline.shape[1]
    steps = np.diff(np.eye(bends), axis=0)
    level = np.full((bends, bends), 1 / bends**2)
    stiffness = 2 * penalty * steps.T @ steps + 2 * level_penalty * level
    stiffness += 1e-9 * np.eye(bends)  # solvable where nobody lived
    theta = np.zeros((*shape[:-1], bends))
    for _ in range(MOST_STEPS):
        expected = lived * base * np.exp(theta @ spline.T)
        slope = (died - expected) @ spline - theta @ stiffness
        curvature = np.einsum("...a,ak,al->...kl", expected, spline, spline) + stiffness
        step = np.linalg.solve(curvature, slope[..., None])[..., 0]
        theta = theta + np.clip(step, -2, 2)
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    fitted: Floats = base * np.exp(theta @ spline.T)
    return fitted


def linear_spline(ages: int, knots: Sequence[int]) -> Floats:
    """Return the basis of linear splines: 1 at one knot, 0 at the others.

    Returns
    -------
    array, shape (ages, knots)
    """
    inside = [int(knot) for knot in knots if knot < ages - 1]
    bends = [*inside, ages - 1]
    if not inside or inside[0] != 0 or sorted(set(inside)) != inside:
        raise KohorteError("knots", found=tuple(knots))
    unit = np.eye(len(bends))
    return np.stack([np.interp(np.arange(ages), bends, row) for row in unit], axis=1)


def _check(base: Floats, died: Floats, lived: Floats, *, penalties: tuple[float, float]) -> None:
    for name, values in (("standard", base), ("deaths", died), ("exposure", lived)):
        refuse_gaps(values, name=name)
        refuse_negative(values, name=name)
    if base.min() == 0 or not penalties[0] > 0:
        name = "penalty" if base.min() > 0 else "standard"
        raise KohorteError("not_positive", name=name, place=())
    if not penalties[1] >= 0:
        raise KohorteError("negative", name="level_penalty", place=())
    alone = (died > 0) & (lived == 0)
    if alone.any():
        place = tuple(int(k) for k in np.argwhere(alone)[0])
        raise KohorteError("deaths_without_people", place=place)
