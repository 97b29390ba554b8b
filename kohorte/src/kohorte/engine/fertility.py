"""Fertility: a schedule over ages, its level, and the age the engine counts by."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln

from kohorte.engine.schedule import Floats, refuse_gaps, refuse_negative
from kohorte.errors import KohorteError

YOUNGEST_MOTHER, OLDEST_MOTHER = 14, 50


def by_age_attained(rates: ArrayLike) -> Floats:
    """Turn rates by completed age into rates by the age attained in the year.

    Who turns a in a year is a-1 for half of it: ``F(a) = (f(a-1) + f(a)) / 2``. The sum
    over ages stays. Serves rates of moves as well; age 0 then takes half of f(0).

    Parameters
    ----------
    rates : array, shape (…, age)
        [events / person / year]

    Returns
    -------
    array, shape (…, age)
    """
    given = np.asarray(rates, dtype=float)
    refuse_gaps(given, name="rates")
    refuse_negative(given, name="rates")
    attained: Floats = given / 2
    attained[..., 1:] += given[..., :-1] / 2
    attained[..., -1] += given[..., -1] / 2
    return attained


def total_fertility(fertility: ArrayLike) -> Floats:
    """Return births per woman over her life (zusammengefasste Geburtenziffer)."""
    total: Floats = np.asarray(fertility, dtype=float).sum(axis=-1)
    return total


def with_total(fertility: ArrayLike, total: ArrayLike) -> Floats:
    """Scale schedules to a total fertility rate, keeping their shape.

    Parameters
    ----------
    fertility : array, shape (…, age)
        [births / woman / year]
    total : array, shape (…) or number
        [births / woman]

    Returns
    -------
    array, shape (…, age)

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``schedule_is_empty``.
    """
    given, wanted = np.asarray(fertility, dtype=float), np.asarray(total, dtype=float)
    for name, values in (("fertility", given), ("total", wanted)):
        refuse_gaps(values, name=name)
        refuse_negative(values, name=name)
    now = given.sum(axis=-1)
    if (now == 0).any():
        raise KohorteError("schedule_is_empty", name="fertility")
    scaled: Floats = given * (wanted / now)[..., None]
    return scaled


def gamma_schedule(*, total: float, mean_age: float, spread: float, ages: int = 101) -> Floats:
    """Return a model schedule: a gamma density over ages 14 to 49 (Modellverteilung).

    For places without a table of their own. Good within a few per cent for one hump; two
    groups of mothers are the sum of two schedules.

    Parameters
    ----------
    total : float
        Total fertility rate. [births / woman, >= 0]
    mean_age, spread : float
        Mean and standard deviation of the mother's age in completed years and their
        fraction. [years; mean_age above 14, spread above 0]
    ages : int

    Returns
    -------
    array, shape (ages,)
        By completed age (see `by_age_attained`). [births / woman / year]

    Raises
    ------
    KohorteError
        ``not_positive``.

    References
    ----------
    .. [1] J. M. Hoem et al., "Experiments in modelling recent Danish fertility curves",
       Demography 18, 1981, section 3 (gamma density).
    """
    beyond = mean_age - YOUNGEST_MOTHER
    for name, value in (("mean_age", beyond), ("spread", spread), ("total", total)):
        if not value > 0:
            raise KohorteError("not_positive", name=name, place=())
    shape, scale = (beyond / spread) ** 2, spread**2 / beyond
    middle = np.arange(ages) + 0.5 - YOUNGEST_MOTHER
    schedule: Floats = np.zeros(ages)
    bearing = slice(YOUNGEST_MOTHER, min(OLDEST_MOTHER, ages))
    x = middle[bearing]
    log = (shape - 1) * np.log(x) - x / scale - gammaln(shape) - shape * np.log(scale)
    schedule[bearing] = np.exp(log)
    schedule *= total / schedule.sum()
    return schedule
