"""``kohorte indicators``: what files of figures say about areas, in plain words."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from kohorte.catalogue import Figure, Language, catalogue
from kohorte.errors import KohorteError
from kohorte.indicator_data import AreaData
from kohorte.indicator_reading import areas_of
from kohorte.indicators import IndicatorValue, compute
from kohorte.io import read
from kohorte.plain_words import sentence, shown

GAPS = {"de": "Lücken", "en": "Gaps"}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``indicators FILE…`` to a command line."""
    parser = subparsers.add_parser(
        "indicators", help="work out the indicators of areas from one or more files of figures"
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--area", action="append", metavar="KEY", help="only this area; repeatable")
    parser.add_argument("--only", default="all", metavar="ID", help="such as A9 or share_80_plus")
    parser.add_argument("--year", type=int, help="the newest that has all data if not given")
    parser.add_argument("--gaps", action="store_true", help="say what is missing for the others")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("--lang", choices=("de", "en"), default="de")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compute and print; areas in the order of the files."""
    areas = _chosen(areas_of(read(file) for file in arguments.files), arguments.area)
    values = compute(arguments.only, areas, year=arguments.year)
    if arguments.json:
        document = [as_record(value, language=arguments.lang) for value in values]
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join(_report(values, arguments.lang, gaps=arguments.gaps)) + "\n")
    return 0


def as_record(value: IndicatorValue, *, language: Language) -> dict[str, object]:
    """One figure with its sentence, fit for JSON."""
    figure = catalogue().select(value.key)[0]
    return {
        **asdict(value),
        "name": figure.name.in_(language),
        "unit": figure.unit.symbol.in_(language),
        "shown": None if value.value is None else shown(value.value, figure, language=language),
        "sentence": sentence(value, language=language),
    }


def _chosen(areas: list[AreaData], keys: Sequence[str] | None) -> list[AreaData]:
    if not keys:
        return areas
    found = {data.area: data for data in areas}
    for key in keys:
        if key not in found:
            raise KohorteError("area_missing", area=key)
    return [found[key] for key in keys]


def _report(values: Sequence[IndicatorValue], lang: Language, *, gaps: bool) -> Iterator[str]:
    figures = {figure.key: figure for figure in catalogue().figures()}
    for area in dict.fromkeys(value.area for value in values):
        yield area
        here = [value for value in values if value.area == area]
        for value in here:
            if value.value is not None:
                yield f"  {value.id:<4}{_title(figures[value.key], lang)}: {_amount(value, lang)}"
                yield f"      {sentence(value, language=lang)}"
        if gaps:
            yield f"  {GAPS[lang]}"
            for value in here:
                if value.value is None:
                    title = _title(figures[value.key], lang)
                    yield f"  {value.id:<4}{title}: {sentence(value, language=lang)}"
        yield ""


def _title(figure: Figure, lang: Language) -> str:
    indicator = catalogue().indicator(figure.indicator)
    if len(indicator.figures) == 1:
        return indicator.name.in_(lang)
    return f"{indicator.name.in_(lang)}, {figure.name.in_(lang)}"


def _amount(value: IndicatorValue, lang: Language) -> str:
    figure = catalogue().select(value.key)[0]
    amount = shown(value.value or 0.0, figure, language=lang)
    return f"{amount} {figure.unit.symbol.in_(lang)} ({value.year})".replace("  ", " ")
