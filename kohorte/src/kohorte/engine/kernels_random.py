"""Compiled twin of `kohorte.engine.random`: the same words, numbers and bits."""

# Numba promotes sums of small integers to 64 bits, which would cost the vector units
# their width: hence a cast around every such sum. Words that enter a loop come from
# 64-bit integers, for with 32-bit ones the loop is compiled to half its width.
# Functions here are built into the cached kernels: after a change to this file, remove
# the cached ones (engine/__pycache__/*.nb?), for numba looks at their own files only.
# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from kohorte.engine import random

F32, I32, U32, U64 = np.float32, np.int32, np.uint32, np.uint64

ZERO, HALF, ONE, TWO, FOUR = F32(0), F32(0.5), F32(1), F32(2), F32(4)
M0, M1 = (U64(m) for m in random.MULTIPLIERS)
STEP0, STEP1 = (U32(w) for w in random.WEYL)
ROUNDS, HALF_WORD, U1, U31 = random.ROUNDS, U64(32), U32(1), U32(31)
TAIL_UNIT, U_SCALE = F32(2**-32), F32(-2 / random.QUANTILE_SPAN)
ROOT_HALF, MANTISSA, BIAS = I32(random.SPLIT_AT_ROOT_HALF), I32(23), I32(127)
B1, B2, B3, B4, B5, B6, B7 = (F32(c) for c in random.LOG2)
Q0, Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8, Q9, Q10, Q11, Q12 = (F32(c) for c in random.QUANTILE)
E0, E1, E2, E3, E4, E5, E6 = (F32(c) for c in random.EXP2)
LOG2_E, MAGIC, LARGEST = F32(random.LOG2_E), F32(random.TO_NEAREST), F32(random.LARGEST_LOG)

# inner functions need no door to Python; leaving it out saves a third of the compilation
INNER: dict[str, Any] = {
    "error_model": "numpy",
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}
inline = njit(forceinline=True, **INNER)
part = njit(nogil=True, **INNER)


@inline
def _round(a, b, c, d, k0, k1):
    p, q = U64(a) * M0, U64(c) * M1
    x, y = U32(q >> HALF_WORD), U32(p >> HALF_WORD)
    return U32(U32(x ^ b) ^ k0), U32(q), U32(U32(y ^ d) ^ k1), U32(p)


@inline
def _philox(a, b, c, d, k0, k1):
    for _ in range(ROUNDS):
        a, b, c, d = _round(a, b, c, d, k0, k1)
        k0, k1 = U32(k0 + STEP0), U32(k1 + STEP1)
    return a, b, c, d


@inline
def standard_normal(word):
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
def exponential(x):
    x = max(-LARGEST, x)
    x = min(LARGEST, x)
    scaled = x * LOG2_E
    whole = (scaled + MAGIC) - MAGIC
    r = scaled - whole
    power = I32(I32(I32(whole) + BIAS) << MANTISSA).view(F32)
    return ((((((E6 * r + E5) * r + E4) * r + E3) * r + E2) * r + E1) * r + E0) * power


@part
def draw(place, year, first, seed, words, width):
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
