"""What this machine can do at most on one core: write memory, multiply and add."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numba import njit

WIDTH, TERMS, CHAINS = 1024, 32, 4
C0, C1, C2, C3 = (np.float32(c) for c in (0.1, 0.2, 0.3, 0.4))


def cpu_seconds(call: Callable[[], object], *, repeat: int = 5) -> float:
    """Return the least CPU time of some calls, after one that warms up."""
    call()
    took = []
    for _ in range(repeat):
        begun = time.process_time()
        call()
        took.append(time.process_time() - begun)
    return min(took)


def seconds_to_fill(array: np.ndarray) -> float:
    """Return the CPU time of writing every byte of memory already used."""
    return cpu_seconds(lambda: array.fill(1.0))


def _polynomials(x, y):
    # four chains of dependent steps per number, so that latency does not bind
    for k in range(x.size):
        v, a, b, c, d = x[k], C0, C1, C2, C3
        for _ in range(TERMS):
            a, b, c, d = a * v + C0, b * v + C1, c * v + C2, d * v + C3
        y[k] = (a + b) + (c + d)


def pairs_per_second(*, fused: bool) -> float:
    """Return float32 multiplications with an addition each, per CPU second on one core."""
    ways = {"fastmath": {"contract"}} if fused else {}
    kernel = njit(**ways)(_polynomials)
    x = np.linspace(0, 0.5, WIDTH, dtype=np.float32)
    y = np.empty_like(x)
    rounds = 2000

    def run() -> None:
        for _ in range(rounds):
            kernel(x, y)

    return rounds * WIDTH * TERMS * CHAINS / cpu_seconds(run)


def main() -> None:
    """Print the limits."""
    array = np.empty(10_786 * 25 * 202)
    took = seconds_to_fill(array)
    print(f"memory write, float64   {array.nbytes / took / 1e9:6.1f} GB/s")
    for fused in (False, True):
        rate = pairs_per_second(fused=fused)
        name = "fused" if fused else "apart"
        print(f"multiply + add, {name}   {rate / 1e9:6.1f} G pairs/s float32")


if __name__ == "__main__":
    main()
