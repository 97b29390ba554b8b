"""What one cell says: a number, a sign of the offices, or neither."""

import re
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kohorte.io.markers import NEARLY_ZERO, PLAIN, SPELLINGS, UNCERTAIN

LONGEST_NUMBER: Final = 18
MEMORY: Final = 300_000
DECIMALS_SHIFT: Final = 3
MARKER_MASK: Final = 7
MOST_DECIMALS: Final = 31


class UnreadCellError(Exception):
    """A cell whose text is neither a number nor a known sign."""

    def __init__(self, code: str, whole: str) -> None:
        super().__init__(code, whole)
        self.code = code
        self.whole = whole


class Cells:
    """Reads cells of one file, each distinct text once.

    Parameters
    ----------
    decimal : {",", "."}
        Decimal sign of the file. The other one is never taken for a decimal sign, nor
        for a thousands separator: "1.234" is refused where the comma rules.
    nearly_zero : bool
        Whether a plain 0 is the offices' sign for "less than half of the last digit"
        (GENESIS) or just a zero.
    signs : dict of str to int
        Further signs of this file with the codes they stand for.
    """

    def __init__(
        self,
        *,
        decimal: str = ",",
        nearly_zero: bool = True,
        signs: dict[str, int] | None = None,
    ) -> None:
        self.decimal = decimal
        self.nearly_zero = nearly_zero
        self.signs = SPELLINGS | (signs or {})
        self._number = re.compile(rf"-?[0-9]+(?:{re.escape(decimal)}([0-9]+))?")
        self._values = _Memory(lambda text: self.read_one(text)[0])
        self._flags = _Memory(lambda text: self.read_one(text)[1])

    def read_one(self, text: str) -> tuple[float, int]:
        """Return the value (NaN if there is none) and the flags of one cell.

        The flags hold the marker in the lower three bits and the number of decimals above.
        """
        text = text.strip()
        if text in self.signs:
            return float("nan"), self.signs[text]
        in_brackets = text.startswith("(") and text.endswith(")")
        number = text[1:-1].strip() if in_brackets else text
        found = self._number.fullmatch(number)
        if found is None or len(number) > LONGEST_NUMBER:
            code = "bad_number" if any(map(str.isdigit, text)) or not text else "unknown_marker"
            raise UnreadCellError(code, text)
        value = float(number.replace(self.decimal, "."))
        decimals = min(len(found[1] or ""), MOST_DECIMALS)
        marker = NEARLY_ZERO if self.nearly_zero and value == 0 else PLAIN
        marker = UNCERTAIN if in_brackets else marker
        return value, decimals << DECIMALS_SHIFT | marker

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
        """Return values and flags of many cells.

        Raises
        ------
        UnreadCellError
            For the first cell that is neither a number nor a sign.
        """
        count = len(texts)
        return (
            np.fromiter(map(self._values.__getitem__, texts), np.float64, count),
            np.fromiter(map(self._flags.__getitem__, texts), np.uint8, count),
        )


class _Memory(dict[str, float]):
    def __init__(self, read: Callable[[str], float]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> float:
        if len(self) > MEMORY:
            self.clear()
        self[text] = value = self._read(text)
        return value


def markers_of(flags: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the marker codes of flags made by `Cells`."""
    return flags & np.uint8(MARKER_MASK)


def decimals_of(flags: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the number of decimals written, of flags made by `Cells`."""
    return flags >> np.uint8(DECIMALS_SHIFT)
