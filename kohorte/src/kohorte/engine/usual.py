"""Schedules for places that have none of their own: who dies, bears, moves (Modelltafeln).

None of them is estimated for a place. They give shapes; levels are the caller's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from kohorte.engine.assumptions import BOYS_PER_BIRTH
from kohorte.engine.fertility import by_age_attained, gamma_schedule
from kohorte.engine.schedule import Floats
from kohorte.engine.survival import with_life_expectancy
from kohorte.errors import KohorteError
from kohorte.standard import HAZARD_AT_ZERO, HAZARD_GROWTH, OLDEST, standard_mobility

INFANT_DEATHS = 0.003
MEAN_AGE_OF_MOTHERS, SPREAD_OF_MOTHERS = 31.5, 5.5


def usual_mortality(open_age: int, *, life_expectancy: ArrayLike) -> Floats:
    """Return mortality by the age attained, closed at an open age (Modellsterbetafel).

    A Gompertz hazard [1]_ with a first year of its own, raised or lowered in proportion until
    the life expectancy is met. The open age dies as its people do in a stationary
    population: ``1 - T(A) / T(A-1)``, with T the years lived from an age on.

    Parameters
    ----------
    open_age : int
        [years, 1 … 119]
    life_expectancy : array, shape (…)
        One for each table wanted. [years]

    Returns
    -------
    array, shape (…, open_age + 1)
        [0 … 1]

    Raises
    ------
    KohorteError
        ``open_age_out_of_range``; ``out_of_reach`` (life expectancy).

    References
    ----------
    .. [1] B. Gompertz, Phil. Trans. R. Soc. 115, 1825, art. 5.
    """
    if not 1 <= open_age < OLDEST:
        raise KohorteError("open_age_out_of_range", found=open_age, largest=OLDEST - 1)
    wanted = np.asarray(life_expectancy, dtype=float)
    hazard = HAZARD_AT_ZERO * np.exp(HAZARD_GROWTH * (np.arange(OLDEST + 1) - 0.5))
    dying = 1 - np.exp(-hazard)
    dying[0] = INFANT_DEATHS
    every_age = with_life_expectancy(np.broadcast_to(dying, (*wanted.shape, OLDEST + 1)), wanted)
    lived = np.cumprod(1 - every_age, axis=-1)
    from_age_on = lived[..., ::-1].cumsum(axis=-1)[..., ::-1]
    closed = every_age[..., : open_age + 1].copy()
    closed[..., -1] = 1 - from_age_on[..., open_age] / from_age_on[..., open_age - 1]
    return closed


def usual_fertility(open_age: int) -> Floats:
    """Return births per woman by the age attained, one in a life (Modellverteilung).

    Mothers are 31.5 years old on average; see `gamma_schedule`.

    Parameters
    ----------
    open_age : int
        [years, 50 …]

    Returns
    -------
    array, shape (open_age + 1,)
        [births / woman / year, sum 1]
    """
    schedule = gamma_schedule(
        total=1.0, mean_age=MEAN_AGE_OF_MOTHERS, spread=SPREAD_OF_MOTHERS, ages=open_age + 1
    )
    return by_age_attained(schedule)


def usual_turnover(people: ArrayLike, *, leaving: float) -> Floats:
    """Return departures by age: the model schedule, scaled to what leaves of all (Fortzugsraten).

    Parameters
    ----------
    people : array, shape (age,)
        [persons, >= 0, some]
    leaving : float
        Departures of a year per resident. [0 … 1]

    Returns
    -------
    array, shape (age,)
        [moves / person / year, 0 … 1]

    Raises
    ------
    KohorteError
        ``not_a_share``; ``nobody_to_move``.
    """
    if not 0 <= leaving <= 1:
        raise KohorteError("not_a_share", name="leaving", place=())
    residents = np.asarray(people, dtype=float)
    mobility = standard_mobility(len(residents) - 1)
    movers = float((mobility * residents).sum())
    if not movers > 0:
        raise KohorteError("nobody_to_move")
    rates: Floats = np.minimum(mobility * leaving * residents.sum() / movers, 1.0)
    return rates


def women_and_men(people: ArrayLike, *, mortality: ArrayLike) -> Floats:
    """Tell women and men apart where both were counted together, by birth and survival.

    Parameters
    ----------
    people : array, shape (…, age)
        [persons, >= 0]
    mortality : array, shape (2, age)
        Women first. [0 … 1]

    Returns
    -------
    array, shape (…, 2, age)
        [persons]
    """
    alive = np.cumprod(1 - np.asarray(mortality, dtype=float), axis=-1)
    weight = alive * np.array([[1 - BOYS_PER_BIRTH], [BOYS_PER_BIRTH]])
    shares = weight / weight.sum(axis=0)
    apart: Floats = np.asarray(people, dtype=float)[..., None, :] * shares
    return apart
