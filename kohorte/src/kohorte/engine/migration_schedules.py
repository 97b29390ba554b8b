"""Who moves, by age: model schedules of migration and their local level (Wanderungsprofile)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike

from kohorte.engine.schedule import Floats, refuse_gaps, refuse_negative
from kohorte.errors import KohorteError


@dataclass(frozen=True)
class RogersCastro:
    """Model migration schedule with up to thirteen parameters.

    ``m(x) = a1 exp(-alpha1 x)``                                      children
    ``  + a2 exp(-alpha2 (x - mu2) - exp(-lambda2 (x - mu2)))``       working age
    ``  + a3 exp(-alpha3 (x - mu3) - exp(-lambda3 (x - mu3)))``       retirement
    ``  + a4 exp(lambda4 x) + c``                                     oldest ages, level

    Seven parameters leave out retirement and the oldest ages, eleven the oldest ages.

    Parameters
    ----------
    a1, a2, a3, a4, c : float
        Levels. [>= 0]
    alpha1, alpha2, alpha3, lambda4 : float
        Rates of descent, of ascent for lambda4. [1 / year, >= 0]
    mu2, mu3 : float
        Ages around which a peak stands. [years]
    lambda2, lambda3 : float
        Rates of ascent. [1 / year, > 0 where the peak has a level]

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``not_positive``.

    References
    ----------
    .. [1] A. Rogers, L. J. Castro, *Model Migration Schedules*, IIASA RR-81-30, 1981, eq. 1.
    .. [2] T. Wilson, "Model migration schedules incorporating student migration peaks",
       Demographic Research 23, 2010: why students need a peak of their own.
    """

    a1: float = 0.0
    alpha1: float = 0.0
    a2: float = 0.0
    mu2: float = 20.0
    alpha2: float = 0.0
    lambda2: float = 1.0
    a3: float = 0.0
    mu3: float = 65.0
    alpha3: float = 0.0
    lambda3: float = 1.0
    a4: float = 0.0
    lambda4: float = 0.0
    c: float = 0.0

    def __post_init__(self) -> None:
        for part in fields(self):
            value = getattr(self, part.name)
            if not np.isfinite(value):
                raise KohorteError("not_finite_at", name=part.name, place=())
            if value < 0:
                raise KohorteError("negative", name=part.name, place=())
        for level, ascent in (("a2", "lambda2"), ("a3", "lambda3")):
            if getattr(self, level) > 0 and getattr(self, ascent) == 0:
                raise KohorteError("not_positive", name=ascent, place=())

    def over(self, ages: int = 101) -> Floats:
        """Return the schedule at ages 0 … ages-1, at the middle of each year of age."""
        x: Floats = np.arange(ages, dtype=np.float64) + 0.5
        children = self.a1 * np.exp(-self.alpha1 * x)
        working = self.a2 * _peak(x - self.mu2, self.alpha2, self.lambda2)
        retired = self.a3 * _peak(x - self.mu3, self.alpha3, self.lambda3)
        total: Floats = children + working + retired + self.a4 * np.exp(self.lambda4 * x) + self.c
        return total


# Four families to mix from. The parameters are chosen here for their shapes, not estimated;
# `profile` scales each to a sum of 1, and weights belong to the place.
FAMILIES: Mapping[str, RogersCastro] = {
    "student": RogersCastro(a2=1.0, mu2=19.6, alpha2=0.35, lambda2=1.6, c=0.001),
    "worker": RogersCastro(a2=1.0, mu2=24.0, alpha2=0.14, lambda2=0.5, c=0.004),
    "family": RogersCastro(
        a1=0.75, alpha1=0.16, a2=1.0, mu2=30.0, alpha2=0.12, lambda2=0.4, c=0.004
    ),
    "elderly": RogersCastro(
        a3=0.6, mu3=64.0, alpha3=0.25, lambda3=0.3, a4=0.0005, lambda4=0.06, c=0.01
    ),
}


def profile(weights: Mapping[str, float], *, ages: int = 101) -> Floats:
    """Mix the families to one profile that adds up to 1.

    Parameters
    ----------
    weights : mapping of family to weight
        Keys of `FAMILIES`. [>= 0, some above 0]
    ages : int

    Returns
    -------
    array, shape (ages,)
        Share of a population of equal ages that moves at each age. [sum 1]

    Raises
    ------
    KohorteError
        ``unknown_family``; ``negative``; ``schedule_is_empty``.
    """
    mixed: Floats = np.zeros(ages)
    for family, weight in weights.items():
        if family not in FAMILIES:
            raise KohorteError("unknown_family", family=family, known=tuple(FAMILIES))
        if not weight >= 0:
            raise KohorteError("negative", name=family, place=())
        shape = FAMILIES[family].over(ages)
        mixed += weight * shape / shape.sum()
    if not mixed.sum() > 0:
        raise KohorteError("schedule_is_empty", name="weights")
    mixed /= mixed.sum()
    return mixed


def rates_for(schedule: ArrayLike, *, people: ArrayLike, moves: ArrayLike) -> Floats:
    """Scale a schedule so that people moving by it make the moves counted.

    Parameters
    ----------
    schedule : array, shape (…, age)
        Shape of the rates, of any level. [>= 0]
    people : array, shape (…, age)
        [persons]
    moves : array, shape (…)
        Departures a year. [persons]

    Returns
    -------
    array, shape (…, age)
        [moves / person / year]

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``nobody_to_move``; ``more_move_than_live``, when a
        rate comes out above 1.
    """
    shape, residents, counted = (np.asarray(x, dtype=float) for x in (schedule, people, moves))
    _check(schedule=shape, people=residents, moves=counted)
    expected = (shape * residents).sum(axis=-1)
    if ((expected == 0) & (counted > 0)).any():
        raise KohorteError("nobody_to_move")
    level = np.divide(counted, expected, out=np.zeros(expected.shape), where=expected > 0)
    rates: Floats = shape * level[..., None]
    if rates.max() > 1:
        place = tuple(int(k) for k in np.argwhere(rates > 1)[0])
        raise KohorteError("more_move_than_live", place=place)
    return rates


def counts_for(schedule: ArrayLike, *, moves: ArrayLike) -> Floats:
    """Spread arrivals over ages by a profile.

    Parameters
    ----------
    schedule : array, shape (…, age)
        Shape of the arrivals, of any level. [>= 0]
    moves : array, shape (…)
        Arrivals a year. [persons]

    Returns
    -------
    array, shape (…, age)
        [persons / year]

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``schedule_is_empty``.
    """
    shape, counted = np.asarray(schedule, dtype=float), np.asarray(moves, dtype=float)
    _check(schedule=shape, moves=counted)
    total = shape.sum(axis=-1)
    if (total == 0).any():
        raise KohorteError("schedule_is_empty", name="schedule")
    spread: Floats = shape * (counted / total)[..., None]
    return spread


def _peak(distance: Floats, descent: float, ascent: float) -> Floats:
    height: Floats = np.exp(-descent * distance - np.exp(-ascent * distance))
    return height


def _check(**arrays: Floats) -> None:
    for name, values in arrays.items():
        refuse_gaps(values, name=name)
        refuse_negative(values, name=name)
