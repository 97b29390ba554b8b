"""Cells that a table should have when it is whole."""

from dataclasses import replace

import numpy as np

from kohorte.io.assemble import distinct
from kohorte.io.checks import distinct_numbers
from kohorte.io.table import Table


def with_gaps_named(table: Table) -> Table:
    """Return the table with a warning if regions lack series that others of their level have.

    A long file that was cut off at the end of a line, or from which rows were left out,
    cannot be told from a whole one by its form; only the missing cells tell. Expected is,
    for every region of a level, every series that others of its level have, at every time
    at which they have it: the offices list dissolved regions too, with "-".

    Parameters
    ----------
    table : Table

    Returns
    -------
    Table
        The same table; ``warnings`` gains ``gaps`` with their number and an example.
    """
    _, level_of_area = distinct(table.area_levels)
    times, kinds = len(table.periods), len(table.series)
    block = level_of_area[table.area_index].astype(np.int64) * times + table.period_index
    blocks = (int(level_of_area.max()) + 1) * times
    there, _, _ = distinct_numbers(block * kinds + table.series_index, below=blocks * kinds)
    kinds_of_block = np.bincount(there // kinds, minlength=blocks)
    per_level = kinds_of_block.reshape(-1, times)
    region = table.area_index.astype(np.int64) * times + table.period_index
    cells = np.bincount(region, minlength=len(table.areas) * times).reshape(-1, times)
    lacking = per_level[level_of_area] - cells
    missing = int(lacking.sum())
    if not missing:
        return table
    area, period = divmod(int(np.argmax(lacking)), times)
    warning: tuple[str, dict[str, object]] = (
        "gaps",
        {
            "count": missing,
            "found": f"{table.area_names[area]} ({table.areas[area]}), "
            f"{table.periods[period].label}",
        },
    )
    return replace(table, warnings=(*table.warnings, warning))
