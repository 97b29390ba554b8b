"""The other side: what somebody with a computer can work out from a released table.

The attacker sees the released table, knows which sums hold, that counts are whole and
not negative, how the method works and its threshold. Bounds are first narrowed line by
line, then by linear programming, for one figure at a time exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse.csgraph import connected_components

from kohorte.disclosure.perturbation import PerturbationTable
from kohorte.disclosure.released import ReleasedTable
from kohorte.disclosure.sums import equations
from kohorte.disclosure.table import Array
from kohorte.disclosure.threshold import Mask

ROUNDING = 1e-6
SWEEPS = 60


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Bounds on every figure of a table, margins included, and which sums hold."""

    lower: Array = field(repr=False)
    upper: Array = field(repr=False)
    totals: tuple[int, ...]


@dataclass(frozen=True)
class Findings:
    """What an attack found out about the small counts of a table.

    ``exact`` is the share of them that was determined, ``within_one`` the share known to
    within one person, ``cells`` their number.
    """

    cells: int
    exact: float
    within_one: float


def knowledge_of(
    released: ReleasedTable,
    *,
    knows_rule: bool = False,
    noise: PerturbationTable | None = None,
    exact: Mask | None = None,
) -> Knowledge:
    """What is plain to see before any reckoning.

    Parameters
    ----------
    released : ReleasedTable
    knows_rule : bool
        Whether every withheld figure is known to be below the threshold, as it is when
        nothing but the small ones is withheld.
    noise : PerturbationTable, optional
        The method's table, which is public, where figures carry noise.
    exact : array of bool, optional
        Figures that are known to carry none.

    Returns
    -------
    Knowledge
    """
    lower, upper = released.values.copy(), released.values.copy()
    hidden = released.suppressed
    threshold = released.protection.threshold or 1
    lower[hidden] = 0 if released.protection.params.get("hides_zeros") else 1
    upper[hidden] = threshold - 1 if knows_rule else np.inf
    if noise is not None:
        noisy = ~hidden if exact is None else ~hidden & ~exact
        for shown in np.unique(released.values[noisy]):
            same = noisy & (released.values == shown)
            lower[same], upper[same] = noise.possible(int(shown))
    return Knowledge(lower, upper, released.totals)


def narrow(known: Knowledge, *, rounds: int = 50) -> Knowledge:
    """Tighten bounds line by line until nothing moves: a part is the total less the rest."""
    lower, upper = known.lower.copy(), known.upper.copy()
    for _ in range(rounds):
        before = lower.sum(), upper.sum(), np.isinf(upper).sum()
        for axis in known.totals:
            _narrow_lines(np.moveaxis(lower, axis, -1), np.moveaxis(upper, axis, -1))
        if before == (lower.sum(), upper.sum(), np.isinf(upper).sum()):
            break
    return Knowledge(lower, upper, known.totals)


def _narrow_lines(lower: Array, upper: Array) -> None:
    """Views on all lines of one axis, the total last; changed in place."""
    parts_low, parts_up = lower[..., :-1], upper[..., :-1]
    np.maximum(lower[..., -1], parts_low.sum(axis=-1), out=lower[..., -1])
    np.minimum(upper[..., -1], parts_up.sum(axis=-1), out=upper[..., -1])
    rest_low = parts_low.sum(axis=-1, keepdims=True) - parts_low
    np.minimum(parts_up, upper[..., -1:] - rest_low, out=parts_up)
    endless = np.isinf(parts_up)
    finite = np.where(endless, 0.0, parts_up)
    others_endless = endless.sum(axis=-1, keepdims=True) - endless
    rest_up = np.where(others_endless > 0, np.inf, finite.sum(axis=-1, keepdims=True) - finite)
    np.maximum(parts_low, lower[..., -1:] - rest_up, out=parts_low)


def possible_range(
    known: Knowledge, cells: Sequence[tuple[int, ...]], *, whole: bool = True
) -> Iterator[tuple[float, float]]:
    """Smallest and largest value of single figures, by programming (HiGHS).

    Parameters
    ----------
    known : Knowledge
    cells : sequence of index
    whole : bool
        Whether to use that counts are whole numbers; slower and hardly sharper.

    Yields
    ------
    tuple of float
        For each of `cells` in turn.
    """
    known = narrow(known)
    problem = _Problem(known)
    for cell in cells:
        low, high = float(known.lower[cell]), float(known.upper[cell])
        yield (low, high) if high - low < ROUNDING else problem.extremes(cell, whole=whole)


