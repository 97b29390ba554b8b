"""Single figures for a whole structure: ages, lifetimes, mixtures.

Pure functions on plain numbers; age groups are half open, ``high`` None is the open group.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kohorte.errors import KohorteError

K = TypeVar("K", bound=Hashable)
GROUP_AT_MOST = 5  # years; within wider groups an age could only be guessed
OPEN_AT_LEAST = 85  # so few people are older that their exact age hardly moves a mean
OPEN_AGE_MEAN = 2.5  # years above its lower bound at which people of the open group are put
INFANTS_DIE_AT = 0.1  # years, in populations of low mortality


@dataclass(frozen=True)
class AgeGroup:
    """People aged `low` to below `high`, and the events among them."""

    low: int
    high: int | None
    persons: float
    events: float = 0.0

    @property
    def width(self) -> float:
        """Years from `low` to `high`; twice the mean age above it in the open group."""
        return 2 * OPEN_AGE_MEAN if self.high is None else self.high - self.low


def mean_age(groups: Sequence[AgeGroup]) -> float:
    """Mean age (Durchschnittsalter), exact ages in the middle of each group.

    Parameters
    ----------
    groups : sequence of AgeGroup
        All ages, ascending. [persons]

    Returns
    -------
    float
        [years]

    Raises
    ------
    KohorteError
        ``nobody``.
    """
    everyone = _everyone(groups)
    return math.fsum((g.low + g.width / 2) * g.persons for g in groups) / everyone


def median_age(groups: Sequence[AgeGroup]) -> float:
    """Age that halves the population (Medianalter), linear inside its group.

    Parameters, returns and raises as in `mean_age`.
    """
    half = _everyone(groups) / 2
    younger = 0.0
    for group in groups:
        if group.persons and younger + group.persons >= half:
            return group.low + group.width * (half - younger) / group.persons
        younger += group.persons
    return groups[-1].low + groups[-1].width  # reached only when rounding loses the last person


def total_fertility(groups: Sequence[AgeGroup]) -> float:
    """Total fertility rate (zusammengefasste Geburtenziffer).

    Parameters
    ----------
    groups : sequence of AgeGroup
        ``persons`` are woman-years, ``events`` births to women of that age.

    Returns
    -------
    float
        Sum over groups of width times births per woman-year. [children / woman]

    Raises
    ------
    KohorteError
        ``nobody`` when a group has no women.

    References
    ----------
    .. [1] S. H. Preston, P. Heuveline, M. Guillot, *Demography: Measuring and Modeling
       Population Processes*, Blackwell, 2001, ch. 5.2.
    """
    if any(group.persons == 0 for group in groups):
        raise KohorteError("nobody")
    return math.fsum(group.width * group.events / group.persons for group in groups)


def life_expectancy(groups: Sequence[AgeGroup]) -> float:
    """Life expectancy at birth from an abridged period life table (Lebenserwartung).

    People die in the middle of their age group on average, infants at 0.1 years; the
    death rate of the open group lasts for ever.

    Parameters
    ----------
    groups : sequence of AgeGroup
        All ages, ascending. ``persons`` are person-years, ``events`` deaths.

    Returns
    -------
    float
        [years]

    Raises
    ------
    KohorteError
        ``nobody`` when a group has no people or nobody died in the open group.

    References
    ----------
    .. [1] Preston, Heuveline, Guillot 2001, ch. 3, box 3.1.
    """
    alive, lived = 1.0, 0.0
    for group in groups:
        if group.persons == 0 or (group.high is None and group.events == 0):
            raise KohorteError("nobody")
        rate = group.events / group.persons
        if group.high is None:
            lived += alive / rate
            break
        width = group.width
        inside = INFANTS_DIE_AT if (group.low, group.high) == (0, 1) else width / 2
        dying = min(1.0, width * rate / (1 + (width - inside) * rate))
        lived += alive * (width * (1 - dying) + inside * dying)
        alive *= 1 - dying
    return lived


def dissimilarity(one: Mapping[K, float], other: Mapping[K, float]) -> float:
    """Index of dissimilarity of two distributions over the same categories.

    Parameters
    ----------
    one, other : mapping of category to count

    Returns
    -------
    float
        Half the sum of absolute differences of shares: the share of either that would
        have to change category for both to be alike. [0 … 1]

    Raises
    ------
    KohorteError
        ``nobody`` when one of them is empty.

    References
    ----------
    .. [1] O. D. Duncan, B. Duncan, "A methodological analysis of segregation indexes",
       *American Sociological Review* 20, 1955.
    """
    first, second = _total(one.values()), _total(other.values())
    return (
        math.fsum(
            abs(one.get(key, 0.0) / first - other.get(key, 0.0) / second)
            for key in one.keys() | other.keys()
        )
        / 2
    )


def diversity(parts: Iterable[float]) -> float:
    """Chance that two people drawn with replacement belong to different parts.

    Parameters
    ----------
    parts : iterable of float
        Counts per part.

    Returns
    -------
    float
        One minus the sum of squared shares. [0 … 1]

    Raises
    ------
    KohorteError
        ``nobody``.

    References
    ----------
    .. [1] E. H. Simpson, "Measurement of diversity", *Nature* 163, 1949.
    """
    counts = list(parts)
    total = _total(counts)
    return 1 - math.fsum((count / total) ** 2 for count in counts)


def share(part: float, whole: float) -> float:
    """`part` of `whole`. [0 … 1]

    Raises
    ------
    KohorteError
        ``nobody``.
    """
    return part / _total([whole])


def _everyone(groups: Sequence[AgeGroup]) -> float:
    return _total(group.persons for group in groups)


def _total(counts: Iterable[float]) -> float:
    total = math.fsum(counts)
    if total == 0:
        raise KohorteError("nobody")
    return total
