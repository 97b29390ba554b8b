"""Lets the rehearsal live through weeks in seconds: what is asked for the time hears another.

A call of the past is played on its own days, with deadlines that really pass. The log keeps
the real time of each entry: it cannot be rehearsed into the past.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone


class Clock:
    """The time of the rehearsal; it goes only forward, and only when it is told to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def move_to(self, moment: datetime) -> None:
        self.moment = max(self.moment, moment)

    def pass_by(self, **duration: float) -> None:
        """Let time pass, in the words of `timedelta`."""
        self.moment += timedelta(**duration)


@contextmanager
def played_time(moment: datetime) -> Iterator[Clock]:
    """Replace what ``timezone.now`` says within this process until the end of the block."""
    clock, real = Clock(moment), timezone.now
    timezone.now = clock.now
    try:
        yield clock
    finally:
        timezone.now = real
