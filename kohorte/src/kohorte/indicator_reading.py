"""From files of figures to what is known about each area."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import numpy as np

from kohorte.catalogue import Catalogue, catalogue
from kohorte.indicator_data import AreaData, Cell, Counts
from kohorte.io import MARKERS, Series, Table

LEVELS = {"kreis": "K", "gemeinde": "G", "verband": "G", "quartier": "Q"}
SEXES = {"f": "women", "m": "men", None: None}
RESIDENTS = ("persons", "BEVSTD", "PRS001", "PRS018")
SUBJECTS = (
    ("persons", re.compile(r"bevölkerungsstand\b")),
    ("births", re.compile(r"lebendgeborene\b|geburten\b")),
    ("deaths", re.compile(r"gestorbene\b|sterbefälle\b")),
    ("arrivals", re.compile(r"zuzüge\b")),
    ("departures", re.compile(r"fortzüge\b")),
)


def areas_of(tables: Iterable[Table], *, within: Catalogue | None = None) -> list[AreaData]:
    """Gather what tables tell about each area.

    Parameters
    ----------
    tables : iterable of Table
        As `kohorte.io.read` gives them. Where two tell the same, the first counts.
    within : Catalogue, optional
        Names the plain values that are looked for.

    Returns
    -------
    list of AreaData
        Areas in the order of their first appearance. Cells with a sign instead of a
        figure are left out of counts; of plain values the sign is kept. Of several dates
        in a year the last counts.
    """
    known = within or catalogue()
    measures = {key for kind, key in known.sources if kind == "measure"}
    gathered: dict[str, _Area] = {}
    for table in tables:
        _gather(table, measures, gathered)
    return [area.data(key) for key, area in gathered.items()]


class _Area:
    """Cells of one area, by subject and year."""

    def __init__(self, level: str) -> None:
        self._level = level
        self._cells: dict[tuple[str, int], dict[tuple[object, ...], Cell]] = {}
        self._days: dict[tuple[str, int], date] = {}
        self._measures: dict[str, dict[int, float | str]] = defaultdict(dict)

    def add(self, subject: str, year: int, day: date, cell: Cell) -> None:
        place = subject, year
        if day > self._days.get(place, date.min):
            self._days[place] = day
            self._cells[place] = {}
        elif day < self._days[place]:
            return
        group = (cell.low, cell.high, cell.sex, cell.nationality)
        self._cells[place].setdefault(group, cell)

    def add_measure(self, name: str, year: int, value: float | str) -> None:
        self._measures[name].setdefault(year, value)

    def data(self, key: str) -> AreaData:
        dates: dict[str, dict[int, Counts]] = defaultdict(dict)
        for (subject, year), cells in self._cells.items():
            dates[subject][year] = Counts(cells.values())
        return AreaData(
            area=key,
            level=LEVELS.get(self._level),
            persons=dates["persons"],
            births=dates["births"],
            deaths=dates["deaths"],
            arrivals=dates["arrivals"],
            departures=dates["departures"],
            measures=dict(self._measures),
        )


def _gather(table: Table, measures: set[str], gathered: dict[str, _Area]) -> None:
    subjects = [_subject(series, measures) for series in table.series]
    counted = table.counted()
    wanted = np.flatnonzero([subject != "" for subject in subjects])
    rows = np.flatnonzero(np.isin(table.series_index, wanted))
    for row in rows.tolist():
        area = int(table.area_index[row])
        series, period = (
            table.series[table.series_index[row]],
            table.periods[table.period_index[row]],
        )
        subject, value = subjects[table.series_index[row]], float(counted[row])
        found = gathered.setdefault(table.areas[area], _Area(table.area_levels[area]))
        if subject == "measure":
            shown = MARKERS[table.marker[row]] if np.isnan(value) else value
            found.add_measure(series.measure, period.year, shown)
        elif not np.isnan(value):
            cell = Cell(
                value, series.age_from or 0, series.age_to, SEXES[series.sex], series.nationality
            )
            found.add(subject, period.year, period.end, cell)


def _subject(series: Series, measures: set[str]) -> str:
    """What a kind of figure counts; "" for what no formula asks for."""
    if series.other:
        return ""
    if series.measure in measures:
        return "measure"
    if series.unit.lower() not in ("", "anzahl", "personen", "persons"):
        return ""
    if series.measure in RESIDENTS:
        return "persons"
    label = series.label.lower()
    return next((subject for subject, pattern in SUBJECTS if pattern.match(label)), "")
