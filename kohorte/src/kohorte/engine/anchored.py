"""From a finished projection to assumptions that give it again (verankerte Annahmen).

Many places count their residents by age but not their moves. What a lever can act on is then
read off a projection made without moves: births from its youngest, arrivals and departures
from what mortality and a usual turnover leave open.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from kohorte.engine.assumptions import BOYS_PER_BIRTH, Assumptions
from kohorte.engine.cohort_component import INFANT_SHARE, a_year_later, grown_older
from kohorte.engine.schedule import (
    Floats,
    Schedule,
    refuse_beyond_share,
    refuse_gaps,
    refuse_negative,
)
from kohorte.errors import KohorteError
from kohorte.population import MEN, WOMEN

ALMOST_ALL = 1 - 1e-12  # of those alive; more would leave than live by rounding


def anchored(
    people: ArrayLike, *, areas: Sequence[str], years: Sequence[int], mortality: ArrayLike,
    fertility: ArrayLike, turnover: ArrayLike, from_abroad: float = 0.0,
) -> Assumptions:  # fmt: skip
    """Return assumptions from which the engine projects exactly the people given.

    With residents N who have grown a year older, P at the end of the year, mortality q and
    q' a year later, and departures o as usual, arrivals are what is missing:
    ``I = (P - N ((1 - o) - q (1 - o/2))) / (1 - q'/2)``. Where that is below 0, nobody
    arrives and departures are what is missing: ``o = (1 - q - P/N) / (1 - q/2)``. Births are
    the children of age 0 with those who died, ``B = sum P(0) / (1 - q(0))``, as if no infant
    moved but those that the usual sex ratio leaves over; the fertility
    schedule gives the ages of the mothers and its level by year is local. This turns the
    equations of `project_with_components` round.

    Parameters
    ----------
    people : array, shape (area, year + 1, sex, age)
        Residents on 31 December before the first year and of every year, women first; the
        last age is open. [persons, >= 0]
    areas, years : sequence
        As in `Assumptions`.
    mortality : array, shape (sex, age)
        By the age attained in the year. [0 … 1, below 1]
    fertility : array, shape (age,)
        [births / woman / year, 0 at age 0]
    turnover : array, shape (age,)
        Usual departures. [moves / person / year, 0 … 1]
    from_abroad : float
        Share of the arrivals that are immigration. [0 … 1]

    Returns
    -------
    Assumptions
        ``fertility_level`` is the local level of births by year.

    Raises
    ------
    KohorteError
        ``shape``; ``not_finite_at``; ``negative``; ``not_a_share``; as `Assumptions`.
    """
    path, q = np.asarray(people, dtype=float), np.asarray(mortality, dtype=float)
    usual, bearing = np.asarray(turnover, dtype=float), np.asarray(fertility, dtype=float)
    _check(path, q, usual, bearing, areas=areas, years=years, from_abroad=from_abroad)
    before, end = grown_older(path[:, :-1]), path[:, 1:]
    leaving, coming = _moves(before, end, q, usual)
    born, leaving[..., 0], coming[..., 0] = _infants(end[..., 0], q[:, 0])
    women = (before[:, :, WOMEN] + end[:, :, WOMEN]) / 2
    expected = (bearing * women).sum(axis=-1)
    level = np.divide(born, expected, out=np.zeros_like(born), where=expected > 0)
    coming[..., 0] = np.where(expected[..., None] > 0, coming[..., 0], _without_births(end, q))
    leaving[..., 0] = np.where(expected[..., None] > 0, leaving[..., 0], 0)
    count = len(areas)
    return Assumptions(
        areas=tuple(areas),
        years=tuple(years),
        start=path[:, 0][:, None],
        mortality=Schedule.same_for_all(q[None, None], areas=count, name="mortality"),
        fertility=Schedule.same_for_all(bearing[None, None], areas=count, name="fertility"),
        out_rate=Schedule.by_area(leaving[:, :, None], name="out_rate"),
        arrivals=Schedule.by_area(coming[:, :, None] * (1 - from_abroad), name="arrivals"),
        immigration=Schedule.by_area(coming[:, :, None] * from_abroad, name="immigration"),
        fertility_level=Schedule.by_area(level, name="fertility_level"),
    )


def _moves(before: Floats, end: Floats, q: Floats, usual: Floats) -> tuple[Floats, Floats]:
    most = (1 - q) / (1 - q / 2) * ALMOST_ALL
    leaving = np.broadcast_to(np.minimum(usual, most), before.shape).copy()
    rest = end - before * ((1 - leaving) - q * (1 - leaving / 2))
    coming = np.maximum(rest, 0) / (1 - a_year_later(q) / 2)
    kept = np.divide(end, before, out=np.zeros_like(end), where=before > 0)
    leaving = np.where(rest < 0, np.clip((1 - q - kept) / (1 - q / 2), 0, most), leaving)
    return leaving, coming


def _infants(children: Floats, q: Floats) -> tuple[Floats, Floats, Floats]:
    """Births, and the moves of infants that their sex ratio asks for.

    Where more of one sex would have to leave than live, births are those of that sex alone.
    """
    shares = np.empty(2)
    shares[WOMEN], shares[MEN] = 1 - BOYS_PER_BIRTH, BOYS_PER_BIRTH
    alive = children / (1 - q)
    born, fewest = alive.sum(axis=-1), (alive / shares).min(axis=-1)
    too_few = (alive < born[..., None] * shares / 2).any(axis=-1)
    born = np.where(too_few, fewest, born)
    by_sex = born[..., None] * shares
    rest = (children - by_sex * (1 - q)) / (1 - q * INFANT_SHARE)
    leaving = np.divide(np.maximum(-rest, 0), by_sex, out=np.zeros_like(rest), where=by_sex > 0)
    return born, leaving, np.maximum(rest, 0)


def _without_births(end: Floats, q: Floats) -> Floats:
    """Arrivals of infants where no woman could have borne them."""
    coming: Floats = end[..., 0] / (1 - q[:, 0] * INFANT_SHARE)
    return coming


def _check(
    path: Floats, q: Floats, usual: Floats, bearing: Floats, *,
    areas: Sequence[str], years: Sequence[int], from_abroad: float,
) -> None:  # fmt: skip
    if path.ndim != 4 or path.shape[:3] != (len(areas), len(years) + 1, 2):
        expected = (len(areas), len(years) + 1, 2, "ages")
        raise KohorteError("shape", name="people", expected=expected, found=path.shape)
    ages = path.shape[3]
    for name, values, shape in (
        ("mortality", q, (2, ages)), ("turnover", usual, (ages,)), ("fertility", bearing, (ages,))
    ):  # fmt: skip
        if values.shape != shape:
            raise KohorteError("shape", name=name, expected=shape, found=values.shape)
        refuse_gaps(values, name=name)
        refuse_negative(values, name=name)
    refuse_gaps(path, name="people")
    refuse_negative(path, name="people")
    for name, share in (("turnover", usual), ("mortality", q)):
        refuse_beyond_share(share, name=name)
    refuse_beyond_share(np.array([from_abroad]), name="from_abroad")
