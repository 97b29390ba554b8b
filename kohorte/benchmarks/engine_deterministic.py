"""All municipalities of Germany, 25 years, every sex and age: CPU seconds beside the limit.

Run: python kohorte/benchmarks/engine_deterministic.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import germany
import machine_limit
import numpy as np

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.cohort_component import a_year_later, project_with_components
from kohorte.engine.projection import project_measures, project_population

LESLIE_AREAS, VECTOR_AREAS, COMPONENT_AREAS = 40, 300, 300
FIRST_CALL = """
import time
begun = time.process_time()
import germany
from kohorte.engine.projection import project_population
small = germany.assumptions(areas=2, years=2)
ready = time.process_time()
project_population(small, compiled=True)
print(time.process_time() - ready)
"""


def leslie(case: Assumptions, areas: int) -> np.ndarray:
    """Project some areas as packages for one population do: a matrix per area and year."""
    ages, years = case.ages, case.horizon
    result = np.empty((areas, years, 2 * ages))
    before = np.arange(ages - 1)
    boys = case.boys_per_birth
    for area in range(areas):
        people = case.start[area, 0].ravel()
        for step in range(years):
            q = case.mortality.values[case.mortality.row_of_area[area], step, 0]
            o, w = case.out_rate.values[area, 0, 0], case.arrivals.values[area, 0, 0]
            stay = 1 - o - q * (1 - o / 2)
            came = w * (1 - a_year_later(q) / 2)
            matrix = np.zeros((2 * ages, 2 * ages))
            for sex in range(2):
                first = sex * ages
                matrix[first + before + 1, first + before] = stay[sex, 1:]
                matrix[first + ages - 1, first + ages - 1] = stay[sex, -1]
            moved = matrix @ people
            moved += came.ravel()
            older = np.zeros(ages)
            older[1:], older[-1] = people[: ages - 1], people[ages - 2] + people[ages - 1]
            fertility = case.fertility.values[0, 0, 0] * case.fertility_level.values[area, 0]
            births = fertility @ (older + moved[:ages]) / 2
            for sex in range(2):
                born = births * (boys if sex else 1 - boys)
                change = w[sex, 0] - born * o[sex, 0]
                infants = born + change - q[sex, 0] * (born + change * 2 / 3)
                moved[sex * ages] = infants
            people = moved
            result[area, step] = people
    return result


def vectors(case: Assumptions, areas: int) -> None:
    """Project some areas with vectors of ages, one area after the other."""
    for area in range(areas):
        project_population(case.of_areas([area]), compiled=False)


def line(name: str, seconds: float, note: str = "") -> None:
    """Print one row."""
    print(f"{name:<58} {seconds:>9.3f} s  {note}")


def extrapolated(call: Callable[[], object], *, areas: int, of: int) -> float:
    """Return CPU seconds for all areas from those for a few."""
    begun = time.process_time()
    call()
    return (time.process_time() - begun) / areas * of


def first_call() -> tuple[float, float]:
    """Return CPU seconds of the first compiled call, without and with a cache on disk."""
    with tempfile.TemporaryDirectory() as cache:
        took = [
            subprocess.run(
                [sys.executable, "-c", FIRST_CALL],
                env={"NUMBA_CACHE_DIR": cache, "PATH": ""},
                cwd=Path(__file__).parent,
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            for _ in range(2)
        ]
    return float(took[0]), float(took[1])


def main() -> None:
    """Print figures, limits and peers."""
    begun = time.process_time()
    case = germany.assumptions()
    building = time.process_time() - begun
    areas = len(case.areas)
    room = np.empty((areas, case.horizon, *case.start.shape[1:]))
    limit = machine_limit.seconds_to_fill(room)
    print(f"{areas} municipalities x 2 sexes x {case.ages} ages x {case.horizon} years, float64")
    line("limit: write the result once (memory already used)", limit)
    line("building and checking the assumptions", building)

    fused = machine_limit.cpu_seconds(lambda: project_population(case, out=room, compiled=True))
    line(
        "compiled, every age, into memory already used", fused, f"{limit / fused:4.0%} of the limit"
    )
    begun = time.process_time()
    fresh = project_population(case, compiled=True)
    line("compiled, every age, into fresh memory", time.process_time() - begun)
    sums = machine_limit.cpu_seconds(lambda: project_measures(case, compiled=True))
    line("compiled, twelve sums over ages, memory included", sums)
    plain = machine_limit.cpu_seconds(
        lambda: project_population(case, out=room, compiled=False), repeat=1
    )
    line("plain NumPy, all areas at once", plain, f"{plain / fused:,.0f} x the compiled path")
    worst = np.abs(room / fresh - 1).max()
    print(f"largest relative difference between plain and compiled: {worst:.1e}")

    one = extrapolated(lambda: vectors(case, VECTOR_AREAS), areas=VECTOR_AREAS, of=areas)
    line(f"plain NumPy, area by area (from {VECTOR_AREAS})", one, f"{one / fused:,.0f} x")
    few = case.of_areas(range(COMPONENT_AREAS))
    whole = extrapolated(lambda: project_with_components(few), areas=COMPONENT_AREAS, of=areas)
    line(f"all components, plain NumPy (from {COMPONENT_AREAS})", whole)
    peer = extrapolated(lambda: leslie(case, LESLIE_AREAS), areas=LESLIE_AREAS, of=areas)
    line(f"peer: a Leslie matrix per area (from {LESLIE_AREAS})", peer, f"{peer / fused:,.0f} x")
    check = leslie(case, 2).reshape(2, case.horizon, 1, 2, case.ages)
    print(f"largest relative difference to the peer: {np.abs(check / fresh[:2] - 1).max():.1e}")
    cold, warm = first_call()
    line("first compiled call after install (compiling)", cold)
    line("first call in a later process (from the cache)", warm)


if __name__ == "__main__":
    main()
