"""Which rows share the same text in a group of neighbouring columns.

A flat file repeats the same few labels in every row. A *span* is a run of neighbouring
columns, for instance code and label of a region; every distinct text of a span is decoded
and interpreted once, and rows carry its number.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kohorte.io.numbering import Numbering

Fields = tuple[str, ...]


@dataclass
class Span:
    """Distinct texts of neighbouring columns ``[first, last)`` in order of appearance."""

    first: int
    last: int
    fields: list[Fields] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    codes: list[NDArray[np.int32]] = field(default_factory=list)
    numbering: Numbering = field(default_factory=Numbering)
    _known: dict[bytes | Fields, int] = field(default_factory=dict)

    def number(self, fields: Fields, row: int) -> int:
        """Return the number of a text; a new one gets the next."""
        known = self._known.get(fields)
        if known is None:
            known = self._known[fields] = len(self.fields)
            self.fields.append(fields)
            self.rows.append(row)
        return known

    def number_of_bytes(self, text: bytes, delimiter: bytes, row: int) -> int:
        """Return the number of a text given as it stands in the file."""
        known = self._known.get(text)
        if known is None:
            known = self.number(tuple(text.decode().split(delimiter.decode())), row)
            self._known[text] = known
        return known

    def index(self) -> NDArray[np.int32]:
        """Return the number of the text in every row."""
        return np.concatenate(self.codes) if self.codes else np.zeros(0, np.int32)


@dataclass
class Columns:
    """A long file by spans and value columns."""

    spans: list[Span]
    values: NDArray[np.float64]
    flags: NDArray[np.uint8]
    row: NDArray[np.int32]
    stray: list[tuple[int, str]]
