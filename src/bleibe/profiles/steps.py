"""How finely an expected figure may be told."""

from math import floor

FINEST_STEP = 10
"""Nothing that is projected is shown to the single person."""
PARTS_OF_A_BAND = 10


def step_for(width: float) -> int:
    """Return the step to which figures with such a band are rounded: 10, 50, 100, 500 …

    A small part of the band is not knowledge.
    """
    step, most = FINEST_STEP, width / PARTS_OF_A_BAND
    factors = (5, 2)
    while step * factors[0] <= most:
        step *= factors[0]
        factors = factors[::-1]
    return step


def finer_step(step: int) -> int:
    """Return what parts of the population are rounded to: they are smaller than the total."""
    return max(FINEST_STEP, step // 10)


def stepped(value: float, step: int) -> float:
    """Return a count rounded to a step, halves up."""
    return float(floor(value / step + 0.5) * step)
