"""What holds for the indicators of every population."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kohorte.counts import partition
from kohorte.errors import KohorteError
from kohorte.formula import parse
from kohorte.indicator_data import AreaData, Cell, Counts
from kohorte.indicators import compute
from kohorte.structure_measures import (
    AgeGroup,
    dissimilarity,
    diversity,
    life_expectancy,
    mean_age,
    median_age,
)

people = st.integers(0, 5000)
single_ages = st.lists(people, min_size=101, max_size=101)


def area(women, men, ages=range(101)):
    return AreaData("09999", persons={2020: Counts.by_age(ages, women=women, men=men)})


def value(key, data):
    return compute(key, data, year=2020)[0].value


@settings(max_examples=40, deadline=None)
@given(women=single_ages, men=single_ages)
def test_ratios_fit_together(women, men):
    data = area(women, men)
    total = sum(women) + sum(men)
    assume(total and sum(women[20:65]) + sum(men[20:65]))

    assert value("A13", data) == pytest.approx(value("A11", data) + value("A12", data))
    assert value("A1", data) == total
    assert 0 <= value("share_80_plus", data) <= value("share_65_plus", data) <= 1
    shares = [value(key, data) for key in ("share_under_3", "share_3_5", "share_6_9")]
    assert sum(shares) <= value("A7", data) + 1e-12
    assert 0 <= value("mean_age", data) <= 103


@settings(max_examples=40, deadline=None)
@given(women=single_ages, men=single_ages)
def test_wider_groups_give_the_same_figure_or_a_gap(women, men):
    bounds = (0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75)
    ends = (*bounds[1:], 101)
    grouped = [
        [sum(column[low:high]) for low, high in zip(bounds, ends, strict=True)]
        for column in (women, men)
    ]
    fine, coarse = area(women, men), area(*grouped, ages=bounds)

    for one, other in zip(
        compute("all", fine, year=2020), compute("all", coarse, year=2020), strict=True
    ):
        if other.value is not None and one.value is not None:
            assert other.value == pytest.approx(one.value)
        if other.gap is not None and other.gap.code == "age_limits":
            assert any(age not in bounds for age in other.gap.params["missing"])


@given(
    bounds=st.lists(st.integers(1, 99), min_size=1, max_size=12, unique=True).map(sorted),
    low=st.integers(0, 99),
    high=st.integers(1, 100) | st.none(),
)
def test_a_partition_covers_exactly_or_not_at_all(bounds, low, high):
    edges = [0, *bounds]
    intervals = (*pairwise(edges), (edges[-1], None), (0, None))
    assume(high is None or low < high)

    pieces = partition(tuple(intervals), low, high)

    if pieces is None:
        assert low not in edges or (high is not None and high not in edges)
    else:
        chosen = [intervals[i] for i in pieces]
        assert chosen[0][0] == low
        assert chosen[-1][1] == high
        assert all(a[1] == b[0] for a, b in pairwise(chosen))


@settings(max_examples=500)
@given(st.text(alphabet="PWMtbirthsdea[]()@:+-*/. 0123456789'\"_,lmnurcv{}=", max_size=40))
def test_any_text_is_a_formula_or_refused(text):
    try:
        parse(text)
    except KohorteError as refusal:
        if not refusal.code.startswith("formula_"):
            raise


groups = st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 100)), min_size=18, max_size=18)


@given(groups)
def test_typical_ages_lie_among_the_people(cells):
    found = [AgeGroup(5 * i, 5 * i + 5 if i < 17 else None, n) for i, (n, _) in enumerate(cells)]

    for measure in (mean_age, median_age):
        assert 0 < measure(found) < 90


@given(groups, st.floats(1.01, 3))
def test_more_deaths_mean_shorter_lives(cells, more):
    def table(times):
        return [
            AgeGroup(5 * i, 5 * i + 5 if i < 17 else None, n * 1000.0, (d + 1) * times)
            for i, (n, d) in enumerate(cells)
        ]

    assert life_expectancy(table(more)) < life_expectancy(table(1))


counts = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 1e6), min_size=1)


@given(one=counts, other=counts, times=st.floats(0.1, 10))
def test_dissimilarity_compares_shapes_not_sizes(one, other, times):
    larger = {key: count * times for key, count in one.items()}

    assert dissimilarity(one, larger) == pytest.approx(0, abs=1e-9)
    assert dissimilarity(one, other) == pytest.approx(dissimilarity(other, larger))
    assert 0 <= dissimilarity(one, other) <= 1 + 1e-12


@given(counts)
def test_diversity_lies_between_one_group_and_equal_groups(parts):
    assert -1e-12 <= diversity(parts.values()) <= 1 - 1 / len(parts) + 1e-12


@given(st.lists(st.floats(0, 1e6), min_size=3, max_size=3))
def test_halves_add_up_to_the_whole(column):
    cells = [
        Cell(n, low, high, sex)
        for sex in ("women", "men")
        for n, (low, high) in zip(column, ((0, 20), (20, 65), (65, None)), strict=True)
    ]

    assert Counts(cells).count() == pytest.approx(2 * math.fsum(column))
