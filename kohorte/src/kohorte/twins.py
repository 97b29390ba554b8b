"""Statistical twins (statistische Zwillinge): which areas are most alike, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kohorte.errors import KohorteError

Array = NDArray[np.float64]
BAND = 0.5  # a twin has between half and one and a half times as many residents


@dataclass(frozen=True)
class Twin:
    """One area that is alike.

    ``contributions`` says for each indicator which share of the squared distance it
    brings, `values` and `there` what the two areas have. [shares add up to 1]
    """

    area: str
    size: float
    distance: float
    contributions: Mapping[str, float]
    here: Mapping[str, float]
    there: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Peers:
    """Areas made comparable: standardised, decorrelated and weighted once for all questions.

    Parameters
    ----------
    areas : sequence of str
    indicators : sequence of str
        Names of the columns.
    values : array, shape (area, indicator)
        NaN where an indicator is not known; such areas are nobody's twin.
    sizes : array, shape (area,)
        Residents. [persons, > 0]
    weights : mapping of str to float, optional
        How much each indicator counts, 1 if not named. [>= 0]

    Attributes
    ----------
    weights : mapping
        The weight of every indicator.
    shrinkage : float
        How far the correlations were drawn to zero. [0 … 1]
    left_out : tuple of str
        Areas without all indicators.

    Raises
    ------
    KohorteError
        ``twins_shape``; ``twins_too_few`` (fewer than three complete areas);
        ``indicator_constant``; ``weight_unknown``; ``weight_negative``; ``size_not_positive``.

    Notes
    -----
    Indicators are standardised over all complete areas. Their correlation matrix is shrunk
    to the identity with the intensity that minimises the expected squared error [1]_, and
    the areas are whitened with its symmetric inverse root, which keeps each whitened value
    as close to its indicator as possible [2]_. Euclidean distance there is Mahalanobis
    distance, and splits into one contribution per indicator.

    References
    ----------
    .. [1] O. Ledoit, M. Wolf, "A well-conditioned estimator for large-dimensional
       covariance matrices", *Journal of Multivariate Analysis* 88, 2004, sec. 3.3.
    .. [2] A. Kessy, A. Lewin, K. Strimmer, "Optimal whitening and decorrelation",
       *The American Statistician* 72, 2018, sec. 3 (ZCA-cor).
    """

    areas: tuple[str, ...]
    indicators: tuple[str, ...]
    weights: Mapping[str, float]
    shrinkage: float
    left_out: tuple[str, ...]
    _values: Array = field(repr=False)
    _sizes: Array = field(repr=False)
    _whitened: Array = field(repr=False)

    def __init__(
        self,
        areas: Sequence[str],
        indicators: Sequence[str],
        values: ArrayLike,
        *,
        sizes: ArrayLike,
        weights: Mapping[str, float] | None = None,
    ) -> None:
        table = np.array(values, dtype=np.float64)
        people = np.array(sizes, dtype=np.float64)
        expected = (len(areas), len(indicators))
        if table.shape != expected or people.shape != expected[:1]:
            raise KohorteError("twins_shape", expected=expected, found=table.shape)
        if not (people > 0).all():
            wrong = areas[int(np.argmin(people > 0))]
            raise KohorteError("size_not_positive", area=wrong)
        complete = np.asarray(np.isfinite(table).all(axis=1))
        if complete.sum() < 3:
            raise KohorteError("twins_too_few", areas=int(complete.sum()))
        strength = _weights(indicators, weights or {})
        standard = _standardised(table[complete], indicators)
        correlation, shrinkage = shrunk_correlation(standard)
        whitened = np.full(table.shape, np.nan)
        whitened[complete] = standard @ _inverse_root(correlation) * np.sqrt(strength)
        for name, value in {
            "areas": tuple(areas),
            "indicators": tuple(indicators),
            "weights": dict(zip(indicators, strength.tolist(), strict=True)),
            "shrinkage": shrinkage,
            "left_out": tuple(a for a, known in zip(areas, complete, strict=True) if not known),
            "_values": table,
            "_sizes": people,
            "_whitened": whitened,
        }.items():
            object.__setattr__(self, name, value)

    def twins_of(self, area: str, *, count: int = 15, band: float = BAND) -> tuple[Twin, ...]:
        """The areas most like this one, the nearest first.

        Parameters
        ----------
        area : str
        count : int
            How many; fewer if there are not enough of similar size.
        band : float
            Largest relative difference in size. [0 … 1]

        Returns
        -------
        tuple of Twin

        Raises
        ------
        KohorteError
            ``area_missing``; ``area_incomplete`` (not all its indicators are known);
            ``no_twin_of_this_size``.
        """
        if area not in self.areas:
            raise KohorteError("area_missing", area=area)
        row = self.areas.index(area)
        if area in self.left_out:
            unknown = np.flatnonzero(np.isnan(self._values[row]))
            names = tuple(self.indicators[i] for i in unknown)
            raise KohorteError("area_incomplete", area=area, indicators=names)
        apart = (self._whitened - self._whitened[row]) ** 2
        squared = apart.sum(axis=1)
        similar = np.abs(self._sizes / self._sizes[row] - 1) <= band
        similar[row] = False
        candidates = np.flatnonzero(similar & np.isfinite(squared))
        if not candidates.size:
            raise KohorteError("no_twin_of_this_size", area=area, band=band)
        nearest = candidates[np.argsort(squared[candidates], kind="stable")[:count]]
        return tuple(self._twin(row, other, apart[other]) for other in nearest.tolist())

    def _twin(self, row: int, other: int, apart: Array) -> Twin:
        total = float(apart.sum())
        shares = apart / total if total else np.zeros_like(apart)
        return Twin(
            area=self.areas[other],
            size=float(self._sizes[other]),
            distance=float(np.sqrt(total)),
            contributions=self._named(shares),
            here=self._named(self._values[row]),
            there=self._named(self._values[other]),
        )

    def _named(self, values: Array) -> dict[str, float]:
        return dict(zip(self.indicators, values.tolist(), strict=True))


def shrunk_correlation(standard: Array) -> tuple[Array, float]:
    """Correlation matrix drawn to the identity as far as its noise demands.

    Parameters
    ----------
    standard : array, shape (area, indicator)
        Standardised values: mean 0, variance 1 in each column.

    Returns
    -------
    array, shape (indicator, indicator)
    float
        The intensity. [0 … 1]

    Notes
    -----
    With S the sample matrix of n observations and m = tr(S)/p: d² = ‖S - mI‖²/p,
    b² = min(d², Σ ‖x x' - S‖² / (n² p)), intensity b²/d² (Ledoit and Wolf 2004, lemmas
    3.2 to 3.4).
    """
    n, p = standard.shape
    sample = standard.T @ standard / n
    scale = np.trace(sample) / p
    distance = float(((sample - scale * np.eye(p)) ** 2).sum() / p)
    squared = standard**2
    spread = float((squared.T @ squared).sum() / n - (sample**2).sum())
    noise = min(distance, spread / (n * p))
    intensity = noise / distance if distance else 1.0
    return intensity * scale * np.eye(p) + (1 - intensity) * sample, intensity


def _inverse_root(matrix: Array) -> Array:
    lengths, directions = np.linalg.eigh(matrix)
    root: Array = (directions / np.sqrt(lengths)) @ directions.T
    return root


def _standardised(values: Array, indicators: Sequence[str]) -> Array:
    spread = values.std(axis=0)
    for name, width in zip(indicators, spread, strict=True):
        if width == 0:
            raise KohorteError("indicator_constant", indicator=name)
    standard: Array = (values - values.mean(axis=0)) / spread
    return standard


def _weights(indicators: Sequence[str], weights: Mapping[str, float]) -> Array:
    for name, weight in weights.items():
        if name not in indicators:
            raise KohorteError("weight_unknown", indicator=name)
        if not weight >= 0:
            raise KohorteError("weight_negative", indicator=name, weight=weight)
    return np.array([weights.get(name, 1.0) for name in indicators])
