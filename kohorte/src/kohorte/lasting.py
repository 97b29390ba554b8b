"""Whether the common pace of growth fades: learned from what followed earlier dates.

The bar's damping by 0.9 a year suits countries whose growth comes and goes. Where all
areas grow or shrink at one pace for decades, it is wrong by more each year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from kohorte.intervals import PRIOR as PRIOR_VARIANCE
from kohorte.intervals import spread
from kohorte.population import Array

PRIOR_DEVIATION = 0.5  # of the share, around 0


@dataclass(frozen=True)
class Lesson:
    """What an earlier date expected of typical areas, and what came.

    Attributes
    ----------
    residents : array, shape (area,)
        Of areas lived in on both dates, at the earlier one. [persons > 0]
    change : array, shape (area,)
        Log change of the total since.
    reliance : array, shape (area,)
        Weight of each area. [0 … 1]
    horizon : float
        Between the two dates. [years]
    faded, unfaded : float
        Log change of a typical area if the pace fades, and what comes on top if it does not.
    news : float
        How many independent draws the date counts for. [0 … 1]
    """

    residents: Array
    change: Array
    reliance: Array
    horizon: float
    faded: float
    unfaded: float
    news: float


def lasting_share(lessons: Iterable[Lesson]) -> float:
    """Share of the common pace that does not fade. [0 … 1]

    The regression, through the origin, of what typical areas did beyond the fading pace on
    what they would have done beyond it had it not faded. The mean over areas is as
    uncertain as the prior variance (`kohorte.intervals`) of one area, most of which
    areas have in common, lets it be; the prior is 0 ± 0.5. Without steady growth or decline
    behind it the share stays near 0.

    Parameters
    ----------
    lessons : iterable of Lesson

    Returns
    -------
    float
    """
    total, evidence = 1 / PRIOR_DEVIATION**2, 0.0
    for lesson in lessons:
        if lesson.reliance.sum() == 0:
            continue
        weight = lesson.reliance / lesson.reliance.sum()
        certainty = lesson.news / _variance_of_mean(lesson, weight)
        total += certainty * lesson.unfaded**2
        evidence += certainty * lesson.unfaded * float(weight @ lesson.change - lesson.faded)
    return float(np.clip(evidence / total, 0.0, 1.0))


def _variance_of_mean(lesson: Lesson, weight: Array) -> float:
    """Of the mean log change: the common part of the variance stays, the rest averages out."""
    variances = (
        spread(
            np.append(lesson.residents, np.inf),
            horizons=np.array([lesson.horizon]),
            coefficients=PRIOR_VARIANCE,
        )[:, 0]
        ** 2
    )
    own, common = variances[:-1] - variances[-1], float(variances[-1])
    return common + float(weight**2 @ own)
