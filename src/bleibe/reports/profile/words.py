"""Words for changes: only what is larger than chance gets a direction."""

from math import sqrt

TURNOVER = 0.12
"""Births, deaths and moves together, per resident and year, in a typical Kommune."""
SURE = 1.28
"""Width in standard deviations: eight of ten cases lie within."""
FEWEST_PEOPLE = 50
"""Of smaller groups no change is told in words: single moves decide it."""
LEAST = 0.003
"""Changes below this share of the population are not called changes."""


def chance(residents: float, *, years: float) -> float:
    """How far a total may drift by chance alone. [persons]

    Independent births, deaths and moves vary with the square root of their number.
    """
    return max(SURE * sqrt(TURNOVER * max(residents, 0.0) * years), LEAST * residents)


def direction(before: float, after: float, *, noise: float) -> int:
    """1 up, -1 down, 0 not told from chance."""
    change = after - before
    if abs(change) <= noise:
        return 0
    return 1 if change > 0 else -1


def noise_of_share(share: float, persons: float) -> float:
    """How far a share among so many persons may drift by chance. [0 … 1]"""
    return SURE * sqrt(2 * share * (1 - share) / persons) if persons > 0 else 1.0
