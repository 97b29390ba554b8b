"""How finely an expected figure may be told."""

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
