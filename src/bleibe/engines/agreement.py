"""How far reviewers agree, and how severe each of them is."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import lcm, sqrt

from bleibe.engines.chance import number

DRAWS = 1000
TAIL = Fraction(1, 40)
"""What a 95 % interval leaves out on either side."""

Value = int | Decimal | str | None
Ratings = Mapping[str, Mapping[str, Value]]
"""By unit and reviewer; a missing one is left out or ``None``."""


class Level(StrEnum):
    """What differences between two values mean."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha with a 95 % interval by resampling of units.

    1 is perfect agreement, 0 what chance gives, below 0 worse than that. ``alpha`` is ``None``
    where it is not defined: no unit has two ratings, or all ratings are the same. ``units`` and
    ``ratings`` count those that could be paired.
    """

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    ratings: int


@dataclass(frozen=True)
class Severity:
    """What of a rating lies in the reviewer: points above (+) or below (-) the others.

    ``groups`` hold reviewers whom shared units connect; only within a group can they be compared,
    and there the leniencies add up to 0. ``adjusted`` is each unit's mean without the leniency of
    those who rated it, ``spread`` the root mean square of what is left where there are two.
    """

    leniency: Mapping[str, float]
    groups: tuple[tuple[str, ...], ...]
    adjusted: Mapping[str, float]
    spread: float | None


def agreement(
    ratings: Ratings, *, level: Level = Level.ORDINAL, seed: str = "1", draws: int = DRAWS
) -> Agreement:
    """Return Krippendorff's alpha of any number of reviewers, values missing or not.

    Computed exactly from the matrix of coincidences [1]_; ordinal and interval values must be
    numbers.

    References
    ----------
    .. [1] K. Krippendorff, *Computing Krippendorff's Alpha-Reliability*, University of
       Pennsylvania, 2011, sections A to E.
    """
    units = [
        [value for value in ratings[unit].values() if value is not None] for unit in sorted(ratings)
    ]
    units = [values for values in units if len(values) > 1]
    table = _Coincidences(units, level)
    alpha = table.alpha(range(len(units)))
    drawn = sorted(
        found
        for draw in range(draws if alpha is not None else 0)
        if (found := table.alpha(_resample(len(units), seed=seed, draw=draw))) is not None
    )
    return Agreement(
        alpha=None if alpha is None else float(alpha),
        low=float(drawn[int(TAIL * len(drawn))]) if drawn else None,
        high=float(drawn[-1 - int(TAIL * len(drawn))]) if drawn else None,
        units=len(units),
        ratings=sum(map(len, units)),
    )


def _resample(count: int, *, seed: str, draw: int) -> list[int]:
    return [number(seed, draw, place) % count for place in range(count)]


class _Coincidences:
    """The pairs of values within each unit, in whole numbers."""

    def __init__(self, units: list[list[int | Decimal | str]], level: Level) -> None:
        self.level = level
        exact = level != Level.NOMINAL
        kept = [[Fraction(each) if exact else str(each) for each in values] for values in units]
        self.values = sorted({each for values in kept for each in values})
        place = {value: k for k, value in enumerate(self.values)}
        self.counts = [Counter(place[each] for each in values) for values in kept]
        self.whole = lcm(*(len(values) - 1 for values in kept))
        self.pairs = [self._pairs(each) for each in self.counts]

    def _pairs(self, counts: Counter[int]) -> dict[tuple[int, int], int]:
        """Return the unlike pairs of a unit, weighted by 1 / (ratings - 1), times ``whole``."""
        weight = self.whole // (counts.total() - 1)
        places = sorted(counts)
        return {
            (a, b): counts[a] * counts[b] * weight
            for i, a in enumerate(places)
            for b in places[i + 1 :]
        }

    def alpha(self, chosen: Iterable[int]) -> Fraction | None:
        """Return alpha of some units, which may repeat; ``None`` where it is not defined."""
        totals: Counter[int] = Counter()
        observed: Counter[tuple[int, int]] = Counter()
        for unit, times in Counter(chosen).items():
            for place, n in self.counts[unit].items():
                totals[place] += n * times
            for pair, n in self.pairs[unit].items():
                observed[pair] += n * times
        distance = self._distances(totals)
        places = sorted(totals)
        expected = sum(
            totals[a] * totals[b] * distance(a, b)
            for i, a in enumerate(places)
            for b in places[i + 1 :]
        )
        if not expected:
            return None
        seen = sum(n * distance(a, b) for (a, b), n in observed.items())
        return 1 - Fraction(totals.total() - 1) * seen / (expected * self.whole)

    def _distances(self, totals: Counter[int]) -> Callable[[int, int], Fraction | int]:
        if self.level == Level.NOMINAL:
            return lambda _a, _b: 1
        if self.level == Level.INTERVAL:
            values = [Fraction(each) for each in self.values]
            return lambda a, b: (values[a] - values[b]) ** 2
        below = [0]
        for place in range(len(self.values)):
            below.append(below[-1] + totals[place])

        def ranks(a: int, b: int) -> int:
            """Return twice the ranks between two values, squared."""
            return (2 * (below[b + 1] - below[a]) - totals[a] - totals[b]) ** 2

        return ranks


def severity(ratings: Ratings) -> Severity:
    """Return reviewers' leniency in the additive model: rating = unit + reviewer + rest.

    Least squares, solved exactly. A reviewer's leniency is positive when the same unit gets more
    points from them than from the others.
    """
    given = {
        unit: {who: Fraction(each) for who, each in row.items() if each is not None}
        for unit, row in sorted(ratings.items())
    }
    given = {unit: row for unit, row in given.items() if row}
    groups = _connected(given)
    leniency: dict[str, Fraction] = {}
    for group in groups:
        leniency |= _leniency(given, group)
    adjusted = {
        unit: sum((each - leniency[who] for who, each in row.items()), Fraction()) / len(row)
        for unit, row in given.items()
    }
    rests = [
        (each - adjusted[unit] - leniency[who]) ** 2
        for unit, row in given.items()
        if len(row) > 1
        for who, each in row.items()
    ]
    return Severity(
        leniency={who: float(each) for who, each in sorted(leniency.items())},
        groups=groups,
        adjusted={unit: float(each) for unit, each in adjusted.items()},
        spread=sqrt(sum(rests, Fraction()) / len(rests)) if rests else None,
    )


def _connected(given: Mapping[str, Mapping[str, Fraction]]) -> tuple[tuple[str, ...], ...]:
    """Return the reviewers in groups that shared units connect."""
    groups: list[set[str]] = []
    for row in given.values():
        joined = set(row)
        for group in [each for each in groups if each & joined]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    return tuple(sorted(tuple(sorted(each)) for each in groups))


def _leniency(
    given: Mapping[str, Mapping[str, Fraction]], group: tuple[str, ...]
) -> dict[str, Fraction]:
    """Solve the normal equations of one group, units eliminated; the leniencies add up to 0."""
    place = {who: k for k, who in enumerate(group)}
    size = len(group)
    matrix = [[Fraction(1)] * size + [Fraction()] for _who in group]
    for row in given.values():
        if not row.keys() <= place.keys():
            continue
        mean = sum(row.values(), Fraction()) / len(row)
        for who, each in row.items():
            line = matrix[place[who]]
            line[place[who]] += 1
            line[size] += each - mean
            for other in row:
                line[place[other]] -= Fraction(1, len(row))
    return dict(zip(group, _solved(matrix), strict=True))


def _solved(matrix: list[list[Fraction]]) -> list[Fraction]:
    """Return the solution of a regular system, the right side in the last column."""
    for k in range(len(matrix)):
        pivot = next(i for i in range(k, len(matrix)) if matrix[i][k])
        matrix[k], matrix[pivot] = matrix[pivot], matrix[k]
        matrix[k] = [each / matrix[k][k] for each in matrix[k]]
        for i, line in enumerate(matrix):
            if i != k and line[k]:
                factor = line[k]
                matrix[i] = [a - factor * b for a, b in zip(line, matrix[k], strict=True)]
    return [line[-1] for line in matrix]
