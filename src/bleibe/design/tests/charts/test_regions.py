"""A map keeps its rules whatever the figures are."""

from hypothesis import given
from hypothesis import strategies as st

from bleibe.design.charts.regions import Region, regions
from bleibe.design.tests.charts.reading import check
from bleibe.design.tests.charts.test_any_values import FEW, NAMES, RATES, WIDTHS


def ring(x: float, y: float, size: float):
    return ((x, y), (x + size, y), (x + size, y + size), (x, y + size))


@FEW
@given(
    values=st.lists(RATES, min_size=1, max_size=30),
    name=NAMES,
    width=WIDTHS,
    digits=st.integers(0, 2),
)
def test_regions(values, name, width, digits) -> None:
    areas = [
        Region(f"{name} {i}", (ring(1_000.0 * (i % 5), 1_000.0 * (i // 5), 900.0),), value)
        for i, value in enumerate(values)
    ]

    check(regions("Karte", areas=areas, unit="%", digits=digits, width=width))


def test_higher_values_are_darker_and_gaps_are_hatched():
    squares = [
        Region(str(i), (ring(1_000.0 * i, 0, 900.0),), value)
        for i, value in enumerate((1.0, 4.0, 8.0, 12.0, None))
    ]

    svg = regions("Karte", areas=squares, unit="%").svg

    shapes = svg.split("fill-rule")[-6:-1]
    assert [part.rpartition('fill-opacity="')[2][:4] for part in shapes[:4]] == [
        "0.12", "0.38", "0.68", "1.00",
    ]  # fmt: skip
    assert "-gap)" in shapes[4]


def test_a_hole_stays_open_and_proportions_are_kept():
    island = Region("Insel", (ring(0, 0, 3_000.0), ring(1_000.0, 1_000.0, 1_000.0)), 5.0)

    chart = regions("Karte", areas=[island], unit="%")

    assert chart.svg.count("Z") >= 4
    assert 'fill-rule="evenodd"' in chart.svg
    assert chart.rows == (("1 Insel", "5"),)
