"""How far rates may wander: shocks shared by nation, Land and Kreis, and the area's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from kohorte.engine.assumptions import Assumptions, coming, leaving
from kohorte.engine.random import FACTORS
from kohorte.engine.schedule import Floats, frozen, refuse_gaps, refuse_negative
from kohorte.errors import KohorteError
from kohorte.population import WOMEN

NATION = "DE"


@dataclass(frozen=True, eq=False)
class FactorModel:
    """Multiplicative factors on mortality, departures, arrivals and fertility (Streuung).

    A rate of an area is its assumption times ``exp(x)``. x is the sum of one walk per
    level, each ``x(t) = persistence * x(t-1) + sd * z(t)`` from ``x = 0`` at the start,
    and of the counting noise of the area, which is its own newest z times a deviation; half
    of its variance is taken off, so that the factor is 1 on average. Draws z are standard
    normal, independent between factors, levels, places and years, and the same for all
    areas below a place. A factor is held between 1/148 and 148.

    Parameters
    ----------
    levels : tuple of str
        From the top down; the last is the area itself.
    sd : array, shape (levels, 4)
        Standard deviation of the yearly shock of the log factor, in the order of
        `kohorte.engine.random.FACTORS`. [>= 0]
    persistence : array, shape (levels, 4)
        [0 … 1]
    counting_noise : float
        Small numbers vary by chance: adds shocks that last one year, with
        ``counting_noise / expected events`` as variance. 1 is that of Poisson counts. [>= 0]

    Raises
    ------
    KohorteError
        ``shape``; ``not_finite_at``; ``negative``; ``not_a_share``.
    """

    levels: tuple[str, ...]
    sd: Floats
    persistence: Floats
    counting_noise: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "levels", tuple(self.levels))
        expected = (len(self.levels), len(FACTORS))
        for name in ("sd", "persistence"):
            values = frozen(getattr(self, name))
            if not self.levels or values.shape != expected:
                raise KohorteError("shape", name=name, expected=expected, found=values.shape)
            refuse_gaps(values, name=name)
            refuse_negative(values, name=name)
            object.__setattr__(self, name, values)
        if self.persistence.max() > 1:
            place = tuple(int(k) for k in np.argwhere(self.persistence > 1)[0])
            raise KohorteError("not_a_share", name="persistence", place=place)
        if not 0 <= self.counting_noise < np.inf:
            raise KohorteError("negative", name="counting_noise", place=())

    def scaled(self, factor: float) -> FactorModel:
        """Return the model with all standard deviations times a factor."""
        noise = self.counting_noise * factor**2
        return replace(self, sd=self.sd * factor, counting_noise=noise)


def nesting_of_ags(areas: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return nation, Land and Kreis of each municipality key (AGS, eight digits).

    Raises
    ------
    KohorteError
        ``not_an_ags``.
    """
    for area in areas:
        if len(area) != 8 or not area.isdigit():
            raise KohorteError("not_an_ags", area=area)
    return tuple((NATION, area[:2], area[:5]) for area in areas)


def expected_events(assumptions: Assumptions) -> Floats:
    """Return the events of each area in the first year, at the rates assumed.

    Returns
    -------
    array, shape (area, 4)
        Deaths, departures, arrivals, births. [persons / year]
    """
    start = assumptions.start
    women = start[:, :, WOMEN]
    births = (assumptions.fertility.in_year(0) * women).sum(axis=(1, 2))
    if assumptions.fertility_level is not None:
        births = births * assumptions.fertility_level.in_year(0)
    cells = (1, 2, 3)
    return np.stack(
        [
            (start * assumptions.mortality.in_year(0)).sum(axis=cells),
            (start * leaving(assumptions).in_year(0)).sum(axis=cells),
            coming(assumptions).in_year(0).sum(axis=cells),
            births,
        ],
        axis=-1,
    )


def noise_sd(model: FactorModel, events: Floats) -> Floats:
    """Return the standard deviation of the one-year shocks, shape of `events`.

    Fewer than one expected event counts as one: below that a relative error has no meaning.
    """
    spread: Floats = np.sqrt(model.counting_noise / np.maximum(events, 1.0))
    return spread


def half_variance(model: FactorModel, noise: Floats, *, years: int) -> Floats:
    """Return half the variance of the log factors.

    The variance of a walk after t years is ``sd^2 sum persistence^(2k), k = 0 … t-1``. The
    area's newest shock bears its noise too: ``(sd + noise)^2`` instead of ``sd^2``.

    Parameters
    ----------
    model : FactorModel
    noise : array, shape (area, 4)
    years : int

    Returns
    -------
    array, shape (area, year, 4)
    """
    powers = model.persistence[:, None] ** (2 * np.arange(years)[None, :, None])
    walks = (model.sd[:, None] ** 2 * np.cumsum(powers, axis=1)).sum(axis=0)
    own = model.sd[-1]
    newest = (own + noise) ** 2 - own**2
    variance: Floats = walks[None] + newest[:, None]
    return variance / 2


def calibrated(
    model: FactorModel, *, simulated: ArrayLike, observed: ArrayLike, coverage: float = 0.8
) -> FactorModel:
    """Scale the spread so that past intervals would have held what happened (Kalibrierung).

    For each past case the relative half-width that would just have reached the observed
    value is compared with the one simulated; the `coverage` quantile of that ratio scales
    all standard deviations. Half-widths grow nearly in proportion to them, so one step
    comes close; run the cases again and repeat where they do not.

    Parameters
    ----------
    model : FactorModel
        The model the cases were simulated with.
    simulated : array, shape (cases, 3)
        Lower bound, median and upper bound of the interval of probability `coverage`, by
        area, origin and horizon. [persons, > 0]
    observed : array, shape (cases,)
        What was counted later. [persons, > 0]
    coverage : float
        [0 … 1, both excluded]

    Returns
    -------
    FactorModel

    Raises
    ------
    KohorteError
        ``shape``; ``not_finite_at``; ``not_positive``; ``not_a_share``; ``interval_is_empty``
        (a simulated interval has no width on the side of the observed value).
    """
    bounds, seen = np.asarray(simulated, dtype=float), np.asarray(observed, dtype=float)
    if bounds.ndim != 2 or bounds.shape != (seen.size, 3) or not seen.size:
        raise KohorteError("shape", name="simulated", expected=(seen.size, 3), found=bounds.shape)
    for name, values in (("simulated", bounds), ("observed", seen)):
        refuse_gaps(values, name=name)
        if values.min() <= 0:
            place = tuple(int(k) for k in np.argwhere(values <= 0)[0])
            raise KohorteError("not_positive", name=name, place=place)
    if not 0 < coverage < 1:
        raise KohorteError("not_a_share", name="coverage", place=())
    error = np.log(seen / bounds[:, 1])
    width = np.log(bounds[:, [0, 2]] / bounds[:, 1:2])
    reached = np.where(error < 0, width[:, 0], width[:, 1])
    empty = (reached == 0) & (error != 0)
    if empty.any():
        raise KohorteError("interval_is_empty", case=int(empty.argmax()))
    ratio = np.divide(error, reached, out=np.zeros_like(error), where=reached != 0)
    return model.scaled(float(np.quantile(ratio, coverage)))
