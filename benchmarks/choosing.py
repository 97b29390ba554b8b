"""Choosing: 1,000 applicants, 40 places, twelve targets; CPU time, beside scipy's milp.

The bar is 10 s for the best set with its proof. The peer gets the same programme, with one
variable for each applicant, and stops at a gap of 0; it leaves no proof that could be followed.
"""

import json
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from bleibe.engines.portfolio import Problem, Uncertainty, alternatives, solve, stability, verify
from bleibe.engines.portfolio.record import as_bytes, select
from bleibe.engines.portfolio.table import read_table
from bleibe.engines.portfolio.terms import read_terms
from bleibe.engines.portfolio.tests.files import as_table, as_terms
from bleibe.engines.portfolio.tests.invented import invented

BAR_S = 10
SEEDS = range(1, 6)


def main() -> int:
    solve(invented(100, places=10))  # imports
    print(f"{'seed':>4} {'set and proof':>14} {'leaves':>7} {'milp':>7} {'same sum':>9}  s")
    slow = 0
    for seed in SEEDS:
        problem = invented(1000, places=40, seed=seed)
        solution, took = _timed(lambda problem=problem: solve(problem))
        peer, peer_took = _timed(lambda problem=problem: _peer(problem))
        slow += took > BAR_S
        leaves = json.dumps(solution.certificate).count("split") + 1
        same = round(peer, 2) == float(solution.objective)
        print(f"{seed:4} {took:14.2f} {leaves:7} {peer_took:7.2f} {same!s:>9}")
    _around(invented(1000, places=40, seed=1))
    return slow


def _peer(problem: Problem) -> float:
    scores = np.array([float(each.score) for each in problem.applicants])
    rows = [np.ones(len(scores))]
    low, high = [problem.places], [problem.places]
    for target in problem.targets:
        rows.append(np.array([float(target.counts(each)) for each in problem.applicants]))
        low.append(target.min)
        high.append(problem.places if target.max is None else target.max)
    found = milp(
        -scores, integrality=np.ones(len(scores)), bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.array(rows), low, high), options={"mip_rel_gap": 0},
    )  # fmt: skip
    return -float(found.fun)


def _around(problem: Problem) -> None:
    """What `bleibe select` does beside the best set, and its check."""
    neighbours, took = _timed(lambda: alternatives(problem, tolerance=2))
    some = sum(each == "some" for each in neighbours.standing.values())
    listed = len(neighbours.sets)
    print(f"\nalternatives within 2 points: {took:.2f} s, {listed} listed, {some} in some of them")
    moves = Uncertainty(score=Decimal("1.5"))
    _shares, took = _timed(lambda: stability(problem, uncertainty=moves, seed="1"))
    print(f"stability, 200 draws: {took:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        table, terms = Path(folder) / "a.csv", Path(folder) / "t.toml"
        table.write_text(as_table(problem))
        terms.write_text(as_terms(problem, more='tolerance = "2"'))
        selection, took = _timed(lambda: select(read_terms(terms, table=read_table(table))))
        read = table.read_bytes(), terms.read_bytes()
        content = as_bytes(selection, applicants=read[0], targets=read[1])
        print(f"bleibe select without start-up: {took:.2f} s, {len(content) / 1000:.0f} kB")
        _found, took = _timed(lambda: verify.Check(*read, content))
        print(f"verify.py: {took:.2f} s")


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    return act(), time.process_time() - began


if __name__ == "__main__":
    raise SystemExit(main())
