"""Residents only: the same projection, fast enough for every municipality at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from kohorte.engine.assumptions import Assumptions, added, coming, leaving
from kohorte.engine.cluster import blocks_of, gathered
from kohorte.engine.cohort_component import (
    FOREIGN,
    HALF_YEAR,
    INFANT_SHARE,
    a_year_later,
    grown_older,
    naturalise,
    newborns,
    or_zero,
)
from kohorte.engine.compiled import use_compiled
from kohorte.engine.measures import STANDARD_MEASURES, Measure
from kohorte.engine.schedule import Floats, Schedule
from kohorte.errors import KohorteError
from kohorte.population import WOMEN

AREAS_AT_ONCE = 64  # their residents of all years stay in the cache until they are counted

Write = Callable[[slice, Floats], None]


def project_population(
    assumptions: Assumptions,
    *,
    out: Floats | None = None,
    compiled: bool | None = None,
    client: Any = None,
    nesting: Sequence[Sequence[str]] | None = None,
) -> Floats:
    """Project all areas and return the residents only.

    The same figures as `project_with_components`, to rounding, in a fraction of its time
    and memory.

    Parameters
    ----------
    assumptions : Assumptions
    out : array, shape (area, year, nationality, sex, age), optional
        Where to write. Memory used before costs less than memory fresh from the system.
    compiled : bool, optional
        Whether to use the compiled path; left out, it is used when numba is installed.
    client : distributed.Client, optional
        Blocks of areas go to its workers.
    nesting : sequence of sequences of str, optional
        Keys above each area (see `kohorte.engine.uncertainty.nesting_of_ags`): areas with
        the same ones form a block of `client`. Left out, neighbours in the list do.

    Returns
    -------
    array, shape (area, year, nationality, sex, age)
        Residents on 31 December. [persons]

    Raises
    ------
    KohorteError
        ``numba_missing``; ``shape``, when `out` has another shape or type.
    """
    shape = (len(assumptions.areas), assumptions.horizon, *assumptions.start.shape[1:])
    if out is None:
        out = np.empty(shape)
    elif out.shape != shape or out.dtype != np.float64 or not out.flags.c_contiguous:
        raise KohorteError("shape", name="out", expected=shape, found=out.shape)
    if client is not None:
        out[...] = _on_workers(assumptions, nesting, compiled=compiled, client=client)
        return out
    write = _compiled(assumptions) if use_compiled(compiled) else _plain(assumptions)
    write(slice(0, len(assumptions.areas)), out)
    return out


def project_measures(
    assumptions: Assumptions,
    *,
    measures: Sequence[Measure] = STANDARD_MEASURES,
    compiled: bool | None = None,
) -> Floats:
    """Project all areas and return sums over ages only, such as age groups.

    What takes time when every age is kept is memory. Here it is used again and again.

    Parameters
    ----------
    assumptions : Assumptions
    measures : sequence of Measure
    compiled : bool, optional

    Returns
    -------
    array, shape (area, year, measure)
        Residents on 31 December. [persons]

    Raises
    ------
    KohorteError
        ``numba_missing``; ``measure_is_empty``.
    """
    areas, years = len(assumptions.areas), assumptions.horizon
    shape = assumptions.start.shape[1:]
    write = _compiled(assumptions) if use_compiled(compiled) else _plain(assumptions)
    counted = np.stack([m.cells((shape[0], shape[1], shape[2])).ravel() for m in measures], axis=1)
    into = counted.astype(np.float64)
    sums = np.empty((areas, years, len(measures)))
    room = np.empty((min(AREAS_AT_ONCE, areas), years, *shape))
    for first in range(0, areas, AREAS_AT_ONCE):
        chosen = slice(first, min(first + AREAS_AT_ONCE, areas))
        people = room[: chosen.stop - first]
        write(chosen, people)
        # one small product per area: a large one would wake all threads of the library
        np.matmul(people.reshape(-1, years, len(into)), into, out=sums[chosen])
    return sums


def _residents_after(
    assumptions: Assumptions, people: Floats, *, out: Schedule, into: Schedule, step: int
) -> Floats:
    before = grown_older(people)
    leave, came, mortality = out.in_year(step), into.in_year(step), assumptions.mortality
    q = mortality.in_year(step)
    naturalisation = or_zero(assumptions.naturalisation, before[:, FOREIGN:], step=step)
    gained = np.zeros(before.shape)
    naturalise(gained, before, naturalisation)
    stayed = before - before * leave + gained
    end = stayed + came - HALF_YEAR * (q * (before + stayed) + a_year_later(q) * came)
    women = (before[:, :, WOMEN] + end[:, :, WOMEN]) / 2
    born = newborns(assumptions, women, step=step)
    infants = np.zeros(born.shape)
    naturalise(infants, born, naturalisation[..., 0])
    moved = came[..., 0] - born * leave[..., 0]
    exposed = born + (moved + np.minimum(infants, 0)) * INFANT_SHARE
    end[..., 0] = born + moved + infants - q[..., 0] * exposed
    return end


def _on_workers(
    assumptions: Assumptions,
    nesting: Sequence[Sequence[str]] | None,
    *,
    compiled: bool | None,
    client: Any,
) -> Floats:
    areas = len(assumptions.areas)
    if nesting is None:
        rows = [np.arange(areas)[k : k + AREAS_AT_ONCE] for k in range(0, areas, AREAS_AT_ONCE)]
    elif len(nesting) == areas:
        rows = [block for _, block in blocks_of(nesting)]
    else:
        raise KohorteError("nesting", levels="any", areas=areas)
    parts = ({"assumptions": assumptions.of_areas(r), "compiled": compiled} for r in rows)
    (residents,) = gathered(_of_block, parts, rows=rows, client=client)
    return residents


def _of_block(assumptions: Assumptions, *, compiled: bool | None) -> tuple[Floats]:
    return (project_population(assumptions, compiled=compiled),)


def _plain(assumptions: Assumptions) -> Write:
    """Return what writes the residents of some areas with NumPy alone."""

    def write(chosen: slice, residents: Floats) -> None:
        whole = chosen.stop - chosen.start == len(assumptions.areas)
        part = assumptions if whole else assumptions.of_areas(range(chosen.start, chosen.stop))
        out, into = leaving(part), coming(part)
        people = part.start
        for step in range(part.horizon):
            people = _residents_after(part, people, out=out, into=into, step=step)
            residents[:, step] = people

    return write


def _compiled(assumptions: Assumptions) -> Write:
    """Return what writes the residents of some areas with the compiled kernel."""
    from kohorte.engine import kernels  # noqa: PLC0415 - needs numba

    level = _by_year(assumptions.fertility_level, assumptions, otherwise=1)
    born_national = _by_year(assumptions.born_national, assumptions, otherwise=0)
    tables = [
        assumptions.mortality,
        leaving(assumptions),
        coming(assumptions),
        assumptions.fertility,
    ]
    if assumptions.nationalities == 2:
        change = assumptions.naturalisation or _nobody(assumptions)
        of_foreigners = np.stack([np.zeros_like(change.values), change.values], axis=2)
        lost = Schedule(of_foreigners, change.row_of_area, change.name)
        tables[1] = added(tables[1], lost, name="leaving")
        tables.append(change)
    values = tuple(table.values for table in tables)
    rows = np.stack([table.row_of_area for table in tables])

    def write(chosen: slice, residents: Floats) -> None:
        start, own_rows = assumptions.start[chosen], np.ascontiguousarray(rows[:, chosen])
        boys = assumptions.boys_per_birth
        if assumptions.nationalities == 1:
            kernels.project_together(start, values, own_rows, level[chosen], boys, residents)
        else:
            local = (level[chosen], born_national[chosen])
            kernels.project_apart(start, values, own_rows, local, boys, residents)

    return write


def _nobody(assumptions: Assumptions) -> Schedule:
    zero = np.zeros((1, 1, *assumptions.start.shape[2:]))
    return Schedule(zero, np.zeros(len(assumptions.areas), np.intp), "naturalisation")


def _by_year(table: Schedule | None, assumptions: Assumptions, *, otherwise: float) -> Floats:
    if table is None:
        return np.full((len(assumptions.areas), assumptions.horizon), otherwise)
    return table.over_years(assumptions.horizon)