class _Problem:
    """The figures that are still open, and the equations between them."""

    def __init__(self, known: Knowledge) -> None:
        unknown = known.upper - known.lower > ROUNDING
        self._lower, self._upper = known.lower[unknown], known.upper[unknown]
        self._matrix, self._sides, self._number = equations(
            known.lower, unknown, totals=known.totals
        )
        links = abs(self._matrix.T) @ abs(self._matrix)
        _, self._part = connected_components(links, directed=False)

    def extremes(self, cell: tuple[int, ...], *, whole: bool) -> tuple[float, float]:
        wanted = self._number[cell]
        together = np.flatnonzero(self._part == self._part[wanted])
        block = self._matrix[:, together]
        used = np.flatnonzero(np.diff(block.indptr))
        goal = (together == wanted).astype(np.float64)
        sums = LinearConstraint(block[used], self._sides[used], self._sides[used])
        limits = Bounds(self._lower[together], self._upper[together])
        kinds = np.full(together.size, int(whole))
        low, high = (
            milp(sign * goal, constraints=sums, bounds=limits, integrality=kinds)
            for sign in (1.0, -1.0)
        )
        return float(low.fun), float(-high.fun) if high.status == 0 else np.inf


def too_narrow(known: Knowledge, *, width: float) -> list[tuple[int, ...]]:
    """Open figures whose possible values lie closer together than `width`.

    Possible tables form a convex set, so any two that differ by `width` in a figure prove
    it wide. Tables in many random directions settle most figures; the rest are looked at
    singly.

    Parameters
    ----------
    known : Knowledge
    width : float
        [persons]

    Returns
    -------
    list of index
        Empty if every figure that is not shown is uncertain enough.
    """
    unknown = known.upper > known.lower
    spread = _Spread(known, unknown, width)
    draw = np.random.default_rng(0)  # any directions do; fixed ones make the answer repeatable
    for _ in range(SWEEPS):
        narrow_yet = spread.narrow()
        if not narrow_yet.any():
            return []
        signs = draw.choice([-1.0, 1.0], narrow_yet.size)
        spread.reach(narrow_yet * signs * draw.uniform(0.1, 1.0, narrow_yet.size))
    for column in np.flatnonzero(spread.narrow()):
        for sign in (-1.0, 1.0):
            if spread.narrow()[column]:
                goal = np.zeros(spread.narrow().size)
                goal[column] = sign
                spread.reach(goal)
    return [tuple(at) for at in np.argwhere(unknown)[spread.narrow()].tolist()]


class _Spread:
    """How far apart the values of open figures are in the possible tables found so far."""

    def __init__(self, known: Knowledge, unknown: Mask, width: float) -> None:
        matrix, sides, _ = equations(known.lower, unknown, totals=known.totals)
        lower, upper = known.lower[unknown], known.upper[unknown]
        # Far-away bounds keep every programme bounded and exclude nothing that is possible
        # within `width` of the smallest values.
        far = known.lower.sum() + width * lower.size
        self._sums = LinearConstraint(matrix, sides, sides)
        self._limits = Bounds(lower, np.minimum(upper, far))
        self._width = width - ROUNDING
        self._lowest, self._highest = np.full(lower.size, np.inf), np.full(lower.size, -np.inf)

    def narrow(self) -> Mask:
        wide: Mask = self._highest - self._lowest >= self._width
        return ~wide

    def reach(self, goal: Array) -> None:
        """Find the possible table with the smallest value of `goal`."""
        found = milp(goal, constraints=self._sums, bounds=self._limits)
        self._lowest = np.minimum(self._lowest, found.x)
        self._highest = np.maximum(self._highest, found.x)


def attack(
    truth: Array,
    known: Knowledge,
    *,
    threshold: int,
    most_cells: int | None = None,
    whole: bool = True,
) -> Findings:
    """How many small counts an attacker finds.

    Parameters
    ----------
    truth : array
        The true figures, margins included, to judge by.
    known : Knowledge
        What the attacker starts from.
    threshold : int
        Counts from 1 to `threshold` - 1 are what must stay unknown.
    most_cells : int, optional
        Judge only so many of them, evenly spread.
    whole : bool
        Use that counts are whole numbers.

    Returns
    -------
    Findings
    """
    small = [tuple(index) for index in np.argwhere((truth > 0) & (truth < threshold)).tolist()]
    if most_cells is not None and len(small) > most_cells:
        small = [small[i] for i in np.linspace(0, len(small) - 1, most_cells).astype(int)]
    if not small:
        return Findings(0, 0.0, 0.0)
    widths = np.array([high - low for low, high in possible_range(known, small, whole=whole)])
    return Findings(
        cells=len(small),
        exact=float((widths < 1 - ROUNDING).mean()),
        within_one=float((widths < 3 - ROUNDING).mean()),
    )
