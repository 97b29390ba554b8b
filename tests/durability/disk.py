"""A disk that forgets: what was not synced may be gone, in parts, after the power was cut.

It lives in memory and knows of each file and folder what a program sees and what is on the
platter. ``sync`` brings one file or one folder there, nothing else: a new file's name is kept
only by syncing its folder, as POSIX promises no more.

When the power is cut, each file keeps what was synced and of the later writes one of three:
nothing; those up to some moment, the last of them torn at a border of 512 bytes; or any of
their sectors, in no order. Each folder keeps the changes of names up to some moment.

Not simulated: a disk that lies about syncing, sectors that turn bad, and several files of one
file system that are tied together by its journal (ours are independent, which is harder).
"""

import random
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

Change = tuple[int, bytes] | int
"""A write as offset and bytes, or a change of length."""
SECTOR = 512
ROOT = 1


@dataclass
class File:
    """A file or folder: as seen, as on the platter, and what lies between the two."""

    number: int
    mode: int
    owner: tuple[int, int] = (0, 0)
    changed: float = field(default_factory=time.time)
    content: bytearray = field(default_factory=bytearray)
    names: dict[bytes, int] = field(default_factory=dict)
    kept_content: bytes = b""
    kept_names: dict[bytes, int] = field(default_factory=dict)
    writes: list[Change] = field(default_factory=list)
    """Since the last sync."""
    renames: list[tuple[bytes, int | None]] = field(default_factory=list)

    @property
    def is_folder(self) -> bool:
        return stat.S_ISDIR(self.mode)


class Disk:
    """All files by number; the first is the root."""

    def __init__(self) -> None:
        self.files = {ROOT: File(ROOT, stat.S_IFDIR | 0o777)}
        self.cuts = self.forgotten = 0

    def make(self, folder: int, name: bytes, *, mode: int, owner: tuple[int, int]) -> File:
        made = File(max(self.files) + 1, mode, owner)
        self.files[made.number] = made
        self.name(folder, name, made.number)
        return made

    def name(self, folder: int, name: bytes, number: int | None) -> None:
        """Let a name mean a file, or nothing any more."""
        where = self.files[folder]
        if number is None:
            del where.names[name]
        else:
            where.names[name] = number
        where.renames.append((name, number))

    def write(self, number: int, offset: int, data: bytes) -> None:
        file = self.files[number]
        _put(file.content, offset, data)
        file.writes.append((offset, data))
        file.changed = time.time()

    def resize(self, number: int, length: int) -> None:
        file = self.files[number]
        _resize(file.content, length)
        file.writes.append(length)
        file.changed = time.time()

    def sync(self, number: int) -> None:
        """Bring one file or folder to the platter."""
        file = self.files[number]
        if file.writes:
            file.kept_content, file.writes = bytes(file.content), []
        if file.renames:
            file.kept_names, file.renames = dict(file.names), []

    def sync_all(self) -> None:
        for number in self.files:
            self.sync(number)

    def cut(self, chance: random.Random) -> None:
        """Cut the power and come back with what is left."""
        self.cuts += 1
        for file in self.files.values():
            self.forgotten += len(file.writes) + len(file.renames)
            file.content = _survived(file, chance)
            file.names = dict(file.kept_names)
            for name, number in file.renames[: chance.randint(0, len(file.renames))]:
                if number is None:
                    file.names.pop(name, None)
                else:
                    file.names[name] = number
            file.kept_content, file.writes = bytes(file.content), []
            file.kept_names, file.renames = dict(file.names), []
        self._drop_nameless()

    def _drop_nameless(self) -> None:
        reached, ahead = {ROOT}, [ROOT]
        while ahead:
            found = set(self.files[ahead.pop()].names.values()) - reached
            reached |= found
            ahead += found
        self.files = {number: file for number, file in self.files.items() if number in reached}


def _survived(file: File, chance: random.Random) -> bytearray:
    left = bytearray(file.kept_content)
    how = chance.choice(("nothing", "torn", "any sector")) if file.writes else "nothing"
    if how == "torn":
        whole = chance.randrange(len(file.writes))
        for change in file.writes[:whole]:
            _apply(left, change)
        last = file.writes[whole]
        if not isinstance(last, int):
            offset, data = last
            until = chance.randint(offset, offset + len(data)) // SECTOR * SECTOR
            _put(left, offset, data[: max(0, until - offset)])
    elif how == "any sector":
        pieces = [piece for change in file.writes for piece in _sectors(change)]
        for piece in pieces:
            if chance.random() < 0.5:
                _apply(left, piece)
    return left


def _sectors(change: Change) -> Iterator[Change]:
    """Yield what a disk writes in one go."""
    if isinstance(change, int):
        yield change
        return
    start, data = change
    while data:
        until = SECTOR - start % SECTOR
        yield start, data[:until]
        start, data = start + len(data[:until]), data[until:]


def _apply(content: bytearray, change: Change) -> None:
    if isinstance(change, int):
        _resize(content, change)
    else:
        _put(content, *change)


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if data:
        if len(content) < offset:
            _resize(content, offset)
        content[offset : offset + len(data)] = data


def _resize(content: bytearray, length: int) -> None:
    if length < len(content):
        del content[length:]
    else:
        content.extend(bytes(length - len(content)))
