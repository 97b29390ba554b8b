"""Tables are made to add up, and what cannot add up is named."""

import numpy as np
import pytest

from kohorte.errors import KohorteError
from kohorte.raking import Margin, rake
from kohorte.raking_levels import Level, rake_down


def refusal_of(call):
    with pytest.raises(KohorteError) as refusal:
        call()
    return refusal.value


def test_one_margin_is_met_in_one_step():
    raked = rake([[1.0, 3.0], [2.0, 2.0]], [Margin((0,), np.array([8.0, 2.0]))])

    assert raked.values.tolist() == [[2, 6], [1, 1]]
    assert raked.factors[0].tolist() == [2, 0.5]


def test_two_margins_keep_the_odds_ratio_of_the_seed():
    seed = np.array([[1.0, 2.0], [3.0, 4.0]])

    raked = rake(seed, [Margin((0,), np.array([50.0, 50.0])), Margin((1,), np.array([30.0, 70.0]))])

    values = raked.values
    np.testing.assert_allclose(values.sum(axis=1), [50, 50], rtol=1e-9)
    np.testing.assert_allclose(values.sum(axis=0), [30, 70], rtol=1e-9)
    odds = values[0, 0] * values[1, 1] / (values[0, 1] * values[1, 0])
    assert odds == pytest.approx(4 / 6)
    rebuilt = seed * raked.factors[0][:, None] * raked.factors[1][None, :]
    np.testing.assert_allclose(rebuilt, values)


def test_the_grand_total_is_a_margin_without_axes():
    raked = rake([1.0, 3.0], [Margin((), np.array(8.0))])

    assert raked.values.tolist() == [2, 6]


@pytest.mark.parametrize(
    ("seed", "margins", "code"),
    [
        ([1.0, -1.0], [], "raking_input"),
        ([1.0, np.nan], [], "raking_input"),
        ([1.0, 1.0], [Margin((0,), np.array([-1.0, 1.0]))], "raking_input"),
        ([1.0, 1.0], [Margin((0,), np.ones(3))], "margin_shape"),
        ([0.0, 1.0], [Margin((0,), np.ones(2))], "margin_on_nothing"),
        (
            np.ones((2, 2)),
            [Margin((0,), np.array([1.0, 1.0])), Margin((1,), np.array([1.0, 2.0]))],
            "margins_contradict",
        ),
        (
            np.eye(2),
            [Margin((0,), np.array([1.0, 2.0])), Margin((1,), np.array([2.0, 1.0]))],
            "raking_not_possible",
        ),
    ],
)
def test_what_cannot_add_up_is_refused_by_name(seed, margins, code):
    assert refusal_of(lambda: rake(seed, margins)).code == code


def test_totals_far_from_the_seed_are_met_as_well():
    """Going round the margins alone would need more than 10,000 rounds here."""
    draw = np.random.default_rng(51)
    seed, target = 10 ** draw.uniform(-1, 3, (2, 3, 2, 2, 2))
    margins = [
        Margin(tuple(k for k in range(4) if k != axis), target.sum(axis=axis)) for axis in range(4)
    ]

    raked = rake(seed, margins)

    for axis, margin in enumerate(margins):
        np.testing.assert_allclose(raked.values.sum(axis=axis), margin.totals, rtol=1e-9)
    rebuilt = seed.copy()
    for factor, axis in zip(raked.factors, range(4), strict=True):
        rebuilt *= np.expand_dims(factor, axis)
    np.testing.assert_allclose(rebuilt, raked.values)


def test_contradicting_margins_are_named_with_their_totals():
    one, other = Margin((0, 1), np.ones((2, 2))), Margin((1, 2), np.full((2, 3), 0.5))

    refusal = refusal_of(lambda: rake(np.ones((2, 2, 3)), [one, other]))

    assert refusal.params == {"margins": (0, 1), "cell": (0,), "totals": (2.0, 1.5)}


def levels():
    lands = Level("Land", ("01", "02"), ("DG", "DG"), np.array([[10.0, 20], [30, 20]]))
    counties = Level(
        "Kreis",
        ("01001", "01002", "02001"),
        ("01", "01", "02"),
        np.array([[4.0, 10], [4, 10], [9, 9]]),
    )
    return lands, counties


def test_each_level_adds_up_to_the_one_above():
    lands, counties = rake_down([80.0, 80.0], levels())

    assert lands.values.tolist() == [[20, 40], [60, 40]]
    assert lands.factors.tolist() == [[2, 2]]
    assert counties.values.tolist() == [[10, 20], [10, 20], [60, 40]]
    np.testing.assert_allclose(counties.factors, [[2.5, 2], [60 / 9, 40 / 9]])


def test_people_above_and_nobody_below_is_refused_or_shared_out_by_total():
    top = [20.0, 6.0]
    nobody_old = [Level("Quartier", ("a", "b"), ("DG", "DG"), np.array([[5.0, 0], [15, 0]]))]

    assert refusal_of(lambda: rake_down(top, nobody_old)).code == "margin_on_nothing"
    shared = rake_down(top, nobody_old, where_nobody="by_total")[0]
    assert shared.values.tolist() == [[5, 1.5], [15, 4.5]]


@pytest.mark.parametrize(
    ("level", "code"),
    [
        (Level("Land", ("01",), ("XX",), np.ones((1, 2))), "parent_unknown"),
        (Level("Land", ("01",), ("DG",), np.ones((1, 3))), "level_shape"),
        (Level("Land", ("01",), ("DG",), np.full((1, 2), -1.0)), "raking_input"),
        (Level("Land", ("01",), ("DG",), np.zeros((1, 2))), "margin_on_nothing"),
        (Level("Land", (), (), np.zeros((0, 2))), "parent_without_areas"),
    ],
)
def test_levels_that_do_not_fit_are_refused(level, code):
    assert refusal_of(lambda: rake_down([1.0, 1.0], [level])).code == code


def test_nobody_anywhere_cannot_be_shared_out():
    empty = Level("Land", ("01",), ("DG",), np.zeros((1, 2)))

    refusal = refusal_of(lambda: rake_down([1.0, 1.0], [empty], where_nobody="by_total"))

    assert refusal.code == "margin_on_nothing"


def test_totals_over_axes_out_of_order_are_refused():
    assert refusal_of(lambda: Margin((1, 0), np.ones((2, 2)))).code == "margin_axes"
