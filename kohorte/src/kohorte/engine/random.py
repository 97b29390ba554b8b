"""Random numbers by counter: each belongs to a place, a year and a trajectory.

A number is computed from its name, not from the one before it. So the draws of an
area do not depend on which other areas are asked for, in which order, by how many
threads or on which machine. Everything is float32 arithmetic in a stated order,
which `kohorte.engine.kernels_stochastic` repeats: both give the same bits.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from kohorte.errors import KohorteError

Floats32 = NDArray[np.float32]
Words = NDArray[np.uint32]

FACTORS = ("mortality", "out_rate", "arrivals", "fertility")  # order of the four draws

MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
WEYL = (0x9E3779B9, 0xBB67AE85)
ROUNDS = 10

# Fitted for this module by least squares at Chebyshev nodes; errors are for exact arithmetic.
# log2(1 + t) / t on sqrt(1/2) - 1 … sqrt(2) - 1, error of log2 below 4e-7
LOG2 = (
    1.442700982093811,
    -0.7213683724403381,
    0.4804023802280426,
    -0.35920393466949463,
    0.2982603907585144,
    -0.27092671394348145,
    0.16517534852027893,
)
SPLIT_AT_ROOT_HALF = 0x3F3504F3  # bit pattern of sqrt(1/2)
# z / (1 - 2p) for the standard normal quantile z of 1 - p, as a polynomial of
# u = -log2(4p(1 - p)) * 2/31.2 - 1; error of z below 1e-5 for p >= 2**-33
QUANTILE_SPAN = 31.2
QUANTILE = (
    4.415774822235107,
    2.3382678031921387,
    -0.5658673644065857,
    0.2640266418457031,
    -0.13511161506175995,
    0.04045897722244263,
    -0.019439255818724632,
    0.05815857648849487,
    0.06769531220197678,
    -0.24615690112113953,
    0.10813900083303452,
    0.09823284298181534,
    -0.06489522010087967,
)
# 2**r on -1/2 … 1/2, relative error below 2e-9
EXP2 = (
    1.0,
    0.6931471824645996,
    0.24022646248340607,
    0.05550329014658928,
    0.009618519805371761,
    0.0013399859890341759,
    0.00015337577497120947,
)
LOG2_E = 1.4426950216293335
TO_NEAREST = 12582912.0  # 1.5 * 2**23: adding and taking it away rounds a float32
LARGEST_LOG = 5.0  # a factor stays between 1/148 and 148


def seed_words(seed: int) -> tuple[int, int]:
    """Return a seed as the two words of the generator's key.

    Raises
    ------
    KohorteError
        ``seed``, unless it is a whole number of 0 … 2**64 - 1.
    """
    if not isinstance(seed, int | np.integer) or not 0 <= int(seed) < 2**64:
        raise KohorteError("seed", found=seed)
    return int(seed) & 0xFFFFFFFF, int(seed) >> 32


def place_words(level: str, key: str) -> tuple[int, int]:
    """Return the two counter words of a place: 64 bits of a digest of level and key."""
    digest = blake2b(f"{level}\x1f{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest[:4], "little"), int.from_bytes(digest[4:], "little")


def philox(counter: tuple[Words, Words, Words, Words], *, key: tuple[int, int]) -> list[Words]:
    """Return four random words for each counter (Philox4x32-10).

    Parameters
    ----------
    counter : four arrays of uint32, shapes that broadcast
    key : two words

    Returns
    -------
    list of four arrays of uint32

    References
    ----------
    .. [1] J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel Random Numbers:
       As Easy as 1, 2, 3", SC 2011, section 3.3 and table 2.
    """
    shape = np.broadcast_shapes(*(word.shape for word in counter))
    a, b, c, d = (word.astype(np.uint64) for word in counter)
    low, half = np.uint64(0xFFFFFFFF), np.uint64(32)
    first, second = (np.uint64(m) for m in MULTIPLIERS)
    for number in range(ROUNDS):
        k0, k1 = (
            np.uint64((word + number * step) & 0xFFFFFFFF)
            for word, step in zip(key, WEYL, strict=True)
        )
        p, q = a * first, c * second
        a, b, c, d = (q >> half) ^ b ^ k0, q & low, (p >> half) ^ d ^ k1, p & low
    return [np.broadcast_to(word, shape).astype(np.uint32) for word in (a, b, c, d)]


def standard_normal(words: Words) -> Floats32:
    """Return standard normal numbers, one per word, by the inverse distribution function.

    Bit 0 is the sign; the other 31 give the tail probability p in 0 … 1/2.

    Parameters
    ----------
    words : array of uint32

    Returns
    -------
    array of float32, same shape
    """
    one, two, four, half = (np.float32(x) for x in (1, 2, 4, 0.5))
    tail = ((words >> np.uint32(1)).astype(np.int32).astype(np.float32) + half) * np.float32(2**-32)
    u = _log2(four * tail * (one - tail)) * np.float32(-2 / QUANTILE_SPAN) - one
    z = (one - two * tail) * _polynomial(QUANTILE, u)
    signed: Floats32 = (z.view(np.uint32) ^ (words << np.uint32(31))).view(np.float32)
    return signed


def exponential(x: Floats32) -> Floats32:
    """Return e**x; x is held within plus/minus `LARGEST_LOG`.

    Parameters
    ----------
    x : array of float32

    Returns
    -------
    array of float32, same shape
    """
    limit, magic = np.float32(LARGEST_LOG), np.float32(TO_NEAREST)
    scaled = np.minimum(np.maximum(x, -limit), limit) * np.float32(LOG2_E)
    whole = (scaled + magic) - magic
    power = ((whole.astype(np.int32) + np.int32(127)) << np.int32(23)).view(np.float32)
    grown: Floats32 = _polynomial(EXP2, scaled - whole) * power
    return grown


def _log2(x: Floats32) -> Floats32:
    bits = x.view(np.int32)
    exponent = (bits - np.int32(SPLIT_AT_ROOT_HALF)) >> np.int32(23)
    t = (bits - (exponent << np.int32(23))).view(np.float32) - np.float32(1)
    logarithm: Floats32 = _polynomial((0.0, *LOG2), t) + exponent.astype(np.float32)
    return logarithm


def _polynomial(coefficients: tuple[float, ...], x: Floats32) -> Floats32:
    value = np.full(x.shape, coefficients[-1], dtype=np.float32)
    for coefficient in reversed(coefficients[:-1]):
        value *= x
        value += np.float32(coefficient)
    return value
