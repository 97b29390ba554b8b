"""Every chart keeps its rules whatever the figures are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bleibe.design.charts import (
    AgeGroup,
    BarSeries,
    Compared,
    Phase,
    ProjectedYear,
    Step,
    YearValue,
    bars,
    comparison,
    life_phases,
    population_line,
    pyramid,
    sparkline,
    waterfall,
)
from bleibe.design.charts.lines import LineSeries, lines
from bleibe.design.tests.charts.reading import check

PERSONS = st.one_of(st.sampled_from([0, 1, 3, 999, 80_000_000]), st.integers(0, 90_000_000))
GAPPY = st.one_of(st.none(), PERSONS)
CHANGES = st.one_of(st.none(), st.integers(-5_000_000, 5_000_000))
RATES = st.one_of(st.none(), st.floats(-150, 1_500, allow_nan=False).map(lambda x: round(x, 3)))
NAMES = st.sampled_from(
    [
        "Musterstadt",
        "Landkreis Musterland",
        "Samtgemeinde Beispielhausen-Oberunterlangenbach",
        "Land",
        "Mehrpersonenhaushalte ohne Kernfamilie",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein",
        "A & B <Quartier>",
    ]
)
BASES = st.sampled_from(["Zensus 1987", "Zensus 2011", "Zensus 2022"])
WIDTHS = st.sampled_from([460, 640, 820])
FEW = settings(max_examples=60, deadline=None)


@FEW
@given(data=st.data(), first=st.integers(1850, 2030), span=st.integers(1, 60), width=WIDTHS)
def test_population_line(data, first: int, span: int, width: int) -> None:
    past = [
        YearValue(first + n, data.draw(GAPPY), "zum Schutz nicht gezeigt", data.draw(BASES))
        for n in range(span)
    ]
    ahead = data.draw(st.integers(0, 30))
    projection = []
    for n in range(ahead):
        low, middle, high = sorted(data.draw(st.tuples(PERSONS, PERSONS, PERSONS)))
        projection.append(ProjectedYear(first + span + n, middle, low, high))

    check(
        population_line(
            "Bevölkerung", past=past, projection=projection, area="Musterstadt", width=width
        )
    )


@FEW
@given(
    data=st.data(),
    names=st.lists(NAMES, min_size=1, max_size=4),
    years=st.integers(1, 60),
    width=WIDTHS,
)
def test_lines(data, names: list[str], years: int, width: int) -> None:
    series = [LineSeries(name, tuple(data.draw(RATES) for _ in range(years))) for name in names]

    check(
        lines(
            "Linien",
            years=list(range(1965, 1965 + years)),
            series=series,
            unit="Jahre",
            digits=1,
            width=width,
        )
    )


@FEW
@given(
    counts=st.lists(st.tuples(GAPPY, GAPPY, GAPPY, GAPPY), min_size=1, max_size=101),
    has_then=st.booleans(),
    width=WIDTHS,
)
def test_pyramid(counts, has_then: bool, width: int) -> None:
    groups = [AgeGroup(f"{n} bis {n + 4}", *four) for n, four in enumerate(counts)]

    check(
        pyramid("Alter", groups=groups, now="2024", then="2014" if has_then else None, width=width)
    )


@FEW
@given(
    data=st.data(),
    years=st.integers(1, 60),
    kinds=st.integers(1, 4),
    stacked=st.booleans(),
    width=WIDTHS,
)
def test_bars_over_years(data, years: int, kinds: int, stacked: bool, width: int) -> None:
    values = GAPPY if stacked else CHANGES
    series = [
        BarSeries(f"Reihe {n}", tuple(data.draw(values) for _ in range(years)))
        for n in range(kinds)
    ]
    categories = [str(1965 + n) for n in range(years)]

    check(
        bars(
            "Jahre",
            categories=categories,
            series=series,
            unit="Personen",
            stacked=stacked,
            width=width,
        )
    )


@FEW
@given(data=st.data(), categories=st.lists(NAMES, min_size=1, max_size=12), width=WIDTHS)
def test_bars_over_names(data, categories: list[str], width: int) -> None:
    kinds = data.draw(st.integers(1, 3))
    series = [
        BarSeries(data.draw(NAMES), tuple(data.draw(RATES) for _ in categories))
        for _ in range(kinds)
    ]

    check(
        bars("Namen", categories=categories, series=series, unit="Prozent", digits=1, width=width)
    )


@FEW
@given(
    areas=st.lists(st.tuples(NAMES, RATES, st.booleans()), min_size=1, max_size=12), width=WIDTHS
)
def test_comparison(areas, width: int) -> None:
    check(
        comparison(
            "Vergleich", areas=[Compared(*each) for each in areas], unit="je 1.000", width=width
        )
    )


@FEW
@given(
    data=st.data(),
    years=st.integers(1, 40),
    names=st.lists(NAMES, min_size=1, max_size=8),
    width=WIDTHS,
)
def test_life_phases(data, years: int, names: list[str], width: int) -> None:
    phases = [Phase(name, tuple(data.draw(GAPPY) for _ in range(years))) for name in names]

    check(life_phases("Phasen", years=list(range(1990, 1990 + years)), phases=phases, width=width))


@FEW
@given(
    steps=st.lists(st.tuples(NAMES, CHANGES), max_size=8), start=PERSONS, end=PERSONS, width=WIDTHS
)
def test_waterfall(steps, start: int, end: int, width: int) -> None:
    check(
        waterfall(
            "Veränderung",
            start_label="31.12.2014",
            start=start,
            steps=[Step(*each) for each in steps],
            end_label="31.12.2024",
            end=end,
            width=width,
        )
    )


@FEW
@given(values=st.lists(GAPPY, max_size=60))
def test_sparkline(values) -> None:
    check(sparkline("Geburten", points=[(str(1960 + n), each) for n, each in enumerate(values)]))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_figure_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="use None for a gap"):
        population_line("Bevölkerung", past=[YearValue(2024, value)], area="Musterstadt")
