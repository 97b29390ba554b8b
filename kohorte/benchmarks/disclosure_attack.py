"""What an attack finds, and what protection costs: 100 invented towns of a city's size.

``python benchmarks/disclosure_attack.py [TOWNS]`` prints the figures of docs/disclosure.md.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from kohorte.disclosure.attack import Knowledge, attack, knowledge_of
from kohorte.disclosure.gate import protect
from kohorte.disclosure.table import Axis, CountTable
from kohorte.disclosure.threshold import small_cells

QUARTERS, AGES, THRESHOLD = 40, 20, 3
MEANS = (4, 8, 16, 30)  # people per cell, so sparse and full towns
ATTACKED = 40  # figures per town that are attacked one by one


def town(seed: int) -> CountTable:
    """Quartiere of uneven size by sex and age."""
    draw = np.random.default_rng(seed)
    size = draw.lognormal(0, 0.8, QUARTERS)[:, None, None]
    shape = np.exp(-(((np.arange(AGES) - 9) / 7) ** 2))
    expected = size * np.ones((1, 2, 1)) * shape
    axes = [
        Axis("area", tuple(f"Quartier {i}" for i in range(QUARTERS))),
        Axis("sex", ("f", "m")),
        Axis("age", tuple(map(str, range(AGES)))),
    ]
    mean = MEANS[seed % len(MEANS)]
    return CountTable(axes, draw.poisson(expected / expected.mean() * mean))


def main(towns: int) -> None:
    """Attack each town twice: behind primary suppression alone, and behind ours."""
    totals = (0, 1, 2)
    cells = found = attacked = exact = close = 0.0
    hidden, small_share, slowest = [], [], 0.0
    for seed in range(towns):
        table = town(seed)
        truth = table.with_totals(totals)
        small = small_cells(truth, threshold=THRESHOLD)
        begin = time.process_time()
        released = protect(table, threshold=THRESHOLD)
        slowest = max(slowest, time.process_time() - begin)
        hidden.append(released.suppressed.mean())
        small_share.append(small.mean())
        rule = Knowledge(np.where(small, 1, truth), np.where(small, THRESHOLD - 1, truth), totals)
        naive = attack(truth, rule, threshold=THRESHOLD, whole=False)
        ours = attack(
            truth, knowledge_of(released), threshold=THRESHOLD, most_cells=ATTACKED, whole=False
        )
        cells, found = cells + naive.cells, found + naive.exact * naive.cells
        attacked += ours.cells
        exact, close = exact + ours.exact * ours.cells, close + ours.within_one * ours.cells
    print(f"{towns} towns, {cells:.0f} figures below {THRESHOLD}, seeds 0 … {towns - 1}")
    print(f"small figures withheld, nothing else: {found / cells:.1%} found exactly")
    print(f"protect: {exact:.0f} of {attacked:.0f} found exactly, {close:.0f} to within one")
    print(f"withheld {np.mean(hidden):.1%} of all figures, small {np.mean(small_share):.1%}")
    print(f"protect with its proof: at most {slowest:.2f} CPU-seconds per town")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
