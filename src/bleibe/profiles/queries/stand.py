"""One population of one area on one day, as one table says it."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from bleibe.profiles.queries.sources import SourceRef


@dataclass(frozen=True, eq=False)
class Stand:
    """Residents of an area on a day (Bevölkerungsstand).

    Attributes
    ----------
    day : date
        The day of reference; a table by years counts as 31 December.
    nationality : {"", "german", "foreign"}
    sexes : tuple of str
        ``("f", "m")`` or ``("total",)``.
    ages : tuple of int
        Lower bounds of the age groups in completed years; ``(0,)`` is all ages.
    persons : array, shape (sex, age)
        NaN where the table has a sign instead of a number.
    markers : array of str, shape (sex, age)
        Signs of the cells, "" where there is none.
    total : float
        All sexes and ages as the table says it, the sum where it does not say it; NaN if
        neither is known. Perturbed tables do not add up, so the two may differ.
    total_marker : str
    source : SourceRef
    parts : int
        Number of areas this was added up from ("Summe der Kreise"); 0 where the table
        itself has the area.
    """

    day: date
    nationality: str
    sexes: tuple[str, ...]
    ages: tuple[int, ...]
    persons: NDArray[np.float64] = field(repr=False)
    markers: NDArray[np.str_] = field(repr=False)
    total: float
    total_marker: str
    source: SourceRef
    parts: int = 0

    @property
    def detail(self) -> int:
        """Number of cells: a table by sex and age says more than a total."""
        return self.persons.size

    @property
    def is_complete(self) -> bool:
        """True if every cell holds a number."""
        return bool(np.isfinite(self.persons).all())
