"""Rolling origins: what each method would have said, and what came (Rückvergleich)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kohorte.blend import Record
from kohorte.errors import KohorteError
from kohorte.intervals import LEVELS, SIZES
from kohorte.methods import METHODS, Outlook, look_ahead
from kohorte.population import AgeGroups, Array, Population
from kohorte.scores import (
    Flags,
    absolute_percentage_errors,
    age_sex_errors,
    inside,
    probability_transforms,
    ranked_probability_scores,
)

ALL_SIZES = "all"
WITHIN = (0.05, 0.10)
OPEN_GROUP = 85
LOWEST_OPEN_GROUP = 50
TENTHS = 10


@dataclass(frozen=True)
class Score:
    """One figure of the comparison; all values are shares, none is percent."""

    method: str
    origin: int
    horizon: int
    size_class: str
    measure: str
    value: float


@dataclass(frozen=True)
class Backtest:
    """All scores, and the pairs of origin and horizon the dates did not allow."""

    scores: tuple[Score, ...]
    left_out: tuple[tuple[int, int], ...]

    def value(self, **labels: object) -> float:
        """The one score with these labels.

        Raises
        ------
        KohorteError
            ``score_missing``.
        """
        for score in self.scores:
            if all(getattr(score, name) == wanted for name, wanted in labels.items()):
                return score.value
        raise KohorteError("score_missing", **labels)


def backtest(
    history: Population,
    *,
    origins: Sequence[int],
    horizons: Sequence[int],
    methods: Sequence[str] = tuple(METHODS),
) -> Backtest:
    """Compare methods from several origins over several horizons (Rückvergleich).

    From each origin every method sees the dates up to it and nothing else.
    Areas where nobody lives at the origin or in the year judged have no
    relative error; they are projected but not scored.

    Parameters
    ----------
    history : Population
        Ages may be unknown (`AgeGroups` of one group), years may have gaps.
    origins, horizons : sequence of int
        Each pair whose years are dates of the history, with at least one date
        before the origin, is computed. [years]
    methods : sequence of str
        Names in `kohorte.methods.METHODS`.

    Returns
    -------
    Backtest
        Measures by size class: ``areas``, ``median_ape``, ``mean_ape``,
        ``within_5``, ``within_10``, ``age_sex_error`` (median, in five-year groups
        where the ages allow), ``coverage_50``, ``coverage_80``, ``coverage_95``, ``crps`` (mean,
        as share of the outcome), ``pit_1`` … ``pit_10`` (share of outcomes in each
        tenth of the distribution).

    Raises
    ------
    KohorteError
        ``no_case`` when no pair can be computed; ``no_such_method``.
    """
    for method in methods:
        if method not in METHODS:
            raise KohorteError("no_such_method", method=method, known=tuple(METHODS))
    pairs = [(origin, horizon) for horizon in horizons for origin in origins]
    possible = [pair for pair in pairs if _is_possible(history, *pair)]
    if not possible:
        raise KohorteError("no_case", origins=origins, horizons=horizons, years=history.years)
    record = Record(history)
    groups = scored_groups(history.ages)
    scores = [
        score
        for origin, horizon in possible
        for method in methods
        for score in _scores(
            record,
            look_ahead(record, method=method, origin=origin, horizon=horizon, groups=groups),
            labels=(method, origin, horizon),
            groups=groups,
        )
    ]
    return Backtest(tuple(scores), tuple(pair for pair in pairs if pair not in possible))


def scored_groups(ages: AgeGroups) -> AgeGroups:
    """Five-year groups up to 50 … 85 where the bounds allow them, else the groups as they are."""
    wanted = AgeGroups.five_year(min(OPEN_GROUP, ages.open_age - ages.open_age % 5))
    allowed = wanted.open_age >= LOWEST_OPEN_GROUP and set(wanted.lower) <= set(ages.lower)
    return wanted if allowed else ages


def size_class(low: float, high: float) -> str:
    """``"1000-1999"``, ``"30000+"``."""
    return f"{low:.0f}+" if np.isinf(high) else f"{low:.0f}-{high - 1:.0f}"


def _is_possible(history: Population, origin: int, horizon: int) -> bool:
    years = history.years
    return horizon > 0 and origin in years and origin + horizon in years and years.index(origin) > 0


def _scores(
    record: Record,
    outlook: Outlook,
    *,
    labels: tuple[str, int, int],
    groups: AgeGroups,
) -> Iterator[Score]:
    _, origin, horizon = labels
    start, end = (record.history.years.index(year) for year in (origin, origin + horizon))
    before, after = record.totals[:, start], record.totals[:, end]
    outcome = groups.sum_from(record.history.persons[:, end], record.history.ages)
    for name, members in _classes(before, (before > 0) & (after > 0)):
        for measure, value in _measures(outlook, outcome, members=members):
            yield Score(*labels, name, measure, value)


def _classes(residents: Array, judged: Flags) -> Iterator[tuple[str, Flags]]:
    yield ALL_SIZES, judged
    for low, high in zip(SIZES, (*SIZES[1:], np.inf), strict=True):
        members = judged & (residents >= low) & (residents < high)
        if members.any():
            yield size_class(low, high), members


def _measures(outlook: Outlook, outcome: Array, *, members: Flags) -> Iterator[tuple[str, float]]:
    actual = outcome[members].sum(axis=(1, 2))
    yield "areas", float(members.sum())
    if not members.any():
        return
    errors = absolute_percentage_errors(outlook.totals[members], actual)
    yield "median_ape", float(np.median(errors))
    yield "mean_ape", float(errors.mean())
    for bound in WITHIN:
        yield f"within_{bound * 100:.0f}", float((errors <= bound).mean())
    if outlook.ages is not None:
        by_age = age_sex_errors(outlook.ages[members], outcome[members])
        yield "age_sex_error", float(np.median(by_age))
    if outlook.quantiles is None:
        return
    distribution = outlook.quantiles[members]
    for level in LEVELS:
        held = inside(distribution, actual, level=level)
        yield f"coverage_{level * 100:.0f}", float(held.mean())
    yield "crps", float(ranked_probability_scores(distribution, actual).mean())
    transforms = probability_transforms(distribution, actual)
    tenth = np.minimum((transforms * TENTHS).astype(np.intp), TENTHS - 1)
    for number, count in enumerate(np.bincount(tenth, minlength=TENTHS), start=1):
        yield f"pit_{number}", float(count / len(actual))
