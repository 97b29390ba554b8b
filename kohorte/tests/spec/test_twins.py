"""Which areas are alike, and why."""

import time

import numpy as np
import pytest

from kohorte.errors import KohorteError
from kohorte.twins import Peers, shrunk_correlation

NAMES = ("age", "income")
AREAS = tuple("abcdef")
VALUES = np.array([[40.0, 20], [41, 21], [50, 20], [40, 30], [60, 35], [45, 26]])


def peers(values=VALUES, *, sizes=(1000, 1100, 900, 1400, 1600, 499), **how):
    return Peers(AREAS, NAMES, values, sizes=sizes, **how)


def refusal_of(call):
    with pytest.raises(KohorteError) as refusal:
        call()
    return refusal.value


def test_the_most_alike_comes_first_within_the_band_of_sizes():
    twins = peers().twins_of("a")

    assert [twin.area for twin in twins] == ["b", "c", "d"]
    assert [twin.distance for twin in twins] == sorted(twin.distance for twin in twins)
    assert peers().twins_of("a", count=1)[0].area == "b"
    assert {twin.area for twin in peers().twins_of("a", band=0.7)} == set("bcdef")


def test_it_says_why():
    twin = next(twin for twin in peers().twins_of("a") if twin.area == "c")

    assert sum(twin.contributions.values()) == pytest.approx(1)
    assert twin.contributions["age"] > 0.7
    assert (twin.here["age"], twin.there["age"]) == (40, 50)


def test_uncorrelated_indicators_give_plain_standardised_distance():
    signs = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]]) * [3.0, 0.1]
    values = np.tile(signs, (2, 1))
    areas = [str(i) for i in range(8)]

    found = Peers(areas, NAMES, values, sizes=np.full(8, 10.0)).twins_of("0", count=8)

    assert found[0].area == "4"
    assert found[0].distance == 0
    assert [round(twin.distance, 6) for twin in found[1:5]] == [2.0] * 4


def test_what_two_indicators_share_is_not_counted_twice():
    draw = np.random.default_rng(1)
    base = draw.normal(size=(300, 2))
    doubled = np.column_stack([base, base[:, 0] + draw.normal(scale=0.05, size=300)])
    areas = [str(i) for i in range(300)]
    sizes = np.full(300, 10.0)

    plain = Peers(areas, ("x", "y"), base, sizes=sizes).twins_of("0", count=10)
    twice = Peers(areas, ("x", "y", "z"), doubled, sizes=sizes).twins_of("0", count=10)
    by_x = sum(abs(t.here["x"] - t.there["x"]) for t in twice)
    by_x_plain = sum(abs(t.here["x"] - t.there["x"]) for t in plain)

    assert by_x > by_x_plain / 3


def test_weights_are_visible_and_count():
    alone = peers(weights={"income": 0})

    assert alone.weights == {"age": 1.0, "income": 0.0}
    assert {twin.area for twin in alone.twins_of("a", count=2)} == {"b", "d"}
    assert alone.twins_of("a")[1].contributions["income"] == 0


def test_areas_without_all_indicators_are_nobodys_twin():
    values = VALUES.copy()
    values[1, 0] = np.nan

    found = peers(values)

    assert found.left_out == ("b",)
    assert "b" not in {twin.area for twin in found.twins_of("a")}
    refusal = refusal_of(lambda: found.twins_of("b"))
    assert (refusal.code, refusal.params["indicators"]) == ("area_incomplete", ("age",))


def test_shrinkage_grows_with_noise():
    draw = np.random.default_rng(2)
    few, many = draw.normal(size=(10, 5)), draw.normal(size=(10_000, 5))
    mixed = many @ draw.normal(size=(5, 5))

    def intensity(values):
        standard = (values - values.mean(axis=0)) / values.std(axis=0)
        return shrunk_correlation(standard)[1]

    assert intensity(few) > 0.5
    assert intensity(mixed) < 0.01
    assert 0 <= intensity(mixed) <= intensity(few) <= 1


def test_all_german_municipalities_take_milliseconds():
    draw = np.random.default_rng(3)
    areas = [str(i) for i in range(10_786)]
    found = Peers(
        areas,
        [f"k{i}" for i in range(12)],
        draw.normal(size=(10_786, 12)) @ draw.normal(size=(12, 12)),
        sizes=np.exp(draw.normal(8, 1, 10_786)),
    )
    begin = time.process_time()

    for area in areas[:20]:
        found.twins_of(area)

    assert (time.process_time() - begin) / 20 < 0.02


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: peers(VALUES[:, :1]), "twins_shape"),
        (lambda: peers(sizes=(1, 2, 3)), "twins_shape"),
        (lambda: peers(sizes=(1000, 0, 900, 1400, 1600, 499)), "size_not_positive"),
        (lambda: peers(np.full((6, 2), np.nan)), "twins_too_few"),
        (lambda: peers(np.column_stack([VALUES[:, 0], np.ones(6)])), "indicator_constant"),
        (lambda: peers(weights={"rent": 1}), "weight_unknown"),
        (lambda: peers(weights={"age": -1}), "weight_negative"),
        (lambda: peers().twins_of("z"), "area_missing"),
        (lambda: peers().twins_of("f", band=0.1), "no_twin_of_this_size"),
    ],
)
def test_what_makes_no_sense_is_refused(call, code):
    assert refusal_of(call).code == code
