"""Small places and their dwellings: what is built, who moves in, how many it houses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import ArrayLike

from kohorte.engine.assumptions import Assumptions, added
from kohorte.engine.schedule import (
    Floats,
    Schedule,
    frozen,
    refuse_beyond_share,
    refuse_gaps,
    refuse_negative,
)
from kohorte.errors import KohorteError


@dataclass(frozen=True)
class DwellingProject:
    """Dwellings to be built or taken down (Bauvorhaben).

    Parameters
    ----------
    area : str
    year : int
        Year of completion or demolition.
    units : float
        Dwellings; below 0 for a demolition.
    kind : str
        Key of the first occupancy, such as "house" or "flat".
    """

    area: str
    year: int
    units: float
    kind: str

    def __post_init__(self) -> None:
        if not np.isfinite(self.units):
            raise KohorteError("not_finite_at", name="units", place=())


@dataclass(frozen=True, eq=False)
class FirstOccupancy:
    """Who moves into a new dwelling (Neubaubezug).

    Parameters
    ----------
    persons_per_dwelling : float
        Belegungsdichte once all have moved in. [persons, >= 0]
    ages : array, shape (nationality, sex, age)
        Age structure of the newcomers. [shares, sum 1]
    take_up : sequence of float
        Share of the dwellings first occupied in the year of completion, the next, …
        [0 … 1, sum at most 1]
    from_outside : float
        Share of the newcomers who did not live in the area before; others only move
        within it and leave a dwelling to the rest. [0 … 1]

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``not_a_share``; ``shares_do_not_add_up``.
    """

    persons_per_dwelling: float
    ages: Floats = field(repr=False)
    take_up: tuple[float, ...] = (0.5, 0.5)
    from_outside: float = 1.0

    def __post_init__(self) -> None:
        ages, take_up = frozen(self.ages), np.asarray(self.take_up, dtype=float)
        numbers = np.array([self.persons_per_dwelling, self.from_outside])
        for name, values in (("ages", ages), ("take_up", take_up), ("first_occupancy", numbers)):
            refuse_gaps(values, name=name)
            refuse_negative(values, name=name)
        refuse_beyond_share(numbers[1:], name="from_outside")
        if abs(ages.sum() - 1) > 1e-6:
            raise KohorteError("shares_do_not_add_up", name="ages", total=float(ages.sum()))
        if take_up.sum() > 1 + 1e-9:
            raise KohorteError("shares_do_not_add_up", name="take_up", total=float(take_up.sum()))
        object.__setattr__(self, "ages", ages)
        object.__setattr__(self, "take_up", tuple(take_up.tolist()))


def dwelling_stock(
    stock: ArrayLike, *, projects: Sequence[DwellingProject], areas: Sequence[str],
    years: Sequence[int],
) -> Floats:  # fmt: skip
    """Return dwellings at the end of each year (Wohnungsbestand).

    Parameters
    ----------
    stock : array, shape (area,)
        Dwellings before the first year. [dwellings, >= 0]
    projects : sequence of DwellingProject
    areas : sequence of str
    years : sequence of int

    Returns
    -------
    array, shape (area, year)

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``area_missing``; ``year_missing``;
        ``more_demolished_than_there``.
    """
    start = np.asarray(stock, dtype=float)
    refuse_gaps(start, name="stock")
    refuse_negative(start, name="stock")
    change = np.zeros((len(areas), len(years)))
    for project in projects:
        change[_place(project, areas, years)] += project.units
    dwellings: Floats = start[:, None] + np.cumsum(change, axis=1)
    if dwellings.min() < 0:
        area, year = (int(k) for k in np.argwhere(dwellings < 0)[0])
        raise KohorteError("more_demolished_than_there", area=areas[area], year=years[year])
    return dwellings


def newcomers(
    projects: Sequence[DwellingProject], *, occupancy: Mapping[str, FirstOccupancy],
    assumptions: Assumptions,
) -> Floats:  # fmt: skip
    """Return who moves into new dwellings from outside, by year and age.

    Demolitions bring nobody; those who lose a dwelling are not moved by the engine.

    Parameters
    ----------
    projects : sequence of DwellingProject
    occupancy : mapping of kind to FirstOccupancy
    assumptions : Assumptions
        For areas, years and the shape of cells.

    Returns
    -------
    array, shape (area, year, nationality, sex, age)
        [persons / year]

    Raises
    ------
    KohorteError
        ``area_missing``; ``year_missing``; ``unknown_kind``; ``shape``.
    """
    shape = assumptions.start.shape
    moving = np.zeros((shape[0], assumptions.horizon, *shape[1:]))
    for project in projects:
        area, year = _place(project, assumptions.areas, assumptions.years)
        if project.kind not in occupancy:
            raise KohorteError("unknown_kind", kind=project.kind, known=tuple(occupancy))
        first = occupancy[project.kind]
        if first.ages.shape != shape[1:]:
            raise KohorteError(
                "shape", name=project.kind, expected=shape[1:], found=first.ages.shape
            )
        persons = max(project.units, 0) * first.persons_per_dwelling * first.from_outside
        for later, share in enumerate(first.take_up):
            if year + later < assumptions.horizon:
                moving[area, year + later] += persons * share * first.ages
    return moving


def with_newcomers(assumptions: Assumptions, moving: Floats) -> Assumptions:
    """Add newcomers to the arrivals.

    Parameters
    ----------
    assumptions : Assumptions
    moving : array, shape (area, year, nationality, sex, age)
        As `newcomers` returns them. [persons / year]
    """
    more = Schedule.by_area(moving, name="newcomers")
    return replace(assumptions, arrivals=added(assumptions.arrivals, more, name="arrivals"))


def housed(dwellings: ArrayLike, *, vacancy: ArrayLike, household_size: ArrayLike) -> Floats:
    """Return how many people the dwellings hold: ``W (1 - v) h``.

    Parameters
    ----------
    dwellings : array, shape (area, year)
        [dwellings, >= 0]
    vacancy : array that broadcasts to it
        Leerstand. [0 … 1]
    household_size : array that broadcasts to it
        Persons per occupied dwelling; it mostly falls over the years. [persons, >= 0]

    Returns
    -------
    array, shape (area, year)
        [persons]

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``not_a_share``.
    """
    parts = {"dwellings": dwellings, "vacancy": vacancy, "household_size": household_size}
    arrays = {name: np.asarray(values, dtype=float) for name, values in parts.items()}
    for name, values in arrays.items():
        refuse_gaps(values, name=name)
        refuse_negative(values, name=name)
    refuse_beyond_share(arrays["vacancy"], name="vacancy")
    people: Floats = arrays["dwellings"] * (1 - arrays["vacancy"]) * arrays["household_size"]
    return people


def reconciled(residents: ArrayLike, *, capacity: ArrayLike, trust: float = 0.5) -> Floats:
    """Draw a projection towards what the dwellings hold, ages in proportion.

    The total becomes ``P^(1 - trust) H^trust`` for the projected residents P and the
    housed H: the mean of two opinions in the logarithm.

    Parameters
    ----------
    residents : array, shape (area, year, nationality, sex, age)
        [persons]
    capacity : array, shape (area, year)
        As `housed` returns it. [persons, > 0 where people live]
    trust : float
        0 leaves the projection, 1 takes the dwellings. [0 … 1]

    Returns
    -------
    array, shape (area, year, nationality, sex, age)

    Raises
    ------
    KohorteError
        ``not_finite_at``; ``negative``; ``not_a_share``; ``nowhere_to_live``.

    References
    ----------
    .. [1] Greater London Authority, *Housing-led projections: methodology*: trend-based and
       dwelling-based population are reconciled through household size.
    """
    people, held = np.asarray(residents, dtype=float), np.asarray(capacity, dtype=float)
    for name, values in (("residents", people), ("capacity", held)):
        refuse_gaps(values, name=name)
        refuse_negative(values, name=name)
    refuse_beyond_share(np.array([trust]), name="trust")
    total = people.sum(axis=(2, 3, 4))
    if ((held == 0) & (total > 0) & (trust > 0)).any():
        place = tuple(int(k) for k in np.argwhere((held == 0) & (total > 0))[0])
        raise KohorteError("nowhere_to_live", place=place)
    ratio = np.divide(held, total, out=np.ones(total.shape), where=total > 0)
    drawn: Floats = people * (ratio**trust)[..., None, None, None]
    return drawn


def _place(project: DwellingProject, areas: Sequence[str], years: Sequence[int]) -> tuple[int, int]:
    if project.area not in areas:
        raise KohorteError("area_missing", area=project.area)
    if project.year not in years:
        raise KohorteError("year_missing", year=project.year, years=tuple(years))
    return list(areas).index(project.area), list(years).index(project.year)
