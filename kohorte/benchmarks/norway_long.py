"""Write the Norwegian back-test file as a plain long table.

    python benchmarks/norway_long.py SOURCE.csv.gz TARGET.csv [--without 1508,1580,3450]

The source has one row for each municipality (borders of 2024), sex and single
age 0 … 105 and one column of persons for each 1 January, ``y2005`` … ``y2020``. The
table keeps these years: year 2005 means 1 January 2005. The last age is taken as
open; the parent is the county, the first two digits of the municipality.
1508 and 1580 (split in 2024) and 3450 carry artefacts of their new borders.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections.abc import Sequence
from pathlib import Path

OLDEST = "105"
ARTEFACTS = ("1508", "1580", "3450")


def convert(source: Path, target: Path, *, without: Sequence[str] = ()) -> None:
    """Write the long table, leaving out some municipalities."""
    with (
        gzip.open(source, mode="rt", encoding="utf-8", newline="") as wide,
        target.open("w", encoding="utf-8", newline="") as long,
    ):
        rows = csv.reader(wide)
        years = [column.removeprefix("y") for column in next(rows)[3:]]
        writer = csv.writer(long, delimiter=";", lineterminator="\n")
        writer.writerow(["parent", "area", "year", "sex", "age_from", "age_to", "persons"])
        for area, sex, age, *persons in rows:
            if area not in without:
                until = "" if age == OLDEST else age
                writer.writerows(
                    [area[:2], area, year, sex, age, until, number]
                    for year, number in zip(years, persons, strict=True)
                )


def main() -> None:
    """Convert as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--without", default="", help="municipalities to leave out, with commas")
    arguments = parser.parse_args()
    convert(arguments.source, arguments.target, without=arguments.without.split(","))


if __name__ == "__main__":
    main()
