"""When a deadline is over: instants with a zone, and what remains in words."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

WHOLE_SECOND = timedelta(seconds=1) - timedelta(microseconds=1)


@dataclass(frozen=True)
class Deadline:
    """The end of the time to apply (Frist).

    A time written to the second counts whole: 23:59:59 ends with the last microsecond before
    midnight. What arrives within ``grace`` after it is still in time.
    """

    closes_at: datetime
    grace: timedelta
    extended: bool = False

    @property
    def last_instant(self) -> datetime:
        """The last instant at which something that arrives is in time, in UTC."""
        second = WHOLE_SECOND if self.closes_at.microsecond == 0 else timedelta(0)
        return self.closes_at.astimezone(UTC) + second + self.grace

    def is_over(self, now: datetime) -> bool:
        return now.astimezone(UTC) > self.last_instant

    def remaining(self, now: datetime) -> "Remaining":
        """Return what is left at this moment, counted in elapsed time and never below nothing."""
        left = max(self.last_instant - self.grace - now.astimezone(UTC), timedelta(0))
        minutes = int(left.total_seconds() // 60)
        return Remaining(minutes // (24 * 60), minutes // 60 % 24, minutes % 60)

    def zone_name(self, zone: ZoneInfo) -> str:
        """Return the short name of the zone at that time, such as CEST."""
        return self.closes_at.astimezone(zone).tzname() or str(zone)


@dataclass(frozen=True)
class Remaining:
    """Days, hours and minutes that are left."""

    days: int
    hours: int
    minutes: int

    @property
    def is_last_day(self) -> bool:
        return self.days == 0


def latest(deadlines: list[Deadline]) -> Deadline:
    """Return the one that ends last."""
    return max(deadlines, key=lambda each: each.last_instant)
