"""Linear programmes in whole numbers: a dual simplex that rounds nothing.

The programme is: maximise ``cost · x`` with ``lo <= x <= hi`` and, for each row,
``lower <= Σ vector[row] · x <= upper``. Every variable is boxed, so any basis is dual feasible
once the others stand at the bound their reduced cost wants; there is no first phase. The
inverse of the basis is kept as whole numbers over one common denominator (fraction-free pivots,
J. Edmonds, *Systems of distinct representatives and linear algebra*, 1967), the ratio test
passes bounds that may flip (I. Maros, *Computational Techniques of the Simplex Method*, 2003,
ch. 10). Nothing depends on the machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import lcm

PATIENCE = 400
"""Pivots by greatest violation; after that the smallest index decides, which always ends."""


@dataclass(frozen=True)
class Basis:
    """Which variable is basic in which row, and the inverse as ``inverse / denominator``."""

    basic: tuple[int, ...]
    inverse: tuple[tuple[int, ...], ...]
    denominator: int


@dataclass(frozen=True)
class Bounded:
    """The best value of the relaxation, ``value / factor``, with what shows it.

    ``multipliers`` belong to the rows, over ``factor``. ``factor`` 0 means that nothing
    satisfies the rows; the multipliers then show that. ``x`` is over ``factor`` too.
    """

    factor: int
    multipliers: tuple[int, ...]
    value: int
    x: tuple[int, ...]
    basis: Basis


@dataclass(frozen=True)
class Programme:
    """A linear programme; columns that share a ``kind`` share the vector ``vectors[kind]``."""

    vectors: tuple[tuple[int, ...], ...]
    kinds: tuple[int, ...]
    costs: tuple[int, ...]
    lower: tuple[int, ...]
    upper: tuple[int, ...]

    def bound(self, leaf: Sequence[int], *, lo: Sequence[int], hi: Sequence[int]) -> int:
        """Return what no point of the box exceeds, times the leaf's factor (Lagrange)."""
        factor, *rows = leaf
        prices = self.prices(rows)
        total = sum(
            max(y * low, y * up) for y, low, up in zip(rows, self.lower, self.upper, strict=True)
        )
        for kind, cost, low, up in zip(self.kinds, self.costs, lo, hi, strict=True):
            gain = factor * cost - prices[kind]
            total += gain * (up if gain > 0 else low)
        return total

    def prices(self, rows: Sequence[int]) -> list[int]:
        """Return for each kind what the rows' multipliers make of its vector."""
        return [sum([rows[i] * each for i, each in entries]) for entries in self.entries]

    @cached_property
    def entries(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The vectors without their zeros, as (row, entry)."""
        return tuple(
            tuple((i, each) for i, each in enumerate(vector) if each) for vector in self.vectors
        )

    def slack_basis(self) -> Basis:
        size = len(self.lower)
        inverse = tuple(tuple(-int(i == j) for j in range(size)) for i in range(size))
        count = len(self.kinds)
        return Basis(basic=tuple(range(count, count + size)), inverse=inverse, denominator=1)

    def solve(self, *, lo: Sequence[int], hi: Sequence[int], start: Basis | None = None) -> Bounded:
        """Return the best value within the box; ``start`` may be the basis of another box."""
        return _Run(self, lo=lo, hi=hi, start=start or self.slack_basis()).finish()


class _Run:
    """One solve: the state between two pivots."""

    def __init__(
        self, programme: Programme, *, lo: Sequence[int], hi: Sequence[int], start: Basis
    ) -> None:
        self.programme = programme
        self.count, self.size = len(programme.kinds), len(programme.lower)
        self.lo = [*lo, *programme.lower]
        self.hi = [*hi, *programme.upper]
        self.basic = list(start.basic)
        self.inverse = [list(row) for row in start.inverse]
        self.denominator = start.denominator
        basic = set(self.basic)
        self.free = [j for j in range(self.count) if lo[j] < hi[j] and j not in basic]
        self.free_slacks = [
            j for j in range(self.count, self.count + self.size)
            if self.lo[j] < self.hi[j] and j not in basic
        ]  # fmt: skip
        self.x = list(self.lo)
        self.settle()

    def settle(self) -> None:
        """Put every free variable at the bound its reduced cost wants."""
        rows = self.multipliers()
        prices = self.programme.prices(rows)
        kinds, costs = self.programme.kinds, self.programme.costs
        for j in self.free:
            above = self.denominator * costs[j] > prices[kinds[j]]
            self.x[j] = self.hi[j] if above else self.lo[j]
        for j in self.free_slacks:
            self.x[j] = self.hi[j] if rows[j - self.count] > 0 else self.lo[j]

    def multipliers(self) -> list[int]:
        costs = self.programme.costs
        total = [0] * self.size
        for variable, row in zip(self.basic, self.inverse, strict=True):
            if variable < self.count and costs[variable]:
                cost = costs[variable]
                total = [sofar + cost * each for sofar, each in zip(total, row, strict=True)]
        return total

    def basic_values(self) -> list[int]:
        """Return the values of the basic variables, times the denominator."""
        basic = set(self.basic)
        counts = [0] * len(self.programme.vectors)
        kinds = self.programme.kinds
        for j in range(self.count):
            if j not in basic:
                counts[kinds[j]] += self.x[j]
        sums = [0] * self.size
        for number, entries in zip(counts, self.programme.entries, strict=True):
            if number:
                for i, each in entries:
                    sums[i] += each * number
        for i in range(self.size):
            if self.count + i not in basic:
                sums[i] -= self.x[self.count + i]
        return [-sum(a * b for a, b in zip(row, sums, strict=True)) for row in self.inverse]

    def finish(self) -> Bounded:
        pivots = 0
        while True:
            values = self.basic_values()
            row, over = self.leaving(values, cautious=pivots > PATIENCE)
            if row is None:
                return self.answer(values)
            entering = self.entering(row, excess=over, cautious=pivots > PATIENCE)
            if entering is None:
                return self.nothing(row, over=over > 0)
            self.pivot(row, entering=entering, above=over > 0)
            pivots += 1

    def leaving(self, values: list[int], *, cautious: bool) -> tuple[int | None, int]:
        """Return the row whose variable is furthest outside its box, and by how much."""
        best: int | None = None
        worst = 0
        for i, (variable, value) in enumerate(zip(self.basic, values, strict=True)):
            over = value - self.denominator * self.hi[variable]
            under = value - self.denominator * self.lo[variable]
            amount = max(over, 0) + min(under, 0)
            if not amount:
                continue
            if best is None:
                better = True
            elif cautious:
                better = variable < self.basic[best]
            else:
                better = (-abs(amount), variable) < (-abs(worst), self.basic[best])
            if better:
                best, worst = i, amount
        return best, worst

    def entering(self, row: int, *, excess: int, cautious: bool) -> int | None:
        """Return the variable that enters; those passed on the way change their bound."""
        sign = 1 if excess > 0 else -1
        found = self.candidates([sign * each for each in self.inverse[row]])
        slope = abs(excess)
        passed: list[int] = []
        for _ratio, j, alpha in found:
            slope -= alpha * (self.hi[j] - self.lo[j])
            if slope <= 0 or cautious:
                for k in passed:
                    self.x[k] = self.lo[k] + self.hi[k] - self.x[k]
                return j
            passed.append(j)
        return None

    def candidates(self, ray: list[int]) -> list[tuple[int, int, int]]:
        """Return (ratio, variable, size of its entry) of those that can help, in order."""
        rows = self.multipliers()
        prices, alphas = self.programme.prices(rows), self.programme.prices(ray)
        common = lcm(*{abs(a) for a in (*alphas, *ray) if a})
        kinds, costs = self.programme.kinds, self.programme.costs
        helps = [(a, common // abs(a) if a else 0) for a in alphas]
        found = []
        for j in self.free:
            alpha, weight = helps[kinds[j]]
            if alpha and (self.x[j] == self.lo[j]) == (alpha > 0):
                gap = abs(self.denominator * costs[j] - prices[kinds[j]])
                found.append((gap * weight, j, abs(alpha)))
        for j in self.free_slacks:
            alpha = -ray[j - self.count]
            if alpha and (self.x[j] == self.lo[j]) == (alpha > 0):
                gap = abs(rows[j - self.count])
                found.append((gap * (common // abs(alpha)), j, abs(alpha)))
        found.sort()
        return found

    def pivot(self, row: int, *, entering: int, above: bool) -> None:
        column = self.column(entering)
        pivot, line = column[row], self.inverse[row]
        for i, factor in enumerate(column):
            if i != row:
                self.inverse[i] = [
                    (pivot * a - factor * b) // self.denominator
                    for a, b in zip(self.inverse[i], line, strict=True)
                ]
        self.denominator = pivot
        if pivot < 0:
            self.denominator = -pivot
            self.inverse = [[-each for each in each_row] for each_row in self.inverse]
        gone = self.basic[row]
        self.basic[row] = entering
        self.x[gone] = self.hi[gone] if above else self.lo[gone]
        (self.free if entering < self.count else self.free_slacks).remove(entering)
        if self.lo[gone] < self.hi[gone]:
            (self.free if gone < self.count else self.free_slacks).append(gone)

    def column(self, variable: int) -> list[int]:
        """Return the column of a variable in the present basis, times the denominator."""
        if variable >= self.count:
            return [-row[variable - self.count] for row in self.inverse]
        entries = self.programme.entries[self.programme.kinds[variable]]
        return [sum([row[i] * each for i, each in entries]) for row in self.inverse]

    def basis(self) -> Basis:
        return Basis(
            basic=tuple(self.basic), inverse=tuple(map(tuple, self.inverse)),
            denominator=self.denominator,
        )  # fmt: skip

    def answer(self, values: list[int]) -> Bounded:
        x = [self.denominator * each for each in self.x]
        for variable, value in zip(self.basic, values, strict=True):
            x[variable] = value
        x = x[: self.count]
        value = sum(cost * each for cost, each in zip(self.programme.costs, x, strict=True))
        return Bounded(
            factor=self.denominator, multipliers=tuple(self.multipliers()), value=value,
            x=tuple(x), basis=self.basis(),
        )  # fmt: skip

    def nothing(self, row: int, *, over: bool) -> Bounded:
        """Say that the rows cannot be satisfied; a row of the inverse shows it."""
        ray = [-each if over else each for each in self.inverse[row]]
        return Bounded(
            factor=0, multipliers=tuple(ray), value=0, x=(), basis=self.basis()
        )  # fmt: skip
