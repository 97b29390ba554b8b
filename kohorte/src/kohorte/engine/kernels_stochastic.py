"""Compiled trajectories: one area after the other, trajectories side by side.

The plain path in `kohorte.engine.plain_stochastic` does the same arithmetic in the
same order, in float32 without fused operations: both give equal bits.

The state of one block of trajectories is a flat array of rows of `LANES` numbers, one
row per nationality, sex and age. It is brought forward in place, from old to young.
"""

# See `kernels_random` for casts and the cache.
# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np
from numba import njit

from kohorte.engine.kernels_cells import (
    LANES,
    LIMIT,
    any_age,
    calm_age,
    four_ages,
    mark_calm,
    newborn,
    one_age,
)
from kohorte.engine.kernels_quantile import count_up_to, write_quantiles
from kohorte.engine.kernels_random import (
    F32,
    I32,
    ONE,
    U32,
    U64,
    ZERO,
    draw,
    exponential,
    part,
    standard_normal,
)

entry = njit(cache=True, nogil=True, error_model="numpy")


@entry
def add_walk(place, years, seed, persistence, sd, total):
    """Add one place's autoregressive log factors to ``total`` (year, factor, trajectory)."""
    width = total.shape[2]
    words, state = np.empty((4, width), U32), np.zeros((4, width), F32)
    for step in range(years.size):
        draw(place, years[step], 0, seed, words, width)
        for factor in range(4):
            rho, size = persistence[factor], sd[factor]
            word, x, out = words[factor], state[factor], total[step, factor]
            for lane in range(U64(width)):
                own = rho * x[lane] + size * standard_normal(word[lane])
                x[lane] = own
                out[lane] += own


@part
def _area_factors(words, x, common, first, walk, factors, width):
    """Advance the area's own log factors and write the four factors; how many are large?"""
    large, at = I32(0), U64(first)
    persistence, sd, extra, offset = walk
    for k in range(4):
        rho, size, e, o = persistence[k], sd[k], extra[k], offset[k]
        word, state, above, out = words[k], x[k], common[k], factors[k]
        for lane in range(U64(width)):
            z = standard_normal(word[lane])
            own = rho * state[lane] + size * z
            state[lane] = own
            factor = exponential(((above[at + lane] + own) + e * z) - o)
            out[lane] = factor
            large = I32(large + I32(factor > LIMIT))
    return large


