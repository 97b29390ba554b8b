"""The page of the documentation that lists all indicators, made from the catalogue.

``python -m kohorte.catalogue_page`` prints it; a test holds the page against it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from kohorte.catalogue import LEVELS, Catalogue, Figure, Indicator, catalogue

HEAD = """# Indicators

The catalogue of the Kommunalprofil: {indicators} indicators with {figures} figures. This page is
made from `src/kohorte/catalogue.toml`; change that file and run
`python -m kohorte.catalogue_page > docs/indicators.md`.

`P` are persons, `W` women, `M` men on 31 December of year t; `P[20:65]` those aged 20 to below
65; `P@(t-10)` those of ten years before; `mean(P)` the mean of 31 December of t-1 and t; `births`,
`deaths`, `arrivals` and `departures` the events of year t; `measure('x')` a plain value from the
tables named at the end. `first(a, b)` is b where a lacks its data. Direction: + higher is usually
better, - lower is usually better, o context only. Shares are computed as 0 … 1, shown in percent.
A figure that rests on fewer people or events than its minimum is marked as unreliable.
"""
THEMES = {
    "A": "Population and age",
    "B": "Births and deaths",
    "C": "Moves",
    "D": "Nationality and migration background",
    "E": "Households and housing",
    "F": "Work and income",
    "G": "Services and public life",
    "H": "The future",
}


def page(known: Catalogue) -> str:
    """The whole page as Markdown."""
    count = {"indicators": len(known.indicators), "figures": len(known.figures())}
    lines = [HEAD.format(**count)]
    theme = ""
    for indicator in known.indicators:
        if indicator.id[0] != theme:
            theme = indicator.id[0]
            lines += [f"## {theme} {THEMES[theme]}", ""]
        lines += _indicator(indicator)
    return "\n".join([*lines, *_sources(known)])


def _indicator(indicator: Indicator) -> Iterator[str]:
    yield f"### {indicator.id} {indicator.name.de} (`{indicator.key}`)"
    yield ""
    yield indicator.meaning.en
    yield ""
    levels = ", ".join(LEVELS[level] for level in indicator.levels)
    yield f"Direction {indicator.direction}. Levels: {levels}. Tables: {_tables(indicator)}."
    yield ""
    yield "| figure | formula | unit | minimum |"
    yield "| --- | --- | --- | --- |"
    for figure in indicator.figures:
        yield _row(figure)
    yield ""


def _row(figure: Figure) -> str:
    unit = figure.unit.symbol.en or figure.unit.key
    return (
        f"| `{figure.key}` {figure.name.en} | `{figure.formula_text}` | {unit} | "
        f"{figure.minimum:g} |"
    )


def _tables(indicator: Indicator) -> str:
    return "; ".join(
        f"{LEVELS[level]} {', '.join(tables)}" for level, tables in indicator.tables.items()
    )


def _sources(known: Catalogue) -> Iterator[str]:
    yield "## Plain values"
    yield ""
    yield "| kind | name | meaning | tables |"
    yield "| --- | --- | --- | --- |"
    for source in known.sources.values():
        tables = ", ".join(source.tables)
        yield f"| {source.kind} | `{source.key}` | {source.name.en} | {tables} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(page(catalogue()))
