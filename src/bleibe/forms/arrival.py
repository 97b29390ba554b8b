"""When something arrived, and whether that was in time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = {"CET": "MEZ", "CEST": "MESZ"}
"""How Germans call their times."""


def is_on_time(arrived_at: datetime, closes_at: datetime) -> bool:
    """Say whether something arrived in time; ``closes_at`` is the last instant that is.

    Both become UTC first: of two times in the same zone Python compares what the clock on the
    wall shows, and in the hour that autumn has twice that is wrong.
    Raises `ValueError` for a time without a zone.
    """
    return in_utc(arrived_at) <= in_utc(closes_at)


def in_utc(moment: datetime) -> datetime:
    """Return an instant in UTC. Raises `ValueError` for a time without a zone."""
    if moment.utcoffset() is None:
        raise ValueError("a time without a zone is no instant")
    return moment.astimezone(UTC)


def written_utc(moment: datetime) -> str:
    """Return an instant as text in UTC, to the microsecond."""
    return in_utc(moment).isoformat(timespec="microseconds").replace("+00:00", "Z")


def written_in_berlin(moment: datetime) -> str:
    """Return an instant as text with the offset that Berlin had, to the microsecond."""
    return in_utc(moment).astimezone(BERLIN).isoformat(timespec="microseconds")


def said_in_berlin(moment: datetime, *, milliseconds: bool = False) -> str:
    """Return an instant as people read it, with the zone: „20. Juli 2026, 23:59:59 Uhr (MESZ)“."""
    local = in_utc(moment).astimezone(BERLIN)
    rest = f",{local.microsecond // 1000:03d}" if milliseconds else ""
    zone = ZONES[str(local.tzname())]
    return f"{date_format(local, 'j. F Y')}, {local:%H:%M:%S}{rest} Uhr ({zone})"
