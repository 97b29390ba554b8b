"""Compiled quantiles: exact order statistics of one row of numbers."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np
from numba import njit

from kohorte.engine.kernels_random import F32, I32, INNER, U64, ZERO, part

NONE, FULL = I32(-1), I32(2**31 - 1)  # below every number; above every number
AIM, SLACK, GUESSES = F32(1), 3, 5


@part
def count_up_to(values, width, limit):
    count = I32(0)
    for k in range(U64(width)):
        count = I32(count + I32(values[k] <= limit))
    return np.int64(count)


@part
def _largest(values, width, limit):
    """Return the largest number up to a limit, and how many there are up to it."""
    found, count = NONE, I32(0)
    for k in range(U64(width)):
        value = values[k]
        inside = value <= limit
        candidate = value if inside else NONE
        found = max(found, candidate)
        count = I32(count + I32(inside))
    return found, np.int64(count)


@njit(nogil=True, fastmath=True, **INNER)
def _moments(values, width):
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
def _select(values, width, rank, guess, per_rank):
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
def write_quantiles(values, used, ranks, shape, out):
    """Write the numbers of the given ranks; ``shape`` carries guesses to the next call."""
    mean, sd = _moments(values, used)
    patterns = values.view(I32)
    patterns[used:] = FULL
    width = patterns.size
    for k in range(ranks.size):
        guess, per_rank = F32(mean + shape[0, k] * sd), F32(sd * shape[1, k])
        out[k] = I32(_select(patterns, width, ranks[k], guess, per_rank)).view(F32)
        if sd > ZERO:
            shape[0, k] = (out[k] - mean) / sd
