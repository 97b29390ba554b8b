"""Single figures that leave the house: counts, shares, changes, indicators.

A share tells both of its numbers to whoever knows one of them, and a change tells who came
or went. So the same threshold holds for the people behind a figure as for the figure.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TypeVar

from kohorte.disclosure import released
from kohorte.disclosure.released import Protection, Released
from kohorte.disclosure.threshold import check_threshold
from kohorte.errors import KohorteError
from kohorte.indicator_gap import Gap
from kohorte.indicators import IndicatorValue

T = TypeVar("T")


def release_count(count: float, *, threshold: int) -> Released[float | None]:
    """Release one count that is part of no table.

    Parameters
    ----------
    count : float
        [persons, >= 0]
    threshold : int

    Returns
    -------
    Released
        Withheld from 1 to `threshold` - 1.

    Raises
    ------
    KohorteError
        ``threshold_too_low``; ``count_negative``.
    """
    _check(threshold, count)
    return _single(count, hidden=_small(count, threshold), threshold=threshold)


def release_share(
    numerator: float, denominator: float, *, threshold: int, sensitive: bool = False
) -> Released[float | None]:
    """Release the share that `numerator` people have in `denominator`.

    Parameters
    ----------
    numerator, denominator : float
        [persons, 0 <= numerator <= denominator]
    threshold : int
    sensitive : bool
        Whether a share of all or none would tell a trait of everybody, and is withheld.

    Returns
    -------
    Released
        Withheld if few people have the trait, few do not, or there are few at all.
        [0 … 1]

    Raises
    ------
    KohorteError
        ``threshold_too_low``; ``count_negative``; ``zero_denominator``;
        ``more_than_all``.
    """
    _check(threshold, numerator, denominator)
    if denominator == 0:
        raise KohorteError("zero_denominator", year="")
    if numerator > denominator:
        raise KohorteError("more_than_all", numerator=numerator, denominator=denominator)
    rest = denominator - numerator
    hidden = any(_small(part, threshold) for part in (numerator, rest, denominator))
    hidden = hidden or (sensitive and 0 in (numerator, rest))
    return _single(numerator / denominator, hidden=hidden, threshold=threshold)


def release_change(before: float, after: float, *, threshold: int) -> Released[float | None]:
    """Release by how much a count changed between two dates.

    Parameters
    ----------
    before, after : float
        [persons, >= 0]
    threshold : int

    Returns
    -------
    Released
        Withheld if either count is small, or so few came or went that they could be
        recognised. [persons]

    Raises
    ------
    KohorteError
        ``threshold_too_low``; ``count_negative``.
    """
    _check(threshold, before, after)
    hidden = any(_small(part, threshold) for part in (before, after, abs(after - before)))
    return _single(after - before, hidden=hidden, threshold=threshold)


def release_indicator(value: IndicatorValue, *, threshold: int) -> Released[IndicatorValue]:
    """Release an indicator of a small area.

    Parameters
    ----------
    value : IndicatorValue
    threshold : int

    Returns
    -------
    Released
        If any number of people in it is small, the value becomes a gap ``withheld``; so
        does a share if few people are left over.

    Raises
    ------
    KohorteError
        ``threshold_too_low``.
    """
    check_threshold(threshold)
    rest = (
        value.denominator - value.numerator
        if value.numerator is not None and value.denominator is not None
        else math.inf
    )
    parts = (value.weakest, rest)
    hidden = any(part is not None and _small(part, threshold) for part in parts)
    if hidden:
        value = replace(
            value,
            value=None,
            numerator=None,
            denominator=None,
            lower=None,
            upper=None,
            weakest=None,
            status="gap",
            gap=Gap("withheld"),
        )
    protection = Protection("suppress", threshold, "single_figure", {"threshold": threshold})
    return Released(value, hidden, protection, seal=released._SEAL)


def release_official(value: T, *, source: str) -> Released[T]:
    """Release a figure that a statistical office has already published itself.

    Raises
    ------
    KohorteError
        ``source_missing``.
    """
    if not source.strip():
        raise KohorteError("source_missing")
    protection = Protection("official", None, "published_by_office", {"source": source})
    return Released(value, False, protection, seal=released._SEAL)


def _small(count: float, threshold: int) -> bool:
    return 0 < count < threshold


def _check(threshold: int, *counts: float) -> None:
    check_threshold(threshold)
    for count in counts:
        if not count >= 0:
            raise KohorteError("count_negative", cell="", cells=1)


def _single(value: float, *, hidden: bool, threshold: int) -> Released[float | None]:
    protection = Protection("suppress", threshold, "single_figure", {"threshold": threshold})
    return Released(None if hidden else value, hidden, protection, seal=released._SEAL)
