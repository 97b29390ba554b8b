"""From age groups to single years of age, group totals kept to the last person."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from kohorte.errors import KohorteError
from kohorte.population import AgeGroups, Array


def graduate(persons: ArrayLike, *, ages: AgeGroups, standard: ArrayLike | None = None) -> Array:
    """Split age groups into single years below the open age.

    Without a standard the cumulative numbers are interpolated by a monotone
    cubic [1]_, so no age is negative. With a standard (single years of the
    Kreis or the country) its shape inside each group is kept and bent by the
    ratio of the two curves, then brought back to the group totals.

    Parameters
    ----------
    persons : array, shape (..., len(ages))
        [persons, >= 0]
    ages : AgeGroups
    standard : array, shape (..., ages.open_age + 1), optional
        Persons by single age up to the same open age, broadcast against
        `persons`. [persons, >= 0]

    Returns
    -------
    array, shape (..., ages.open_age + 1)
        Persons of age 0, 1, … and the open age; sums of the groups are kept.

    Raises
    ------
    KohorteError
        ``shape``; ``negative_population``; ``not_finite``.

    References
    ----------
    .. [1] F. N. Fritsch, J. Butland, "A method for constructing local monotone
       piecewise cubic interpolants", SIAM J. Sci. Stat. Comput. 5(2), 1984, eq. 5.
    """
    groups = np.asarray(persons, dtype=np.float64)
    if groups.shape[-1] != len(ages):
        raise KohorteError("shape", expected=("…", len(ages)), found=groups.shape)
    if not np.isfinite(groups).all():
        raise KohorteError("not_finite")
    if (groups < 0).any():
        raise KohorteError("negative_population")
    if ages.is_single:
        return groups.copy()
    smooth = _monotone(groups, ages)
    if standard is None:
        return smooth
    shape = np.asarray(standard, dtype=np.float64)
    if shape.shape[-1] != ages.open_age + 1:
        raise KohorteError("shape", expected=("…", ages.open_age + 1), found=shape.shape)
    bent = smooth * _ratio(shape, _monotone(ages.sum_from(shape, _single(ages)), ages))
    return _meet_groups(bent, groups, ages)


def _single(ages: AgeGroups) -> AgeGroups:
    return AgeGroups.single(ages.open_age)


def _monotone(groups: Array, ages: AgeGroups) -> Array:
    from scipy.interpolate import PchipInterpolator  # noqa: PLC0415 - slow, and seldom needed

    closed = groups[..., :-1]
    edges = np.array(ages.lower, dtype=np.float64)
    below = np.concatenate([np.zeros((*closed.shape[:-1], 1)), closed.cumsum(axis=-1)], axis=-1)
    curve = PchipInterpolator(edges, below, axis=-1)(np.arange(ages.open_age + 1))
    single = np.concatenate([np.diff(curve, axis=-1), groups[..., -1:]], axis=-1)
    return _meet_groups(np.maximum(single, 0.0), groups, ages)


def _ratio(top: Array, bottom: Array) -> Array:
    return np.divide(top, bottom, out=np.ones_like(top), where=bottom > 0)


def _meet_groups(single: Array, groups: Array, ages: AgeGroups) -> Array:
    widths = np.diff([*ages.lower, ages.open_age + 1])
    found = ages.sum_from(single, _single(ages))
    empty = np.repeat(found <= 0, widths, axis=-1)
    even = np.repeat(groups / widths, widths, axis=-1)
    factor = np.repeat(_ratio(groups, found), widths, axis=-1)
    return np.where(empty, even, single * factor)
