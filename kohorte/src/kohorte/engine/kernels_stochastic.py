"""Compiled trajectories: one area after the other, trajectories side by side.

The plain path in `kohorte.engine.plain_stochastic` does the same arithmetic in the
same order, in float32 without fused operations: both give equal bits.

The state of one block of trajectories is a flat array of rows of `LANES` numbers, one
row per nationality, sex and age. It is brought forward in place, from old to young.
"""

# Numba promotes sums of small integers to 64 bits, which would cost the vector units
# their width: hence a cast around every such sum. Index arithmetic is unsigned, so that
# no branch for negative indices stands in the innermost loops.

from __future__ import annotations

import numpy as np
from numba import njit

from kohorte.engine import random

LANES = 512  # trajectories that move together; 2 x 101 rows of them fit the second-level cache
FAST_LIMIT = 4.0  # rates times this factor stay inside 0 … 1 at most ages: no clipping needed there
F32, I32, U32, U64 = np.float32, np.int32, np.uint32, np.uint64

ONE, HALF, TWO, FOUR = F32(1), F32(0.5), F32(2), F32(4)
ZERO, TWO_THIRDS, MARGIN = F32(0), F32(2 / 3), F32(1e-3)
LIMIT = F32(FAST_LIMIT)
W1, W2, W3, W4 = U64(LANES), U64(2 * LANES), U64(3 * LANES), U64(4 * LANES)

M0, M1 = (U64(m) for m in random.MULTIPLIERS)
STEP0, STEP1 = (U32(w) for w in random.WEYL)
HALF_WORD, U1, U31 = U64(32), U32(1), U32(31)
TAIL_UNIT, U_SCALE = F32(2**-32), F32(-2 / random.QUANTILE_SPAN)
ROOT_HALF, MANTISSA, BIAS = I32(random.SPLIT_AT_ROOT_HALF), I32(23), I32(127)
B1, B2, B3, B4, B5, B6, B7 = (F32(c) for c in random.LOG2)
Q0, Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8, Q9, Q10, Q11, Q12 = (F32(c) for c in random.QUANTILE)
E0, E1, E2, E3, E4, E5, E6 = (F32(c) for c in random.EXP2)
LOG2_E, MAGIC, LARGEST = F32(random.LOG2_E), F32(random.TO_NEAREST), F32(random.LARGEST_LOG)

NONE, FULL = I32(-1), I32(2**31 - 1)  # below every number; above every number
AIM, SLACK, GUESSES = F32(1), 3, 5

inline = njit(forceinline=True, error_model="numpy")
part = njit(nogil=True, error_model="numpy")
entry = njit(cache=True, nogil=True, error_model="numpy")


@inline
def _round(a, b, c, d, k0, k1):  # type: ignore[no-untyped-def]
    p, q = U64(a) * M0, U64(c) * M1
    x, y = U32(q >> HALF_WORD), U32(p >> HALF_WORD)
    return U32(U32(x ^ b) ^ k0), U32(q), U32(U32(y ^ d) ^ k1), U32(p)


@inline
def _philox(a, b, c, d, k0, k1):  # type: ignore[no-untyped-def]
    # ten rounds written out: a loop here keeps the loop over trajectories from widening
    a, b, c, d = _round(a, b, c, d, k0, k1)
    k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    a, b, c, d = _round(a, b, c, d, k0, k1)
    k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    a, b, c, d = _round(a, b, c, d, k0, k1)
    k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    a, b, c, d = _round(a, b, c, d, k0, k1)
    k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    a, b, c, d = _round(a, b, c, d, k0, k1)
    k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    a, b, c, d = _round(a, b, c, d, k0, k1)
    k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    a, b, c, d = _round(a, b, c, d, k0, k1)
    k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    a, b, c, d = _round(a, b, c, d, k0, k1)
    k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    a, b, c, d = _round(a, b, c, d, k0, k1)
    k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    return _round(a, b, c, d, k0, k1)


