"""Branch and bound in whole numbers: a set that reaches a sum, or a tree that shows there is none.

A tree is a leaf, ``[factor, multiplier, …]``: in its box nothing reaches the sum; or ``None``: the
box is empty; or a mapping with ``split`` (a member of a class, a number), ``low`` (of that class
at most that number are chosen) and ``high`` (more), where ``cut`` may hold multipliers that fix
columns first. Of a class always those with the highest scores are chosen: whoever counts for the
same targets and has more points can take a place without loss.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from bleibe.engines.portfolio.answers import Tree
from bleibe.engines.portfolio.model import Model
from bleibe.engines.portfolio.simplex import Basis, Bounded


@dataclass(frozen=True)
class Searched:
    """Counts that reach the sum; or none, and the tree that shows it."""

    counts: tuple[int, ...] | None
    tree: Tree


class Search:
    """Looks within a box of the model for counts whose sum is at least ``wanted``."""

    def __init__(self, model: Model, *, lo: Sequence[int], hi: Sequence[int], wanted: int) -> None:
        self.model, self.lo, self.hi = model, list(lo), list(hi)
        self.wanted = wanted - model.base
        self.found: tuple[int, ...] | None = None
        self.nodes = 0
        self.gave_up = False

    def best(
        self, start: Basis | None = None, *, patience: int | None = None
    ) -> tuple[int, ...] | None:
        """Return the counts with the greatest sum; the most promising box is looked into first.

        After ``patience`` boxes it gives up: a greater ``wanted`` would shorten the way.
        """
        tickets, queue = count(), list[tuple[int, int, list[int], list[int], Bounded]]()

        def put(lo: list[int], hi: list[int], start: Basis | None) -> None:
            if any(low > up for low, up in zip(lo, hi, strict=True)):
                return
            self.nodes += 1
            out = self.model.programme.solve(lo=lo, hi=hi, start=start)
            if out.factor and out.value >= out.factor * self.wanted:
                heappush(queue, (-(out.value // out.factor), next(tickets), lo, hi, out))

        put(self.lo, self.hi, start)
        while queue:
            _bound, _ticket, lo, hi, out = heappop(queue)
            split = self.most_split(out)
            if split is None:
                self.take(out)
                return self.found
            if patience is not None and self.nodes > patience:
                self.gave_up = True
                return None
            kind, number, _rest = split
            lo, hi, _cut = self.cut(out, lo, hi)
            put(*self.limited(kind, number, lo, hi, below=True), out.basis)
            put(*self.limited(kind, number + 1, lo, hi, below=False), out.basis)
        return None

    def run(self, start: Basis | None = None) -> Searched:
        """Stop at the first counts that reach the sum, or keep the tree that shows why none do."""
        tree = self.node(self.lo, self.hi, start)
        return Searched(counts=self.found, tree=tree)

    def node(self, lo: list[int], hi: list[int], start: Basis | None) -> Tree:
        if any(low > up for low, up in zip(lo, hi, strict=True)):
            return None
        self.nodes += 1
        out = self.model.programme.solve(lo=lo, hi=hi, start=start)
        leaf = [out.factor, *out.multipliers]
        if not out.factor or out.value < out.factor * self.wanted:
            return leaf
        split = self.most_split(out)
        if split is None:
            self.take(out)
            return leaf
        lo, hi, cut = self.cut(out, lo, hi)
        tree: dict[str, Tree] = {"cut": leaf} if cut else {}
        kind, number, rest = split
        tree["split"] = [self.model.members[self.model.classes[kind][0]][0], number]
        sides = [("low", number), ("high", number + 1)]
        if 2 * rest >= out.factor:
            sides.reverse()
        for side, limit in sides:
            box = self.limited(kind, limit, lo, hi, below=side == "low")
            tree[side] = self.node(*box, out.basis)
            if self.found is not None:
                break
        return tree

    def take(self, out: Bounded) -> None:
        """Keep counts that reach the sum; a class takes its best first."""
        x = [each // out.factor for each in out.x]
        for kind, columns in enumerate(self.model.classes):
            number = sum(out.x[j] for j in columns) // out.factor
            if number != sum(x[j] for j in columns):
                low, _high = self.limited(kind, number, self.lo, self.hi, below=False)
                for j in columns:
                    x[j] = low[j]
        self.found = tuple(x)

    def most_split(self, out: Bounded) -> tuple[int, int, int] | None:
        """Return the class whose number is furthest from whole, the number below, the rest."""
        best: tuple[int, int, int] | None = None
        nearest = 0
        for kind, columns in enumerate(self.model.classes):
            number, rest = divmod(sum(out.x[j] for j in columns), out.factor)
            far = min(rest, out.factor - rest)
            if far > nearest:
                best, nearest = (kind, number, rest), far
        return best

    def cut(self, out: Bounded, lo: list[int], hi: list[int]) -> tuple[list[int], list[int], bool]:
        """Fix every column that cannot move by one without missing the sum."""
        prices = self.model.programme.prices(out.multipliers)
        kinds, costs = self.model.programme.kinds, self.model.programme.costs
        room = out.value - out.factor * self.wanted
        low, high, fixed = lo[:], hi[:], False
        for j, (down, up) in enumerate(zip(lo, hi, strict=True)):
            if down == up:
                continue
            gain = out.factor * costs[j] - prices[kinds[j]]
            if abs(gain) > room:
                low[j] = high[j] = up if gain > 0 else down
                fixed = True
        return low, high, fixed

    def limited(
        self, kind: int, limit: int, lo: Sequence[int], hi: Sequence[int], *, below: bool
    ) -> tuple[list[int], list[int]]:
        """Return the box in which at most (``below``) or at least ``limit`` of a class are in."""
        low, high = list(lo), list(hi)
        columns = self.model.classes[kind]
        left = limit - sum(self.lo[j] for j in columns)
        for j in columns:
            room = self.hi[j] - self.lo[j]
            here = self.lo[j] + min(max(left, 0), room)
            if below:
                high[j] = min(high[j], here)
            else:
                low[j] = max(low[j], here)
            left -= room
        return low, high
