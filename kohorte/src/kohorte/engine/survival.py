"""Mortality: from a life table to the engine, and from a Land's table to a place's level."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from kohorte.engine.schedule import Floats, refuse_beyond_share, refuse_gaps, refuse_negative
from kohorte.errors import KohorteError

INFANT_DEATHS_LIVED = 0.1  # of their first year, by those who die in it
STEPS_OF_BISECTION = 60
WIDEST_SHIFT = 12.0  # logits; beyond it nobody or everybody dies


def mortality_of(death_probability: ArrayLike) -> Floats:
    """Turn a life table (Sterbetafel) into deaths by the age attained in the year.

    Of those who turn a in a year the share ``1 - L(a) / L(a-1)`` dies in it, of the
    newborn ``1 - L(0) / l(0)``, where L are the years lived at an age. At the open age
    q itself is taken, as if it stayed the same from there on.

    Parameters
    ----------
    death_probability : array, shape (…, age)
        q(x), share dying between exact ages x and x+1. The last age is open; where its q
        is 1, as tables close, the q of the age below is taken. [0 … 1]

    Returns
    -------
    array, shape (…, age)
        Mortality as `Assumptions` wants it. [0 … 1]

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``not_a_share``.

    References
    ----------
    .. [1] S. H. Preston, P. Heuveline, M. Guillot, *Demography: Measuring and Modeling
       Population Processes*, Blackwell, 2001, ch. 3 (L) and ch. 6 (survival ratios).
    """
    q = _checked(death_probability, name="death_probability")
    q = np.where((np.arange(q.shape[-1]) == q.shape[-1] - 1) & (q >= 1), q[..., -2:-1], q)
    alive = np.cumprod(1 - q, axis=-1)
    at_birthday = np.concatenate([np.ones((*q.shape[:-1], 1)), alive], axis=-1)
    lived = (at_birthday[..., :-1] + at_birthday[..., 1:]) / 2
    lived[..., 0] = 1 - q[..., 0] * (1 - INFANT_DEATHS_LIVED)
    mortality = np.empty(q.shape)
    mortality[..., 0] = 1 - lived[..., 0]
    before, after = lived[..., :-1], lived[..., 1:]
    dying = np.divide(after, before, out=np.zeros(after.shape), where=before > 0)
    mortality[..., 1:] = 1 - dying
    mortality[..., -1] = q[..., -1]
    return np.clip(mortality, 0, 1)


def life_expectancy(mortality: ArrayLike) -> Floats:
    """Return the life expectancy at birth (Lebenserwartung) of mortality by age attained.

    ``e(0) = L(0) + … + L(A-1) + T(A)`` with ``L(a) = L(a-1) (1 - q(a))``, ``L(-1) = 1`` and
    ``T(A) = L(A-1) (1 - q(A)) / q(A)``.

    Parameters
    ----------
    mortality : array, shape (…, age)
        [0 … 1, above 0 at the open age]

    Returns
    -------
    array, shape (…)
        [years]

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``not_a_share``; ``nobody_dies`` (at the open age).
    """
    q = _checked(mortality, name="mortality")
    oldest = q[..., -1]
    if (oldest == 0).any():
        raise KohorteError("nobody_dies")
    lived = np.cumprod(1 - q, axis=-1)
    total: Floats = lived[..., :-1].sum(axis=-1) + lived[..., -1] / oldest
    return total


def with_life_expectancy(mortality: ArrayLike, target: ArrayLike) -> Floats:
    """Raise or lower all hazards in proportion until the life expectancy is met.

    ``1 - q' = (1 - q)^k`` with one k per table.

    Parameters
    ----------
    mortality : array, shape (…, age)
    target : array, shape (…) or number
        [years]

    Returns
    -------
    array, shape (…, age)

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``not_a_share``; ``nobody_dies``; ``out_of_reach``, when no k
        between e**-12 and e**12 meets it.
    """
    q = _checked(mortality, name="mortality")
    alive = 1 - q

    def at(shift: Floats) -> Floats:
        scaled: Floats = 1 - alive ** np.exp(shift)[..., None]
        return scaled

    wanted = np.broadcast_to(np.asarray(target, dtype=float), q.shape[:-1])
    return at(_solved(lambda shift: -life_expectancy(at(shift)), -wanted))


def brass(mortality: ArrayLike, *, level: ArrayLike, slope: ArrayLike = 1.0) -> Floats:
    """Shift a standard table by the relational model (Brass-Logit).

    ``Y' = level + slope Y`` with ``Y = ln((1 - L) / L) / 2`` for the shares L alive at the end
    of each year. A level above 0 means higher mortality; a slope below 1 moves deaths from
    old to young ages. The open age keeps its mortality.

    Parameters
    ----------
    mortality : array, shape (…, age)
        Standard, such as the Land's. [0 … 1, some die and some live at every age]
    level, slope : array, shape (…) or number

    Returns
    -------
    array, shape (…, age)

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``not_a_share``; ``standard_is_certain`` (all or none alive at an age).

    References
    ----------
    .. [1] W. Brass, "On the scale of mortality", in *Biological Aspects of Demography*,
       Taylor & Francis, 1971.
    """
    q = _checked(mortality, name="mortality")
    alive = np.cumprod(1 - q[..., :-1], axis=-1)
    if not ((alive > 0) & (alive < 1)).all():
        raise KohorteError("standard_is_certain")
    logit = np.log((1 - alive) / alive) / 2
    shifted = np.asarray(level)[..., None] + np.asarray(slope)[..., None] * logit
    still = 1 / (1 + np.exp(2 * shifted))
    result = np.broadcast_to(q, np.broadcast_shapes(q.shape, (*still.shape[:-1], 1))).copy()
    result[..., 0] = 1 - still[..., 0]
    result[..., 1:-1] = 1 - still[..., 1:] / still[..., :-1]
    return np.clip(result, 0, 1)


def brass_to_deaths(mortality: ArrayLike, *, people: ArrayLike, deaths: ArrayLike) -> Floats:
    """Choose the level of the relational model so that it gives the deaths of a place.

    Parameters
    ----------
    mortality : array, shape (…, age)
        Standard.
    people : array, shape (…, age)
        Residents by the age they attain in the year. [persons]
    deaths : array, shape (…)
        Deaths in the year, all ages; shrink them towards the expected before
        (`shrunken_level`) where they are few. [persons, > 0]

    Returns
    -------
    array, shape (…, age)

    Raises
    ------
    KohorteError
        As `brass`; ``out_of_reach``, when no level gives so few or so many deaths.
    """
    q = _checked(mortality, name="mortality")
    exposed = np.asarray(people, dtype=float)
    refuse_gaps(exposed, name="people")
    refuse_negative(exposed, name="people")
    shape = np.broadcast_shapes(q.shape, exposed.shape)
    standard = np.broadcast_to(q, shape)
    wanted = np.broadcast_to(np.asarray(deaths, dtype=float), shape[:-1])
    level = _solved(lambda shift: (brass(standard, level=shift) * exposed).sum(axis=-1), wanted)
    return brass(standard, level=level)


def shrunken_level(events: ArrayLike, expected: ArrayLike, *, strength: float) -> Floats:
    """Return the level of a place, drawn towards 1 where its numbers are small.

    ``(D + k) / (E + k)``: the mean of a gamma distribution with mean 1 and variance 1/k,
    updated by D events where E were expected. Serves deaths, births and moves alike.

    Parameters
    ----------
    events, expected : array
        [events, >= 0]
    strength : float
        k, events a place needs before its own figures weigh half. [> 0]

    Returns
    -------
    array

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``not_positive`` (strength).

    References
    ----------
    .. [1] D. Clayton, J. Kaldor, "Empirical Bayes estimates of age-standardized relative
       risks for use in disease mapping", Biometrics 43, 1987, eq. 2.
    """
    seen, awaited = np.asarray(events, dtype=float), np.asarray(expected, dtype=float)
    for name, values in (("events", seen), ("expected", awaited)):
        refuse_gaps(values, name=name)
        refuse_negative(values, name=name)
    if not strength > 0:
        raise KohorteError("not_positive", name="strength", place=())
    level: Floats = (seen + strength) / (awaited + strength)
    return level


def _checked(values: ArrayLike, *, name: str) -> Floats:
    array = np.asarray(values, dtype=float)
    if array.ndim < 1 or array.shape[-1] < 2:
        raise KohorteError("shape", name=name, expected=("…", "ages"), found=array.shape)
    refuse_gaps(array, name=name)
    refuse_beyond_share(array, name=name)
    return array


def _solved(rising: Callable[[Floats], Floats], target: Floats) -> Floats:
    """Find where a rising function meets its target, for all tables at once."""
    low = np.full(target.shape, -WIDEST_SHIFT)
    high = -low
    reach = (rising(low) <= target) & (target <= rising(high))
    if not reach.all():
        place = tuple(int(k) for k in np.argwhere(~reach)[0])
        raise KohorteError("out_of_reach", place=place)
    for _ in range(STEPS_OF_BISECTION):
        middle = (low + high) / 2
        above = rising(middle) > target
        high, low = np.where(above, middle, high), np.where(above, low, middle)
    found: Floats = (low + high) / 2
    return found
