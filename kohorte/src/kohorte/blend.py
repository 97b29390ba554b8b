"""The default total: drivers of growth, weighted by what earlier origins teach.

A `Record` keeps a history and everything derived from it. What it says about
an origin uses the dates up to that origin and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kohorte.cohorts import in_single_ages, spaced_dates, yearly
from kohorte.drivers import Drivers, drivers
from kohorte.hamilton_perry import CohortChange, common_change
from kohorte.intervals import PastErrors, fit_variance, spread
from kohorte.lasting import Lesson, lasting_share
from kohorte.population import Array, Population

PRIOR = np.array([1.0, 1.0, 0.0])  # in the order of `kohorte.drivers.NAMES`
PRIOR_DEVIATION = np.full(3, 0.3)  # how far countries are expected to differ, in each weight
ORIGIN_DEVIATION = np.full(3, 0.2)  # how far origins of one country do
BELIEVABLE = (-1.0, 3.0)  # weights from one origin beyond these are taken as these
LEARNING_HORIZONS = (3, 10)  # years ahead that teach about weights
YEARS_BEFORE_LEARNING = 3  # an origin knowing less would teach bad habits
FEWEST_TO_LEARN = 10  # areas
RIDGE_DEVIATION = 3.0
ROBUST_ROUNDS = 5
ROBUST_BOUND = 1.5  # robust standard deviations beyond which a case loses weight
FEW_AREAS = 20.0  # so many areas teach half of what an origin can teach about errors
USUAL_WIDTH = 5  # years of age in a group


class Record:
    """A history, and what each of its dates could have known.

    Parameters
    ----------
    history : Population
    parent_totals : mapping, optional
        Residents of each parent by year.

    Attributes
    ----------
    history : Population
    totals : array, shape (area, year)
        [persons]
    """

    def __init__(
        self,
        history: Population,
        *,
        parent_totals: Mapping[str, Mapping[int, float]] | None = None,
    ) -> None:
        self.history = history
        self.totals = history.totals()
        self._parent_totals = parent_totals
        self._weights: dict[int, Array] = {}
        self._lasting: dict[int, float] = {}
        self._variance: dict[int, Array] = {}
        self._drivers: dict[int, Drivers] = {}

    @cached_property
    def single_ages(self) -> Population | None:
        """The history in single years of age; None where ages are unknown."""
        return None if len(self.history.ages) == 1 else in_single_ages(self.history)

    def single_years_until(self, origin: int) -> Population | None:
        """Single ages on yearly dates up to an origin; None where ages are unknown."""
        return self._yearly(self.single_ages, origin)

    def _yearly(self, known: Population | None, origin: int) -> Population | None:
        """Yearly dates; with age groups from dates as far apart as groups are wide.

        Graduated ages of successive years tell nothing about a cohort's change
        within its group.
        """
        if known is None:
            return None
        dates = [year for year in known.years if year <= origin]
        apart = 1 if self.history.ages.is_single else USUAL_WIDTH
        return yearly(known.at(spaced_dates(dates, apart=apart)))

    @cached_property
    def _everyone(self) -> Population | None:
        """All areas added up."""
        if self.single_ages is None:
            return None
        return Population(
            areas=("all",),
            years=self.single_ages.years,
            persons=self.single_ages.persons.sum(axis=0, keepdims=True),
            ages=self.single_ages.ages,
            sexes=self.single_ages.sexes,
        )

    def _ages_at(self, origin: int) -> tuple[Array | None, CohortChange | None]:
        """People by single age at an origin, and the cohort changes of all areas until then."""
        everyone = self._yearly(self._everyone, origin)
        if self.single_ages is None or everyone is None:
            return None, None
        start = self.single_ages.persons[:, self.history.years.index(origin)]
        return start, common_change(everyone) if len(everyone.years) > 1 else None

    def drivers_at(self, origin: int, horizons: Array) -> Drivers:
        """What drives growth at an origin; measured once for all horizons."""
        known = self._drivers.get(origin)
        reach = max(int(horizons.max()), LEARNING_HORIZONS[1])
        if known is None or len(known.common) < reach:
            start, change = self._ages_at(origin)
            known = drivers(
                self.history.until(origin),
                horizons=np.arange(1, reach + 1, dtype=np.float64),
                start=start,
                change=change,
                parent_totals=self._parent_totals,
            )
            self._drivers[origin] = known
        chosen = horizons.astype(np.intp) - 1
        return Drivers(
            known.common[chosen], known.unfaded[chosen], known.parts[:, :, chosen], known.reliance
        )

    def weights_at(self, origin: int) -> Array:
        """Weights of the drivers, learned up to an origin, shape (3,).

        Each earlier date with three years behind it is an origin of its own.
        What happened until the furthest date known (three to ten years later)
        is regressed on the drivers of that date, robustly and weighted by
        reliance; the estimates are then averaged with the prior by precision:
        every origin counts as one draw around the truth, less where origins
        overlap. A weight below 0 is taken as 0.
        """
        if origin not in self._weights:
            self._weights[origin] = self._learn(origin)
        return self._weights[origin]

    def lasting_at(self, origin: int) -> float:
        """Share of the common pace that does not fade, learned up to an origin. [0 … 1]

        See `kohorte.lasting`. Where totals of parents are given, theirs is the pace and fades.
        """
        if origin not in self._lasting:
            given = self._parent_totals is not None
            steps = () if given else self._steps_until(origin)
            self._lasting[origin] = lasting_share(self._lesson(*step) for step in steps)
        return self._lasting[origin]

    def growth_at(self, origin: int, horizons: Array) -> Array:
        """Expected log change of the total, shape (area, h)."""
        known = self.drivers_at(origin, horizons)
        common = known.common + self.lasting_at(origin) * known.unfaded
        change: Array = common + np.tensordot(self.weights_at(origin), known.parts, axes=1)
        return change

    def totals_at(self, origin: int, horizons: Array) -> Array:
        """Totals to come, shape (area, h). [persons >= 0]"""
        last = self.totals[:, self.history.years.index(origin)]
        ahead: Array = last[:, None] * np.exp(self.growth_at(origin, horizons))
        return ahead

    def variance_at(self, origin: int) -> Array:
        """Coefficients of the variance in `kohorte.intervals`, shape (3,).

        Fitted to what projections from earlier dates, made as this one is
        made, have missed until `origin`.
        """
        if origin not in self._variance:
            self._variance[origin] = fit_variance(self._missed_until(origin))
        return self._variance[origin]

    def spread_at(self, origin: int, horizons: Array) -> Array:
        """Standard deviation of the log error to expect, shape (area, h)."""
        residents = self.totals[:, self.history.years.index(origin)]
        return spread(residents, horizons=horizons, coefficients=self.variance_at(origin))

    def _missed_until(self, origin: int) -> list[PastErrors]:
        dates = [year for year in self.history.years if year <= origin]
        past = []
        for position, start in enumerate(dates[:-1]):
            if start - dates[0] < YEARS_BEFORE_LEARNING:
                continue
            horizons = np.array([float(year - start) for year in dates[position + 1 :]])
            before = self.totals[:, [position]]
            after = self.totals[:, position + 1 : len(dates)]
            lived = (before > 0) & (after > 0)
            areas = float(lived.any(axis=1).sum())
            change = np.log(np.where(lived, after, 1.0) / np.where(lived, before, 1.0))
            errors = change - self.growth_at(start, horizons)
            past.append(
                PastErrors(
                    residents=np.broadcast_to(before, errors.shape)[lived],
                    horizons=np.broadcast_to(horizons, errors.shape)[lived],
                    errors=errors[lived],
                    weight=float(horizons[0] / horizons.mean()) * areas / (areas + FEW_AREAS),
                )
            )
        return past

    def _learn(self, origin: int) -> Array:
        precision = 1 / PRIOR_DEVIATION**2
        total, evidence = precision.copy(), precision * PRIOR
        for start, end, news in self._steps_until(origin):
            estimate, error = self._regress(start, end)
            certainty = news / (ORIGIN_DEVIATION**2 + error**2)
            total += certainty
            evidence += certainty * np.clip(estimate, *BELIEVABLE)
        weights: Array = np.maximum(evidence / total, 0.0)
        return weights

    def _lesson(self, start: int, end: int, news: float) -> Lesson:
        known = self.drivers_at(start, np.array([float(end - start)]))
        lived, change = self._change(start, end)
        return Lesson(
            residents=self.totals[lived, self.history.years.index(start)],
            change=change,
            reliance=known.reliance[lived],
            horizon=float(end - start),
            faded=float(known.common[0]),
            unfaded=float(known.unfaded[0]),
            news=news,
        )

    def _steps_until(self, origin: int) -> Iterator[tuple[int, int, float]]:
        """Earlier dates, the furthest date each teaches about, and how much of that is news."""
        dates = [year for year in self.history.years if year <= origin]
        nearest, furthest = LEARNING_HORIZONS
        for start, following in pairwise(dates):
            ahead = [year for year in dates if nearest <= year - start <= furthest]
            if start - dates[0] >= YEARS_BEFORE_LEARNING and ahead:
                yield start, ahead[-1], min((following - start) / (ahead[-1] - start), 1.0)

    def _regress(self, start: int, end: int) -> tuple[Array, Array]:
        """Robust weighted regression of growth on drivers: estimates and standard errors."""
        known = self.drivers_at(start, np.array([float(end - start)]))
        lived, change = self._change(start, end)
        if lived.sum() < FEWEST_TO_LEARN:
            return PRIOR, np.full(len(PRIOR), np.inf)
        return _robust_fit(known.parts[:, lived, 0].T, change, known.reliance[lived])

    def _change(self, start: int, end: int) -> tuple[NDArray[np.bool_], Array]:
        """Which areas were lived in on both dates, and the log change of these."""
        years = self.history.years
        before, after = self.totals[:, years.index(start)], self.totals[:, years.index(end)]
        lived = (before > 0) & (after > 0)
        return lived, np.log(after[lived] / before[lived])


def _robust_fit(causes: Array, change: Array, trust: Array) -> tuple[Array, Array]:
    """Huber's weights, and a ridge so weak that it decides only what the data leave open."""
    x = causes - np.average(causes, axis=0, weights=trust)
    rest = change - np.average(change, weights=trust) - x @ PRIOR
    estimate, left, weight = PRIOR, rest, trust
    for _ in range(ROBUST_ROUNDS):
        scale = max(1.4826 * float(np.median(np.abs(left))), 1e-9)
        weight = trust * np.minimum(1.0, ROBUST_BOUND * scale / np.maximum(np.abs(left), 1e-9))
        weighted = x * (weight / scale**2)[:, None]
        variance = np.linalg.inv(weighted.T @ x + np.eye(len(PRIOR)) / RIDGE_DEVIATION**2)
        step = variance @ (weighted.T @ rest)
        estimate, left = PRIOR + step, rest - x @ step
    return estimate, np.sqrt(np.diag(variance))
