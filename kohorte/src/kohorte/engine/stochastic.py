"""Many trajectories of every area, reduced at once to quantiles (Unsicherheit)."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kohorte.engine import plain_stochastic as plain
from kohorte.engine.assumptions import Assumptions
from kohorte.engine.cluster import gathered
from kohorte.engine.compiled import use_compiled
from kohorte.engine.measures import STANDARD_MEASURES, Indices, Measure
from kohorte.engine.prepared import Prepared, prepare
from kohorte.engine.random import Floats32, place_words
from kohorte.engine.uncertainty import FactorModel
from kohorte.errors import KohorteError

FIVE_QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)


@dataclass(frozen=True, eq=False)
class Simulation:
    """Quantiles of all trajectories (Quantile der Läufe).

    Attributes
    ----------
    areas, years, measures : tuple
        Labels of the first three axes.
    probabilities : tuple of float
    trajectories, seed : int
        With the same assumptions, model, nesting and these two every figure comes again.
    quantiles : array of float32, shape (area, year, measure, probability)
        Each is the value of one trajectory (inverse of the empirical distribution). [persons]
    below_start : array, shape (area, year, measure)
        Share of trajectories with fewer persons than at the start. [0 … 1]
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    measures: tuple[str, ...]
    probabilities: tuple[float, ...]
    trajectories: int
    seed: int
    quantiles: Floats32
    below_start: NDArray[np.float64]


def simulate(
    assumptions: Assumptions,
    *,
    model: FactorModel,
    nesting: Sequence[Sequence[str]],
    seed: int,
    trajectories: int = 1000,
    probabilities: Sequence[float] = FIVE_QUANTILES,
    measures: Sequence[Measure] = STANDARD_MEASURES,
    compiled: bool | None = None,
    threads: int = 1,
    client: Any = None,
) -> Simulation:
    """Run all trajectories of all areas and return quantiles of the measures.

    Each trajectory is a projection as `project_with_components` describes it, with all
    rates of an area times the four factors of `FactorModel`; no rate leaves 0 … 1. Two
    liberties: who arrives in a year dies by the assumed mortality, not by that of the
    trajectory, until the year ends; and naturalisation has no factor. Computed in float32.

    Random numbers belong to seed, level, key, year, trajectory and factor alone. So an
    area's figures do not change with the other areas asked for, with `threads`, with
    `client` or between the compiled and the plain path: all give the same bits.

    Parameters
    ----------
    assumptions : Assumptions
    model : FactorModel
    nesting : sequence of sequences of str
        For each area the keys above it, one per level of the model but the last, from the
        top (see `nesting_of_ags`). Areas with the same keys form a block.
    seed : int
        [0 … 2**64 - 1]
    trajectories : int
        [>= 1]
    probabilities : sequence of float
        [0 … 1]
    measures : sequence of Measure
    compiled : bool, optional
        Whether to use the compiled path; left out, it is used when numba is installed.
    threads : int
        Blocks computed side by side by the compiled path.
    client : distributed.Client, optional
        Blocks go to its workers.

    Returns
    -------
    Simulation

    Raises
    ------
    KohorteError
        ``nesting``; ``seed``; ``trajectories``; ``not_a_probability``; ``no_measures``;
        ``measure_is_empty``; ``numba_missing``; ``threads``.
    """
    if threads < 1:
        raise KohorteError("threads", found=threads)
    request: dict[str, Any] = {
        "model": model,
        "seed": seed,
        "trajectories": trajectories,
        "probabilities": tuple(probabilities),
        "measures": tuple(measures),
    }
    run = prepare(assumptions, nesting=nesting, **request)
    if client is None:
        figures, falling = _all_blocks(run, compiled=use_compiled(compiled), threads=threads)
    else:
        rows = [block for _, block in run.blocks]
        parts = (
            {
                "assumptions": assumptions.of_areas(block),
                "nesting": [parents] * len(block),
                "compiled": compiled,
                **request,
            }
            for parents, block in run.blocks
        )
        figures, falling = gathered(block_quantiles, parts, rows=rows, client=client)
    return Simulation(
        areas=assumptions.areas,
        years=assumptions.years,
        measures=tuple(measure.name for measure in measures),
        probabilities=tuple(float(p) for p in probabilities),
        trajectories=trajectories,
        seed=int(seed),
        quantiles=figures,
        below_start=falling / trajectories,
    )


