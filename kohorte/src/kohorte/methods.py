"""What a projection is judged against, and the default itself, through one interface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kohorte.blend import Record
from kohorte.hamilton_perry import FERTILE_AGES, carry_on, cohort_change
from kohorte.intervals import SIZES, quantiles
from kohorte.population import WOMEN, AgeGroups, Array
from kohorte.project import ages_ahead
from kohorte.scores import SHARES
from kohorte.totals import damped_trend

FREE_YEARS = 5
FEWEST_CASES = 20  # errors that make a distribution


@dataclass(frozen=True)
class Outlook:
    """What a method says from one origin about one year.

    Attributes
    ----------
    totals : array, shape (area,)
        [persons]
    ages : array, shape (area, sex, group), or None
        In the groups asked for; None where ages are unknown. [persons]
    quantiles : array, shape (area, len(SHARES)), or None
        None where nothing could be learned about errors. [persons]
    """

    totals: Array
    ages: Array | None
    quantiles: Array | None


Method = Callable[[Record, int, int, AgeGroups], tuple[Array, Array | None]]
"""Record, origin, horizon and groups wanted to totals (area,) and ages (area, sex, group)."""


def look_ahead(
    record: Record, *, method: str, origin: int, horizon: int, groups: AgeGroups
) -> Outlook:
    """What a method of `METHODS` says, knowing nothing after the origin.

    The default brings its own distribution. The others get that of their own
    relative errors from earlier origins, by size class; where no earlier
    outcome is that far away, the furthest one stretched in proportion.

    Parameters
    ----------
    record : Record
    method : str
    origin, horizon : int
        [years]
    groups : AgeGroups
        Groups of the history, or wider ones that nest in them.

    Returns
    -------
    Outlook
    """
    totals, ages = METHODS[method](record, origin, horizon, groups)
    if method == DEFAULT:
        deviation = record.spread_at(origin, np.array([float(horizon)]))[:, 0]
        return Outlook(totals, ages, quantiles(totals, deviation, shares=SHARES))
    errors = _past_errors(record, method, origin, horizon, groups)
    residents = record.totals[:, record.history.years.index(origin)]
    return Outlook(totals, ages, _empirical(totals, residents, *errors))


def _no_change(
    record: Record, origin: int, _horizon: int, groups: AgeGroups
) -> tuple[Array, Array | None]:
    now = _now(record, origin, groups)
    return now.sum(axis=(1, 2)), _if_known(now, record)


def _damped(
    record: Record, origin: int, horizon: int, groups: AgeGroups
) -> tuple[Array, Array | None]:
    years = tuple(year for year in record.history.years if year <= origin)
    totals = record.totals[:, : len(years)]
    ahead = damped_trend(totals, years=years, horizons=np.array([float(horizon)]))
    now = _now(record, origin, groups)
    growth = _ratio(ahead[:, 0], totals[:, -1])
    return ahead[:, 0], _if_known(now * growth[:, None, None], record)


def _free(
    record: Record, origin: int, horizon: int, groups: AgeGroups
) -> tuple[Array, Array | None]:
    """Hamilton-Perry as in the textbook: every ratio of every area by itself.

    In five-year steps where dates and groups allow them, else year by year.
    """
    known = record.single_years_until(origin)
    if known is None:
        return _no_change(record, origin, horizon, groups)
    in_steps = horizon % FREE_YEARS == 0 and origin - FREE_YEARS in record.history.years
    by_five = groups.open_age >= FERTILE_AGES.stop and groups == AgeGroups.five_year(
        groups.open_age
    )
    if in_steps and by_five:
        before = _now(record, origin - FREE_YEARS, groups)
        people = _five_year_steps(before, _now(record, origin, groups), horizon // FREE_YEARS)
    else:
        change = cohort_change(known, prior_persons=0.0, pooled_years=FREE_YEARS)
        single = carry_on(known.persons[:, -1], change, years=horizon)[:, -1]
        people = groups.sum_from(single, known.ages)
    return people.sum(axis=(1, 2)), people


def _five_year_steps(before: Array, now: Array, steps: int) -> Array:
    ratios = _ratio(now[..., 1:-1], before[..., :-2])
    of_old = _ratio(now[..., -1], before[..., -2] + before[..., -1])
    per_mother = _ratio(now[..., 0], _mothers(now))
    for _ in range(steps):
        later = np.empty_like(now)
        later[..., 1:-1] = now[..., :-2] * ratios
        later[..., -1] = (now[..., -2] + now[..., -1]) * of_old
        later[..., 0] = per_mother * _mothers(later)
        now = later
    return now


def _mothers(people: Array) -> Array:
    """Women (all, where sexes are not known) of 15 to 49 for each sex of children."""
    groups = slice(FERTILE_AGES.start // FREE_YEARS, FERTILE_AGES.stop // FREE_YEARS)
    fertile = people[:, [WOMEN], groups].sum(axis=-1)
    return np.broadcast_to(fertile, people.shape[:-1])


def _default(
    record: Record, origin: int, horizon: int, groups: AgeGroups
) -> tuple[Array, Array | None]:
    totals = record.totals_at(origin, np.arange(1, horizon + 1, dtype=np.float64))
    if record.single_ages is None:
        return totals[:, -1], None
    single = ages_ahead(record, origin, totals)[:, -1]
    return totals[:, -1], groups.sum_from(single, record.single_ages.ages)


def _now(record: Record, origin: int, groups: AgeGroups) -> Array:
    now = record.history.persons[:, record.history.years.index(origin)]
    return groups.sum_from(now, record.history.ages)


def _if_known(people: Array, record: Record) -> Array | None:
    return None if record.single_ages is None else people


def _ratio(top: Array, bottom: Array) -> Array:
    return np.divide(top, bottom, out=np.zeros_like(top), where=bottom > 0)


DEFAULT = "default"
METHODS: dict[str, Method] = {
    DEFAULT: _default,
    "no_change": _no_change,
    "damped_trend": _damped,
    "free_hamilton_perry": _free,
}


def _empirical(totals: Array, residents: Array, sizes: Array, errors: Array) -> Array | None:
    """Quantiles around the totals from past log errors of areas alike in size."""
    if len(errors) < FEWEST_CASES:
        return None
    around = np.empty((len(totals), len(SHARES)))
    for low, high in zip(SIZES, (*SIZES[1:], np.inf), strict=True):
        alike = (sizes >= low) & (sizes < high)
        chosen = errors[alike] if alike.sum() >= FEWEST_CASES else errors
        members = (residents >= low) & (residents < high)
        around[members] = totals[members, None] * np.exp(np.quantile(chosen, SHARES))
    return around


def _past_errors(
    record: Record, method: str, origin: int, horizon: int, groups: AgeGroups
) -> tuple[Array, Array]:
    """Residents and log errors of earlier origins at this horizon, or the furthest below it."""
    history = record.history
    known = [year for year in history.years if year <= origin]
    spans = {later - start for start in known[1:] for later in known if later > start}
    span = max((span for span in spans if span <= horizon), default=None)
    sizes, errors = [np.empty(0)], [np.empty(0)]
    for start in known[1:]:
        if span is None or start + span not in known:
            continue
        before = record.totals[:, history.years.index(start)]
        after = record.totals[:, history.years.index(start + span)]
        said, _ = METHODS[method](record, start, span, groups)
        lived = (before > 0) & (after > 0) & (said > 0)
        sizes.append(before[lived])
        errors.append(np.log(after[lived] / said[lived]) * horizon / span)
    return np.concatenate(sizes), np.concatenate(errors)
