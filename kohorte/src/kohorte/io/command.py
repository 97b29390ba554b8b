"""``kohorte read``: what is in this file?"""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from kohorte.errors import KohorteError
from kohorte.io.crosswalk import Crosswalk
from kohorte.io.directory import Directory
from kohorte.io.markers import meaning
from kohorte.io.reading import read, read_crosswalk, read_directory, recognise
from kohorte.io.table import DIALECTS, Table
from kohorte.messages_io import sentence

WORDS: Final = {
    "dialect": ("Dateiart", "kind of file"),
    "table": ("Tabelle", "table"),
    "title": ("Titel", "title"),
    "source": ("Quelle", "source"),
    "licence": ("Lizenz", "licence"),
    "stand": ("Stand", "made on"),
    "valid_on": ("Gebietsstand", "territorial status"),
    "population_on": ("Bevölkerung am", "population on"),
    "areas": ("Gebiete", "regions"),
    "periods": ("Zeitpunkte", "times"),
    "series": ("Reihen", "series"),
    "cells": ("Zahlen und Zeichen", "cells"),
    "markers": ("Zeichen", "signs"),
    "totals": ("Prüfsummen (alle Zahlen, Summenzeilen eingeschlossen)", "checksums"),
    "dissolved": ("Gebiete ohne eine Zahl", "regions without a figure"),
    "rows": ("Zeilen", "rows"),
    "target_year": ("Zieljahr", "target year"),
}
MOST_LISTED: Final = 12
REFUSED: Final = 1


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``read FILE… [--json] [--lang de|en]`` to a command line.

    Parameters
    ----------
    subparsers : argparse subparsers
        The parsed arguments get ``run``, a function of the arguments that returns the exit
        status: 0, or 1 if a file was refused.
    """
    parser = subparsers.add_parser("read", help="say what is in files of the statistical offices")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON document per line")
    parser.add_argument("--lang", choices=("de", "en"), default="de")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what is in each file; refusals go to standard error."""
    status = 0
    for file in arguments.files:
        try:
            report = report_on(file)
        except KohorteError as refusal:
            refused = sentence(refusal.code, refusal.params, lang=arguments.lang)
            sys.stderr.write(refused + "\n")
            status = REFUSED
            continue
        if arguments.json:
            sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write("\n".join(_lines(report, arguments.lang)) + "\n\n")
    return status


def report_on(file: str) -> dict[str, Any]:
    """Read a file of any kind and return what is in it, fit for JSON.

    Raises
    ------
    KohorteError
        As `kohorte.io.read`.
    """
    kind = recognise(file).kind
    if kind == "directory":
        return _of_directory(read_directory(file))
    if kind == "crosswalk":
        return _of_crosswalk(read_crosswalk(file))
    return _of_table(read(file))


def _of_table(table: Table) -> dict[str, Any]:
    """Report a table; sums over all cells tell two files apart, nothing else."""
    sums = np.bincount(
        table.series_index,
        weights=np.nan_to_num(table.value),
        minlength=len(table.series),
    )
    measures: dict[str, float] = {}
    for series, total in zip(table.series, sums.tolist(), strict=True):
        details = [series.measure] if series.measure != series.label else []
        details += [series.unit] if series.unit else []
        name = f"{series.label} ({', '.join(details)})" if details else series.label
        measures[name] = measures.get(name, 0.0) + total
    return {
        "file": table.file,
        "sha256": table.sha256,
        "dialect": table.dialect,
        "table": table.table,
        "title": table.title,
        "source": table.source,
        "licence": table.licence,
        "stand": table.stand.isoformat(" ") if table.stand else None,
        "areas": table.level_counts(),
        "periods": [period.label for period in table.periods],
        "series": len(table.series),
        "cells": len(table),
        "markers": {sign: n for sign, n in table.marker_counts().items() if sign},
        "totals": measures,
        "dissolved": len(table.dissolved()),
        "warnings": [list(warning) for warning in table.warnings],
    }


def _of_directory(directory: Directory) -> dict[str, Any]:
    people = [area.population or 0 for area in directory.municipalities()]
    day = directory.population_on
    return {
        "file": directory.file,
        "sha256": directory.sha256,
        "dialect": directory.dialect,
        "title": directory.title,
        "source": directory.source,
        "licence": directory.licence,
        "valid_on": directory.valid_on.isoformat(),
        "population_on": day.isoformat() if day else None,
        "areas": directory.level_counts(),
        "totals": {"Bevölkerung": float(sum(people))},
        "warnings": [],
    }


def _of_crosswalk(crosswalk: Crosswalk) -> dict[str, Any]:
    return {
        "file": crosswalk.file,
        "sha256": crosswalk.sha256,
        "dialect": "bbsr_crosswalk",
        "source": crosswalk.source,
        "licence": crosswalk.licence,
        "periods": sorted({str(year) for year in crosswalk.year.tolist()}),
        "target_year": crosswalk.target_year,
        "rows": len(crosswalk),
        "warnings": [],
    }


def _lines(report: dict[str, Any], lang: str) -> list[str]:
    lines = [report["file"]]
    for name, words in WORDS.items():
        value = report.get(name)
        if value is None or value in ("", 0, {}, []):
            continue
        word = words[lang == "en"]
        if name == "markers":
            lines += [f"  {word} „{s}“: {n} ({meaning(s, lang=lang)})" for s, n in value.items()]
        else:
            shown = DIALECTS[value] if name == "dialect" else _text(value, lang)
            lines.append(f"  {word}: {shown}")
    lines += [f"  ! {sentence(code, params, lang=lang)}" for code, params in report["warnings"]]
    return lines


def _text(value: object, lang: str) -> str:
    if isinstance(value, dict):
        pairs = [f"{name} {_text(each, lang)}" for name, each in value.items()]
        return _listed(pairs)
    if isinstance(value, list):
        return _listed([str(each) for each in value])
    if isinstance(value, float):
        number = f"{value:,.1f}".removesuffix(".0")
        return number.translate(str.maketrans(",.", ".,")) if lang == "de" else number
    return str(value)


def _listed(texts: Sequence[str]) -> str:
    more = len(texts) - MOST_LISTED
    return ", ".join(texts[:MOST_LISTED]) + (f" … (+{more})" if more > 0 else "")