def trajectories_of(
    assumptions: Assumptions,
    *,
    model: FactorModel,
    nesting: Sequence[Sequence[str]],
    seed: int,
    trajectories: int = 1000,
    measures: Sequence[Measure] = STANDARD_MEASURES,
    compiled: bool | None = None,
) -> Floats32:
    """Return every trajectory of every measure: for one area or a few.

    The same trajectories as in `simulate`. With another scenario and the same seed the
    differences, trajectory by trajectory, are the effect of the scenario.

    Returns
    -------
    array of float32, shape (area, year, measure, trajectory)
        [persons]

    Raises
    ------
    KohorteError
        As `simulate`.
    """
    run = prepare(
        assumptions, model=model, nesting=nesting, seed=seed, trajectories=trajectories,
        probabilities=(), measures=measures,
    )  # fmt: skip
    shape = (len(run.people), run.years.size, len(measures), trajectories)
    drawn = np.empty(shape, dtype=np.float32)
    known: dict[tuple[str, ...], Floats32] = {}
    is_compiled, unused = use_compiled(compiled), _outcome(run)
    for parents, rows in run.blocks:
        common = _common(run, parents, known, compiled=is_compiled)
        for row in rows:
            if is_compiled:
                _call_kernel(run, np.array([row]), common, *unused, drawn[row])
            else:
                drawn[row] = plain.area_trajectories(run, row, common)
    return drawn


def block_quantiles(
    assumptions: Assumptions, *, compiled: bool | None, **request: Any
) -> tuple[Floats32, Indices]:
    """Return quantiles and counts below the start of one block: what a worker computes."""
    run = prepare(assumptions, **request)
    return _all_blocks(run, compiled=use_compiled(compiled), threads=1)


def _all_blocks(run: Prepared, *, compiled: bool, threads: int) -> tuple[Floats32, Indices]:
    quantiles, falling = _outcome(run)
    known: dict[tuple[str, ...], Floats32] = {}
    block = _compiled_block if compiled else _plain_block

    def compute(part: tuple[tuple[str, ...], Indices]) -> None:
        parents, rows = part
        block(run, rows, _common(run, parents, known, compiled=compiled), quantiles, falling)

    if threads == 1:
        for part in run.blocks:
            compute(part)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(compute, run.blocks))
    return quantiles, falling


def _outcome(run: Prepared) -> tuple[Floats32, Indices]:
    shape = (len(run.people), run.years.size, len(run.counting.members))
    return np.empty((*shape, run.ranks.size), np.float32), np.empty(shape, np.int64)


def _plain_block(
    run: Prepared, rows: Indices, common: Floats32, quantiles: Floats32, falling: Indices
) -> None:
    for row in rows:
        drawn = plain.area_trajectories(run, row, common)
        quantiles[row] = plain.quantiles(run, drawn)
        falling[row] = plain.falling(run, row, drawn)


def _compiled_block(
    run: Prepared, rows: Indices, common: Floats32, quantiles: Floats32, falling: Indices
) -> None:
    _call_kernel(run, rows, common, quantiles, falling, np.empty((0, 0, 0), np.float32))


def _call_kernel(
    run: Prepared,
    rows: Indices,
    common: Floats32,
    quantiles: Floats32,
    falling: Indices,
    drawn: Floats32,
) -> None:
    from kohorte.engine import kernels_stochastic as kernels  # noqa: PLC0415 - needs numba

    own = (np.asarray(part[-1], np.float32) for part in (run.model.persistence, run.model.sd))
    kernels.run(
        rows,
        run.people,
        run.tables,
        run.table_rows,
        (run.fertility_level, run.born_national),
        run.girls,
        (common, run.places, run.seed, run.years),
        (*own, run.noise, run.offset),
        (
            run.segments,
            run.counting.class_of,
            run.counting.members,
            len(run.counting.order),
            run.foreigners_begin,
            run.ages,
        ),
        (run.trajectories, run.ranks, _first_guess(run), run.start_levels),
        (quantiles, falling, drawn),
    )


def _first_guess(run: Prepared) -> Floats32:
    """Return where the quantiles of a normal distribution lie and how densely ranks do."""
    from scipy.special import ndtri  # noqa: PLC0415 - slow import

    z = ndtri((run.ranks - 0.5) / run.trajectories)
    per_rank = np.sqrt(2 * np.pi) * np.exp(z**2 / 2) / run.trajectories
    return np.stack([z, per_rank]).astype(np.float32)


def _common(
    run: Prepared,
    parents: tuple[str, ...],
    known: dict[tuple[str, ...], Floats32],
    *,
    compiled: bool,
) -> Floats32:
    """Return the summed walks above a block; those of the upper levels are kept."""
    if not compiled:
        places = [place_words(*pair) for pair in zip(run.model.levels, parents, strict=False)]
        return plain.common_factors(run, places, range(len(parents)))
    if not parents:
        return np.zeros((run.years.size, 4, run.lanes), np.float32)
    above = parents[:-1]
    if above not in known:
        known[above] = _common(run, above, known, compiled=True)
    return _with_walk(run, parents, known[above])


def _with_walk(run: Prepared, parents: tuple[str, ...], above: Floats32) -> Floats32:
    from kohorte.engine import kernels_stochastic as kernels  # noqa: PLC0415 - needs numba

    level = len(parents) - 1
    place = np.array(place_words(run.model.levels[level], parents[-1]), dtype=np.int64)
    persistence, sd = (
        np.asarray(part[level], np.float32) for part in (run.model.persistence, run.model.sd)
    )
    total = above.copy()
    kernels.add_walk(place, run.years, run.seed, persistence, sd, total)
    return total
