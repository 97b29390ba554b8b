"""What a file holds once it is read: cells in columns, kept as the file says them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kohorte.io.markers import MARKERS, NOTHING
from kohorte.io.period import Period

DIALECTS: Final = {
    "genesis_classic": "GENESIS-Tabelle (CSV aus dem Netz)",
    "ffcsv_v5": "GENESIS Flat File (ab 2024)",
    "ffcsv_old": "GENESIS Flat File (bis 2024)",
    "zensus2022": "Zensus 2022",
    "zensus2022_wide": "Zensus 2022, eine Zeile je Gemeinde",
    "inkar_wide": "INKAR, eine Zeile je Kreis und Jahr",
    "inkar_bulk": "INKAR, Gesamtdatei",
    "template": "Vorlage für eigene Zahlen",
    "gemeindeverzeichnis": "Gemeindeverzeichnis (XLSX)",
    "gv100ad": "Gemeindeverzeichnis GV100AD",
    "bbsr_crosswalk": "BBSR-Umsteigeschlüssel",
}
"""Every dialect by its name, with a German name for people."""

DIRECTORIES: Final = frozenset({"gemeindeverzeichnis", "gv100ad"})
CROSSWALKS: Final = frozenset({"bbsr_crosswalk"})


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a file seems to be, before it is read.

    Attributes
    ----------
    dialect : str
        Key of `DIALECTS`.
    kind : str
        "table" (for `kohorte.io.read`), "directory" (`read_directory`) or "crosswalk"
        (`read_crosswalk`).
    file, sha256 : str
        Name as given and hash of the bytes as given, packed or not.
    member : str
        Name of the file inside a ZIP or of the sheet of a workbook, else "".
    encoding : str
        "utf-8", "utf-8-sig", "utf-16", "cp1252", or "sheet" for a spreadsheet.
    delimiter : str
        Between columns; "" where there is none.
    columns : tuple of str
        The header line; empty where a dialect has none.
    confidence : float
        1 for an unmistakable mark, less for a guess by column names.
    """

    dialect: str
    kind: str
    file: str
    sha256: str
    member: str
    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Series:
    """One distinct kind of figure: what is counted, of whom, in which unit.

    Attributes
    ----------
    measure : str
        Code of the measure (``BEVSTD``); where the dialect has no codes, its label.
    label, unit : str
        As the file writes them.
    sex : {"f", "m", None}
        None: both together, or not told apart.
    age_from, age_to : int or None
        Completed years ``[age_from, age_to)``; ``age_to`` None with ``age_from`` given is
        the open age group; both None: all ages.
    nationality : {"german", "foreign", None}
        None: both together, or not told apart.
    other : tuple of (str, str)
        Remaining dimensions as (variable, category); totals are left out.
    """

    measure: str
    label: str
    unit: str = ""
    sex: str | None = None
    age_from: int | None = None
    age_to: int | None = None
    nationality: str | None = None
    other: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of figures, one entry per cell of the file (Tabelle).

    Nothing is added up, filled in or corrected: totals stand beside their parts as series
    of their own, a sign stays a sign. All arrays have the shape (cells,).

    Attributes
    ----------
    dialect, file, sha256 : str
        See `Recognition`.
    table : str
        Code such as "12411-0018"; "" if the file tells none.
    title, statistic : str
        As the file says them, line breaks of the export undone; "" if it does not.
    licence : str or None
        "dl-de/by-2-0" for the offices' open tables; None if neither file nor format says.
    source : str
        Who publishes the figures.
    stand : datetime or None
        When the office made the file (Stand), if the file says so.
    notes : tuple of str
        Footnotes, one per paragraph, and lines of the file that are no figures.
    warnings : tuple of (str, dict)
        Code and parameters of what a person should see before using the figures; the
        sentences stand in `kohorte.messages_io` under the same codes.
    areas, area_names, area_levels : tuple of str
        Distinct regions: key as text, label, level (see `kohorte.io.keys.level_of`).
    area_parents : tuple of str
        Key one level up where the file itself says it, else "".
    series : tuple of Series
        Distinct kinds of figures.
    periods : tuple of Period
        Distinct times, in ascending order.
    area_index, series_index, period_index : array of int32
        Which region, series and time each cell belongs to.
    value : array of float64
        The number, NaN where the cell holds a sign alone.
    marker : array of uint8
        Sign of the cell, a position in `kohorte.io.markers.MARKERS`.
    row, column : array of int32
        Where the cell stood in the file, both counted from 1.
    qualities : tuple of str
        Distinct signs of a column of quality signs (``value_q``: "e" final, "p"
        provisional, "r" revised …), the first one "".
    quality_index : array of uint8 or None
        Quality sign of each cell, a position in ``qualities``; None without such a column.
    """

    dialect: str
    file: str
    sha256: str
    table: str
    title: str
    statistic: str
    licence: str | None
    source: str
    stand: datetime | None
    notes: tuple[str, ...]
    warnings: tuple[tuple[str, dict[str, object]], ...]
    areas: tuple[str, ...]
    area_names: tuple[str, ...]
    area_levels: tuple[str, ...]
    area_parents: tuple[str, ...]
    series: tuple[Series, ...]
    periods: tuple[Period, ...]
    area_index: NDArray[np.int32]
    series_index: NDArray[np.int32]
    period_index: NDArray[np.int32]
    value: NDArray[np.float64]
    marker: NDArray[np.uint8]
    row: NDArray[np.int32]
    column: NDArray[np.int32]
    qualities: tuple[str, ...] = ("",)
    quality_index: NDArray[np.uint8] | None = None

    def __len__(self) -> int:
        """Return the number of cells."""
        return int(self.value.size)

    def marker_counts(self) -> dict[str, int]:
        """Return how often each sign occurs; cells without a sign under ""."""
        counts = np.bincount(self.marker, minlength=len(MARKERS)).tolist()
        return {sign: count for sign, count in zip(MARKERS, counts, strict=True) if count}

    def level_counts(self) -> dict[str, int]:
        """Return the number of distinct regions per level."""
        return dict(Counter(self.area_levels))

    def absent(self, *, minimum: int = 2) -> NDArray[np.bool_]:
        """Mark the cells of regions that did not exist at the time of the cell.

        The offices write "-" both for "exactly nothing" and for every cell of a region
        that was dissolved or not yet founded. A region all of whose cells at one time are
        "-" is taken to be absent then.

        Parameters
        ----------
        minimum : int
            Cells a region must have at that time for the conclusion. With a single cell,
            say the births of a small village, "-" may well be a true zero.

        Returns
        -------
        array of bool, shape (cells,)
        """
        group = self.area_index.astype(np.int64) * len(self.periods) + self.period_index
        size = len(self.areas) * len(self.periods)
        cells = np.bincount(group, minlength=size)
        dashes = np.bincount(group[self.marker == NOTHING], minlength=size)
        gone = (cells == dashes) & (cells >= minimum)
        return np.asarray(gone[group])

    def dissolved(self, *, minimum: int = 2) -> tuple[str, ...]:
        """Return the keys of regions that have no figure at any time of the file."""
        absent = self.absent(minimum=minimum)
        there = np.bincount(self.area_index[~absent], minlength=len(self.areas))
        return tuple(key for key, cells in zip(self.areas, there, strict=True) if not cells)

    def counted(self, *, minimum: int = 2) -> NDArray[np.float64]:
        """Return the values with 0 for "exactly nothing".

        A "-" becomes 0 unless its region was absent at the time (see `absent`); every
        other cell without a number stays NaN.

        Returns
        -------
        array of float64, shape (cells,)
        """
        nothing = (self.marker == NOTHING) & ~self.absent(minimum=minimum)
        return np.where(nothing, 0.0, self.value)
