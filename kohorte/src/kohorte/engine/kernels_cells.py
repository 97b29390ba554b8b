"""Compiled steps of the trajectories: some ages of one nationality and sex, all lanes."""

# Index arithmetic is unsigned, so that no branch for negative indices stands in the
# innermost loops. See `kernels_random` for casts and the cache.
# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

from kohorte.engine.kernels_random import F32, HALF, ONE, TWO, U64, ZERO, inline, part

LANES = 1024  # trajectories that move together; 2 x 101 rows of them take 0.8 MB of cache
LIMIT = F32(4)  # rates times a factor up to this stay inside 0 … 1 at most ages: nothing to cut off
TWO_THIRDS, MARGIN = F32(2 / 3), F32(1e-3)
W1, W2, W3, W4 = U64(LANES), U64(2 * LANES), U64(3 * LANES), U64(4 * LANES)


@part
def four_ages(n, row, rates, factors, total, births, bearing, width):
    """Bring four ages forward, where no rate can leave 0 … 1."""
    h, o, w, f, _ = rates
    h0, h1, h2, h3 = h[row], h[row - 1], h[row - 2], h[row - 3]
    o0, o1, o2, o3 = o[row], o[row - 1], o[row - 2], o[row - 3]
    w0, w1, w2, w3 = w[row], w[row - 1], w[row - 2], w[row - 3]
    f0, f1, f2, f3 = f[row], f[row - 1], f[row - 2], f[row - 3]
    by_q, by_o, by_w = factors[0], factors[1], factors[2]
    b = U64(row * LANES)
    if bearing:
        for lane in range(U64(width)):
            d, m, c = by_q[lane], by_o[lane], by_w[lane]
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
            d, m, c = by_q[lane], by_o[lane], by_w[lane]
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
def one_age(n, row, rates, lost, factors, total, width):
    """Bring one age forward in which nobody is born or naturalised in."""
    h, o, w = rates[0][row], rates[1][row], rates[2][row]
    by_q, by_o, by_w = factors[0], factors[1], factors[2]
    b = U64(row * LANES)
    for lane in range(U64(width)):
        stay = _staying(h, o, lost, by_q[lane], by_o[lane])[1]
        end = n[b - W1 + lane] * stay + w * by_w[lane]
        n[b + lane] = end
        total[lane] += end


@part
def calm_age(n, row, rates, factors, total, width):
    """Bring one age forward, where no rate can leave 0 … 1."""
    h, o, w = rates[0][row], rates[1][row], rates[2][row]
    by_q, by_o, by_w = factors[0], factors[1], factors[2]
    b = U64(row * LANES)
    for lane in range(U64(width)):
        stay = (ONE - h * by_q[lane]) * (TWO - o * by_o[lane]) - ONE
        end = n[b - W1 + lane] * stay + w * by_w[lane]
        n[b + lane] = end
        total[lane] += end


@part
def any_age(n, row, rates, moves, factors, total, births, width):
    """Bring one age forward with everything: mothers, losses, gains from another row."""
    h, o, w, f = rates[0][row], rates[1][row], rates[2][row], rates[3][row]
    lost, gain_row, gained = moves
    by_q, by_o, by_w = factors[0], factors[1], factors[2]
    b, g = U64(row * LANES), U64(gain_row * LANES)
    for lane in range(U64(width)):
        alive, stay = _staying(h, o, lost, by_q[lane], by_o[lane])
        before, joined = n[b - W1 + lane], n[g - W1 + lane] * gained
        end = (before * stay + w * by_w[lane]) + joined * alive
        n[b + lane] = end
        total[lane] += end
        births[lane] += (before + end) * f


@part
def newborn(n, row, rates, lost, child, factors, total, width):
    """Write the infants of one nationality and sex."""
    q, o, w = rates
    own_share, children, gained, others = child
    by_q, by_o, by_w = factors[0], factors[1], factors[2]
    b = U64(row * LANES)
    for lane in range(U64(width)):
        d, out = q * by_q[lane], o * by_o[lane] + lost
        d = min(ONE, d)
        out = min(ONE, out)
        born = children[lane] * own_share
        moved = w * by_w[lane] - born * out
        end = ((born + moved) + others[lane] * gained) - d * (born + moved * TWO_THIRDS)
        end = max(ZERO, end)
        n[b + lane] = end
        total[lane] += end


@part
def mark_calm(h, o, calm):
    """Mark rows that stay inside 0 … 1 with factors up to the limit."""
    for row in range(h.size):
        deaths, out = LIMIT * h[row], LIMIT * o[row]
        fits = (deaths <= HALF) & (out <= ONE)
        calm[row] = fits & ((ONE - deaths) * (TWO - out) >= ONE + MARGIN)
