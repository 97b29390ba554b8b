"""Perturbation tables: with which chance a count is shown so much larger or smaller.

The cell-key method needs for each true count a distribution of noise that keeps zero at
zero, is bounded, has mean zero and a set variance, and never shows a count below the
threshold. Among all such distributions the one of maximum entropy adds nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np
from scipy.optimize import linprog, minimize

from kohorte.disclosure.table import Array
from kohorte.errors import KohorteError

TOLERANCE = 1e-9


@dataclass(frozen=True, eq=False)
class PerturbationTable:
    """For each true count the chances of the count shown.

    Parameters
    ----------
    offsets : array of int, shape (K,)
        Possible noise, ascending.
    chances : array, shape (R, K)
        Row i belongs to the true count i; counts beyond the last row use the row
        ``R - period + (i - R) % period``, so a table of roundings repeats. [0 … 1]
    period : int
        1 for noise, the base for rounding.
    """

    offsets: Array
    chances: Array = field(repr=False)
    period: int = 1

    @property
    def most(self) -> int:
        """Largest possible difference between true and shown count."""
        return int(np.abs(self.offsets).max())

    def rows(self, counts: Array) -> np.ndarray:
        """Row that belongs to each count."""
        rows = self.chances.shape[0]
        whole = np.asarray(counts).astype(np.int64)
        beyond = rows - self.period + (whole - rows) % self.period
        return np.where(whole < rows, whole, beyond)

    def noise(self, counts: Array, uniform: Array) -> Array:
        """Noise for each count, by inverting the distribution at `uniform` in [0, 1)."""
        cumulated = np.cumsum(self.chances, axis=1)
        cumulated[:, -1] = 1.0
        chosen = (cumulated[self.rows(counts)] <= uniform[..., None]).sum(axis=-1)
        drawn: Array = self.offsets[chosen]
        return drawn

    def possible(self, shown: int) -> tuple[int, int]:
        """Smallest and largest true count that can be shown as `shown`.

        Raises
        ------
        KohorteError
            ``never_shown``.
        """
        candidates = np.arange(max(0, shown - self.most), shown + self.most + 1)
        rows = self.chances[self.rows(candidates.astype(np.float64))]
        wanted = (shown - candidates)[:, None] == self.offsets[None, :]
        found = candidates[(rows * wanted).sum(axis=1) > 0]
        if not found.size:
            raise KohorteError("never_shown", value=shown)
        return int(found.min()), int(found.max())


@cache
def noise_table(
    *, threshold: int, most: int | None = None, variance: float | None = None
) -> PerturbationTable:
    """Noise of maximum entropy (Überlagerung).

    Parameters
    ----------
    threshold : int
        Counts from 1 to `threshold` - 1 are never shown.
    most : int, optional
        Largest noise D. [persons]
    variance : float, optional
        Variance of the noise of every count but zero. [persons squared]

    Returns
    -------
    PerturbationTable

    Raises
    ------
    KohorteError
        ``perturbation_impossible``: no distribution meets these demands for some count.

    Notes
    -----
    Without `variance` it is the smallest whole number above t²/4, because a count of t/2
    can only be shown as 0 or at least t. Without `most`, D is at least 2t - 1 and larger
    than the variance, because the noise of a count of 1 lies between -1 and D and so has a
    variance of at most D.

    References
    ----------
    .. [1] S. Giessing, "Computational Issues in the Design of Transition Probabilities and
       Disclosure Risk Estimation for Additive Noise", *Privacy in Statistical Databases*,
       2016, sec. 2: constraints on mean, variance, range and forbidden counts.
    .. [2] G. Thompson, S. Broadfoot, D. Elazar, *Methodology for the Automatic
       Confidentialisation of Statistical Outputs from Remote Servers at the Australian
       Bureau of Statistics*, 2013: the cell-key method.
    """
    spread = float(threshold**2 // 4 + 1) if variance is None else variance
    largest = max(2 * threshold - 1, int(spread) + 1) if most is None else most
    offsets = np.arange(-largest, largest + 1, dtype=np.float64)
    chances = np.zeros((largest + threshold + 1, offsets.size))
    chances[0, largest] = 1.0
    for count in range(1, chances.shape[0]):
        shown = count + offsets
        allowed = (shown == 0) | (shown >= threshold)
        chances[count, allowed] = _most_uncertain(offsets[allowed], spread, count)
    return PerturbationTable(offsets, chances)


@cache
def rounding_table(*, base: int) -> PerturbationTable:
    """Random rounding to multiples of `base` that is right on average.

    Raises
    ------
    KohorteError
        ``base_too_small``.

    References
    ----------
    .. [1] L. Willenborg, T. de Waal, *Elements of Statistical Disclosure Control*,
       Springer, 2001, ch. 9.
    """
    if base < 2:
        raise KohorteError("base_too_small", base=base)
    offsets = np.arange(-base + 1, base, dtype=np.float64)
    chances = np.zeros((base, offsets.size))
    for rest in range(base):
        chances[rest, base - 1 - rest] += 1 - rest / base
        if rest:
            chances[rest, 2 * base - 1 - rest] += rest / base
    return PerturbationTable(offsets, chances, period=base)


def _most_uncertain(offsets: Array, variance: float, count: int) -> Array:
    """Chances proportional to exp(a k + b k²) with mean zero and the given variance.

    The dual of the entropy problem is convex in (a, b); at its minimum the gradient, which
    is the gap to mean and variance, is zero. It has a minimum if the variance lies strictly
    between the smallest and the largest possible at mean zero.
    """
    squares = offsets**2
    sums = {"A_eq": np.stack([np.ones_like(offsets), offsets]), "b_eq": [1.0, 0.0]}
    least, most = (linprog(sign * squares, **sums) for sign in (1.0, -1.0))
    if least.status or not least.fun + TOLERANCE < variance < -most.fun - TOLERANCE:
        raise KohorteError("perturbation_impossible", count=count, variance=variance)
    scale = np.abs(offsets).max()
    features = np.stack([offsets / scale, squares / scale**2])
    wanted = np.array([0.0, variance / scale**2])

    def dual(weights: Array) -> tuple[float, Array]:
        exponent = weights @ features
        top = exponent.max()
        mass = np.exp(exponent - top)
        share = mass / mass.sum()
        return float(top + np.log(mass.sum()) - weights @ wanted), features @ share - wanted

    found = minimize(dual, np.zeros(2), jac=True, method="BFGS", options={"gtol": TOLERANCE / 10})
    exponent = found.x @ features
    share: Array = np.exp(exponent - exponent.max())
    share /= share.sum()
    return share
