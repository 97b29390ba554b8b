"""Effects as they are told: no more digits than a model calculation carries."""

from math import floor, log10

from bleibe.design.charts.figures import german
from bleibe.profiles.steps import FINEST_STEP, stepped

KEPT_DIGITS = 2


def told_effect(value: float) -> float:
    """Return an effect with two digits at most, never finer than ten persons."""
    size = abs(value)
    if size < FINEST_STEP / 2:
        return 0.0
    step = max(FINEST_STEP, 10 ** (floor(log10(size)) + 1 - KEPT_DIGITS))
    rounded = stepped(size, step)
    return rounded if value > 0 else -rounded


def said(value: float) -> str:
    """Return an effect in figures with its sign: „+140“, „−60“, „unter 10“ is „0“."""
    rounded = told_effect(value)
    return f"+{german(rounded)}" if rounded > 0 else german(rounded)
