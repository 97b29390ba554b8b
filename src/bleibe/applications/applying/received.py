"""An e-mail as it lies in a mailbox: who, what, and when the own mail server took it in.

Each mail server on the way writes a line ``Received`` on top of those before. The topmost one
is therefore the own server's, and the only one that nobody outside could write.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import pairwise

BY = re.compile(r"\bby\s+([A-Za-z0-9._-]+)", re.IGNORECASE)
OUT_OF_STEP = timedelta(minutes=5)
"""Clocks of servers differ; more than that is no difference of clocks."""
MOST_ATTACHMENTS = 50


@dataclass(frozen=True)
class MailedFile:
    """A file that hung on a mail."""

    name: str
    content: bytes


@dataclass(frozen=True)
class ReceivedMail:
    """What a mail says of itself; ``doubt`` tells why its time of arrival is not proven."""

    sender: str
    subject: str
    message_id: str
    text: str
    files: tuple[MailedFile, ...]
    arrived_at: datetime | None
    doubt: str = ""


def read_mail(raw: bytes, *, own_servers: Collection[str], now: datetime) -> ReceivedMail:
    """Read a mail in the form of RFC 5322; nothing of it is executed or loaded.

    ``doubt`` is empty, ``received_missing``, ``received_unreadable``, ``received_not_ours``,
    ``received_in_future`` or ``received_out_of_step``; then ``arrived_at`` is what the topmost
    line claims, or None.
    """
    message = BytesParser(policy=policy.default).parsebytes(raw)
    arrived_at, doubt = _arrival(message, own_servers=own_servers, now=now)
    return ReceivedMail(
        sender=parseaddr(_header(message, "From"))[1],
        subject=_header(message, "Subject"),
        message_id=_header(message, "Message-ID"),
        text=_text(message),
        files=_files(message),
        arrived_at=arrived_at,
        doubt=doubt,
    )


def is_mail(raw: bytes) -> bool:
    """Say whether this can be a mail at all: it names a sender and begins with headers."""
    message = BytesParser(policy=policy.default).parsebytes(raw, headersonly=True)
    return bool(_header(message, "From")) and not any(
        each.__class__.__name__ == "MissingHeaderBodySeparatorDefect" for each in message.defects
    )


def _arrival(
    message: EmailMessage, *, own_servers: Collection[str], now: datetime
) -> tuple[datetime | None, str]:
    lines = _headers(message, "Received")
    if not lines:
        return None, "received_missing"
    arrived_at = _time(lines[0])
    if arrived_at is None:
        return None, "received_unreadable"
    by = BY.search(lines[0])
    if by is None or by[1].lower().rstrip(".") not in {name.lower() for name in own_servers}:
        return arrived_at, "received_not_ours"
    if arrived_at > now:
        return arrived_at, "received_in_future"
    times = [time for line in lines if (time := _time(line)) is not None]
    if any(above < below - OUT_OF_STEP for above, below in pairwise(times)):
        return arrived_at, "received_out_of_step"
    return arrived_at, ""


def _time(line: str) -> datetime | None:
    """Return the time at the end of a line; one without a zone is no instant."""
    try:
        found = parsedate_to_datetime(line.rpartition(";")[2].strip())
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _headers(message: EmailMessage, name: str) -> list[str]:
    """Return the headers of this name as they were sent, each in one line."""
    return [
        " ".join(str(value).replace("\0", "").split())
        for found, value in message.raw_items()
        if found.lower() == name.lower()
    ]


def _header(message: EmailMessage, name: str) -> str:
    """Return the first header of this name, decoded where it can be; databases take no NUL."""
    raw = next(iter(_headers(message, name)), "")
    try:
        return str(make_header(decode_header(raw))).replace("\0", "")
    except (LookupError, ValueError):
        return raw


def _text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain",))
    if body is None:
        return ""
    content = _content(body)
    try:
        return content.decode(body.get_content_charset() or "utf-8", errors="replace").strip()
    except (LookupError, ValueError):
        return content.decode("utf-8", errors="replace").strip()


def _files(message: EmailMessage) -> tuple[MailedFile, ...]:
    found: list[MailedFile] = []
    for number, part in enumerate(message.iter_attachments(), start=1):
        content = _content(part)
        if content and len(found) < MOST_ATTACHMENTS:
            name = (part.get_filename() or f"anlage-{number}").replace("\0", "").replace("\\", "/")
            found.append(MailedFile(name.rpartition("/")[2][:255], content))
    return tuple(found)


def _content(part: Message) -> bytes:
    """Return the bytes of a part; a mail within a mail has none of its own."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
