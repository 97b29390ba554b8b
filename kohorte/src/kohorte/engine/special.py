"""People who do not age with the rest: students, barracks, prisons, reception centres, homes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.schedule import Floats, frozen, refuse_gaps, refuse_negative
from kohorte.errors import KohorteError


@dataclass(frozen=True, eq=False)
class Institution:
    """A place whose residents come and go at the same ages (Sonderbevölkerung).

    Parameters
    ----------
    name : str
    area : str
    persons : array, shape (nationality, sex, age)
        Residents while it is open. [persons, >= 0]
    opens : int, optional
        First year at whose end it is open; it was open at the start when left out.
    closes : int, optional
        First year at whose end it is closed again.

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``closes_before_it_opens``.
    """

    name: str
    area: str
    persons: Floats = field(repr=False)
    opens: int | None = None
    closes: int | None = None

    def __post_init__(self) -> None:
        persons = frozen(self.persons)
        refuse_gaps(persons, name=self.name)
        refuse_negative(persons, name=self.name)
        object.__setattr__(self, "persons", persons)
        if self.opens is not None and self.closes is not None and self.closes <= self.opens:
            raise KohorteError(
                "closes_before_it_opens", name=self.name, opens=self.opens, closes=self.closes
            )

    def is_open_in(self, year: int) -> bool:
        """Whether it has residents on 31 December of a year."""
        begun = self.opens is None or year >= self.opens
        return begun and (self.closes is None or year < self.closes)


def residents_in(
    institutions: Sequence[Institution], *, assumptions: Assumptions, year: int
) -> Floats:
    """Return the residents of all institutions open at the end of a year, by area.

    Returns
    -------
    array, shape (area, nationality, sex, age)
        [persons]

    Raises
    ------
    KohorteError
        ``area_missing``; ``shape``.
    """
    total = np.zeros(assumptions.start.shape)
    for institution in institutions:
        if institution.area not in assumptions.areas:
            raise KohorteError("area_missing", area=institution.area)
        if institution.persons.shape != total.shape[1:]:
            raise KohorteError(
                "shape",
                name=institution.name,
                expected=total.shape[1:],
                found=institution.persons.shape,
            )
        if institution.is_open_in(year):
            total[assumptions.areas.index(institution.area)] += institution.persons
    return total


def without_special(assumptions: Assumptions, institutions: Sequence[Institution]) -> Assumptions:
    """Take the residents of institutions out of the start, so that they do not age.

    Raises
    ------
    KohorteError
        ``area_missing``; ``shape``; ``special_exceeds_residents``, when more live in an
        institution than in its area at that age.
    """
    before = assumptions.years[0] - 1
    special = residents_in(institutions, assumptions=assumptions, year=before)
    others = assumptions.start - special
    if others.min() < -1e-9:
        area, *cell = (int(k) for k in np.unravel_index(others.argmin(), others.shape))
        raise KohorteError(
            "special_exceeds_residents", area=assumptions.areas[area], cell=tuple(cell)
        )
    return replace(assumptions, start=np.maximum(others, 0))


def with_special(
    residents: Floats, *, institutions: Sequence[Institution], assumptions: Assumptions
) -> Floats:
    """Add the residents of institutions to a projection of the others.

    Parameters
    ----------
    residents : array, shape (area, year, nationality, sex, age)
        As `project_population` returns it for `without_special`. [persons]
    institutions : sequence of Institution
    assumptions : Assumptions
        For areas and years.

    Returns
    -------
    array, shape (area, year, nationality, sex, age)

    Raises
    ------
    KohorteError
        ``area_missing``; ``shape``.
    """
    special = [
        residents_in(institutions, assumptions=assumptions, year=year) for year in assumptions.years
    ]
    together: Floats = residents + np.stack(special, axis=1)
    return together
