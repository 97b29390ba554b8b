"""Whole lines as bytes: cut into blocks, freed of quotation marks, split into fields."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

BLOCK: Final = 1 << 22
NEWLINE: Final = 10
QUOTE: Final = 34

Index = NDArray[np.int64]


def below_header(text: bytes) -> int:
    """Return where the second line begins."""
    return text.find(b"\n") + 1 or len(text)


def blocks_of(text: bytes, *, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield whole lines, some megabytes at a time, with the place where they begin."""
    while start < len(text):
        end = text.find(b"\n", min(start + BLOCK, len(text)))
        end = len(text) if end < 0 else end + 1
        yield start, text[start:end]
        start = end


def unquoted(block: bytes, *, delimiter: str) -> bytes:
    """Return a block without quotation marks if they only enclose whole, simple cells."""
    if b'"' not in block:
        return block
    framed = np.frombuffer(b"\n" + block + b"\n", np.uint8)
    marks = np.flatnonzero(framed == QUOTE)
    breaks = (framed == ord(delimiter)) | (framed == NEWLINE)
    if marks.size % 2 or not (breaks[marks[::2] - 1].all() and breaks[marks[1::2] + 1].all()):
        return block
    places = np.searchsorted(np.flatnonzero(breaks), marks)
    return block.replace(b'"', b"") if (places[::2] == places[1::2]).all() else block


def fields_of(block: bytes, *, delimiter: str, width: int) -> tuple[Index, Index] | None:
    """Return starts and ends of all fields, shape (rows, columns), or None if irregular."""
    if b'"' in block:
        return None
    if not block.endswith(b"\n"):
        block += b"\n"
    buffer = np.frombuffer(block, np.uint8)
    places = np.flatnonzero((buffer == ord(delimiter)) | (buffer == NEWLINE))
    if places.size == 0 or places.size % width:
        return None
    ends = places.reshape(-1, width)
    breaks = buffer[ends] == NEWLINE
    if not breaks[:, -1].all() or breaks[:, :-1].any():
        return None
    starts = np.empty_like(ends)
    starts[:, 1:] = ends[:, :-1] + 1
    starts[0, 0] = 0
    starts[1:, 0] = ends[:-1, -1] + 1
    return starts, ends
