"""1,000 trajectories of every municipality of Germany: CPU seconds beside the limit.

Run: python kohorte/benchmarks/engine_stochastic.py [--areas 10786]
"""

from __future__ import annotations

import argparse
import resource
import time

import germany
import machine_limit
import numpy as np

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.plain_stochastic import quantiles
from kohorte.engine.prepared import prepare
from kohorte.engine.stochastic import FIVE_QUANTILES, STANDARD_MEASURES, simulate
from kohorte.engine.uncertainty import nesting_of_ags

TRAJECTORIES, SEED = 1000, 7
PAIRS_PER_CELL = 5  # multiplications of the update, each with an addition beside it


def run(case: Assumptions, *, trajectories: int = TRAJECTORIES, **ways: object) -> object:
    """Simulate with five quantiles of twelve measures."""
    return simulate(
        case, model=germany.MODEL, nesting=nesting_of_ags(case.areas), seed=SEED,
        trajectories=trajectories, **ways,
    )  # fmt: skip


def took(case: Assumptions, **ways: object) -> float:
    """Return the CPU time of one run."""
    begun = time.process_time()
    run(case, **ways)
    return time.process_time() - begun


def limit(case: Assumptions, rate: float, *, trajectories: int = TRAJECTORIES) -> float:
    """Return seconds for the multiplications of the update alone."""
    cells = len(case.areas) * case.horizon * 2 * case.ages * trajectories
    return cells * PAIRS_PER_CELL / rate


def sorting(case: Assumptions, areas: int) -> float:
    """Return CPU seconds in which NumPy sorts the samples of all areas."""
    prepared = prepare(
        case.of_areas([0]), model=germany.MODEL, nesting=nesting_of_ags(case.areas[:1]),
        seed=SEED, trajectories=TRAJECTORIES, probabilities=FIVE_QUANTILES,
        measures=STANDARD_MEASURES,
    )  # fmt: skip
    rng = np.random.default_rng(1)
    samples = rng.normal(100, 9, (case.horizon, len(STANDARD_MEASURES), TRAJECTORIES))
    single = samples.astype(np.float32)
    return machine_limit.cpu_seconds(lambda: quantiles(prepared, single)) * areas


def line(name: str, seconds: float, note: str = "") -> None:
    """Print one row."""
    print(f"{name:<58} {seconds:>10.4f} s  {note}")


def growth(case: Assumptions) -> None:
    """Print how the time grows with areas, years and trajectories."""
    some = case.of_areas(range(0, len(case.areas), max(1, len(case.areas) // 200)))
    base = took(some)
    short = germany.assumptions(areas=200, years=case.horizon * 2)
    print("time per area, year and trajectory, as a multiple of the first row:")
    rows = [
        (f"{len(some.areas)} areas, {case.horizon} years, 1,000 trajectories", base, 1.0),
        ("half of the areas", took(some.of_areas(range(len(some.areas) // 2))), 0.5),
        ("twice the years", took(short), 2 * len(short.areas) / len(some.areas)),
        ("4,000 trajectories", took(some, trajectories=4000), 4.0),
    ]
    for name, seconds, work in rows:
        line(f"  {name}", seconds, f"{seconds / base / work:.2f}")


def main() -> None:
    """Print figures, limits and the share reached."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--areas", type=int, default=germany.MUNICIPALITIES)
    areas = given.parse_args().areas
    rate = machine_limit.pairs_per_second(fused=True)
    print(f"limit of this machine: {rate / 1e9:.1f} G float32 multiply-adds per second and core")

    case = germany.assumptions(areas=areas)
    one = case.of_areas([areas // 2])
    print(f"{TRAJECTORIES} trajectories, {case.horizon} years, five quantiles of twelve measures")
    line("first compiled call of this process", took(one))
    compiled = machine_limit.cpu_seconds(lambda: run(one), repeat=20)
    line("one municipality, compiled", compiled, f"{limit(one, rate) / compiled:4.0%} of the limit")
    plain = machine_limit.cpu_seconds(lambda: run(one, compiled=False), repeat=20)
    line("one municipality, plain NumPy", plain, f"{plain / compiled:.0f} x")
    whole = took(case)
    line(
        f"{areas} municipalities, compiled", whole, f"{limit(case, rate) / whole:4.0%} of the limit"
    )
    line("  limit: the multiplications of the update alone", limit(case, rate))
    line(f"  plain NumPy (from one municipality, x {areas})", plain * areas)
    line("  for comparison: sorting all samples with NumPy", sorting(case, areas))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"most memory used by the process: {memory:.2f} GB")
    growth(case)


if __name__ == "__main__":
    main()
