"""A deadline as an entry of a calendar (RFC 5545)."""

from datetime import UTC, datetime, timedelta

LINE = 73
"""Octets after which a line goes on in the next, with the line break still inside 75."""


def deadline_entry(*, uid: str, title: str, at: datetime, written_at: datetime, url: str) -> str:
    """Return a calendar with one entry that ends at the deadline and warns a day before."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bleibe//Fristen//DE", "METHOD:PUBLISH",
        "BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{_utc(written_at)}",
        f"DTSTART:{_utc(at - timedelta(hours=1))}", f"DTEND:{_utc(at)}",
        f"SUMMARY:{_escaped(title)}", f"URL:{url}", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", f"DESCRIPTION:{_escaped(title)}",
        "END:VALARM", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a long line between letters, never inside one."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LINE:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
