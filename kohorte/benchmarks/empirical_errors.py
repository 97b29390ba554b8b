"""Compute the table of past errors that the library ships.

    python benchmarks/empirical_errors.py LONG.csv > src/kohorte/data/empirical_errors.csv

LONG.csv is what ``norway_long.py --without 1508,1580,3450`` writes. The errors are
those of the default method from every origin with at least three years behind it.
"""

from __future__ import annotations

import sys

import numpy as np

from kohorte.blend import Record
from kohorte.intervals import LEVELS, SIZES
from kohorte.longtable import read_long_table

FURTHEST = 10
YEARS_BEFORE = 3
HEAD = """\
# Absolute log errors of total population by residents at the origin and horizon in years:
# half of the cases lie within p50, 80 % within p80, 95 % within p95. Default method of kohorte.
# Norwegian municipalities in borders of 2024, 1 January 2005-2020, origins from 2008;
# without 1508, 1580, 3450 (artefacts of new borders).
# Source: Statistics Norway, tables 07459 and 10826, licence NLOD 2.0; own calculation.
size_from,horizon,p50,p80,p95,cases
"""


def main() -> None:
    """Print the table."""
    history = read_long_table(sys.argv[1])
    record, years, totals = Record(history), history.years, history.totals()
    sys.stdout.write(HEAD)
    for low, high in zip(SIZES, (*SIZES[1:], np.inf), strict=True):
        for horizon in range(1, FURTHEST + 1):
            errors = []
            for origin in years:
                if origin - years[0] < YEARS_BEFORE or origin + horizon not in years:
                    continue
                before = totals[:, years.index(origin)]
                after = totals[:, years.index(origin + horizon)]
                members = (before >= low) & (before < high) & (before > 0) & (after > 0)
                said = record.totals_at(origin, np.array([float(horizon)]))[members, 0]
                errors.append(np.abs(np.log(after[members] / said)))
            cases = np.concatenate(errors)
            bounds = ",".join(f"{bound:.4f}" for bound in np.quantile(cases, LEVELS))
            sys.stdout.write(f"{low},{horizon},{bounds},{len(cases)}\n")


if __name__ == "__main__":
    main()
