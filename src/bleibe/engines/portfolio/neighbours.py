"""All sets within a tolerance of the best, and where each applicant stands to them."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count
from math import comb

from bleibe.engines.portfolio import highs
from bleibe.engines.portfolio.answers import Alternative, Alternatives, Standing, Tree
from bleibe.engines.portfolio.model import Model, model_of
from bleibe.engines.portfolio.problem import PortfolioFault, Problem, as_decimal, in_units
from bleibe.engines.portfolio.search import Search
from bleibe.engines.portfolio.simplex import Basis, Bounded
from bleibe.engines.portfolio.solving import best_counts, canonical

LIMIT = 50
NODES = 20
"""So many relaxations are solved for each set that may be listed, and not many more."""
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
    others = [each for each in found if each != best]
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
    """Return counts with a sum of at least ``least``, best first, and whether these are all.

    If not, they are all of those above some sum: a level that may not be whole is left out.
    """
    found: list[Counts] = []
    queue = _Queue(model, least=least)
    queue.put([0] * len(model.members), model.sizes)
    while (box := queue.best()) is not None:
        top = model.sum_of(box.counts)
        if len(found) == limit or queue.nodes > limit * NODES:
            return _sorted(model, [each for each in found if model.sum_of(each) > top]), False
        found.append(box.counts)
        queue.divide(box)
    return _sorted(model, found), True


@dataclass(frozen=True)
class _Box:
    """A part of all choices, its relaxation, and the best counts in it."""

    lo: list[int]
    hi: list[int]
    out: Bounded
    counts: Counts


@dataclass(frozen=True)
class _Waiting:
    """A box whose turn has not come; what is known of it is worked out step by step."""

    lo: list[int]
    hi: list[int]
    start: Basis | None = None
    out: Bounded | None = None
    counts: Counts | None = None


class _Queue:
    """Boxes still to look into, best first; each is searched only when its turn comes."""

    def __init__(self, model: Model, *, least: int) -> None:
        self.model, self.least = model, least
        self.nodes = 0
        self.tickets = count()
        self.entries: list[tuple[int, int, _Waiting]] = []

    def put(
        self, lo: list[int], hi: list[int], *, parent: Bounded | None = None, loss: int = 0
    ) -> None:
        """Add a box in which the parent's value falls by ``loss`` (over its factor) or more."""
        if parent is None:
            self.push(0, _Waiting(lo=lo, hi=hi))
            return
        bound = self.model.base + (parent.value - loss) // parent.factor
        if bound >= self.least:
            self.push(bound, _Waiting(lo=lo, hi=hi, start=parent.basis))

    def push(self, bound: int, waiting: _Waiting) -> None:
        heapq.heappush(self.entries, (-bound, next(self.tickets), waiting))

    def best(self) -> _Box | None:
        """Return the box with the greatest sum, its best counts found."""
        while self.entries:
            _bound, _ticket, waiting = heapq.heappop(self.entries)
            if waiting.out is None:
                self.relax(waiting)
            elif waiting.counts is None:
                self.search(waiting, waiting.out)
            else:
                return _Box(lo=waiting.lo, hi=waiting.hi, out=waiting.out, counts=waiting.counts)
        return None

    def relax(self, waiting: _Waiting) -> None:
        self.nodes += 1
        out = self.model.programme.solve(lo=waiting.lo, hi=waiting.hi, start=waiting.start)
        if out.factor and self.model.base + out.value // out.factor >= self.least:
            self.push(self.model.base + out.value // out.factor, replace(waiting, out=out))

    def search(self, waiting: _Waiting, out: Bounded) -> None:
        search = Search(self.model, lo=waiting.lo, hi=waiting.hi, wanted=self.least)
        counts = search.best(out.basis)
        self.nodes += search.nodes
        if counts is not None:
            self.push(self.model.sum_of(counts), replace(waiting, counts=counts))

    def divide(self, box: _Box) -> None:
        """Add boxes that hold everything in this one but its best counts."""
        programme, out, now = self.model.programme, box.out, box.counts
        prices = programme.prices(out.multipliers)
        room = out.value - out.factor * (self.least - self.model.base)
        lo, hi = box.lo, box.hi
        for j, (low, up) in enumerate(zip(box.lo, box.hi, strict=True)):
            loss = abs(out.factor * programme.costs[j] - prices[programme.kinds[j]])
            if low == up or loss > room:
                continue
            if out.x[j] != out.factor * now[j]:
                loss = 0
            if now[j] > low:
                self.put(lo, _with(hi, j, now[j] - 1), parent=out, loss=loss)
            if now[j] < up:
                self.put(_with(lo, j, now[j] + 1), hi, parent=out, loss=loss)
            lo, hi = _with(lo, j, now[j]), _with(hi, j, now[j])


def _with(values: Sequence[int], index: int, value: int) -> list[int]:
    changed = list(values)
    changed[index] = value
    return changed


def _sorted(model: Model, found: list[Counts]) -> list[Counts]:
    """Order by the sum, then as ties are settled."""
    return sorted(found, key=lambda n: (-model.sum_of(n), tuple(-each for each in n)))


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
