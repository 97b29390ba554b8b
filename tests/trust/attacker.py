"""Somebody who puts all published figures together and reckons with them.

Unknown is how many people there are in each group of the register; every figure that is
shown anywhere is one equation, or two inequalities if it is rounded. The smallest and the
largest number of people that fit all of them are found by linear programming.
"""

from collections.abc import Collection, Iterable, Mapping

import numpy as np
from page_reader import Said
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack
from town import AGES, SEXES, TOWN, Register

Cell = tuple[str, int, str, int]
"""Area, year, sex, lower age."""
EPSILON = 1e-6


class Attacker:
    """Knows the groups that there are, that counts are whole and not negative."""

    def __init__(self, register: Register) -> None:
        self.number = {
            cell: i
            for i, cell in enumerate(
                (key, year, sex, low)
                for key, year in register
                if key != TOWN
                for sex in SEXES
                for low in AGES
            )
        }
        self._rows: list[tuple[Mapping[Cell, float], float, float]] = []

    def cells(self, key: str, year: int, *, sex: str, low: int, high: int | None) -> list[Cell]:
        """Return the groups that a figure of an area counts; the town is all its Quartiere."""
        return [
            cell
            for cell in self.number
            if key in (cell[0], TOWN)
            and cell[1] == year
            and sex in (cell[2], "")
            and low <= cell[3]
            and (high is None or cell[3] < high)
        ]

    def learns(self, cells: Collection[Cell], low: float, high: float) -> None:
        """Take in that these groups together are from `low` to `high` people."""
        if cells:
            self._rows.append((dict.fromkeys(cells, 1.0), low, high))

    def learns_ratio(
        self, part: Collection[Cell], whole: Collection[Cell], low: float, high: float
    ) -> None:
        """Take in that there are from `low` to `high` of a part for each one of a whole."""
        for share, ends in ((low, (0.0, np.inf)), (high, (-np.inf, 0.0))):
            weights = dict.fromkeys(part, 1.0)
            for cell in whole:
                weights[cell] = weights.get(cell, 0.0) - share
            self._rows.append((weights, *ends))

    def reads(self, key: str, said: Iterable[Said]) -> None:
        """Take in all that a page about an area says; shares once the total is known."""
        said = list(said)
        totals = {
            one.year: one.value
            for one in said
            if (one.sex, one.low, one.high, one.percent, one.off) == ("", 0, None, False, 0)
        }
        for one in said:
            unit = totals.get(one.year, np.nan) / 100 if one.percent else 1
            if np.isfinite(unit):
                cells = self.cells(key, one.year, sex=one.sex, low=one.low, high=one.high)
                self.learns(cells, (one.value - one.off) * unit, (one.value + one.off) * unit)

    def range_of(self, cell: Cell) -> tuple[float, float]:
        """Return the smallest and the largest number that a group can have."""
        goal = np.zeros(len(self.number))
        goal[self.number[cell]] = 1
        matrix, upper = self._inequalities()
        ends = []
        for sign in (1, -1):
            found = linprog(sign * goal, A_ub=matrix, b_ub=upper, bounds=(0, None))
            ends.append(np.inf if found.status == 3 else sign * found.fun)
        return float(np.ceil(ends[0] - EPSILON)), float(np.floor(ends[1] + EPSILON))

    def finds(self, register: Register) -> tuple[int, int]:
        """Return how many groups of one or two were determined, and how many there are."""
        truth = {
            cell: register[cell[:2]][SEXES.index(cell[2]), AGES.index(cell[3])]
            for cell in self.number
        }
        small, hits = [cell for cell, count in truth.items() if 0 < count < 3], 0
        for cell in small:
            low, high = self.range_of(cell)
            assert low <= truth[cell] <= high, cell
            hits += low == high
        return hits, len(small)

    def _inequalities(self) -> tuple[csr_array, np.ndarray]:
        columns = [[self.number[cell] for cell in weights] for weights, _low, _high in self._rows]
        lengths = [len(each) for each in columns]
        where = np.repeat(np.arange(len(columns)), lengths), np.concatenate(columns)
        values = np.concatenate([list(weights.values()) for weights, _low, _high in self._rows])
        plain = csr_array((values, where), shape=(len(columns), len(self.number)))
        lows = np.array([low for _weights, low, _high in self._rows])
        highs = np.array([high for _weights, _low, high in self._rows])
        matrix, upper = vstack([plain, -plain], format="csr"), np.r_[highs, -lows]
        return matrix[np.isfinite(upper)], upper[np.isfinite(upper)]
