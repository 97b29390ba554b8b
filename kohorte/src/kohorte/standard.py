"""What holds where nobody has counted enough: model schedules of survival, birth and moving."""

from __future__ import annotations

import numpy as np

from kohorte.population import Array

HAZARD_AT_ZERO = 2e-5  # deaths per person and year, without the first year's peak
HAZARD_GROWTH = 0.10  # per year of age
OLDEST = 120
CHILDREN_PER_ADULT = 0.0215  # of one sex a year, per woman (or adult) of 15 to 49: 1.5 a life


def standard_ratios(open_age: int) -> Array:
    """One-year survival of a closed population, shape (open_age + 1,).

    Gompertz mortality [1]_ at the level of Western Europe; the last two ages
    share the ratio at which they flow into the open one in a stationary
    population.

    References
    ----------
    .. [1] B. Gompertz, Phil. Trans. R. Soc. 115, 1825, art. 5.
    """
    hazard = HAZARD_AT_ZERO * np.exp(HAZARD_GROWTH * np.arange(max(OLDEST, open_age + 2)))
    alive = np.exp(-np.concatenate([[0.0], hazard.cumsum()]))
    ratios: Array = np.exp(-hazard[: open_age + 1])
    remaining = alive[::-1].cumsum()[::-1]
    into_open = remaining[open_age] / remaining[max(open_age - 1, 0)] if open_age else 1.0
    ratios[max(open_age - 1, 0) :] = into_open
    return ratios


def standard_mobility(open_age: int) -> Array:
    """How readily people of each age move, shape (open_age + 1,), highest = 1.

    The model schedule of [1]_ with its fundamental parameters: children,
    labour force and a constant.

    References
    ----------
    .. [1] A. Rogers, L. J. Castro, *Model Migration Schedules*, IIASA RR-81-30,
       1981, eq. 3 and table 1.
    """
    age = np.arange(open_age + 1, dtype=np.float64)
    children = 0.02 * np.exp(-0.10 * age)
    labour = 0.06 * np.exp(-0.10 * (age - 20) - np.exp(-0.40 * (age - 20)))
    rate = children + labour + 0.003
    mobility: Array = rate / rate.max()
    return mobility
