"""Numbers as a German reader expects them; nothing looks more precise than it is."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from bleibe.profiles.steps import stepped

NO_BREAK = "\u00a0"
MINUS = "\u2212"
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
RUN_DIGITS = 12
"""So many digits are enough to name a projection run."""


def number(value: float, *, places: int = 0, signed: bool = False) -> str:
    """``1234.5`` → ``1.234,5``; halves are rounded up, minus is a real minus."""
    if not isfinite(value):
        raise ValueError(f"not a number to show: {value}")
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)
    digits = f"{abs(rounded):,.{places}f}".translate(str.maketrans(",.", ".,"))
    if rounded < 0:
        return MINUS + digits
    return f"+{digits}" if signed and rounded > 0 else digits


def percent(value: float, *, places: int = 1, signed: bool = False) -> str:
    """A share (0 … 1) in percent, the sign held to the number."""
    return number(value * 100, places=places, signed=signed) + NO_BREAK + "%"


def to_step(value: float, step: int) -> str:
    """A count rounded to a step: ``(131277, 500)`` → ``131.500``."""
    return number(stepped(value, step))


def day(on: date) -> str:
    """``31. Dezember 2024``, not broken after the day."""
    return f"{on.day}.{NO_BREAK}{MONTHS[on.month - 1]} {on.year}"


def listed(parts: list[str] | tuple[str, ...], *, last: str = "und") -> str:
    """``a, b und c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def years_listed(years: list[int] | tuple[int, ...]) -> str:
    """``2011 bis 2021, 2023 und 2024``: runs of three and more are drawn together."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]} bis {run[-1]}"] if len(run) > 2 else [str(year) for year in run]
    return listed(words)
