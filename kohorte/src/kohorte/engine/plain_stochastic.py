"""Trajectories with NumPy alone: the same arithmetic as the compiled kernel, same order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kohorte.engine.measures import Indices
from kohorte.engine.prepared import Prepared
from kohorte.engine.random import Floats32, exponential, philox, standard_normal

ONE, TWO, HALF, ZERO = np.float32(1), np.float32(2), np.float32(0.5), np.float32(0)
TWO_THIRDS, MARGIN = np.float32(2 / 3), np.float32(1e-3)
AGES_AT_ONCE = 25  # rows that stay in the second-level cache
NUMBERS_AT_ONCE = 16000


def walks(
    run: Prepared, places: Indices, persistence: Floats32, sd: Floats32
) -> tuple[Floats32, Floats32]:
    """Return log factors and this year's draws of some places.

    Parameters
    ----------
    run : Prepared
    places : array, shape (places, 2)
    persistence, sd : array, shape (places, 4)

    Returns
    -------
    walks, draws : array, shape (year, place, 4, trajectory)
    """
    shape = (run.years.size, len(places), 4, run.lanes)
    drawn, walked = np.empty(shape, np.float32), np.empty(shape, np.float32)
    key = (int(run.seed[0]), int(run.seed[1]))
    first, second = (word.astype(np.uint32)[None, :, None] for word in places.T)
    lanes = np.arange(run.lanes, dtype=np.uint32)
    at_once = max(1, NUMBERS_AT_ONCE // (len(places) * run.lanes))
    for begin in range(0, run.years.size, at_once):
        years = run.years[begin : begin + at_once].astype(np.uint32)[:, None, None]
        words = np.stack(philox((first, second, years, lanes), key=key), axis=2)
        drawn[begin : begin + at_once] = standard_normal(words)
    state = np.zeros(shape[1:], np.float32)
    for step in range(run.years.size):
        state = persistence[..., None] * state + sd[..., None] * drawn[step]
        walked[step] = state
    return walked, drawn


def common_factors(
    run: Prepared, places: Sequence[tuple[int, int]], levels: Sequence[int]
) -> Floats32:
    """Return the sum of the walks of the places above an area, shape (year, 4, trajectory)."""
    total = np.zeros((run.years.size, 4, run.lanes), np.float32)
    if places:
        which = list(levels)
        model = run.model
        persistence, sd = (
            np.asarray(part[which], dtype=np.float32) for part in (model.persistence, model.sd)
        )
        walked, _ = walks(run, np.array(places, dtype=np.int64), persistence, sd)
        for place in range(len(places)):
            total += walked[:, place]
    return total


def area_trajectories(run: Prepared, area: int, common: Floats32) -> Floats32:
    """Return all measures of one area, shape (year, measure, trajectory)."""
    factors = _factors(run, area, common)
    cells = (run.nationalities, 2, run.ages)
    people = np.repeat(run.people[area][:, None], run.lanes, axis=1).reshape(*cells, run.lanes)
    drawn = np.empty((run.years.size, len(run.counting.members), run.trajectories), np.float32)
    for step in range(run.years.size):
        people = _one_year(run, area, people, factors[step], step=step)
        drawn[step] = _counted(run, people)[:, : run.trajectories]
    return drawn


def quantiles(run: Prepared, drawn: Floats32) -> Floats32:
    """Return the numbers of the ranks asked for, shape (…, rank)."""
    ordered: Floats32 = np.sort(drawn, axis=-1)[..., run.ranks - 1]
    return ordered


def falling(run: Prepared, area: int, drawn: Floats32) -> NDArray[np.int64]:
    """Return how many trajectories are below the start, shape (year, measure)."""
    return np.asarray((drawn < run.start_levels[area][None, :, None]).sum(axis=-1))


def _factors(run: Prepared, area: int, common: Floats32) -> Floats32:
    own = run.model.persistence[-1:], run.model.sd[-1:]
    persistence, sd = (np.asarray(part, dtype=np.float32) for part in own)
    walked, drawn = walks(run, run.places[area : area + 1], persistence, sd)
    noise = run.noise[area][:, None] * drawn[:, 0]
    return exponential(((common + walked[:, 0]) + noise) - run.offset[area][..., None])


def _one_year(
    run: Prepared, area: int, people: Floats32, factors: Floats32, *, step: int
) -> Floats32:
    shape = people.shape[:3]
    h, o, w, f, c = (
        table[row, step if table.shape[1] > 1 else 0].reshape(shape)
        for table, row in zip(run.tables, run.table_rows[:, area], strict=True)
    )
    f = f * run.fertility_level[area, step]
    settled = w * (ONE - np.concatenate([h[..., 1:], h[..., -1:]], axis=-1))
    before = np.empty(people.shape, np.float32)
    before[:, :, 0] = ZERO
    before[:, :, 1:] = people[:, :, :-1]
    before[:, :, -1] += people[:, :, -1]
    end = np.empty(people.shape, np.float32)
    for nationality in range(shape[0]):
        gains = c[0] if shape[0] == 2 and nationality == 0 else None
        lost = c[0] if shape[0] == 2 and nationality == 1 else np.zeros(shape[1:], np.float32)
        rates = (h[nationality], o[nationality], settled[nationality], lost)
        _grow_up(end[nationality], before[nationality], rates, factors)
        if gains is not None:
            alive = ONE - np.minimum(h[0][..., None] * factors[0], HALF)
            end[0][:, 1:] += ((before[1] * gains[..., None]) * alive)[:, 1:]
    births = _births(run, before, end, f, factors[3], area=area, step=step)
    for nationality in range(shape[0]):
        at_birth = (h[nationality, :, 0], o[nationality, :, 0], w[nationality, :, 0])
        _be_born(run, end, births, at_birth, c[0, :, 0], factors, nationality=nationality)
    return end


def _grow_up(
    end: Floats32, before: Floats32, rates: tuple[Floats32, ...], factors: Floats32
) -> None:
    """Write all ages but 0 of one nationality, naturalisation gains left out."""
    mortality, leaving, arrivals = factors[0], factors[1], factors[2]
    highest = mortality.max(), leaving.max()
    first_scratch, second_scratch = np.empty((2, AGES_AT_ONCE, end.shape[2]), np.float32)
    for sex in range(2):
        for first in range(1, end.shape[1], AGES_AT_ONCE):
            ages = slice(first, first + AGES_AT_ONCE)
            h, o, w, lost = (rate[sex, ages, None] for rate in rates)
            stay, out = first_scratch[: len(h)], second_scratch[: len(h)]
            calm = _is_calm(h.max() * highest[0], o.max() * highest[1] + lost.max())
            np.multiply(h, mortality, out=stay)
            if not calm:
                np.minimum(stay, HALF, out=stay)
            np.subtract(ONE, stay, out=stay)
            np.multiply(o, leaving, out=out)
            out += lost
            if not calm:
                np.minimum(out, ONE, out=out)
            np.subtract(TWO, out, out=out)
            stay *= out
            stay -= ONE
            if not calm:
                np.maximum(stay, ZERO, out=stay)
            stay *= before[sex, ages]
            np.multiply(w, arrivals, out=out)
            np.add(stay, out, out=end[sex, ages])


def _is_calm(deaths: np.float32, out: np.float32) -> bool:
    """Whether rates as high as these stay inside 0 … 1, so that nothing need be cut off."""
    return bool(deaths <= HALF and out <= ONE and (ONE - deaths) * (TWO - out) > ONE + MARGIN)


def _births(
    run: Prepared,
    before: Floats32,
    end: Floats32,
    f: Floats32,
    factor: Floats32,
    *,
    area: int,
    step: int,
) -> Floats32:
    births = np.zeros((before.shape[0], before.shape[3]), np.float32)
    for nationality in range(before.shape[0]):
        for age in np.flatnonzero(f[nationality, 0])[::-1]:
            women = before[nationality, 0, age] + end[nationality, 0, age]
            births[nationality] += women * f[nationality, 0, age]
        births[nationality] *= factor
    if run.nationalities == 2:
        share = run.born_national[area, step]
        births[0] += births[1] * share
        births[1] *= ONE - share
    return births


def _be_born(
    run: Prepared,
    end: Floats32,
    births: Floats32,
    at_birth: tuple[Floats32, ...],
    naturalisation: Floats32,
    factors: Floats32,
    *,
    nationality: int,
) -> None:
    """Write the infants of one nationality."""
    for sex in range(2):
        h, o, w = (rate[sex] for rate in at_birth)
        own = run.girls if sex == 0 else ONE - run.girls
        c = naturalisation[sex] if run.nationalities == 2 else ZERO
        lost, gained = (c, ZERO) if nationality == 1 else (ZERO, own * c)
        deaths = np.minimum((h + h) * factors[0], ONE)
        out = np.minimum(o * factors[1] + lost, ONE)
        born = births[nationality] * own
        moved = w * factors[2] - born * out
        infants = ((born + moved) + births[-1] * gained) - deaths * (born + moved * TWO_THIRDS)
        end[nationality, sex, 0] = np.maximum(infants, ZERO)


def _counted(run: Prepared, people: Floats32) -> Floats32:
    rows = people.reshape(-1, people.shape[-1])
    classes = np.stack([np.add.reduce(rows[cells], axis=0) for cells in run.counting.order])
    counted = np.empty((len(run.counting.members), rows.shape[1]), np.float32)
    for into, members in zip(counted, run.counting.members, strict=True):
        chosen = members[members >= 0]
        into[:] = classes[chosen[0]]
        for member in chosen[1:]:
            into += classes[member]
    return counted
