"""Which number has this text? For many texts at once, without decoding them."""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

WORD: Final = 8
KEEP: Final = np.array([(1 << (8 * kept)) - 1 for kept in range(9)], dtype=np.uint64)
MIX: Final = np.uint64(0x9E3779B97F4A7C15)
SHIFT: Final = np.uint64(29)

Words = NDArray[np.uint64]
Index = NDArray[np.int64]


def words_of(buffer: NDArray[np.uint8], starts: Index, lengths: Index) -> Words:
    """Return texts of a buffer as rows of 8-byte words, zero behind their ends.

    Parameters
    ----------
    buffer : array of uint8
        With at least 8 bytes more than the longest text behind the last start.
    starts, lengths : array of int64, shape (texts,)

    Returns
    -------
    array of uint64, shape (texts, words)
    """
    count = max(-(-int(lengths.max()) // WORD), 1)
    windows = sliding_window_view(buffer, count * WORD)[starts]
    words: Words = np.ascontiguousarray(windows).view(np.uint64)
    for at in range(count):
        kept = np.clip(lengths - at * WORD, 0, WORD)
        if kept.min() < WORD:
            words[:, at] &= KEEP[kept]
    return words


def hashes_of(words: Words, lengths: Index) -> Words:
    """Return one 64-bit hash per text; equal texts have equal hashes."""
    mixed = lengths.astype(np.uint64)
    for at in range(words.shape[1]):
        mixed = (mixed ^ words[:, at]) * MIX
        mixed ^= mixed >> SHIFT
    return mixed


class Numbering:
    """Known texts with their numbers, looked up by hash and compared byte by byte."""

    def __init__(self) -> None:
        self._hashes = np.zeros(0, np.uint64)
        self._numbers = np.zeros(0, np.int32)
        self._lengths = np.zeros(0, np.int64)
        self._words = np.zeros((0, 1), np.uint64)

    def look_up(self, words: Words, lengths: Index, hashes: Words) -> NDArray[np.int32]:
        """Return the number of each text, -1 for those not known.

        Parameters
        ----------
        words, lengths, hashes : arrays as of `words_of` and `hashes_of`

        Returns
        -------
        array of int32, shape (texts,)
        """
        if not self._hashes.size:
            return np.full(len(words), -1, np.int32)
        place = np.searchsorted(self._hashes, hashes)
        place[place == self._hashes.size] = 0
        same = (self._hashes[place] == hashes) & (self._lengths[place] == lengths)
        for at in range(min(words.shape[1], self._words.shape[1])):
            same &= self._words[place, at] == words[:, at]
        return np.where(same, self._numbers[place], np.int32(-1))

    def add(self, words: Words, lengths: Index, hashes: Words, numbers: NDArray[np.int32]) -> None:
        """Make texts known; of texts with equal hashes only one can be found again."""
        width = max(words.shape[1], self._words.shape[1])
        order = np.argsort(np.concatenate([self._hashes, hashes]), kind="stable")
        both = [_widened(self._words, width), _widened(words, width)]
        self._words = np.concatenate(both)[order]
        self._hashes = np.concatenate([self._hashes, hashes])[order]
        self._lengths = np.concatenate([self._lengths, lengths])[order]
        self._numbers = np.concatenate([self._numbers, numbers])[order]


def _widened(words: Words, width: int) -> Words:
    return np.pad(words, ((0, 0), (0, width - words.shape[1])))
