"""Cohort-component projection of many areas at once, with all its components."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.schedule import Floats, Schedule
from kohorte.population import MEN, WOMEN

LABELS = ("areas", "years")
GERMAN, FOREIGN = 0, 1
HALF_YEAR = 1 / 2  # who moves in or out spends half of the year here
INFANT_SHARE = 2 / 3  # infants who move are exposed to two thirds of a year's deaths


@dataclass(frozen=True, eq=False)
class ComponentRun:
    """A projection with everything that happened in it (Bewegungen).

    All arrays have the shape (area, year, nationality, sex, age), by the age
    attained on 31 December of the year; in persons, not rounded. In each cell

        population = before + births - deaths - departures - emigration
                     + arrivals + immigration + naturalised

    Attributes
    ----------
    areas, years : tuple
        Labels of the first two axes.
    before : array
        Those who lived here on 1 January, a year older.
    births : array
        Newborns, by their own nationality, at age 0.
    deaths, departures, emigration, arrivals, immigration : array
    naturalised : array
        Gain of the nationals, loss of the foreigners.
    population : array
        Residents on 31 December.
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    before: Floats
    births: Floats
    deaths: Floats
    departures: Floats
    emigration: Floats
    arrivals: Floats
    immigration: Floats
    naturalised: Floats
    population: Floats

    def imbalance(self) -> Floats:
        """Return what the balance equation leaves over in each cell. [persons]"""
        gains = self.before + self.births + self.arrivals + self.immigration + self.naturalised
        return gains - self.deaths - self.departures - self.emigration - self.population


def project_with_components(assumptions: Assumptions) -> ComponentRun:
    """Project all areas and return every component of change.

    Residents age on 1 January. They die with half of the moves counted in: deaths
    are ``q (N - O/2 + C/2) + q' M/2`` for residents N, departures O, naturalisations C
    (a loss for foreigners) and arrivals M, who die as those one year older do
    (q'; at the open age q). Departures and naturalisations are shares of N.
    Births are ``sum F (N + P)/2`` over the women N of 1 January and P of 31 December.
    Newborns of foreign mothers are nationals by the share ``born_national``.
    The newborn die by ``q (B - 2/3 (O + C) + 2/3 M)``; for nationals C is left out.

    Parameters
    ----------
    assumptions : Assumptions

    Returns
    -------
    ComponentRun
        Arrays of shape (area, year, nationality, sex, age). [persons]

    References
    ----------
    .. [1] Statistik Aargau, *propop: Population Projections*, R package, version 2.1.0:
       timing of moves and deaths. The formulas above were read off its results for the
       canton of Aargau, which they reproduce (see ``docs/engine.md``).
    .. [2] S. H. Preston, P. Heuveline, M. Guillot, *Demography*, 2001, ch. 6.
    """
    shape = (len(assumptions.areas), assumptions.horizon, *assumptions.start.shape[1:])
    flows = {part.name: np.zeros(shape) for part in fields(ComponentRun)[len(LABELS) :]}
    people = assumptions.start
    for step in range(assumptions.horizon):
        year = _project_one_year(assumptions, people, step=step)
        for name, figures in year.items():
            flows[name][:, step] = figures
        people = year["population"]
    return ComponentRun(areas=assumptions.areas, years=assumptions.years, **flows)


def grown_older(people: Floats) -> Floats:
    """Return residents by the age they attain in the new year; age 0 is empty.

    Parameters
    ----------
    people : array, shape (…, age)
        The last age is open and keeps its own. [persons]

    Returns
    -------
    array, shape (…, age)
    """
    older = np.zeros(people.shape)
    older[..., 1:] = people[..., :-1]
    older[..., -1] += people[..., -1]
    return older


def a_year_later(mortality: Floats) -> Floats:
    """Return for each age the deaths' share of the next one, for the open age its own."""
    return np.concatenate([mortality[..., 1:], mortality[..., -1:]], axis=-1)


def newborns(assumptions: Assumptions, women: Floats, *, step: int) -> Floats:
    """Return births by nationality and sex of the child.

    Parameters
    ----------
    assumptions : Assumptions
    women : array, shape (area, nationality, age)
        Women on average over the year. [persons]
    step : int
        0 for the first projected year.

    Returns
    -------
    array, shape (area, nationality, sex)
    """
    born = (assumptions.fertility.in_year(step) * women).sum(axis=-1)
    if assumptions.fertility_level is not None:
        born *= assumptions.fertility_level.in_year(step)[:, None]
    if assumptions.born_national is not None:
        share = assumptions.born_national.in_year(step)
        born[:, GERMAN] += share * born[:, FOREIGN]
        born[:, FOREIGN] *= 1 - share
    boys = assumptions.boys_per_birth
    children = np.empty((*born.shape, 2))
    children[..., WOMEN] = born * (1 - boys)
    children[..., MEN] = born * boys
    return children


def _project_one_year(assumptions: Assumptions, people: Floats, *, step: int) -> dict[str, Floats]:
    before = grown_older(people)
    rate = {
        "departures": assumptions.out_rate.in_year(step),
        "emigration": or_zero(assumptions.emigration_rate, before, step=step),
    }
    naturalisation = or_zero(assumptions.naturalisation, before[:, FOREIGN:], step=step)
    count = {
        "arrivals": assumptions.arrivals.in_year(step),
        "immigration": or_zero(assumptions.immigration, before, step=step),
    }
    mortality = assumptions.mortality.in_year(step)
    flows = {name: before * table for name, table in rate.items()} | count
    flows["before"] = before
    flows["births"] = np.zeros(before.shape)
    flows["naturalised"] = np.zeros(before.shape)
    naturalise(flows["naturalised"], before, naturalisation)

    out = flows["departures"] + flows["emigration"]
    into = flows["arrivals"] + flows["immigration"]
    exposed = before + (flows["naturalised"] - out) * HALF_YEAR
    flows["deaths"] = mortality * exposed + a_year_later(mortality) * into * HALF_YEAR
    end = before - flows["deaths"] - out + into + flows["naturalised"]

    women = (before[:, :, WOMEN] + end[:, :, WOMEN]) / 2
    born = newborns(assumptions, women, step=step)
    flows["births"][..., 0] = born
    for name, table in rate.items():
        flows[name][..., 0] = born * table[..., 0]
    naturalise(flows["naturalised"][..., 0], born, naturalisation[..., 0])
    left = flows["departures"][..., 0] + flows["emigration"][..., 0]
    came = into[..., 0]
    lost = np.minimum(flows["naturalised"][..., 0], 0)
    flows["deaths"][..., 0] = mortality[..., 0] * (born + (came - left + lost) * INFANT_SHARE)
    end[..., 0] = born - flows["deaths"][..., 0] - left + came + flows["naturalised"][..., 0]
    flows["population"] = end
    return flows


def naturalise(gained: Floats, people: Floats, rate: Floats) -> None:
    """Write the gain of nationals and the loss of foreigners; axis 1 is nationality."""
    if people.shape[1] == 2:
        moved = people[:, FOREIGN] * rate.reshape(people[:, FOREIGN].shape)
        gained[:, GERMAN] = moved
        gained[:, FOREIGN] = -moved


def or_zero(table: Schedule | None, like: Floats, *, step: int) -> Floats:
    """Return the figures of a year, or zeros where no schedule is given."""
    return np.zeros(like.shape) if table is None else table.in_year(step)