@inline
def _normal(word):  # type: ignore[no-untyped-def]
    tail = (F32(I32(word >> U1)) + HALF) * TAIL_UNIT
    x = FOUR * tail * (ONE - tail)
    exponent = I32(I32(F32(x).view(I32) - ROOT_HALF) >> MANTISSA)
    t = I32(F32(x).view(I32) - I32(exponent << MANTISSA)).view(F32) - ONE
    log = ((((((B7 * t + B6) * t + B5) * t + B4) * t + B3) * t + B2) * t + B1) * t + ZERO
    u = (log + F32(exponent)) * U_SCALE - ONE
    z = (((((Q12 * u + Q11) * u + Q10) * u + Q9) * u + Q8) * u + Q7) * u + Q6
    z = (((((z * u + Q5) * u + Q4) * u + Q3) * u + Q2) * u + Q1) * u + Q0
    z = (ONE - TWO * tail) * z
    return U32(F32(z).view(U32) ^ U32(word << U31)).view(F32)


@inline
def _exponential(x):  # type: ignore[no-untyped-def]
    x = max(-LARGEST, x)
    x = min(LARGEST, x)
    scaled = x * LOG2_E
    whole = (scaled + MAGIC) - MAGIC
    r = scaled - whole
    power = I32(I32(I32(whole) + BIAS) << MANTISSA).view(F32)
    return ((((((E6 * r + E5) * r + E4) * r + E3) * r + E2) * r + E1) * r + E0) * power


@part
def _draw(place, year, first, seed, words, width):  # type: ignore[no-untyped-def]
    """Fill four rows with the random words of one place, year and run of trajectories."""
    w0, w1, w2, w3 = words[0], words[1], words[2], words[3]
    p0, p1, y, j, s0, s1 = (
        U32(place[0]),
        U32(place[1]),
        U32(year),
        U32(first),
        U32(seed[0]),
        U32(seed[1]),
    )
    for lane in range(U64(width)):
        w0[lane], w1[lane], w2[lane], w3[lane] = _philox(p0, p1, y, U32(j + U32(lane)), s0, s1)


@entry
def add_walk(place, years, seed, persistence, sd, total):  # type: ignore[no-untyped-def]
    """Add one place's autoregressive log factors to ``total`` (year, factor, trajectory)."""
    width = total.shape[2]
    words, state = np.empty((4, width), U32), np.zeros((4, width), F32)
    for step in range(years.size):
        _draw(place, years[step], 0, seed, words, width)
        for factor in range(4):
            rho, size = persistence[factor], sd[factor]
            word, x, out = words[factor], state[factor], total[step, factor]
            for lane in range(U64(width)):
                own = rho * x[lane] + size * _normal(word[lane])
                x[lane] = own
                out[lane] += own


@part
def _area_factors(words, x, common, first, walk, factors, width):  # type: ignore[no-untyped-def]
    """Advance the area's own log factors and write the four factors; how many are large?"""
    large, at = I32(0), U64(first)
    persistence, sd, extra, offset = walk
    for k in range(4):
        rho, size, e, o = persistence[k], sd[k], extra[k], offset[k]
        word, state, above, out = words[k], x[k], common[k], factors[k]
        for lane in range(U64(width)):
            z = _normal(word[lane])
            own = rho * state[lane] + size * z
            state[lane] = own
            factor = _exponential(((above[at + lane] + own) + e * z) - o)
            out[lane] = factor
            large = I32(large + I32(factor > LIMIT))
    return large


@part
def _four(n, row, rates, factors, total, births, bearing, width):  # type: ignore[no-untyped-def]
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
def _staying(h, o, lost, d, m):  # type: ignore[no-untyped-def]
    """Return who survives their half-year and the share that stays, within 0 … 1."""
    deaths, out = h * d, o * m + lost
    deaths = min(HALF, deaths)
    out = min(ONE, out)
    alive = ONE - deaths
    stay = alive * (TWO - out) - ONE
    return alive, max(ZERO, stay)


@part
def _one(n, row, rates, lost, factors, total, width):  # type: ignore[no-untyped-def]
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
def _one_of_many(n, row, rates, moves, factors, total, births, width):  # type: ignore[no-untyped-def]
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
def _newborn(n, row, rates, lost, child, factors, total, width):  # type: ignore[no-untyped-def]
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
def _count(values, width, limit):  # type: ignore[no-untyped-def]
    count = I32(0)
    for k in range(U64(width)):
        count = I32(count + I32(values[k] <= limit))
    return np.int64(count)


