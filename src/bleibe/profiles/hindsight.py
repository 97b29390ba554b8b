"""How well earlier projections would have done here (Rückblick): made then, held against now.

Each is made from the figures that were there then, as today's is, and compared with a count
on the same census base: a new census is no error of a projection.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bleibe.profiles import projection
from bleibe.profiles.census import base_of
from bleibe.profiles.queries import Stand
from bleibe.profiles.released import Hindsight

HORIZONS = (5, 10)
"""Years ahead that are looked back upon, each from the latest year that allows it."""
NEAREST = 3
"""Where the figures are younger than that: the longest stretch they have, from so many years."""


def hindsight_of(
    key: str, stands: Sequence[Stand], *, parent: str, sisters: Mapping[str, Sequence[Stand]]
) -> tuple[Hindsight, ...]:
    """Return what would have been said from earlier years; empty where they are too few."""
    found = []
    for origin, later in _pairs(stands):
        known = [stand for stand in stands if stand.day <= origin.day]
        if not projection.history(known):
            continue
        inputs = projection.inputs_of(key, known, parent=parent, sisters=sisters)
        result = projection.compute(replace(inputs, until=later.day.year))
        found.append(
            Hindsight(
                origin=origin.day.year,
                year=later.day.year,
                expected=result.middle[-1],
                lower=result.lower[-1],
                upper=result.upper[-1],
                counted=float(later.total),
            )
        )
    return tuple(found)


def _pairs(stands: Sequence[Stand]) -> Iterator[tuple[Stand, Stand]]:
    """Yield origins with at least one year before them, and counts years later, base alike."""
    by_year = {stand.day.year: stand for stand in stands}
    years = sorted(by_year)
    alike = [
        (by_year[first], by_year[last])
        for first in years[1:]
        for last in years
        if last - first >= NEAREST and base_of(by_year[first]) == base_of(by_year[last])
    ]
    if not alike:
        return
    apart = {last.day.year - first.day.year for first, last in alike}
    wanted = [years for years in HORIZONS if years in apart] or [max(apart)]
    for years_apart in wanted:
        yield max(
            (pair for pair in alike if pair[1].day.year - pair[0].day.year == years_apart),
            key=lambda pair: pair[0].day,
        )
