"""``kohorte backtest``: what each method would have said, in one table."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from kohorte.backtest import ALL_SIZES, Backtest, backtest, size_class
from kohorte.break_note import break_note
from kohorte.breaks import breaks
from kohorte.errors import KohorteError
from kohorte.intervals import SIZES
from kohorte.longtable import read_long_table

STANDARD_OUTPUT = "-"
COLUMNS = {
    "areas": {"de": "Gebiete", "en": "areas"},
    "median_ape": {"de": "Median", "en": "median"},
    "mean_ape": {"de": "Mittel", "en": "mean"},
    "within_5": {"de": "≤5 %", "en": "≤5 %"},
    "within_10": {"de": "≤10 %", "en": "≤10 %"},
    "age_sex_error": {"de": "Alter", "en": "ages"},
    "coverage_50": {"de": "50er", "en": "in 50"},
    "coverage_80": {"de": "80er", "en": "in 80"},
    "coverage_95": {"de": "95er", "en": "in 95"},
    "crps": {"de": "CRPS", "en": "CRPS"},
    "pit": {"de": "PIT", "en": "PIT"},
}
METHOD_NAMES = {
    "default": {"de": "Standardverfahren", "en": "default"},
    "no_change": {"de": "keine Veränderung", "en": "no change"},
    "damped_trend": {"de": "gedämpfter Trend 0,9", "en": "damped trend 0.9"},
    "free_hamilton_perry": {"de": "freies Hamilton-Perry", "en": "free Hamilton-Perry"},
}
TEXTS = {
    "de": {
        "horizon": "Nach {horizon} Jahren",
        "mean": "Mittel der Ausgangsjahre",
        "origin": "Ausgangsjahr {origin}",
        "sizes": "{size} Einwohner",
        "left_out": "Nicht prüfbar mit diesen Stichtagen: {pairs}.",
        "legend": "Alle Angaben außer der Zahl der Gebiete in Prozent. Median, Mittel: Abweichung "
        "der Einwohnerzahl ohne Vorzeichen. ≤5 %, ≤10 %: Anteil der Gebiete innerhalb. Alter: "
        "Summe der Abweichungen nach Alter und Geschlecht (Median). 50er, 80er, 95er: Anteil der "
        "Gebiete im Band dieser Wahrscheinlichkeit. CRPS: mittlere Abweichung von der "
        "vorhergesagten Verteilung. PIT: größter Abstand eines Zehntels der Verteilung vom "
        "Sollwert 10.",
    },
    "en": {
        "horizon": "After {horizon} years",
        "mean": "mean of origins",
        "origin": "origin {origin}",
        "sizes": "{size} residents",
        "left_out": "Not possible with these dates: {pairs}.",
        "legend": "All figures but the number of areas in percent. median, mean: absolute error of "
        "the total. ≤5 %, ≤10 %: share of areas within. ages: sum of errors over age and sex "
        "(median). in 50, 80, 95: share of areas inside the band of that probability. CRPS: mean "
        "distance from the distribution foretold. PIT: largest distance of a tenth of the "
        "distribution from its due share of 10.",
    },
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``backtest FILE --origins A:B --horizons 5,10`` to a command line."""
    parser = subparsers.add_parser(
        "backtest", help="compare methods on the past of a long CSV, from rolling origins"
    )
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--origins", required=True, metavar="YEARS", help="2010:2015 or 2010,2012")
    parser.add_argument("--horizons", required=True, metavar="YEARS", help="5,10")
    parser.add_argument("--incomplete", choices=("refuse", "leave_out", "zero"), default="refuse")
    parser.add_argument(
        "--json",
        nargs="?",
        const=STANDARD_OUTPUT,
        metavar="OUT",
        help="write records to OUT; without OUT print them instead of the table",
    )
    parser.add_argument("--lang", choices=("de", "en"), default="de")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare, print the table and write the records."""
    origins, horizons = years_of(arguments.origins), years_of(arguments.horizons)
    history = read_long_table(arguments.file, incomplete=arguments.incomplete)
    sys.stderr.write(break_note(breaks(history), language=arguments.lang))
    result = backtest(history, origins=origins, horizons=horizons)
    records = json.dumps([asdict(score) for score in result.scores], indent=1) + "\n"
    if arguments.json == STANDARD_OUTPUT:
        sys.stdout.write(records)
        return 0
    if arguments.json:
        Path(arguments.json).write_text(records, encoding="utf-8")
    sys.stdout.write("\n".join([*_report(result, arguments.lang), ""]))
    return 0


def years_of(text: str) -> tuple[int, ...]:
    """``"2010:2012"`` and ``"2010,2011,2012"`` as years.

    Raises
    ------
    KohorteError
        ``years_unreadable``.
    """
    try:
        if ":" in text:
            first, last = (int(part) for part in text.split(":"))
            years = tuple(range(first, last + 1))
        else:
            years = tuple(int(part) for part in text.split(","))
    except ValueError as error:
        raise KohorteError("years_unreadable", found=text) from error
    if not years:
        raise KohorteError("years_unreadable", found=text)
    return years


def _report(result: Backtest, lang: str) -> Iterator[str]:
    texts = TEXTS[lang]
    sizes = [ALL_SIZES]
    sizes += [size_class(low, high) for low, high in zip(SIZES, (*SIZES[1:], np.inf), strict=True)]
    for horizon in dict.fromkeys(score.horizon for score in result.scores):
        judged = [score for score in result.scores if score.horizon == horizon]
        origins = list(dict.fromkeys(score.origin for score in judged))
        yield texts["horizon"].format(horizon=horizon)
        for size in sizes:
            rows = _rows(result, horizon, origins, size, lang)
            if rows:
                title = texts["mean"]
                if size != ALL_SIZES:
                    title += ", " + texts["sizes"].format(size=size)
                yield from _block(title, rows, lang)
        for origin in origins if len(origins) > 1 else ():
            title = texts["origin"].format(origin=origin)
            yield from _block(title, _rows(result, horizon, [origin], ALL_SIZES, lang), lang)
        yield ""
    yield texts["legend"]
    if result.left_out:
        pairs = ", ".join(f"{origin} + {horizon}" for origin, horizon in result.left_out)
        yield texts["left_out"].format(pairs=pairs)


def _rows(
    result: Backtest, horizon: int, origins: Sequence[int], size: str, lang: str
) -> list[list[str]]:
    chosen: dict[str, dict[str, list[float]]] = {}
    for score in result.scores:
        if (score.horizon, score.size_class) == (horizon, size) and score.origin in origins:
            measure = chosen.setdefault(score.method, {})
            measure.setdefault(score.measure, []).append(score.value)
    return [
        [METHOD_NAMES[method][lang], *(_cell(name, values, lang) for name in COLUMNS)]
        for method, values in chosen.items()
    ]


def _cell(name: str, values: dict[str, list[float]], lang: str) -> str:
    """Mean over origins; areas as a number, all else in percent."""
    if name == "pit":
        tenths = [
            float(np.mean(each)) for measure, each in values.items() if measure.startswith("pit_")
        ]
        return _decimal(100 * max(abs(tenth - 0.1) for tenth in tenths), lang) if tenths else "–"
    if name not in values:
        return "–"
    mean = float(np.mean(values[name]))
    return f"{mean:.0f}" if name == "areas" else _decimal(100 * mean, lang)


def _decimal(value: float, lang: str) -> str:
    text = f"{value:.2f}"
    return text.replace(".", ",") if lang == "de" else text


def _block(title: str, rows: list[list[str]], lang: str) -> Iterator[str]:
    table = [[title, *(names[lang] for names in COLUMNS.values())], *rows]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    for row in table:
        yield "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])])
    yield ""
