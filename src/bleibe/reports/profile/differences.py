"""What is different between two versions of a profile: chapters, words, values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from bleibe.reports.profile.content import (
    Block,
    Chapter,
    Figure,
    Items,
    Paragraph,
    Points,
    Profile,
    Readings,
    Stats,
    Swot,
    Table,
    Tabular,
)

WORDS = re.compile(r"\s*\S+\s*")
FEWEST_WORDS = 3
NONE = "–"


@dataclass(frozen=True)
class Piece:
    """Words in a row that stayed, were added or were taken out."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True)
class Value:
    """One value that reads differently; empty where it was not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class ChapterDifference:
    """A chapter that both versions have, with what changed in it."""

    key: str
    title: str
    pieces: tuple[Piece, ...]
    values: tuple[Value, ...]

    @property
    def words_changed(self) -> bool:
        return any(piece.kind != "same" for piece in self.pieces)


@dataclass(frozen=True)
class Differences:
    """All that changed from one version to another."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    moved: tuple[str, ...]
    chapters: tuple[ChapterDifference, ...]

    @property
    def any(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.chapters)


def differences(before: Profile, after: Profile) -> Differences:
    """Compare two versions chapter by chapter; what stayed as it was is not listed."""
    old = {chapter.key: chapter for chapter in before.chapters}
    new = {chapter.key: chapter for chapter in after.chapters}
    common = [key for key in new if key in old]
    changed = []
    for key in common:
        found = ChapterDifference(
            key,
            new[key].title,
            pieces=words_changed(_text_of(old[key]), _text_of(new[key])),
            values=_values_changed(old[key], new[key]),
        )
        if found.words_changed or found.values:
            changed.append(found)
    return Differences(
        added=tuple(new[key].title for key in new if key not in old),
        removed=tuple(old[key].title for key in old if key not in new),
        moved=tuple(new[key].title for key in _moved([k for k in old if k in new], common)),
        chapters=tuple(changed),
    )


def words_changed(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two texts word by word, each word with the space behind it.

    One or two words that stayed between two changes are told as changed, too: a sentence in
    shreds is not readable.
    """
    old, new = WORDS.findall(before), WORDS.findall(after)
    found: list[Piece] = []
    removed, added = "", ""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (kind, i, j, k, m) in enumerate(codes):
        is_between = 0 < number < len(codes) - 1
        if kind == "equal" and not (is_between and j - i < FEWEST_WORDS):
            found += _pieces(removed, added)
            removed, added = "", ""
            found.append(Piece("same", "".join(old[i:j])))
        else:
            removed, added = removed + "".join(old[i:j]), added + "".join(new[k:m])
    return (*found, *_pieces(removed, added))


def _pieces(removed: str, added: str) -> list[Piece]:
    found = [Piece("removed", removed), Piece("added", added)]
    return [piece for piece in found if piece.text]


def _moved(before: list[str], after: list[str]) -> list[str]:
    """Chapters outside the longest run that kept its order."""
    kept: set[str] = set()
    for i, j, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        kept |= set(before[i : i + size]) & set(after[j : j + size])
    return [key for key in after if key not in kept]


def _text_of(chapter: Chapter) -> str:
    """Paragraphs and lists of a chapter, as authors write them."""
    parts = []
    for block in chapter.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Items):
            parts.append("\n".join(f"- {item}" for item in block.items))
        elif isinstance(block, Swot):
            parts += [
                "\n".join((part.title, *(f"- {text}" for _name, text in part.points)))
                for part in block.parts
            ]
    return "\n\n".join(parts)


def _values_changed(before: Chapter, after: Chapter) -> tuple[Value, ...]:
    old, new = dict(_values(before)), dict(_values(after))
    return tuple(
        Value(name, old.get(name, NONE), new.get(name, NONE))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def _values(chapter: Chapter) -> Iterator[tuple[str, str]]:
    for block in chapter.blocks:
        yield from _values_in(block)


def _values_in(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Readings():
            for reading in block.items:
                yield reading.name, f"{reading.value} {reading.unit} ({reading.year})"
        case Stats():
            for stat in block.items:
                yield stat.label, f"{stat.value} {stat.unit}".strip() + f" ({stat.note})"
        case Points():
            for title, figure, _sentence in block.items:
                yield title, figure
        case Figure() | Tabular():
            yield from _cells(block.table)
        case _:
            pass


def _cells(table: Table) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            yield f"{table.caption}: {row[0]}, {column}", cell