@part
def _largest(values, width, limit):  # type: ignore[no-untyped-def]
    """Return the largest number up to a limit, and how many there are up to it."""
    found, count = NONE, I32(0)
    for k in range(U64(width)):
        value = values[k]
        inside = value <= limit
        candidate = value if inside else NONE
        found = max(found, candidate)
        count = I32(count + I32(inside))
    return found, np.int64(count)


@njit(nogil=True, error_model="numpy", fastmath=True)
def _moments(values, width):  # type: ignore[no-untyped-def]
    """Return mean and standard deviation; only guesses come from them, no result."""
    total, squares = ZERO, ZERO
    for k in range(U64(width)):
        total = F32(total + values[k])
    mean = F32(total / F32(width))
    for k in range(U64(width)):
        away = values[k] - mean
        squares = F32(squares + away * away)
    return mean, F32(np.sqrt(squares / F32(width)))


@part
def _select(values, width, rank, guess, per_rank):  # type: ignore[no-untyped-def]
    """Return the number of a rank (1 = smallest) among bit patterns of floats >= 0.

    Guesses a little above, counts, and walks down; order of the patterns is that of
    the floats, so whole-number instructions do all of it.
    """
    low, high, guesses = NONE, FULL, 0
    value = F32(guess + per_rank * AIM)
    limit = F32(value).view(I32) if value > ZERO else I32(0)
    while high - low > 1:
        found, count = _largest(values, width, limit)
        if count == rank:
            return found
        if count < rank:
            low = limit
        else:
            high = found  # also found - 1 may hold enough
            if count <= rank + SLACK:
                limit = I32(found - I32(1))
                continue
        guesses += 1
        value = F32(value + (F32(rank - count) + AIM) * per_rank)
        limit = F32(value).view(I32) if value > ZERO else I32(0)
        if guesses > GUESSES or limit <= low or limit >= high:
            limit = I32(low + ((high - low) >> 1))
            value = I32(limit).view(F32)
    return high


@part
def _quantiles(values, used, ranks, shape, out):  # type: ignore[no-untyped-def]
    """Write the numbers of the given ranks; ``shape`` carries guesses to the next call."""
    mean, sd = _moments(values[:used], used)
    patterns = values.view(I32)
    patterns[used:] = FULL
    width = patterns.size
    for k in range(ranks.size):
        guess, per_rank = F32(mean + shape[0, k] * sd), F32(sd * shape[1, k])
        out[k] = I32(_select(patterns, width, ranks[k], guess, per_rank)).view(F32)
        if sd > ZERO:
            shape[0, k] = (out[k] - mean) / sd


@part
def _load(table, row, step, into):  # type: ignore[no-untyped-def]
    into[: table.shape[2]] = table[row, step if table.shape[1] > 1 else 0]


@part
def _is_calm(h, o, row):  # type: ignore[no-untyped-def]
    """Whether four ages stay inside 0 … 1 with factors up to the limit."""
    for r in range(row - 3, row + 1):
        deaths, out = LIMIT * h[r], LIMIT * o[r]
        if deaths > HALF or out > ONE or (ONE - deaths) * (TWO - out) < ONE + MARGIN:
            return False
    return True


@part
def _advance_year(n, rates, factors, plan, births, totals, calm, width):  # type: ignore[no-untyped-def]
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
def _bear(n, rates, infants, factors, plan, births, totals, shares, width):  # type: ignore[no-untyped-def]
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
def _sum_rows(totals, members, into, first, width):  # type: ignore[no-untyped-def]
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
def _rates_of_year(tables, rows, level, step, ages, rates, infants):  # type: ignore[no-untyped-def]
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
def _rows(count):  # type: ignore[no-untyped-def]
    """Return a flat array of rows that begins with a cache line."""
    raw = np.empty(count * LANES + 16, F32)
    skip = (-raw.ctypes.data % 64) // 4
    return raw[skip : skip + count * LANES]


@entry
def run(  # type: ignore[no-untyped-def]
    chosen, people, tables, table_rows, local, girls, nature, walk, plan, picks, outcome
):
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
                _draw(place[area], years[step], first, seed, words, width)
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
                _quantiles(values, trajectories, ranks, guesses[k], quantiles[area, step, k])
                at_start = F32(start_levels[area, k]).view(I32)
                falling[area, step, k] = _count(values.view(I32), padded, I32(at_start - I32(1)))
