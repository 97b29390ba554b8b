"""How many people in all: the trend of an area, leaning on the trend above it, fading."""

from __future__ import annotations

import numpy as np

from kohorte.population import Array

DAMPING = 0.9
PRIOR_RESIDENTS = 1500.0
TREND_YEARS = 5
FASTEST_GROWTH = 0.05  # per year, either way


def damped_trend(
    totals: Array,
    *,
    years: tuple[int, ...],
    horizons: Array,
    above: Array | None = None,
    damping: float = DAMPING,
    prior_residents: float = PRIOR_RESIDENTS,
) -> Array:
    """Totals to come when growth fades by `damping` each year.

    Growth is the mean yearly log change of about the last five years, shrunk
    to the growth above: ``g = (N g_own + k g_above) / (N + k)``. After h years
    the total is ``N exp(g (d + d² + … + d^h))`` [1]_.

    Parameters
    ----------
    totals : array, shape (area, year)
        [persons]
    years : tuple of int
        Ascending, one per column.
    horizons : array, shape (h,)
        Years ahead of the last date. [integers >= 1]
    above : array, shape (area, year), optional
        Totals of each area's parent; by default the sum of all areas.
    damping : float
        d. [0 … 1]
    prior_residents : float
        k; 0 leaves every area to its own trend. [persons]

    Returns
    -------
    array, shape (area, h)
        [persons, >= 0]

    References
    ----------
    .. [1] E. S. Gardner, E. McKenzie, "Forecasting trends in time series",
       Management Science 31(10), 1985, eq. 4.
    """
    last = totals[:, -1]
    if len(years) < 2:
        return np.repeat(last[:, None], len(horizons), axis=1)
    upper = np.broadcast_to(totals.sum(axis=0), totals.shape) if above is None else above
    own, outer = _growth(totals, years), _growth(upper, years)
    growing = np.where(np.isfinite(own), own, outer)
    growing = np.where(np.isfinite(growing), growing, 0.0)
    outer = np.where(np.isfinite(outer), outer, 0.0)
    weight = last / (last + prior_residents) if prior_residents > 0 else np.ones_like(last)
    growth = np.clip(weight * growing + (1 - weight) * outer, -FASTEST_GROWTH, FASTEST_GROWTH)
    steps = np.array([np.sum(damping ** np.arange(1, h + 1)) for h in horizons])
    projected: Array = last[:, None] * np.exp(growth[:, None] * steps)
    return projected


def _growth(totals: Array, years: tuple[int, ...]) -> Array:
    """Mean yearly log change over the window; not finite where nobody lived."""
    first = trend_start(years)
    with np.errstate(divide="ignore", invalid="ignore"):
        change: Array = np.log(totals[:, -1] / totals[:, first]) / (years[-1] - years[first])
    return change


def trend_start(years: tuple[int, ...], *, window: int = TREND_YEARS) -> int:
    """Position of the date that lies closest to `window` years before the last."""
    target = years[-1] - window
    return min(range(len(years) - 1), key=lambda i: (abs(years[i] - target), -i))
