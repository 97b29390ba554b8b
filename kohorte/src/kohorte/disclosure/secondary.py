"""Secondary suppression: what else must be withheld so that no margin gives a figure away.

The idea: an outsider cannot tell two tables apart that agree in everything shown. Take a
withheld cell and a partner on each axis; the corners of this block get signs, + for the
cell itself, changing with each partner. Adding d to the + corners and taking d from the
- corners changes no sum along any axis. A partner can also be the margin itself: then cell
and margin change together and keep the same sign. If all corners are withheld, the changed
table is as possible as the true one. So the values that a cell takes in the tables found
this way are a proof, without any search by an attacker, of how uncertain it stays.

Every withheld cell is given the block that hides least in addition; where no single block
leaves enough room, several are applied one after the other. Blocks of partners are the
hypercubes of R. D. Repsilber, *Preservation of confidentiality in aggregated data*, 1994;
margins as partners and sequences of blocks are added here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import hstack

from kohorte.disclosure.sums import equations
from kohorte.disclosure.table import Array
from kohorte.disclosure.threshold import Mask
from kohorte.errors import KohorteError

Index = tuple[int, ...]
# A margin tells more than a cell; hiding one must cost more than hiding some cells.
MARGIN_COST = 20.0
ROUNDING = 1e-6


def protect_margins(
    cells: Array, primary: Mask, *, totals: Collection[int], width: int, keep: Mask
) -> Mask:
    """Add the figures whose suppression keeps the primary ones from being recomputed.

    Parameters
    ----------
    cells : array
        True counts with a margin as last entry of each axis in `totals`. [persons]
    primary : array of bool
        Figures that must not be shown.
    totals : collection of int
        Axes that carry a margin.
    width : int
        How far the interval of possible values of each withheld figure must reach at
        least, for an outsider who also knows that no withheld count is zero. [persons]
    keep : array of bool
        Figures that are always shown, such as the total of all.

    Returns
    -------
    array of bool
        All figures to be withheld.

    Raises
    ------
    KohorteError
        ``cannot_protect``: with these margins some figure can always be narrowed down.
    """
    search = _Search(cells, primary, sorted(totals), keep)
    waiting = deque(search.in_order())
    while waiting:
        cell = waiting.popleft()
        if search.proven_width(cell) >= width - ROUNDING:
            continue
        hidden_before = search.hidden.copy()
        if not (
            search.one_block(cell, width)
            or search.several_blocks(cell, width)
            or search.any_change(cell, width)
        ):
            raise KohorteError("cannot_protect", cell=cell)
        added = np.argwhere(search.hidden & ~hidden_before)
        waiting.extend(tuple(index) for index in added.tolist())
    return search.hidden


@dataclass
class _Block:
    """Corners of a block with their signs, and by how much it can be moved."""

    corners: list[tuple[Index, float]]
    up: float
    down: float


class _Search:
    """Withheld figures so far, and the range of values found possible for each."""

    def __init__(self, cells: Array, primary: Mask, axes: list[int], keep: Mask) -> None:
        self._cells = cells
        self._axes = axes
        self.hidden = primary.copy()
        self._lowest, self._highest = cells.copy(), cells.copy()
        self._cost = 1.0 + np.log1p(cells)
        for axis in axes:
            np.moveaxis(self._cost, axis, 0)[-1] *= MARGIN_COST
        # An empty cell is never withheld as a partner: it leaves no room.
        self._cost[(cells == 0) | keep] = np.inf

    def in_order(self) -> list[Index]:
        """Margins first, because what protects them protects cells too; then the smallest."""
        shape = self._cells.shape
        return sorted(
            (tuple(index) for index in np.argwhere(self.hidden).tolist()),
            key=lambda at: (-sum(at[k] == shape[k] - 1 for k in self._axes), self._cells[at]),
        )

    def proven_width(self, cell: Index) -> float:
        return float(self._highest[cell] - self._lowest[cell])

    def one_block(self, cell: Index, width: int) -> bool:
        """Withhold the cheapest block that alone leaves enough room."""
        block = self._cheapest(cell, self._cells, least=width, directions=(1, -1))
        if block is None:
            return False
        for corner, sign in block.corners:
            more, less = (block.up, block.down) if sign > 0 else (block.down, block.up)
            self._found(corner, self._cells[corner] + more)
            self._found(corner, self._cells[corner] - less)
        return True

    def several_blocks(self, cell: Index, width: int) -> bool:
        """Withhold blocks one after the other, first raising the cell, then lowering it."""
        for direction in (1, -1):
            state = self._cells.copy()
            touched: set[Index] = set()
            while self.proven_width(cell) < width:
                block = self._cheapest(cell, state, least=1, directions=(direction,))
                if block is None:
                    break
                room = block.up if direction > 0 else block.down
                step = direction * min(room, width - self.proven_width(cell))
                for corner, sign in block.corners:
                    state[corner] += sign * step
                    self.hidden[corner] = True
                    touched.add(corner)
                self._found(cell, state[cell])
            for corner in touched:
                self._found(corner, state[corner])
        return self.proven_width(cell) >= width

    def any_change(self, cell: Index, width: int) -> bool:
        """Withhold what the cheapest change of any form touches, found by programming."""
        free = np.isfinite(self._cost) | self.hidden
        matrix, _, number = equations(self._cells, free, totals=self._axes)
        price = np.where(self.hidden, 0.0, self._cost)[free]
        room = np.maximum(self._cells - 1, 0)[free]
        for amount in (width, -width):
            more, less = np.full(price.size, np.inf), room.copy()
            at = number[cell]
            if amount < -less[at]:
                continue
            limits = np.concatenate([np.zeros_like(more), np.zeros_like(less)])
            upper = np.concatenate([more, less])
            limits[at] = upper[at] = max(amount, 0)
            limits[price.size + at] = upper[price.size + at] = max(-amount, 0)
            found = milp(
                np.concatenate([price, price]),
                constraints=LinearConstraint(hstack([matrix, -matrix]), 0, 0),
                bounds=Bounds(limits, upper),
            )
            if found.x is None:
                continue
            change = np.zeros(self._cells.shape)
            change[free] = found.x[: price.size] - found.x[price.size :]
            for corner in np.argwhere(abs(change) > ROUNDING).tolist():
                self._found(tuple(corner), self._cells[tuple(corner)] + change[tuple(corner)])
            return True
        return False

    def _found(self, corner: Index, value: float) -> None:
        self.hidden[corner] = True
        self._lowest[corner] = min(self._lowest[corner], value)
        self._highest[corner] = max(self._highest[corner], value)

    def _cheapest(
        self, cell: Index, state: Array, *, least: float, directions: tuple[int, ...]
    ) -> _Block | None:
        """The block that hides least, of those that move by `least` in these directions."""
        options = [_options(cell[axis], state.shape[axis]) for axis in self._axes]
        shape = tuple(len(partners) for partners, _ in options)
        price = np.where(self.hidden, 0.0, self._cost)
        room = np.maximum(state - 1, 0)
        total, up, down = np.zeros(shape), np.full(shape, np.inf), np.full(shape, np.inf)
        for taken in product((False, True), repeat=len(options)):
            at = [np.array([i]) for i in cell]
            sign = np.ones([1] * len(options))
            for position, (axis, (partners, signs)) in enumerate(
                zip(self._axes, options, strict=True)
            ):
                if taken[position]:
                    at[axis] = partners
                    sign = sign * np.expand_dims(
                        signs, [k for k in range(len(options)) if k != position]
                    )
            corner = np.ix_(*at)
            grid = [at[axis].size for axis in self._axes]
            here = room[corner].reshape(grid)
            total = total + price[corner].reshape(grid)
            up = np.minimum(up, np.where(sign < 0, here, np.inf))
            down = np.minimum(down, np.where(sign > 0, here, np.inf))
        moves = (up if 1 in directions else 0.0) + (down if -1 in directions else 0.0)
        total = np.where(moves >= least, total, np.inf)
        best = np.unravel_index(int(total.argmin()), shape)
        if np.isinf(total[best]):
            return None
        chosen = [
            (int(partners[i]), float(signs[i]))
            for (partners, signs), i in zip(options, best, strict=True)
        ]
        return _Block(self._corners(cell, chosen), float(up[best]), float(down[best]))

    def _corners(self, cell: Index, chosen: list[tuple[int, float]]) -> list[tuple[Index, float]]:
        corners: list[tuple[Index, float]] = []
        for taken in product((False, True), repeat=len(chosen)):
            at, sign = list(cell), 1.0
            for axis, use, (partner, sign_there) in zip(self._axes, taken, chosen, strict=True):
                if use:
                    at[axis] = partner
                    sign *= sign_there
            corners.append((tuple(at), sign))
        return corners


def _options(here: int, size: int) -> tuple[NDArray[np.int64], Array]:
    """Possible partners on an axis with a margin at its end, and the sign each brings."""
    partners = np.array([i for i in range(size) if i != here])
    with_margin = (partners == size - 1) | (here == size - 1)
    return partners, np.where(with_margin, 1.0, -1.0)
