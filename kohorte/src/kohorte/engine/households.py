"""Households by headship: who lives where a dwelling has one name on the door."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from kohorte.engine.schedule import Floats, refuse_beyond_share, refuse_gaps, refuse_negative
from kohorte.errors import KohorteError


def headship(heads: ArrayLike, *, people: ArrayLike) -> Floats:
    """Return headship rates (Haushaltsvorstandsquoten) from a census.

    Parameters
    ----------
    heads : array, shape (…, age, size)
        Reference persons of households, by their age and the size of the household.
        [persons, >= 0]
    people : array, shape (…, age)
        Residents in private households. [persons, >= 0]

    Returns
    -------
    array, shape (…, age, size)
        Households of each size per resident of the age; 0 where nobody lives. [0 … 1]

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``more_heads_than_people``.

    References
    ----------
    .. [1] United Nations, *Manual VII: Methods of Projecting Households and Families*, 1973,
       ch. III (headship rate method).
    """
    given, residents = np.asarray(heads, dtype=float), np.asarray(people, dtype=float)
    for name, values in (("heads", given), ("people", residents)):
        refuse_gaps(values, name=name)
        refuse_negative(values, name=name)
    if given.shape[:-1] != residents.shape:
        raise KohorteError(
            "shape", name="heads", expected=(*residents.shape, "sizes"), found=given.shape
        )
    over = given.sum(axis=-1) > residents * (1 + 1e-9)
    if over.any():
        place = tuple(int(k) for k in np.argwhere(over)[0])
        raise KohorteError("more_heads_than_people", place=place)
    there = np.broadcast_to(residents[..., None] > 0, given.shape)
    rates: Floats = np.divide(given, residents[..., None], out=np.zeros(given.shape), where=there)
    return rates


def households(people: ArrayLike, *, rates: ArrayLike) -> Floats:
    """Return households by size: ``sum over ages of people times headship rate``.

    Parameters
    ----------
    people : array, shape (…, age)
        Residents in private households; sexes and nationalities added up unless `rates`
        tell them apart. [persons, >= 0]
    rates : array, shape (…, age, size)
        [households / person, 0 … 1 in sum over sizes]

    Returns
    -------
    array, shape (…, size)
        [households]

    Raises
    ------
    KohorteError
        ``shape``; ``not_finite_at``; ``negative``; ``not_a_share``.
    """
    residents, given = np.asarray(people, dtype=float), np.asarray(rates, dtype=float)
    if given.ndim < 2 or given.shape[-2] != residents.shape[-1]:
        raise KohorteError(
            "shape", name="rates", expected=("…", residents.shape[-1], "sizes"), found=given.shape
        )
    for name, values in (("people", residents), ("rates", given)):
        refuse_gaps(values, name=name)
    refuse_negative(residents, name="people")
    refuse_beyond_share(given, name="rates")
    refuse_beyond_share(given.sum(axis=-1) * (1 - 1e-9), name="rates")
    counted: Floats = (residents[..., None, :] @ given)[..., 0, :]
    return counted


def mean_size(people: ArrayLike, *, by_size: ArrayLike) -> Floats:
    """Return persons per household (Haushaltsgröße).

    Parameters
    ----------
    people : array, shape (…)
        Residents in private households. [persons]
    by_size : array, shape (…, size)
        As `households` returns them. [households, some]

    Returns
    -------
    array, shape (…)
        [persons / household]

    Raises
    ------
    KohorteError
        ``no_households``.
    """
    total = np.asarray(by_size, dtype=float).sum(axis=-1)
    if (total <= 0).any():
        raise KohorteError("no_households")
    size: Floats = np.asarray(people, dtype=float) / total
    return size


def fitted_to_people(by_size: ArrayLike, *, people: ArrayLike, sizes: ArrayLike) -> Floats:
    """Shift households between sizes until they house the people there are.

    Headship rates alone need not: when more old people live alone, fewer than before live
    in all other households. Sizes keep their order: each is weighed by ``exp(b size)``
    with one b, and the number of households stays.

    Parameters
    ----------
    by_size : array, shape (…, size)
        [households, >= 0]
    people : array, shape (…)
        Residents in private households. [persons]
    sizes : array, shape (size,)
        Mean number of persons in a household of each class, the open class included.
        [persons, ascending]

    Returns
    -------
    array, shape (…, size)
        [households]

    Raises
    ------
    KohorteError
        ``no_households``; ``out_of_reach``, when the people do not fit between the
        smallest and the largest size that occurs.
    """
    given, persons = np.asarray(by_size, dtype=float), np.asarray(sizes, dtype=float)
    refuse_negative(given, name="by_size")
    wanted = mean_size(people, by_size=given)
    occurs = given > 0
    smallest = np.where(occurs, persons, np.inf).min(axis=-1)
    largest = np.where(occurs, persons, -np.inf).max(axis=-1)
    if ((wanted < smallest) | (wanted > largest)).any():
        place = tuple(int(k) for k in np.argwhere((wanted < smallest) | (wanted > largest))[0])
        raise KohorteError("out_of_reach", place=place)
    low, high = np.full(wanted.shape, -60.0), np.full(wanted.shape, 60.0)
    for _ in range(80):
        middle = (low + high) / 2
        above = (_tilted(given, persons, middle) * persons).sum(axis=-1) > wanted
        high, low = np.where(above, middle, high), np.where(above, low, middle)
    total = given.sum(axis=-1, keepdims=True)
    fitted: Floats = _tilted(given, persons, (low + high) / 2) * total
    return fitted


def _tilted(by_size: Floats, sizes: Floats, slope: Floats) -> Floats:
    exponent = slope[..., None] * (sizes - sizes.mean())
    weight = by_size * np.exp(exponent - exponent.max(axis=-1, keepdims=True))
    shares: Floats = weight / weight.sum(axis=-1, keepdims=True)
    return shares
