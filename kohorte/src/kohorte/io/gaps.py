"""Cells that a table should have when it is whole."""

from dataclasses import replace

import numpy as np

from kohorte.io.assemble import distinct
from kohorte.io.table import Table


def with_gaps_named(table: Table) -> Table:
    """Return the table with a warning if regions lack series that others of their level have.

    A long file that was cut off at the end of a line, or from which rows were left out,
    cannot be told from a whole one by its form; only the missing cells tell. Expected is,
    per level and time, every series that occurs there for every region that occurs there.

    Parameters
    ----------
    table : Table

    Returns
    -------
    Table
        The same table; ``warnings`` gains ``gaps`` with their number and an example.
    """
    _, level_of_area = distinct(table.area_levels)
    times = len(table.periods)
    block = level_of_area[table.area_index].astype(np.int64) * times + table.period_index
    region = table.area_index.astype(np.int64) * times + table.period_index
    kinds, kinds_per_block = np.unique(
        np.unique(block * len(table.series) + table.series_index) // len(table.series),
        return_counts=True,
    )
    regions, first, cells = np.unique(region, return_index=True, return_counts=True)
    expected = kinds_per_block[np.searchsorted(kinds, block[first])]
    missing = int((expected - cells).sum())
    if not missing:
        return table
    at = int(regions[np.argmax(expected - cells)])
    area, period = divmod(at, times)
    warning: tuple[str, dict[str, object]] = (
        "gaps",
        {
            "count": missing,
            "found": f"{table.area_names[area]} ({table.areas[area]}), "
            f"{table.periods[period].label}",
        },
    )
    return replace(table, warnings=(*table.warnings, warning))
