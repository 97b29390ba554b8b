"""Which of the age groups of a table cover all ages, each age once."""

from functools import lru_cache

Interval = tuple[int, int | None]
"""Completed years ``[from, to)``; ``to`` None is the open group, (0, None) is all ages."""

ALL_AGES: Interval = (0, None)


@lru_cache(maxsize=1024)
def finest_cover(intervals: frozenset[Interval]) -> tuple[Interval, ...]:
    """Return the largest number of groups that follow on each other from 0 to the open end.

    A table may hold single years, groups and totals side by side; none of them may be
    counted twice. Empty if the groups leave a gap or have no open end.
    """
    longest: dict[int, tuple[Interval, ...]] = {0: ()}
    best: tuple[Interval, ...] = ()
    for interval in sorted(intervals, key=lambda it: (it[0], it[1] is None, it[1] or 0)):
        start, end = interval
        if start not in longest:
            continue
        path = (*longest[start], interval)
        if end is None:
            best = max(best, path, key=len)
        elif len(path) > len(longest.get(end, ())):
            longest[end] = path
    return best
