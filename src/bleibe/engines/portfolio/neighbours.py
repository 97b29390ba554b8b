"""All sets within a tolerance of the best, and where each applicant stands to them."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from math import comb

from bleibe.engines.portfolio import highs
from bleibe.engines.portfolio.answers import Alternative, Alternatives, Standing, Tree
from bleibe.engines.portfolio.model import Model, model_of
from bleibe.engines.portfolio.problem import PortfolioFault, Problem, as_decimal, in_units
from bleibe.engines.portfolio.search import Search
from bleibe.engines.portfolio.simplex import Bounded
from bleibe.engines.portfolio.solving import best_counts, canonical

LIMIT = 50
Counts = tuple[int, ...]


def alternatives(
    problem: Problem, *, tolerance: Decimal | int = 0, limit: int = LIMIT
) -> Alternatives:
    """Return the sets whose sum is at most ``tolerance`` below the best, and each standing.

    Sets that differ only among equals (same score, same targets) are one entry with ``ways``. Up to
    ``limit`` entries are listed; beyond, only whole levels of the same sum, and ``complete`` says
    so. The best set itself always stands first.

    Raises ``PortfolioFault``: ``targets_contradict``, ``tolerance_negative``.
    """
    if tolerance < 0:
        raise PortfolioFault("tolerance_negative", tolerance=str(tolerance))
    model = model_of(problem)
    best = canonical(model, best_counts(model, first=highs.first_counts(model)))
    least = model.sum_of(best) - in_units(tolerance, places=model.decimals)
    found, complete = patterns(model, least=least, limit=limit)
    listed = found if complete else _whole_levels(model, found)
    others = [each for each in listed if each != best]
    stands = _Standings(model, least=least, known=[best, *found])
    return Alternatives(
        tolerance=Decimal(tolerance),
        sets=tuple(_alternative(model, each) for each in (best, *others)),
        complete=complete,
        standing=stands.of_each(),
        witnesses=tuple(model.ids_of(each) for each in stands.needed([best, *others])),
        certificates=stands.certificates,
    )


def patterns(model: Model, *, least: int, limit: int) -> tuple[list[Counts], bool]:
    """Return counts with a sum of at least ``least``, best first, and whether these are all."""
    found: list[Counts] = []
    queue = _Queue(model, least=least - model.base)
    queue.put([0] * len(model.members), model.sizes, parent=None)
    while (box := queue.best()) is not None:
        factor, x = box.out.factor, box.out.x
        broken = next((j for j, each in enumerate(x) if each % factor), None)
        if broken is not None:
            below = x[broken] // factor
            queue.put(box.lo, _with(box.hi, broken, below), parent=box.out)
            queue.put(_with(box.lo, broken, below + 1), box.hi, parent=box.out)
            continue
        if len(found) == limit:
            return _sorted(model, found), False
        now = tuple(each // factor for each in x)
        found.append(now)
        lo, hi = box.lo, box.hi
        for j, loss in queue.movable(box):
            if now[j] > lo[j]:
                queue.put(lo, _with(hi, j, now[j] - 1), parent=box.out, loss=loss)
            if now[j] < hi[j]:
                queue.put(_with(lo, j, now[j] + 1), hi, parent=box.out, loss=loss)
            lo, hi = _with(lo, j, now[j]), _with(hi, j, now[j])
    return _sorted(model, found), True


@dataclass(frozen=True)
class _Box:
    """A part of all choices, with the best value of its relaxation."""

    lo: list[int]
    hi: list[int]
    out: Bounded


class _Queue:
    """Boxes still to look into, best first; each is solved only when its turn comes."""

    def __init__(self, model: Model, *, least: int) -> None:
        self.model, self.least = model, least
        self.tickets = count()
        self.waiting: list[tuple[int, int, list[int], list[int], Bounded | None, bool]] = []

    def put(self, lo: list[int], hi: list[int], *, parent: Bounded | None, loss: int = 0) -> None:
        """Add a box in which the parent's value falls by ``loss`` (over its factor) or more."""
        bound = (parent.value - loss) // parent.factor if parent else self.least
        if bound >= self.least:
            entry = (-bound, next(self.tickets), lo, hi, parent, False)
            heapq.heappush(self.waiting, entry)

    def best(self) -> _Box | None:
        """Return the solved box with the greatest bound."""
        while self.waiting:
            _bound, _ticket, lo, hi, out, solved = heapq.heappop(self.waiting)
            if solved and out is not None:
                return _Box(lo=lo, hi=hi, out=out)
            out = self.model.programme.solve(lo=lo, hi=hi, start=out.basis if out else None)
            if out.factor and out.value >= out.factor * self.least:
                entry = (-(out.value // out.factor), next(self.tickets), lo, hi, out, True)
                heapq.heappush(self.waiting, entry)
        return None

    def movable(self, box: _Box) -> list[tuple[int, int]]:
        """Return (column, loss) of those that may differ without missing the sum."""
        programme, out = self.model.programme, box.out
        prices = programme.prices(out.multipliers)
        room = out.value - out.factor * self.least
        losses = (
            (j, abs(out.factor * programme.costs[j] - prices[programme.kinds[j]]))
            for j, (low, up) in enumerate(zip(box.lo, box.hi, strict=True))
            if low < up
        )
        return [(j, loss) for j, loss in losses if loss <= room]


def _with(values: Sequence[int], index: int, value: int) -> list[int]:
    changed = list(values)
    changed[index] = value
    return changed


def _sorted(model: Model, found: list[Counts]) -> list[Counts]:
    """Order by the sum, then as ties are settled."""
    return sorted(found, key=lambda n: (-model.sum_of(n), tuple(-each for each in n)))


def _whole_levels(model: Model, found: list[Counts]) -> list[Counts]:
    """Leave out the last sum: not all of its sets may have been found."""
    last = model.sum_of(found[-1])
    return [each for each in found if model.sum_of(each) > last]


def _alternative(model: Model, counts: Counts) -> Alternative:
    ways = 1
    for size, n in zip(model.sizes, counts, strict=True):
        ways *= comb(size, n)
    return Alternative(
        chosen=model.ids_of(counts),
        objective=as_decimal(model.sum_of(counts), places=model.decimals),
        ways=ways,
        interchangeable=model.interchangeable(counts),
    )


class _Standings:
    """Settles for each column whether it is in all, some or none of the sets."""

    def __init__(self, model: Model, *, least: int, known: list[Counts]) -> None:
        self.model, self.least, self.known = model, least, list(known)
        self.sizes = model.sizes
        self.zero = [0] * len(self.sizes)
        self.root = model.programme.solve(lo=self.zero, hi=self.sizes)
        leaf = [self.root.factor, *self.root.multipliers]
        self.certificates: dict[str, Tree] = {"root": leaf, "in": {}, "out": {}}
        self.inside, self.outside = self.reachable()

    def reachable(self) -> tuple[list[bool], list[bool]]:
        """Tell for each column whether one of it may be in, and whether one may be out."""
        inside, outside = [False] * len(self.sizes), [False] * len(self.sizes)
        for columns in self.model.classes:
            for j in columns:  # from the highest score down: who cannot, nobody below can
                inside[j] = self.can(j, lo=_with(self.zero, j, 1), hi=self.sizes, kind="in")
                if not inside[j]:
                    break
            for j in reversed(columns):
                hi = _with(self.sizes, j, self.sizes[j] - 1)
                outside[j] = self.can(j, lo=self.zero, hi=hi, kind="out")
                if not outside[j]:
                    break
        return inside, outside

    def can(self, j: int, *, lo: list[int], hi: list[int], kind: str) -> bool:
        if any(lo[j] <= each[j] <= hi[j] for each in self.known):
            return True
        root, wanted = self.root, self.least - self.model.base
        leaf = self.certificates["root"]
        if self.model.programme.bound(leaf, lo=lo, hi=hi) < root.factor * wanted:
            return False
        search = Search(self.model, lo=lo, hi=hi, wanted=self.least).run(root.basis)
        if search.counts is not None:
            self.known.append(search.counts)
            return True
        self.certificates[kind][self.model.members[j][0]] = search.tree
        return False

    def of_each(self) -> dict[str, Standing]:
        standing = dict.fromkeys(sorted(self.model.problem.fixed_in), Standing.ALL)
        standing |= dict.fromkeys(sorted(self.model.problem.fixed_out), Standing.NONE)
        for ids, inside, outside in zip(self.model.members, self.inside, self.outside, strict=True):
            one = Standing.SOME if outside else Standing.ALL
            standing |= dict.fromkeys(ids, one if inside else Standing.NONE)
        return standing

    def needed(self, listed: list[Counts]) -> list[Counts]:
        """Return further sets that show what those listed do not show."""
        shown = [({each[j] for each in listed}) for j in range(len(self.sizes))]
        needed: list[Counts] = []
        for each in _sorted(self.model, list(dict.fromkeys(self.known))):
            fresh = False
            for j, n in enumerate(each):
                some = self.inside[j] and self.outside[j]
                lacks_in = some and n > 0 and not any(shown[j])
                lacks_out = some and n < self.sizes[j] and shown[j] == {self.sizes[j]}
                fresh = fresh or lacks_in or lacks_out
            if fresh:
                needed.append(each)
                for j, n in enumerate(each):
                    shown[j].add(n)
        return needed
