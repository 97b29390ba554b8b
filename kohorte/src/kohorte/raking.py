"""Raking: make a table add up to known totals while changing its shape least.

The factors are part of the result: they are the diagnosis. A factor far from 1 says that
the table and its totals disagree there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from kohorte.errors import KohorteError
from kohorte.margins import Array, Margin, check_agreement, check_numbers, spread_over, sums_of
from kohorte.raking_newton import approach

__all__ = ["Margin", "Raked", "rake"]

TOLERANCE = 1e-9  # relative to each total
MOST_ROUNDS = 2_000
PATIENCE = 50  # rounds after which a slow table is brought close by Newton's method
LARGEST_FACTOR = 1e100  # factors grow without end where the totals cannot be met
LARGEST_SYSTEM = 1_500  # totals up to which its equations are solved


@dataclass(frozen=True, eq=False)
class Raked:
    """A table that meets its totals.

    Parameters
    ----------
    values : array
    factors : tuple of array
        For each margin the product of all factors applied for it, in the shape of its
        totals; 1 where total and seed are zero.
    rounds : int
        Rounds over all margins.
    gap : float
        Largest relative gap left to any total.
    """

    values: Array = field(repr=False)
    factors: tuple[Array, ...] = field(repr=False)
    rounds: int
    gap: float


def rake(seed: ArrayLike, margins: Sequence[Margin], *, tolerance: float = TOLERANCE) -> Raked:
    """Fit a table of any number of dimensions to its margins (Randanpassung).

    Parameters
    ----------
    seed : array
        The shape to keep. [finite, >= 0]
    margins : sequence of Margin
    tolerance : float
        Largest relative gap to any total that is accepted.

    Returns
    -------
    Raked
        Zero stays zero; among all tables that meet the totals it is the one closest to
        the seed in Kullback-Leibler divergence.

    Raises
    ------
    KohorteError
        ``raking_input`` (not finite or negative; ``what`` says where); ``margin_shape``;
        ``margins_contradict`` (two margins disagree about what they share);
        ``margin_on_nothing`` (a positive total over cells that are all zero);
        ``raking_not_possible`` (the gap does not close: the zeros of the seed leave no way
        to meet the totals).

    References
    ----------
    .. [1] W. E. Deming, F. F. Stephan, "On a least squares adjustment of a sampled
       frequency table when the expected marginal totals are known", *Annals of
       Mathematical Statistics* 11, 1940.
    .. [2] I. Csiszár, "I-divergence geometry of probability distributions and minimization
       problems", *Annals of Probability* 3, 1975, th. 3.2.
    """
    values = np.array(seed, dtype=np.float64)
    check_numbers(values, "seed")
    for number, margin in enumerate(margins):
        expected = tuple(values.shape[axis] for axis in margin.axes)
        if np.shape(margin.totals) != expected:
            found = np.shape(margin.totals)
            raise KohorteError("margin_shape", margin=number, expected=expected, found=found)
        check_numbers(margin.totals, f"margin {number}")
    check_agreement(margins, tolerance)
    factors = [np.ones_like(margin.totals, dtype=np.float64) for margin in margins]
    for rounds in range(1, MOST_ROUNDS + 1):
        for number, margin in enumerate(margins):
            step = _step(values, margin, number)
            factors[number] *= step
            values *= spread_over(step, margin.axes, values.ndim)
        gap = _largest_gap(values, margins)
        if gap <= tolerance:
            return Raked(values, tuple(factors), rounds, gap)
        if rounds == PATIENCE and sum(factor.size for factor in factors) <= LARGEST_SYSTEM:
            approach(values, margins, factors)
        if max(factor.max(initial=1.0) for factor in factors) > LARGEST_FACTOR:
            break
    raise KohorteError("raking_not_possible", gap=gap, rounds=rounds)


def _step(values: Array, margin: Margin, number: int) -> Array:
    sums = sums_of(values, margin.axes)
    nothing = (sums == 0) & (margin.totals > 0)
    if nothing.any():
        cell = tuple(np.argwhere(nothing)[0].tolist())
        raise KohorteError("margin_on_nothing", margin=number, cell=cell, cells=int(nothing.sum()))
    step: Array = np.divide(
        margin.totals, sums, out=np.ones_like(sums, dtype=np.float64), where=sums > 0
    )
    return step


def _largest_gap(values: Array, margins: Sequence[Margin]) -> float:
    gaps = [
        np.abs(sums_of(values, margin.axes) - margin.totals) / np.maximum(margin.totals, TOLERANCE)
        for margin in margins
    ]
    return max((float(gap.max(initial=0.0)) for gap in gaps), default=0.0)
