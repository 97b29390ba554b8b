"""One stochastic run, laid out for both paths: single precision, flat cells, row numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kohorte.engine.assumptions import Assumptions, coming, leaving
from kohorte.engine.cluster import blocks_of
from kohorte.engine.measures import Indices, Measure, Tally, count, segments, tally
from kohorte.engine.random import Floats32, place_words, seed_words
from kohorte.engine.schedule import Floats, Schedule
from kohorte.engine.uncertainty import FactorModel, expected_events, half_variance, noise_sd
from kohorte.errors import KohorteError
from kohorte.population import WOMEN

LANE_STEP = 16  # widths are multiples of this, so that vector units have no remainder


@dataclass(frozen=True, eq=False)
class Prepared:
    """Arrays of one run, read by both paths.

    Cells are flat: nationality, sex, age. ``tables`` holds, each of shape (rows, years or
    1, cells), half the deaths' share, departures, arrivals, half the births per woman and
    naturalisation of foreigners (in the cells of the nationals who gain); ``table_rows``
    (5, areas) says which row an area reads.
    """

    years: Indices
    ages: int
    nationalities: int
    people: Floats32
    tables: tuple[Floats32, ...]
    table_rows: Indices
    fertility_level: Floats32
    born_national: Floats32
    girls: np.float32
    counting: Tally
    segments: Indices
    start_levels: Floats32
    trajectories: int
    ranks: Indices
    seed: Indices
    places: Indices
    model: FactorModel
    noise: Floats32
    offset: Floats32
    blocks: tuple[tuple[tuple[str, ...], Indices], ...]

    @property
    def lanes(self) -> int:
        """Trajectories with the ones computed only to fill up a vector."""
        return -(-self.trajectories // LANE_STEP) * LANE_STEP

    @property
    def foreigners_begin(self) -> int:
        """First cell of the foreigners, 0 when everybody is one nationality."""
        return 2 * self.ages if self.nationalities == 2 else 0


def prepare(
    assumptions: Assumptions,
    *,
    model: FactorModel,
    nesting: Sequence[Sequence[str]],
    seed: int,
    trajectories: int,
    probabilities: Sequence[float],
    measures: Sequence[Measure],
) -> Prepared:
    """Check what a run is asked for and lay it out.

    Raises
    ------
    KohorteError
        ``nesting``; ``seed``; ``trajectories``; ``not_a_probability``;
        ``measure_is_empty``; ``no_measures``.
    """
    upper_levels = len(model.levels) - 1
    if len(nesting) != len(assumptions.areas) or any(len(a) != upper_levels for a in nesting):
        raise KohorteError("nesting", levels=model.levels[:-1], areas=len(assumptions.areas))
    if trajectories < 1:
        raise KohorteError("trajectories", found=trajectories)
    shape = (assumptions.nationalities, 2, assumptions.ages)
    counting = tally(measures, shape)
    tables = _tables(assumptions)
    noise = noise_sd(model, expected_events(assumptions))
    own_level = model.levels[-1]
    return Prepared(
        years=np.array(assumptions.years, dtype=np.int64),
        ages=assumptions.ages,
        nationalities=assumptions.nationalities,
        people=_single(assumptions.start.reshape(len(assumptions.areas), -1)),
        tables=tuple(_single(table.values) for table in tables),
        table_rows=np.stack([table.row_of_area for table in tables]).astype(np.int64),
        fertility_level=_by_year(assumptions.fertility_level, assumptions, otherwise=1),
        born_national=_by_year(assumptions.born_national, assumptions, otherwise=0),
        girls=np.float32(1 - assumptions.boys_per_birth),
        counting=counting,
        segments=segments(counting, _bearing(tables[3]), assumptions.ages),
        start_levels=_single(count(assumptions.start, measures)),
        trajectories=trajectories,
        ranks=ranks_of(probabilities, trajectories=trajectories),
        seed=np.array(seed_words(seed), dtype=np.int64),
        places=np.array([place_words(own_level, key) for key in assumptions.areas]),
        model=model,
        noise=_single(noise),
        offset=_single(half_variance(model, noise, years=assumptions.horizon)),
        blocks=blocks_of(nesting),
    )


def ranks_of(probabilities: Sequence[float], *, trajectories: int) -> Indices:
    """Return the rank (1 = smallest) of each quantile: inverse of the empirical distribution.

    Raises
    ------
    KohorteError
        ``not_a_probability``, outside 0 … 1.
    """
    for probability in probabilities:
        if not 0 <= probability <= 1:
            raise KohorteError("not_a_probability", found=probability)
    exact = np.asarray(probabilities, dtype=float) * trajectories
    return np.maximum(np.ceil(exact - 1e-9), 1).astype(np.int64)


def _tables(assumptions: Assumptions) -> tuple[Schedule, ...]:
    """Return the five schedules of the engine with flat cells."""
    cells = assumptions.nationalities * 2 * assumptions.ages
    halved = assumptions.mortality
    mothers = assumptions.fertility.values
    births = np.zeros((*mothers.shape[:3], 2, assumptions.ages))
    births[:, :, :, WOMEN] = mothers / 2
    change = assumptions.naturalisation
    if change is None:
        none = np.zeros((1, 1, cells))
        change = Schedule(none, np.zeros(len(assumptions.areas), np.intp), "naturalisation")
    gains = np.zeros((*change.values.shape[:2], cells))
    flat = change.values.reshape(*gains.shape[:2], -1)
    gains[..., : flat.shape[2]] = flat
    given = (
        (halved.values / 2, halved),
        (leaving(assumptions).values, leaving(assumptions)),
        (coming(assumptions).values, coming(assumptions)),
        (births, assumptions.fertility),
        (gains, change),
    )
    return tuple(
        Schedule(values.reshape(*values.shape[:2], cells), table.row_of_area, table.name)
        for values, table in given
    )


def _bearing(births: Schedule) -> NDArray[np.bool_]:
    return np.asarray(births.values.any(axis=(0, 1)))


def _by_year(table: Schedule | None, assumptions: Assumptions, *, otherwise: float) -> Floats32:
    shape = (len(assumptions.areas), assumptions.horizon)
    if table is None:
        return np.full(shape, otherwise, dtype=np.float32)
    return _single(table.over_years(assumptions.horizon))


def _single(values: Floats) -> Floats32:
    return np.ascontiguousarray(values, dtype=np.float32)
