"""100,000 instants around what makes clocks hard: none is misjudged."""

import random
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bleibe.forms.arrival import is_on_time, written_in_berlin, written_utc

SEED = 20260720
MANY = 100_000
ZONES = (
    ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu"), UTC,
    timezone(timedelta(hours=-3, minutes=-30)),
)  # fmt: skip
HARD = (
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # 02:30 in Berlin, the first time
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # 02:30 in Berlin, the second time
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),  # Berlin goes from 02:00 to 03:00
    datetime(2028, 2, 29, 22, 59, 59, tzinfo=UTC),  # leap day, a second before midnight
    datetime(2024, 12, 31, 22, 59, 59, 999_999, tzinfo=UTC),
    datetime(2021, 7, 20, 21, 59, 59, tzinfo=UTC),
)
STEPS = tuple(
    timedelta(microseconds=sign * step)
    for sign in (-1, 1)
    for step in (0, 1, 1000, 999_999, 10**6, 3600 * 10**6, 7200 * 10**6)
)


def micros(moment: datetime) -> int:
    """Return microseconds since 1970, counted without any zone: the judge of the test."""
    naive = moment.astimezone(UTC).replace(tzinfo=None)
    return (naive - datetime(1970, 1, 1)) // timedelta(microseconds=1)  # noqa: DTZ001 - no zone


def test_no_instant_is_misjudged():
    chance, wrong = random.Random(SEED), 0  # noqa: S311 - a test that can be repeated
    for _number in range(MANY):
        closes = chance.choice(HARD) + timedelta(days=chance.randrange(-1, 2))
        arrived = closes + chance.choice(STEPS)
        expected = micros(arrived) <= micros(closes)
        told = is_on_time(
            arrived.astimezone(chance.choice(ZONES)), closes.astimezone(chance.choice(ZONES))
        )
        wrong += told is not expected
    assert wrong == 0, f"seed={SEED}"


def test_the_hour_that_comes_twice_is_told_apart():
    """The saboteur: Python compares times of one zone by what the wall clock shows."""
    berlin = ZoneInfo("Europe/Berlin")
    closes = datetime(2026, 10, 25, 0, 45, tzinfo=UTC).astimezone(berlin)
    arrived = datetime(2026, 10, 25, 1, 15, tzinfo=UTC).astimezone(berlin)
    assert arrived < closes  # what Python says of 02:15 and 02:45
    assert not is_on_time(arrived, closes)


def test_a_time_without_a_zone_is_no_instant():
    with pytest.raises(ValueError, match="zone"):
        is_on_time(datetime(2026, 7, 20), HARD[0])  # noqa: DTZ001 - on purpose


def test_both_ways_of_writing_name_the_same_instant():
    for moment in HARD:
        assert datetime.fromisoformat(written_utc(moment)) == moment
        assert datetime.fromisoformat(written_in_berlin(moment)) == moment
