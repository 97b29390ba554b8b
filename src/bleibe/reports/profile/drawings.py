"""The drawings of a profile's figures (SVG); page and document show the same ones."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from bleibe.design.charts import (
    AgeGroup,
    BarSeries,
    ProjectedYear,
    Region,
    YearValue,
    bars,
    population_line,
    pyramid,
    regions,
)
from bleibe.design.charts.lines import LineSeries, lines
from bleibe.reports.profile.content import Figure, Picture, Pictures, Profile, Series

OPEN_AGE_YEARS = 15
"""Over so many years the people of the open age group are drawn."""
PROTECTED = _("zum Schutz nicht gezeigt")


ON_PAGE, ON_PAPER = 720, 820
"""Units across: on paper the letters must not be larger than those of the text."""
SMALL = 460


def drawings_of(profile: Profile, *, width: float) -> dict[str, str]:
    """Return the drawing of every figure by its key, and small ones by ``small_key``."""
    blocks = [block for chapter in profile.chapters for block in chapter.blocks]
    figures = {block.key: block for block in blocks if isinstance(block, Figure)}
    found = {
        key: drawing_of(figure, area=profile.area, width=width) for key, figure in figures.items()
    }
    for block in blocks:
        if isinstance(block, Pictures):
            for picture in block.items:
                figure = _cut(figures[picture.key], picture)
                found[small_key(picture.key)] = drawing_of(figure, area=profile.area, width=SMALL)
    return found


def sign_of(profile: Profile) -> dict[str, object] | None:
    """Return the age structure as plain lengths, for the cover; None without one."""
    for chapter in profile.chapters:
        for block in chapter.blocks:
            if isinstance(block, Figure) and block.chart.kind == "pyramid":
                ages = [int(age) for age in block.chart.categories]
                top = ages[-1] + OPEN_AGE_YEARS
                ends = [*ages[1:], top]
                by_role = {each.role: each for each in block.chart.series}
                lengths = {
                    sex: [
                        _per_year(by_role[f"{sex}-now"], i, low, high) or 0.0
                        for i, (low, high) in enumerate(zip(ages, ends, strict=True))
                    ]
                    for sex in ("women", "men")
                }
                return {"ages": ages, "top": top, **lengths}
    return None


def small_key(key: str) -> str:
    """Return the key of the small drawing of a figure."""
    return f"{key}-klein"


def drawing_of(figure: Figure, *, area: str, width: float) -> str:
    """Draw one figure."""
    return DRAW[figure.chart.kind](figure, area, width)


def _cut(figure: Figure, picture: Picture) -> Figure:
    """Return the figure as far as the picture shows it."""
    if picture.until is None:
        return figure
    chart = figure.chart
    end = sum(int(year) <= picture.until for year in chart.categories)
    series = tuple(
        replace(each, values=each.values[:end], lower=each.lower[:end], upper=each.upper[:end])
        for each in chart.series
    )
    chart = replace(
        chart, categories=chart.categories[:end], series=series, bases=chart.bases[:end]
    )
    return replace(figure, title=picture.full_title, description=picture.description, chart=chart)


def _years(figure: Figure, area: str, width: float) -> str:
    chart = figure.chart
    return population_line(
        figure.title,
        past=[
            YearValue(int(year), value, base=base)
            for year, value, base in zip(
                chart.categories, chart.series[0].values, chart.bases, strict=True
            )
        ],
        area=area,
        unit=chart.unit,
        reach=chart.reach,
        width=width,
    ).svg


def _fan(figure: Figure, area: str, width: float) -> str:
    chart = figure.chart
    past, future = chart.series
    years = [int(year) for year in chart.categories]
    ahead = zip(years, future.values, future.lower, future.upper, strict=True)
    return population_line(
        figure.title,
        past=[
            YearValue(year, value, base=base)
            for year, value, base in zip(years, past.values, chart.bases, strict=True)
            if value is not None
        ],
        projection=[
            ProjectedYear(year, middle, low, high)
            for year, middle, low, high in ahead
            if middle is not None and low is not None and high is not None
        ],
        area=area,
        unit=chart.unit,
        reach=chart.reach,
        width=width,
    ).svg


def _lines(figure: Figure, _area: str, width: float) -> str:
    chart = figure.chart
    return lines(
        figure.title,
        years=[int(year) for year in chart.categories],
        series=[LineSeries(each.name, each.values) for each in chart.series],
        unit=chart.unit,
        digits=chart.places,
        reach=chart.reach,
        width=width,
    ).svg


def _bars(figure: Figure, _area: str, width: float) -> str:
    chart = figure.chart
    return bars(
        figure.title,
        categories=chart.categories,
        series=[BarSeries(each.name, each.values, PROTECTED) for each in chart.series],
        unit=chart.unit,
        digits=chart.places,
        width=width,
    ).svg


def _map(figure: Figure, _area: str, width: float) -> str:
    chart = figure.chart
    return regions(
        figure.title,
        areas=[
            Region(name, rings, value)
            for name, rings, value in zip(
                chart.categories, chart.shapes, chart.series[0].values, strict=True
            )
        ],
        unit=chart.unit,
        digits=chart.places,
        width=width,
    ).svg


def _pyramid(figure: Figure, _area: str, width: float) -> str:
    """A row for each single year of age, so that wide age groups take the room they stand for."""
    chart = figure.chart
    ages = [int(age) for age in chart.categories]
    ends = [*ages[1:], ages[-1] + OPEN_AGE_YEARS]
    by_role = {each.role: each for each in chart.series}
    groups = [
        AgeGroup(
            str(age),
            women=_per_year(by_role["women-now"], i, low, high),
            men=_per_year(by_role["men-now"], i, low, high),
            women_then=_per_year(by_role.get("women-then"), i, low, high),
            men_then=_per_year(by_role.get("men-then"), i, low, high),
            missing=PROTECTED,
        )
        for i, (low, high) in enumerate(zip(ages, ends, strict=True))
        for age in range(low, high)
    ]
    now = by_role["women-now"].name.split()[-1]
    then = by_role["women-then"].name.split()[-1] if "women-then" in by_role else None
    return pyramid(
        figure.title, groups=groups, now=now, then=then, unit=chart.unit, width=width
    ).svg


def _per_year(series: Series | None, position: int, low: int, high: int) -> float | None:
    value = series.values[position] if series is not None else None
    return None if value is None else value / (high - low)


DRAW: dict[str, Callable[[Figure, str, float], str]] = {
    "years": _years,
    "fan": _fan,
    "lines": _lines,
    "bars": _bars,
    "pyramid": _pyramid,
    "map": _map,
}
