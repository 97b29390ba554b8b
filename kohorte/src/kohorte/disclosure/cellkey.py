"""Cell-key noise: small changes that are the same whenever the same people are counted.

Every person carries a random key. The key of a cell is the sum of the keys of the people
in it, so it depends on who is counted and not on how the question was asked: one cell
reached on many paths shows one value, and asking again averages nothing away.

Sums of 64-bit whole numbers wrap round and are exact in any order.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kohorte.disclosure.perturbation import PerturbationTable
from kohorte.disclosure.table import Array, CountTable, all_labels
from kohorte.errors import KohorteError

Keys = NDArray[np.uint64]
LEAST_SECRET = 16  # bytes
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def cell_keys(table: CountTable, *, secret: bytes) -> Keys:
    """Keys for a table that has no keys of persons of its own.

    The n people of a cell get the first n keys of a sequence that belongs to the cell's
    labels. Somebody who arrives adds one key and leaves the others alone. Keys of coarser
    tables are sums of these: form them from the finest table that is ever released.

    Parameters
    ----------
    table : CountTable
    secret : bytes
        At least 16 bytes that never leave the house; with them the noise can be undone.

    Returns
    -------
    array of uint64, shape of the table

    Raises
    ------
    KohorteError
        ``secret_too_short``.
    """
    if len(secret) < LEAST_SECRET:
        raise KohorteError("secret_too_short", least=LEAST_SECRET)
    keys = np.zeros(table.counts.shape, dtype=np.uint64)
    labels = all_labels(table.axes, table.counts.shape)
    for label, index in zip(labels, np.ndindex(*keys.shape), strict=True):
        people = int(table.counts[index])
        if people:
            keys[index] = _sequence_sum(_seed(label, secret), people)
    return keys


def sum_record_keys(record_keys: ArrayLike, cells: ArrayLike, *, size: int) -> Keys:
    """Keys of cells from the keys of persons in a register.

    Parameters
    ----------
    record_keys : array of uint64, shape (N,)
        One random key per person, kept with the person for good.
    cells : array of int, shape (N,)
        Flat index of the cell of each person.
    size : int
        Number of cells.

    Returns
    -------
    array of uint64, shape (size,)
    """
    keys = np.zeros(size, dtype=np.uint64)
    np.add.at(keys, np.asarray(cells), np.asarray(record_keys, dtype=np.uint64))
    return keys


def perturb(cells: Array, keys: Keys, *, noise: PerturbationTable) -> Array:
    """Counts with their noise.

    Parameters
    ----------
    cells : array
        True counts, margins included. [persons]
    keys : array of uint64, same shape
        Their keys, summed up in the same way.
    noise : PerturbationTable

    Returns
    -------
    array, same shape
        Margins are not the sums of the cells: each has its own noise.
    """
    uniform = (keys >> np.uint64(11)).astype(np.float64) / 2.0**53
    shown: Array = cells + noise.noise(cells, uniform)
    return shown


def _seed(label: object, secret: bytes) -> np.uint64:
    digest = hashlib.blake2b(repr(sorted(dict(label).items())).encode(), key=secret, digest_size=8)  # type: ignore[call-overload]
    return np.uint64(int.from_bytes(digest.digest(), "big"))


def _sequence_sum(seed: np.uint64, length: int) -> np.uint64:
    """Sum of the first numbers of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014, fig. 17)."""
    with np.errstate(over="ignore"):
        state = seed + np.arange(1, length + 1, dtype=np.uint64) * _STEP
        state = (state ^ (state >> np.uint64(30))) * _MIX[0]
        state = (state ^ (state >> np.uint64(27))) * _MIX[1]
        return np.uint64((state ^ (state >> np.uint64(31))).sum(dtype=np.uint64))
