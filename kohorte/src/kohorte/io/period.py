"""When a figure holds: a day, a year, a semester."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

EARLIEST, LATEST = 1700, 2200

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
YEAR = re.compile(r"(\d{4})")
MONTH = re.compile(r"(\d{4})-(\d{2})")
MONTHS = re.compile(r"(\d{4})-(\d{2})(?:-01)?P(\d{1,2})([MY])")
QUARTER = re.compile(r"(\d{4})-?Q([1-4])|([1-4])\. ?Quartal (\d{4})")
SCHOOL_YEAR = re.compile(r"(\d{4})/(\d{2}|\d{4})")
WINTER = re.compile(r"W(?:S|iSe|intersemester) ?(\d{4})/(\d{2}|\d{4})")
SUMMER = re.compile(r"S(?:S|oSe|ommersemester) ?(\d{4})")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The time a figure holds for (Stichtag, Berichtszeitraum).

    Attributes
    ----------
    start, end : date
        First and last day; equal for a day of reference (Stichtag).
    label : str
        As the file writes it.
    """

    start: date
    end: date
    label: str

    @property
    def kind(self) -> str:
        """Return "day", "year" (a calendar year) or "span" (semester, quarter, school year)."""
        if self.start == self.end:
            return "day"
        whole = (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31)
        return "year" if whole and self.start.year == self.end.year else "span"

    @property
    def year(self) -> int:
        """Calendar year of the last day."""
        return self.end.year


def of_year(year: int, *, label: str | None = None) -> Period:
    """Return the calendar year as a period."""
    return Period(date(year, 1, 1), date(year, 12, 31), label or str(year))


def months(year: int, month: int, count: int, label: str) -> Period:
    """Return ``count`` months from the first of ``month`` on as a period."""
    last = year * 12 + month - 1 + count - 1
    end_year, end_month = divmod(last, 12)
    end = date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])
    return Period(date(year, month, 1), end, label)


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period | None:
    """Return the period that ``text`` names, or None.

    Reads ``2024-12-31``, ``31.12.2024``, ``2024``, ``2024-05``, ``2023-10P6M`` (six months
    from October on), ``2024-Q1``, ``2019/20`` (school year from 1 August), ``WS 2019/20``
    and ``SS 2020``. Years of two digits are not read: their century would be a guess.
    """
    text = text.strip()
    try:
        period = _parse(text)
    except ValueError:
        return None
    if period is None or not EARLIEST <= period.start.year <= period.end.year <= LATEST:
        return None
    return period


def _parse(text: str) -> Period | None:
    if found := DAY.fullmatch(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return Period(day, day, text)
    if found := GERMAN_DAY.fullmatch(text):
        day = date(int(found[3]), int(found[2]), int(found[1]))
        return Period(day, day, text)
    if found := YEAR.fullmatch(text):
        return of_year(int(text))
    if found := MONTH.fullmatch(text):
        return months(int(found[1]), int(found[2]), 1, text)
    if found := MONTHS.fullmatch(text):
        count = int(found[3]) * (12 if found[4] == "Y" else 1)
        return months(int(found[1]), int(found[2]), count, text) if count else None
    if found := QUARTER.fullmatch(text):
        year, quarter = int(found[1] or found[4]), int(found[2] or found[3])
        return months(year, 3 * quarter - 2, 3, text)
    if found := SCHOOL_YEAR.fullmatch(text):
        return months(int(found[1]), 8, 12, text) if _follows(found[1], found[2]) else None
    if found := WINTER.fullmatch(text):
        return months(int(found[1]), 10, 6, text) if _follows(found[1], found[2]) else None
    if found := SUMMER.fullmatch(text):
        return months(int(found[1]), 4, 6, text)
    return None


def _follows(year: str, next_year: str) -> bool:
    return (int(year) + 1) % 100 == int(next_year) % 100 and (
        len(next_year) == 2 or int(next_year) == int(year) + 1
    )
