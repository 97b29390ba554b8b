"""Cell-key noise and rounding: bounded, consistent, right on average."""

from pathlib import Path

import numpy as np
import pytest

from kohorte.disclosure.attack import attack, knowledge_of
from kohorte.disclosure.cellkey import cell_keys, sum_record_keys
from kohorte.disclosure.gate import exact_cells, protect
from kohorte.disclosure.perturbation import noise_table, rounding_table
from kohorte.disclosure.table import Axis, CountTable, add_totals
from kohorte.errors import KohorteError

SECRET = b"a secret of the house"


@pytest.fixture
def large(town):
    return town(seed=4, quarters=40, ages=20, mean=12, foreign=True)


@pytest.mark.parametrize("threshold", [2, 3, 4, 5, 10])
def test_the_table_of_noise_keeps_its_promises(threshold):
    noise = noise_table(threshold=threshold)
    counts = np.arange(noise.chances.shape[0])
    shown = counts[:, None] + noise.offsets

    np.testing.assert_allclose(noise.chances.sum(axis=1), 1)
    np.testing.assert_allclose(noise.chances @ noise.offsets, 0, atol=1e-4)
    spread = noise.chances @ noise.offsets**2
    np.testing.assert_allclose(spread[1:], threshold**2 // 4 + 1, rtol=1e-4)
    assert spread[0] == 0
    impossible = (shown < 0) | ((shown > 0) & (shown < threshold))
    assert (noise.chances[impossible] == 0).all()


def test_a_count_of_one_is_shown_as_none_or_three_and_more():
    noise = noise_table(threshold=3)

    assert (noise.possible(0), noise.possible(3)) == ((0, 5), (1, 8))
    with pytest.raises(KohorteError) as refusal:
        noise.possible(2)
    assert refusal.value.code == "never_shown"


def test_demands_that_no_noise_can_meet_are_refused():
    with pytest.raises(KohorteError) as refusal:
        noise_table(threshold=5, most=4, variance=10.0)

    assert refusal.value.code == "perturbation_impossible"


def test_rounding_at_random_is_right_on_average():
    noise = rounding_table(base=5)
    counts = np.array([0.0, 5, 7, 12, 100])

    np.testing.assert_allclose(noise.chances[noise.rows(counts)] @ noise.offsets, 0, atol=1e-12)
    assert noise.noise(np.array([7.0, 7.0]), np.array([0.0, 0.99])).tolist() == [-2, 3]
    assert noise.noise(np.array([105.0]), np.array([0.5])).tolist() == [0]


@pytest.mark.parametrize("method", ["cellkey", "round"])
def test_noise_is_bounded_right_on_average_and_leaves_zeros(large, method):
    truth = large.with_totals((0, 1, 2, 3))

    released = protect(
        large, threshold=3, method=method, keys=cell_keys(large, secret=SECRET), base=None
    )
    change = released.values - truth

    most = released.protection.params["most"]
    assert np.abs(change).max() == most
    assert abs(change[truth > 0].mean()) < 0.05
    assert (released.values[truth == 0] == 0).all()
    assert not ((released.values > 0) & (released.values < 3)).any()
    assert released.protection.params["changed"] == pytest.approx((change != 0).mean())
    assert not released.suppressed.any()


def test_the_same_people_show_the_same_figure_on_every_path(large):
    """Ages joined, axes in another order, margins or cells: one cell, one value."""
    keys = cell_keys(large, secret=SECRET)
    whole = protect(large, threshold=3, method="cellkey", keys=keys)

    coarse = CountTable([large.axes[0], large.axes[2]], large.counts.sum(axis=(1, 3)))
    joined = protect(
        coarse, threshold=3, method="cellkey", keys=keys.sum(axis=(1, 3), dtype=np.uint64)
    )
    turned = CountTable(large.axes[::-1], large.counts.T)
    again = protect(turned, threshold=3, method="cellkey", keys=keys.T)

    assert (joined.values == whole.values[:, -1, :, -1]).all()
    assert (again.values == whole.values.T).all()


def test_keys_do_not_depend_on_the_order_of_axes(large):
    turned = CountTable(large.axes[::-1], large.counts.T)

    assert (cell_keys(turned, secret=SECRET) == cell_keys(large, secret=SECRET).T).all()


def test_somebody_who_arrives_moves_only_the_figures_that_count_them(large):
    more = large.counts.copy()
    more[3, 1, 7, 0] += 1
    before, after = (cell_keys(t, secret=SECRET) for t in (large, CountTable(large.axes, more)))

    changed = add_totals(before, (0, 1, 2, 3)) != add_totals(after, (0, 1, 2, 3))

    assert changed.sum() == 2**4


def test_another_secret_gives_other_noise(large):
    one, other = (
        protect(large, threshold=3, method="cellkey", keys=cell_keys(large, secret=secret))
        for secret in (SECRET, SECRET[::-1])
    )

    assert (one.values != other.values).mean() > 0.3


def test_keys_of_a_register_add_up_to_keys_of_cells():
    records = np.array([2**63, 2**63 + 5, 7], dtype=np.uint64)

    assert sum_record_keys(records, [1, 1, 0], size=3).tolist() == [7, 5, 0]


def test_the_total_of_the_population_and_of_places_can_stay_exact(large):
    keys = cell_keys(large, secret=SECRET)
    truth = large.with_totals((0, 1, 2, 3))

    released = protect(large, threshold=3, method="cellkey", keys=keys, exact=["quarter"])

    assert (released.values[:, -1, -1, -1] == truth[:, -1, -1, -1]).all()
    assert (released.values != truth).mean() > 0.5


def test_a_small_place_is_not_exact():
    axes = [Axis("quarter", ("a", "b")), Axis("sex", ("f", "m"))]
    table = CountTable(axes, [[1, 1], [50, 50]])
    truth = table.with_totals((0, 1))

    untouched = exact_cells(table, truth, (0, 1), ["quarter"], threshold=3)

    assert untouched.tolist() == [[False] * 3, [False, False, True], [False, False, True]]


@pytest.mark.parametrize("exact", [None, ("quarter",)])
def test_an_attack_on_noise_determines_nothing(town, exact):
    table = town(seed=7, quarters=6, ages=5)
    truth = table.with_totals((0, 1, 2))
    keys = cell_keys(table, secret=SECRET)
    released = protect(table, threshold=3, method="cellkey", keys=keys, exact=exact)
    known = knowledge_of(
        released,
        noise=noise_table(threshold=3),
        exact=exact_cells(table, truth, (0, 1, 2), exact, threshold=3),
    )

    found = attack(truth, known, threshold=3, most_cells=12)

    assert found.cells > 5
    assert (found.exact, found.within_one) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda t: cell_keys(t, secret=b"short"), "secret_too_short"),
        (lambda t: protect(t, threshold=3, method="cellkey"), "keys_missing"),
        (lambda t: protect(t, threshold=3, method="round", base=2), "base_too_small"),
        (lambda t: protect(t, threshold=3, method="cellkey", keys=np.zeros(3, np.uint64)), "shape"),
        (lambda _: rounding_table(base=1), "base_too_small"),
    ],
)
def test_what_makes_no_sense_is_refused(town, call, code):
    with pytest.raises(KohorteError) as refusal:
        call(town(seed=1))

    assert refusal.value.code == code


def test_the_table_in_the_documentation_is_true():
    page = (Path(__file__).parents[3] / "docs" / "disclosure.md").read_text(encoding="utf-8")

    for threshold in (3, 4, 5, 10):
        noise = noise_table(threshold=threshold)
        spread = round(float(noise.chances[-1] @ noise.offsets**2))
        assert f"| {threshold} | {spread} | {noise.most} |" in page
