"""``kohorte project``: from a long table to a projection."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from kohorte.break_note import break_note
from kohorte.intervals import LEVELS
from kohorte.longtable import read_long_table, write_long_table
from kohorte.project import BANDS, Projection, project

HEADINGS = {
    "de": ("Gebiet", "Jahr", "Einwohner", "von", "bis"),
    "en": ("Area", "Year", "Residents", "from", "to"),
}
NOTE = {
    "de": "In jedem Band sollen {share} % der Fälle liegen. Stichtage von {first} bis {last}.",
    "en": "Each band is meant to hold {share} % of cases. Dates from {first} to {last}.",
}
STEP = 5


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``project FILE --until YEAR`` to a command line."""
    parser = subparsers.add_parser(
        "project", help="project areas from two or more dated age tables in a long CSV"
    )
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--until", type=int, required=True, metavar="YEAR")
    parser.add_argument("--level", type=float, choices=LEVELS, default=0.8)
    parser.add_argument("--band", choices=BANDS, default=BANDS[0])
    parser.add_argument("--incomplete", choices=("refuse", "leave_out", "zero"), default="refuse")
    parser.add_argument("--out", metavar="CSV", help="write all ages as a long table")
    parser.add_argument("--json", action="store_true", help="print everything as one JSON document")
    parser.add_argument("--lang", choices=("de", "en"), default="de")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Project and print the totals with their band."""
    history = read_long_table(arguments.file, incomplete=arguments.incomplete)
    ahead = project(history, until=arguments.until, level=arguments.level, band=arguments.band)
    sys.stderr.write(break_note(ahead.diagnostics.breaks, language=arguments.lang))
    if arguments.out:
        write_long_table(ahead.population, arguments.out)
    if arguments.json:
        sys.stdout.write(json.dumps(as_document(ahead), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_table(ahead, arguments.lang))
    return 0


def as_document(ahead: Projection) -> dict[str, object]:
    """Everything in a projection as plain lists, in the order of the nomenclature."""
    return {
        "areas": ahead.population.areas,
        "years": ahead.years,
        "sexes": ahead.population.sexes,
        "ages": ahead.population.ages.labels(),
        "level": ahead.level,
        "totals": ahead.totals().tolist(),
        "lower": ahead.lower.tolist(),
        "upper": ahead.upper.tolist(),
        "persons": ahead.population.persons.tolist(),
        "diagnostics": asdict(ahead.diagnostics),
    }


def _table(ahead: Projection, lang: str) -> str:
    """Totals of every fifth year and of the last."""
    shown = [
        column
        for column, year in enumerate(ahead.years)
        if year % STEP == 0 or year == ahead.years[-1]
    ]
    rows: list[tuple[str, ...]] = [HEADINGS[lang]]
    totals = ahead.totals()
    for row, area in enumerate(ahead.population.areas):
        rows += [
            (
                area,
                str(ahead.years[column]),
                *(f"{value[row, column]:.0f}" for value in (totals, ahead.lower, ahead.upper)),
            )
            for column in shown
        ]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    ]
    note = NOTE[lang].format(
        share=f"{ahead.level * 100:.0f}",
        first=ahead.diagnostics.dates[0],
        last=ahead.diagnostics.dates[-1],
    )
    return "\n".join([*lines, "", note, ""])
