"""The best set under all targets (Auswahl), with a proof that needs no trust in a solver."""

from bleibe.engines.portfolio import highs
from bleibe.engines.portfolio.answers import Solution, Tree
from bleibe.engines.portfolio.model import Model, model_of
from bleibe.engines.portfolio.problem import PortfolioFault, Problem, as_decimal
from bleibe.engines.portfolio.search import Search


def solve(problem: Problem) -> Solution:
    """Return the set with the greatest sum of scores.

    HiGHS offers a first set; branch and bound in whole numbers improves on it if it can, proves
    that nothing is better, and settles ties: of sets with the same sum the one that has more of
    the highest score, then of the next, and so on; see `model.Model` for equal scores.

    Raises ``PortfolioFault``: ``targets_contradict``.
    """
    model = model_of(problem)
    counts = best_counts(model, first=highs.first_counts(model))
    best = model.sum_of(counts)
    counts = canonical(model, counts)
    return Solution(
        chosen=model.ids_of(counts),
        objective=as_decimal(best, places=model.decimals),
        decimals=model.decimals,
        certificate=proof_above(model, best),
        interchangeable=model.interchangeable(counts),
        solver=highs.NAME,
    )


def lowest_sum(model: Model) -> int:
    """Return a sum that every choice reaches."""
    lowest = min(model.programme.costs, default=0)
    return model.base + min(0, lowest) * model.problem.places


def best_counts(model: Model, *, first: tuple[int, ...] | None = None) -> tuple[int, ...]:
    """Return counts of the greatest sum; ``first`` only shortens the way."""
    wanted = lowest_sum(model) if first is None else model.sum_of(first) + 1
    better = Search(model, lo=[0] * len(model.members), hi=model.sizes, wanted=wanted).best()
    if better is not None:
        return better
    if first is None:
        raise PortfolioFault("targets_contradict")
    return first


def proof_above(model: Model, best: int) -> Tree:
    """Return the tree that shows that no set has a sum above ``best``."""
    return Search(model, lo=[0] * len(model.members), hi=model.sizes, wanted=best + 1).run().tree


def canonical(model: Model, counts: tuple[int, ...]) -> tuple[int, ...]:
    """Return, of all counts with this sum, those that come first in the order of columns."""
    best = model.sum_of(counts)
    lo, hi = [0] * len(counts), model.sizes
    root = model.programme.solve(lo=lo, hi=hi)
    box = Search(model, lo=lo, hi=hi, wanted=best)
    lo, hi, _fixed = box.cut(root, lo, hi)
    now = counts
    for j in range(len(counts)):
        while now[j] < hi[j]:
            trial = lo[:]
            trial[j] = now[j] + 1
            found = Search(model, lo=trial, hi=hi, wanted=best).run(root.basis).counts
            if found is None:
                break
            now = found
        lo[j] = hi[j] = now[j]
    return now
