"""Compiled trajectories: one area after the other, trajectories side by side.

The plain path in `kohorte.engine.plain_stochastic` does the same arithmetic in the
same order, in float32 without fused operations: both give equal bits.

The state of one block of trajectories is a flat array of rows of `LANES` numbers, one
row per nationality, sex and age. It is brought forward in place, from old to young.
"""

# Index arithmetic is unsigned, so that no branch for negative indices stands in the
# innermost loops. See `kernels_random` for casts and the cache.
# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np
from numba import njit

from kohorte.engine.kernels_quantile import count_up_to, write_quantiles
from kohorte.engine.kernels_random import (
    F32,
    HALF,
    I32,
    ONE,
    TWO,
    U32,
    U64,
    ZERO,
    draw,
    exponential,
    inline,
    standard_normal,
)

LANES = 512  # trajectories that move together; 2 x 101 rows of them fit the second-level cache
LIMIT = F32(4)  # rates times a factor up to this stay inside 0 … 1 at most ages: nothing to cut off
TWO_THIRDS, MARGIN = F32(2 / 3), F32(1e-3)
W1, W2, W3, W4 = U64(LANES), U64(2 * LANES), U64(3 * LANES), U64(4 * LANES)

part = njit(nogil=True, error_model="numpy")
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
def _four(n, row, rates, factors, total, births, bearing, width):
    """Bring four ages forward, where no rate can leave 0 … 1."""
    h, o, w, f, _ = rates
    h0, h1, h2, h3 = h[row], h[row - 1], h[row - 2], h[row - 3]
    o0, o1, o2, o3 = o[row], o[row - 1], o[row - 2], o[row - 3]
    w0, w1, w2, w3 = w[row], w[row - 1], w[row - 2], w[row - 3]
    f0, f1, f2, f3 = f[row], f[row - 1], f[row - 2], f[row - 3]
    fq, fo, fw = factors[0], factors[1], factors[2]
    b = U64(row * LANES)
    if bearing:
        for lane in range(U64(width)):
            d, m, c = fq[lane], fo[lane], fw[lane]
            n0, n1 = n[b - W1 + lane], n[b - W2 + lane]
            n2, n3 = n[b - W3 + lane], n[b - W4 + lane]
            e0 = n0 * ((ONE - h0 * d) * (TWO - o0 * m) - ONE) + w0 * c
            e1 = n1 * ((ONE - h1 * d) * (TWO - o1 * m) - ONE) + w1 * c
            e2 = n2 * ((ONE - h2 * d) * (TWO - o2 * m) - ONE) + w2 * c
            e3 = n3 * ((ONE - h3 * d) * (TWO - o3 * m) - ONE) + w3 * c
            n[b + lane], n[b - W1 + lane], n[b - W2 + lane], n[b - W3 + lane] = e0, e1, e2, e3
            total[lane] = (((total[lane] + e0) + e1) + e2) + e3
            older = (births[lane] + (n0 + e0) * f0) + (n1 + e1) * f1
            births[lane] = (older + (n2 + e2) * f2) + (n3 + e3) * f3
    else:
        for lane in range(U64(width)):
            d, m, c = fq[lane], fo[lane], fw[lane]
            n0, n1 = n[b - W1 + lane], n[b - W2 + lane]
            n2, n3 = n[b - W3 + lane], n[b - W4 + lane]
            e0 = n0 * ((ONE - h0 * d) * (TWO - o0 * m) - ONE) + w0 * c
            e1 = n1 * ((ONE - h1 * d) * (TWO - o1 * m) - ONE) + w1 * c
            e2 = n2 * ((ONE - h2 * d) * (TWO - o2 * m) - ONE) + w2 * c
            e3 = n3 * ((ONE - h3 * d) * (TWO - o3 * m) - ONE) + w3 * c
            n[b + lane], n[b - W1 + lane], n[b - W2 + lane], n[b - W3 + lane] = e0, e1, e2, e3
            total[lane] = (((total[lane] + e0) + e1) + e2) + e3


@inline
def _staying(h, o, lost, d, m):
    """Return who survives their half-year and the share that stays, within 0 … 1."""
    deaths, out = h * d, o * m + lost
    deaths = min(HALF, deaths)
    out = min(ONE, out)
    alive = ONE - deaths
    stay = alive * (TWO - out) - ONE
    return alive, max(ZERO, stay)


@part
def _one(n, row, rates, lost, factors, total, width):
    """Bring one age forward in which nobody is born or naturalised in."""
    h, o, w = rates[0][row], rates[1][row], rates[2][row]
    fq, fo, fw = factors[0], factors[1], factors[2]
    b = U64(row * LANES)
    for lane in range(U64(width)):
        stay = _staying(h, o, lost, fq[lane], fo[lane])[1]
        end = n[b - W1 + lane] * stay + w * fw[lane]
        n[b + lane] = end
        total[lane] += end


@part
def _one_of_many(n, row, rates, moves, factors, total, births, width):
    """Bring one age forward with everything: mothers, losses, gains from another row."""
    h, o, w, f = rates[0][row], rates[1][row], rates[2][row], rates[3][row]
    lost, gain_row, gained = moves
    fq, fo, fw = factors[0], factors[1], factors[2]
    b, g = U64(row * LANES), U64(gain_row * LANES)
    for lane in range(U64(width)):
        alive, stay = _staying(h, o, lost, fq[lane], fo[lane])
        before, joined = n[b - W1 + lane], n[g - W1 + lane] * gained
        end = (before * stay + w * fw[lane]) + joined * alive
        n[b + lane] = end
        total[lane] += end
        births[lane] += (before + end) * f