@part
def _advance_year(n, rates, factors, plan, births, totals, calm, width):
    """Bring all ages of one block forward by a year, infants left out."""
    c = rates[4]
    segments, class_of, nationals, ages = plan
    for r in range(n.size // LANES // ages):  # the open age joins the one below
        younger, oldest = U64((r * ages + ages - 2) * LANES), U64((r * ages + ages - 1) * LANES)
        for lane in range(U64(width)):
            n[younger + lane] += n[oldest + lane]
    for k in range(segments.shape[0]):
        row, length, bearing = segments[k, 0], segments[k, 1], segments[k, 2] == 1
        total, born = totals[class_of[row]], births[segments[k, 3]]
        if length == 4 and not nationals and calm[row - 3 : row + 1].all():
            four_ages(n, row, rates, factors, total, born, bearing, width)
        elif length == 1 and not nationals and not bearing and calm[row]:
            calm_age(n, row, rates, factors, total, width)
        else:
            for r in range(row, row - length, -1):
                gains = nationals > 0 and r < nationals
                lost = c[r - nationals] if nationals > 0 and not gains else ZERO
                if bearing or gains:
                    moves = (lost, r + nationals, c[r]) if gains else (lost, r, ZERO)
                    any_age(n, r, rates, moves, factors, total, born, width)
                else:
                    one_age(n, r, rates, lost, factors, total, width)


@part
def _bear(n, rates, infants, factors, plan, births, totals, shares, width):
    """Add the infants of one block: by nationality, then by sex."""
    h, o, _, _, c = rates
    _, class_of, nationals, ages = plan
    girls, national = shares
    last = births.shape[0] - 1
    for k in range(births.shape[0]):
        for lane in range(U64(width)):
            births[k, lane] *= factors[3, lane]
    if nationals:
        for lane in range(U64(width)):
            births[0, lane] += births[1, lane] * national
            births[1, lane] *= ONE - national
    for k in range(births.shape[0]):
        for s in range(2):
            row, own = (2 * k + s) * ages, girls if s == 0 else ONE - girls
            gained = F32(own * c[row]) if nationals and k == 0 else ZERO
            lost = c[row - nationals] if k == 1 else ZERO
            at_birth = (F32(h[row] + h[row]), o[row], infants[2 * k + s])
            child = (own, births[k], gained, births[last])
            newborn(n, row, at_birth, lost, child, factors, totals[class_of[row]], width)


@part
def _sum_rows(totals, members, into, first, width):
    """Add up rows; ``members`` lists them, -1 fills the list up."""
    at, top = U64(first), totals[members[0]]
    for lane in range(U64(width)):
        into[at + lane] = top[lane]
    for member in members[1:]:
        if member < 0:
            break
        row = totals[member]
        for lane in range(U64(width)):
            into[at + lane] += row[lane]


@part
def _rates_of_year(tables, rows, level, step, ages, rates, infants):
    """Copy one area's rates; arrivals of the year are counted without their own deaths."""
    h, _, w, f, _ = rates
    # plain loops here and elsewhere: numba compiles them in a tenth of the time that
    # assigning one array to another takes
    for k in range(len(rates)):
        table, into = tables[k], rates[k]
        year = step if table.shape[1] > 1 else 0
        for row in range(h.size):
            into[row] = table[rows[k], year, row]
    for row in range(h.size):
        f[row] *= level
    for r in range(infants.size):
        youngest, oldest = r * ages, r * ages + ages - 1
        infants[r] = w[youngest]
        for row in range(youngest, oldest):
            w[row] *= ONE - h[row + 1]
        w[oldest] *= ONE - h[oldest]


@part
def _rows(count):
    """Return a flat array of rows that begins with a cache line."""
    raw = np.empty(count * LANES + 16, F32)
    skip = (-raw.ctypes.data % 64) // 4
    return raw[skip : skip + count * LANES]


@part
def _room(cells, ages, classes):
    """Return the arrays that one block of trajectories is worked on in."""
    nationalities = cells // (2 * ages)
    rates = (
        np.empty(cells, F32),
        np.empty(cells, F32),
        np.empty(cells, F32),
        np.empty(cells, F32),
        np.empty(cells, F32),
    )
    return (
        _rows(cells),
        np.empty((4, LANES), U32),
        np.empty((4, LANES), F32),
        _rows(4).reshape(4, LANES),
        _rows(nationalities).reshape(nationalities, LANES),
        _rows(classes).reshape(classes, LANES),
        rates,
        np.empty(cells // ages, F32),
        np.empty(cells, np.bool_),
    )


@part
def _begin(room, people, width):
    """Let every trajectory start from the same residents."""
    n, state = room[0], room[2]
    state[:] = ZERO
    for row in range(people.size):
        n[row * LANES : row * LANES + width] = people[row]


@part
def _one_year(room, tables, rows, shares, year, step, common, words_of, walk, plan, first, width):
    """Bring one block of one area forward by a year and leave its sums by class."""
    n, words, state, factors, births, totals, rates, infants, calm = room
    place, seed = words_of
    girls, level, born_national = shares
    _rates_of_year(tables, rows, level, step, plan[3], rates, infants)
    draw(place, year, first, seed, words, width)
    large = _area_factors(words, state, common, first, walk, factors, width)
    births[:] = ZERO
    totals[:] = ZERO
    calm[:] = False
    if large == 0:
        mark_calm(rates[0], rates[1], calm)
    _advance_year(n, rates, factors, plan, births, totals, calm, width)
    _bear(n, rates, infants, factors, plan, births, totals, (girls, born_national), width)


@part
def _reduce(drawn, begin, picks, guesses, outcome):
    """Write quantiles and shares of some years of one area, and the trajectories if wanted."""
    trajectories, ranks, start_levels = picks
    quantiles, falling, samples = outcome
    for step in range(drawn.shape[0]):
        for k in range(drawn.shape[1]):
            values = drawn[step, k]
            if samples.size:
                for j in range(trajectories):
                    samples[begin + step, k, j] = values[j]
            write_quantiles(values, trajectories, ranks, guesses[k], quantiles[begin + step, k])
            below = I32(F32(start_levels[k]).view(I32) - I32(1))
            falling[begin + step, k] = count_up_to(values.view(I32), values.size, below)


@part
def _guess(guesses, shape):
    """Begin with where the quantiles of a normal distribution lie."""
    for k in range(guesses.shape[0]):
        for rank in range(shape.shape[1]):
            guesses[k, 0, rank], guesses[k, 1, rank] = shape[0, rank], shape[1, rank]


@entry
def run(chosen, people, tables, table_rows, local, girls, nature, walk, plan, picks, outcome):
    """Run the trajectories of some areas of one block and write their quantiles."""
    level, born_national = local
    common, place, seed, years = nature
    persistence, sd, extra, offset = walk
    segments, class_of, members, classes, nationals, ages = plan
    trajectories, ranks, shape, start_levels = picks
    quantiles, falling, samples = outcome
    lanes, measures = common.shape[2], members.shape[0]
    shared = (segments, class_of, nationals, ages)
    room = _room(people.shape[1], ages, classes)
    # one block: each year is counted while it is near; several: when all have been through
    at_once = 1 if lanes <= LANES else years.size
    drawn = np.empty((at_once, measures, (lanes + 63) // 64 * 64), F32)
    guesses = np.empty((measures, 2, ranks.size), F32)

    for area in chosen:
        _guess(guesses, shape)
        picked = (trajectories, ranks, start_levels[area])
        written = (quantiles[area], falling[area], samples)
        for begin in range(0, years.size, at_once):
            for first in range(0, lanes, LANES):
                width = min(LANES, lanes - first)
                if begin == 0:
                    _begin(room, people[area], width)
                for step in range(begin, begin + at_once):
                    shares = (girls, level[area, step], born_national[area, step])
                    own = (persistence, sd, extra[area], offset[area, step])
                    _one_year(
                        room, tables, table_rows[:, area], shares, years[step], step,
                        common[step], (place[area], seed), own, shared, first, width,
                    )  # fmt: skip
                    for k in range(measures):
                        _sum_rows(room[5], members[k], drawn[step - begin, k], first, width)
            _reduce(drawn, begin, picked, guesses, written)
