"""Mounts a `Disk` as a file system, by the kernel's own FUSE protocol; needs root and /dev/fuse.

Nothing is installed for it: the kernel's requests are read from /dev/fuse and answered here.
The mount is seen only by the process that asked for it and its children: it lies in a name
space of their own and goes when they end.
"""

import ctypes
import errno
import os
import random
import select
import socket
import stat
import struct
from contextlib import suppress
from pathlib import Path

from disk import ROOT, Disk, File

DEVICE = Path("/dev/fuse")
MINOR = 31
BIG = 1 << 20
FOREVER = 1_000_000
_NEW_NAMESPACE, _PRIVATE, _RECURSIVE, _DETACH = 0x20000, 1 << 18, 1 << 14, 2
_libc = ctypes.CDLL(None, use_errno=True)


def missing() -> str | None:
    """Say what is missing for mounting, or nothing."""
    if os.geteuid() != 0:
        return "mounting a file system of one's own needs root"
    if not DEVICE.exists():
        return "this machine has no /dev/fuse"
    child = os.fork()
    if child == 0:
        os._exit(_libc.unshare(_NEW_NAMESPACE) != 0 or _libc.mount(
            b"none", b"/", None, _PRIVATE | _RECURSIVE, None) != 0)  # fmt: skip
    return "mounting is forbidden here" if os.waitpid(child, 0)[1] else None


class Mounted:
    """A mounted disk that a process of its own serves and that can be told to forget."""

    def __init__(self, path: Path) -> None:
        _call(_libc.unshare(_NEW_NAMESPACE))
        _call(_libc.mount(b"none", b"/", None, _PRIVATE | _RECURSIVE, None))
        self._line, theirs = socket.socketpair()
        if os.fork() == 0:
            self._line.close()
            try:
                _serve(path, theirs)
            finally:
                os._exit(0)
        theirs.close()
        self._answer()

    def settle(self) -> None:
        """Bring everything to the platter, as after a quiet minute."""
        self._line.send(b"settle")
        self._answer()

    def cut(self, seed: int) -> str:
        """Cut the power; all processes that used the disk have to be dead."""
        self._line.send(f"cut {seed}".encode())
        return self._answer()

    def _answer(self) -> str:
        told = self._line.recv(200).decode()
        if not told:
            raise OSError("the disk's process has ended")
        return told


def _serve(path: Path, line: socket.socket) -> None:
    disk = Disk()
    device = _mount(path)
    line.send(b"ready")
    while True:
        for ready in select.select([device, line], [], [])[0]:
            if ready == device:
                _answer_one(device, disk)
                continue
            told = line.recv(200).decode()
            if told == "settle":
                disk.sync_all()
            elif told:
                os.close(device)  # what the kernel still holds is gone with it
                _libc.umount2(bytes(path), _DETACH)
                disk.cut(random.Random(int(told.split()[1])))  # noqa: S311 - moments, no secrets
                device = _mount(path)
            else:
                return
            line.send(f"{disk.cuts} cuts, {disk.forgotten} changes not synced".encode())


def _mount(path: Path) -> int:
    device = os.open(DEVICE, os.O_RDWR | os.O_CLOEXEC)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other,default_permissions"
    _call(_libc.mount(b"forgetful", bytes(path), b"fuse.forgetful", 0, options.encode()))
    return device


