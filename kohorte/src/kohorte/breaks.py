"""Jumps that births, deaths and moves do not explain: borders, barracks, a new count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kohorte.population import Population

LARGEST_CHANGE = 0.25  # per year on the log scale; faster is no usual growth
CHANCE = 10.0  # standard deviations of a count that chance alone may move it


@dataclass(frozen=True)
class Break:
    """A jump in the residents of an area (Bruch in der Zeitreihe).

    Attributes
    ----------
    area : str
    year : int
        The later of the two dates.
    before, after : float
        Residents on the two dates. [persons]
    """

    area: str
    year: int
    before: float
    after: float


def breaks(population: Population) -> tuple[Break, ...]:
    """Find jumps between successive dates, area by area.

    A jump is a change of more than a quarter per year (log scale) that is also more than
    ten standard deviations of a count. Nothing is mended: whether borders have
    changed, only those who know the place can say.

    Parameters
    ----------
    population : Population

    Returns
    -------
    tuple of Break
    """
    totals, years = population.totals(), np.array(population.years)
    before, after = totals[:, :-1], totals[:, 1:]
    smaller, larger = np.minimum(before, after), np.maximum(before, after)
    fast = smaller * np.exp(LARGEST_CHANGE * np.diff(years)) < larger
    found = fast & (larger - smaller > CHANCE * np.sqrt(larger))
    return tuple(
        Break(
            area=population.areas[area],
            year=int(years[date + 1]),
            before=float(before[area, date]),
            after=float(after[area, date]),
        )
        for area, date in np.argwhere(found)
    )
