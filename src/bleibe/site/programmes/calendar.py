"""The dates of a programme: duties and calls, as a list and as a feed (RFC 5545)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from bleibe.programmes.package import Duty, Package

LINE = 75
"""Octets of a line of a feed before it is folded."""


@dataclass(frozen=True)
class Entry:
    """One day in the calendar (Termin)."""

    key: str
    day: date
    title: str
    text: str
    question: str = ""


def entries(package: Package) -> list[Entry]:
    """Return all days of duties and calls of a programme, in their order."""
    found = [*_of_duties(package), *_of_calls(package)]
    return sorted(found, key=lambda each: (each.day, each.key))


def without_day(package: Package) -> list[Duty]:
    """Return the duties that have no day of their own."""
    return [duty for duty in package.duties if not duty.due]


def _of_duties(package: Package) -> Iterator[Entry]:
    for duty in package.duties:
        for day in _days(duty, package):
            yield Entry(f"{duty.key}-{day:%Y%m%d}", day, duty.title, duty.text, duty.question)


def _days(duty: Duty, package: Package) -> Iterator[date]:
    if duty.rhythm != "yearly":
        yield from (date.fromisoformat(day) for day in duty.due)
        return
    for year in range(package.runs_from.year, package.runs_to.year + 1):
        for day in duty.due:
            found = _in_year(year, day)
            if found and package.runs_from <= found <= package.runs_to:
                yield found


def _in_year(year: int, day: str) -> date | None:
    try:
        return date.fromisoformat(f"{year}-{day}")
    except ValueError:
        return None


def _of_calls(package: Package) -> Iterator[Entry]:
    for call in package.calls:
        yield Entry(
            f"{call.key}-oeffnet", call.opens_at.date(),
            _("{call}: öffnet").format(call=call.title),
            _("Ab {time} Uhr.").format(time=f"{call.opens_at:%H:%M}"),
        )  # fmt: skip
        yield Entry(
            f"{call.key}-frist", call.closes_at.date(),
            _("{call}: Bewerbungsschluss").format(call=call.title),
            _("Um {time} Uhr.").format(time=f"{call.closes_at:%H:%M:%S}"),
        )  # fmt: skip


def feed(package: Package, *, stamped: datetime, address: str) -> str:
    """Return the entries as an iCalendar feed of whole days."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bleibe//Programm//DE", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(package.title)}",
    ]  # fmt: skip
    for each in entries(package):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{each.key}.{package.key}@bleibe",
            f"DTSTAMP:{stamped.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{each.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(each.title)}",
            f"DESCRIPTION:{_escaped(each.text)}",
            f"URL:{address}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: Any) -> str:
    told = str(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return told.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line after 75 octets, never inside a character."""
    parts, held = [], ""
    for character in line:
        if len(f"{held}{character}".encode()) > LINE:
            parts.append(held)
            held = " "
        held += character
    return "\r\n".join([*parts, held])