@part
def _newborn(n, row, rates, lost, child, factors, total, width):
    """Write the infants of one nationality and sex."""
    q, o, w = rates
    own_share, children, gained, others = child
    fq, fo, fw = factors[0], factors[1], factors[2]
    b = U64(row * LANES)
    for lane in range(U64(width)):
        d, out = q * fq[lane], o * fo[lane] + lost
        d = min(ONE, d)
        out = min(ONE, out)
        born = children[lane] * own_share
        moved = w * fw[lane] - born * out
        end = ((born + moved) + others[lane] * gained) - d * (born + moved * TWO_THIRDS)
        end = max(ZERO, end)
        n[b + lane] = end
        total[lane] += end


@part
def _is_calm(h, o, row):
    """Whether four ages stay inside 0 … 1 with factors up to the limit."""
    for r in range(row - 3, row + 1):
        deaths, out = LIMIT * h[r], LIMIT * o[r]
        if deaths > HALF or out > ONE or (ONE - deaths) * (TWO - out) < ONE + MARGIN:
            return False
    return True


@part
def _advance_year(n, rates, factors, plan, births, totals, calm, width):
    """Bring all ages of one block forward by a year, infants left out."""
    h, o, _, _, c = rates
    segments, class_of, nationals, ages = plan
    for r in range(n.size // LANES // ages):  # the open age joins the one below
        younger, oldest = U64((r * ages + ages - 2) * LANES), U64((r * ages + ages - 1) * LANES)
        for lane in range(U64(width)):
            n[younger + lane] += n[oldest + lane]
    for k in range(segments.shape[0]):
        row, length, bearing = segments[k, 0], segments[k, 1], segments[k, 2] == 1
        total, born = totals[class_of[row]], births[segments[k, 3]]
        if length == 4 and calm and not nationals and _is_calm(h, o, row):
            _four(n, row, rates, factors, total, born, bearing, width)
        else:
            for r in range(row, row - length, -1):
                gains = nationals > 0 and r < nationals
                lost = c[r - nationals] if nationals > 0 and not gains else ZERO
                if bearing or gains:
                    moves = (lost, r + nationals, c[r]) if gains else (lost, r, ZERO)
                    _one_of_many(n, r, rates, moves, factors, total, born, width)
                else:
                    _one(n, r, rates, lost, factors, total, width)


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
            _newborn(n, row, at_birth, lost, child, factors, totals[class_of[row]], width)


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
    for k in range(len(rates)):
        table = tables[k]
        rates[k][:] = table[rows[k], step if table.shape[1] > 1 else 0]
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


@entry
def run(chosen, people, tables, table_rows, local, girls, nature, walk, plan, picks, outcome):
    """Run the trajectories of some areas of one block and write their quantiles."""
    level, born_national = local
    common, place, seed, years = nature
    persistence, sd, extra, offset = walk
    segments, class_of, members, nationals, ages = plan
    trajectories, ranks, shape, start_levels = picks
    quantiles, falling, samples = outcome
    cells, lanes, indicators = people.shape[1], common.shape[2], members.shape[0]
    shared = (segments, class_of, nationals, ages)

    n, classes = _rows(cells), class_of.max() + 1
    words, state = np.empty((4, LANES), U32), np.empty((4, LANES), F32)
    factors = _rows(4).reshape(4, LANES)
    births = _rows(cells // (2 * ages)).reshape(cells // (2 * ages), LANES)
    totals = _rows(classes).reshape(classes, LANES)
    rates = (
        np.empty(cells, F32),
        np.empty(cells, F32),
        np.empty(cells, F32),
        np.empty(cells, F32),
        np.empty(cells, F32),
    )
    infants = np.empty(cells // ages, F32)
    padded = (trajectories + 63) // 64 * 64
    drawn = np.empty((years.size, indicators, max(padded, lanes)), F32)

    for area in chosen:
        for first in range(0, lanes, LANES):
            width = min(LANES, lanes - first)
            state[:] = ZERO
            for row in range(cells):
                n[row * LANES : row * LANES + width] = people[area, row]
            for step in range(years.size):
                _rates_of_year(
                    tables, table_rows[:, area], level[area, step], step, ages, rates, infants
                )
                draw(place[area], years[step], first, seed, words, width)
                own = (persistence, sd, extra[area], offset[area, step])
                large = _area_factors(words, state, common[step], first, own, factors, width)
                births[:] = ZERO
                totals[:] = ZERO
                _advance_year(n, rates, factors, shared, births, totals, large == 0, width)
                shares = (girls, born_national[area, step])
                _bear(n, rates, infants, factors, shared, births, totals, shares, width)
                for k in range(indicators):
                    _sum_rows(totals, members[k], drawn[step, k], first, width)
        if samples.size:
            samples[:] = drawn[:, :, :trajectories]
        guesses = np.empty((indicators, *shape.shape), F32)
        guesses[:] = shape
        for step in range(years.size):
            for k in range(indicators):
                values = drawn[step, k, :padded]
                write_quantiles(values, trajectories, ranks, guesses[k], quantiles[area, step, k])
                at_start = F32(start_levels[area, k]).view(I32)
                falling[area, step, k] = count_up_to(
                    values.view(I32), padded, I32(at_start - I32(1))
                )
