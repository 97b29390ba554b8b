"""Asks a virus scanner that speaks clamd's protocol, if the installation has one."""

import socket
import struct
from collections.abc import Iterable

from django.conf import settings

from bleibe.kernel.errors import Refused

SECONDS = 30
LONGEST_ANSWER = 4096
PIECE = 64 * 1024


def scan(chunks: Iterable[bytes], *, name: str) -> None:
    """Send a file to the scanner of ``BLEIBE_CLAMD``; without one nothing happens.

    Raises `Refused` with ``file_infected`` or, if there is no clear answer,
    ``scanner_silent``: a file that nobody looked at is not let in.
    """
    if not settings.CLAMD:
        return
    try:
        with _connected(settings.CLAMD) as line:
            answer = _ask(line, chunks)
    except OSError as trouble:
        raise Refused("scanner_silent", name=name) from trouble
    if answer.endswith(" FOUND"):
        found = answer.removeprefix("stream: ").removesuffix(" FOUND")
        raise Refused("file_infected", name=name, found=found)
    if answer != "stream: OK":
        raise Refused("scanner_silent", name=name)


def _connected(address: str) -> socket.socket:
    """Open a connection to ``host:port`` or to a path."""
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        line.connect(address)
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _ask(line: socket.socket, chunks: Iterable[bytes]) -> str:
    """Send the file as pieces with their lengths, a length of zero last; return the answer."""
    line.sendall(b"zINSTREAM\0")
    for chunk in chunks:
        for at in range(0, len(chunk), PIECE):
            piece = chunk[at : at + PIECE]
            line.sendall(struct.pack("!I", len(piece)) + piece)
    line.sendall(struct.pack("!I", 0))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        received = line.recv(LONGEST_ANSWER)
        if not received:
            break
        answer += received
    return answer.rstrip(b"\0").decode(errors="replace")
