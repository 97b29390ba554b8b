"""What changed from one wording to the next, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\S+\s*|\s+")
MOST_WORDS = 2000
"""Longer texts are shown without marks: comparing them would keep others waiting."""


@dataclass(frozen=True)
class Piece:
    """A part of a text: ``kind`` is same, gone or new."""

    kind: str
    text: str


def changes(old: str, new: str) -> list[Piece]:
    """Return the pieces that lead from one text to the other (Unterschied)."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return [Piece("same", new)]
    return list(_pieces(before, after))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, left, left_end, right, right_end in matcher.get_opcodes():
        gone, new = "".join(before[left:left_end]), "".join(after[right:right_end])
        if kind == "equal":
            yield Piece("same", new)
            continue
        if gone:
            yield Piece("gone", gone)
        if new:
            yield Piece("new", new)