def _call(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


# --- the protocol ----------------------------------------------------------------------------


def _answer_one(device: int, disk: Disk) -> None:
    try:
        request = os.read(device, BIG + 8192)
    except OSError as trouble:
        if trouble.errno in (errno.ENOENT, errno.EINTR):  # the asker was killed meanwhile
            return
        raise
    _length, operation, unique, number = struct.unpack_from("<IIQQ", request)
    owner = struct.unpack_from("<II", request, 24)
    act = _OPERATIONS.get(operation)
    if operation in _SILENT:
        return
    error, answer = 0, b""
    try:
        if act is None:
            error = errno.ENOSYS
        else:
            answer = act(disk, number, memoryview(request)[40:], owner)
    except OSError as trouble:
        error = trouble.errno
    except KeyError:
        error = errno.ENOENT
    with suppress(FileNotFoundError):  # the asker was killed meanwhile
        os.write(device, struct.pack("<IiQ", 16 + len(answer), -error, unique) + answer)


def _attributes(file: File) -> bytes:
    size = len(file.content)
    at, links = int(file.changed), 2 if file.is_folder else 1
    return struct.pack(
        "<6Q10I", file.number, size, -(-size // 512), at, at, at, 0, 0, 0,
        file.mode, links, *file.owner, 0, 4096, 0,
    )  # fmt: skip


def _entry(file: File) -> bytes:
    return struct.pack("<4QII", file.number, 0, FOREVER, FOREVER, 0, 0) + _attributes(file)


def _names(body: memoryview) -> list[bytes]:
    return bytes(body).rstrip(b"\0").split(b"\0")


def _init(_disk, _number, body, _owner) -> bytes:
    ahead = struct.unpack_from("<3I", body)[2]
    big_writes, many_pages = 1 << 5, 1 << 22
    return struct.pack(
        "<4IHHIIHHI7I", 7, MINOR, ahead, big_writes | many_pages, 12, 10, BIG, 1,
        BIG // 4096, 0, 0, *(0,) * 7,
    )  # fmt: skip


def _lookup(disk, number, body, _owner) -> bytes:
    return _entry(disk.files[disk.files[number].names[_names(body)[0]]])


def _getattr(disk, number, _body, _owner) -> bytes:
    return struct.pack("<QII", FOREVER, 0, 0) + _attributes(disk.files[number])


def _setattr(disk, number, body, owner) -> bytes:
    valid, _pad, _handle, size = struct.unpack_from("<IIQQ", body)
    file = disk.files[number]
    mode, _unused, user, group = struct.unpack_from("<4I", body, 68)
    if valid & 8:
        disk.resize(number, size)
    if valid & 1:
        file.mode = stat.S_IFMT(file.mode) | stat.S_IMODE(mode)
    if valid & 6:
        file.owner = (user if valid & 2 else file.owner[0], group if valid & 4 else file.owner[1])
    return _getattr(disk, number, body, owner)


def _mkdir(disk, number, body, owner) -> bytes:
    mode, umask = struct.unpack_from("<II", body)
    name = _names(body[8:])[0]
    return _entry(disk.make(number, name, mode=stat.S_IFDIR | (mode & ~umask), owner=owner))


def _create(disk, number, body, owner) -> bytes:
    _flags, mode, umask = struct.unpack_from("<3I", body)
    name = _names(body[16:])[0]
    made = disk.make(number, name, mode=stat.S_IFREG | (mode & ~umask & 0o7777), owner=owner)
    return _entry(made) + _open(disk, number, body, owner)


def _unlink(disk, number, body, _owner) -> bytes:
    disk.name(number, _names(body)[0], None)
    return b""


def _rmdir(disk, number, body, owner) -> bytes:
    if disk.files[disk.files[number].names[_names(body)[0]]].names:
        raise OSError(errno.ENOTEMPTY, "")
    return _unlink(disk, number, body, owner)


def _rename(disk, number, body, _owner, *, offset=8) -> bytes:
    (target,) = struct.unpack_from("<Q", body)
    old, new = _names(body[offset:])
    moved = disk.files[number].names[old]
    disk.name(target, new, moved)
    disk.name(number, old, None)
    return b""


def _rename2(disk, number, body, owner) -> bytes:
    if struct.unpack_from("<QI", body)[1]:
        raise OSError(errno.EINVAL, "")
    return _rename(disk, number, body, owner, offset=16)


def _link(disk, number, body, _owner) -> bytes:
    (old,) = struct.unpack_from("<Q", body)
    disk.name(number, _names(body[8:])[0], old)
    return _entry(disk.files[old])


def _open(_disk, _number, _body, _owner) -> bytes:
    return struct.pack("<QII", 0, 0, 0)


def _read(disk, number, body, _owner) -> bytes:
    _handle, offset, size = struct.unpack_from("<QQI", body)
    return bytes(disk.files[number].content[offset : offset + size])


def _write(disk, number, body, _owner) -> bytes:
    _handle, offset, size = struct.unpack_from("<QQI", body)
    disk.write(number, offset, bytes(body[40 : 40 + size]))
    return struct.pack("<II", size, 0)


def _sync(disk, number, _body, _owner) -> bytes:
    disk.sync(number)
    return b""


def _readdir(disk, number, body, _owner) -> bytes:
    _handle, offset, size = struct.unpack_from("<QQI", body)
    told = [(b".", number), (b"..", ROOT), *disk.files[number].names.items()]
    answer = b""
    for position, (name, found) in enumerate(told[offset:], offset + 1):
        kind = disk.files[found].mode >> 12
        line = struct.pack("<QQII", found, position, len(name), kind) + name
        line += bytes(-len(line) % 8)
        if len(answer) + len(line) > size:
            break
        answer += line
    return answer


def _statfs(_disk, _number, _body, _owner) -> bytes:
    free = 1 << 24
    return struct.pack("<5Q10I", free, free, free, free, free, 4096, 255, 4096, 0, *(0,) * 6)


def _nothing(_disk, _number, _body, _owner) -> bytes:
    return b""


_SILENT = {2, 36, 42}
"""Forget and interrupt: the kernel waits for no answer."""
_OPERATIONS = {
    1: _lookup, 3: _getattr, 4: _setattr, 9: _mkdir, 10: _unlink, 11: _rmdir, 12: _rename,
    13: _link, 14: _open, 15: _read, 16: _write, 17: _statfs, 18: _nothing, 20: _sync,
    25: _nothing, 26: _init, 27: _open, 28: _readdir, 29: _nothing, 30: _sync, 35: _create,
    38: _nothing, 45: _rename2,
}  # fmt: skip
