"""Growth of totals: how fast lately, and how much of it is left after some years."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kohorte.population import Array

TREND_YEARS = 5
DAMPING = 0.9


def fade(horizons: NDArray[np.float64], *, damping: float = DAMPING) -> Array:
    """How many years' growth is left when it fades: ``d + d² + … + d^h`` [1]_.

    Parameters
    ----------
    horizons : array
        [years, whole, >= 0]
    damping : float
        d. [0 < d < 1]

    References
    ----------
    .. [1] E. S. Gardner, E. McKenzie, "Forecasting trends in time series",
       Management Science 31(10), 1985, eq. 4.
    """
    left: Array = damping * (1 - damping**horizons) / (1 - damping)
    return left


def damped_trend(
    totals: Array, *, years: tuple[int, ...], horizons: Array, damping: float = DAMPING
) -> Array:
    """Totals to come when an area's own growth fades: the bar to beat.

    Growth is the mean yearly log change since the date closest to five years
    before the last. Nobody leans on anybody. Where nobody lived on one of the
    two dates, nothing changes.

    Parameters
    ----------
    totals : array, shape (area, year)
        [persons >= 0]
    years : tuple of int
        Ascending, one per column.
    horizons : array, shape (h,)
        [years >= 1]
    damping : float

    Returns
    -------
    array, shape (area, h)
        [persons >= 0]
    """
    last = totals[:, -1]
    if len(years) < 2:
        return np.repeat(last[:, None], len(horizons), axis=1)
    first = trend_start(years)
    lived = (last > 0) & (totals[:, first] > 0)
    ratio = np.divide(last, totals[:, first], out=np.ones_like(last), where=lived)
    growth = np.log(ratio) / (years[-1] - years[first])
    ahead: Array = last[:, None] * np.exp(growth[:, None] * fade(horizons, damping=damping))
    return ahead


def trend_start(years: tuple[int, ...], *, window: int = TREND_YEARS) -> int:
    """Position of the date closest to `window` years before the last; the later of two."""
    target = years[-1] - window
    return min(range(len(years) - 1), key=lambda i: (abs(years[i] - target), -i))
