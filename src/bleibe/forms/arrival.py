"""When something arrived, and whether that was in time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


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
