"""What holds for every table, looked at in another way than the code does."""

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog

from kohorte.disclosure.cellkey import cell_keys, perturb
from kohorte.disclosure.gate import protect
from kohorte.disclosure.perturbation import noise_table
from kohorte.disclosure.table import Axis, CountTable
from kohorte.disclosure.threshold import small_cells
from kohorte.errors import KohorteError

SECRET = b"a secret of the house"


def table_of(counts):
    axes = [
        Axis(f"axis {k}", tuple(f"{i}" for i in range(size))) for k, size in enumerate(counts.shape)
    ]
    return CountTable(axes, counts)


def small_tables(largest=12):
    shapes = st.sampled_from([(2, 3), (3, 3), (4, 2), (2, 2, 3), (3, 2, 2)])
    return shapes.flatmap(
        lambda shape: arrays(np.int64, shape, elements=st.integers(0, largest))
    ).map(table_of)


def protected_or_refused(table, *, threshold):
    """The released table; None where no protection is possible."""
    try:
        return protect(table, threshold=threshold)
    except KohorteError as refusal:
        if refusal.code not in ("cannot_protect", "table_too_small"):
            raise
        return None


def dense_range(released, index):
    """Bounds of one figure: all figures as variables, one equation per line, spelled out."""
    shape, values = released.values.shape, released.values
    cells = list(product(*(range(n) for n in shape)))
    column = {cell: i for i, cell in enumerate(cells)}
    rows = []
    for axis in range(len(shape)):
        for cell in cells:
            if cell[axis] == shape[axis] - 1:
                row = np.zeros(len(cells))
                row[column[cell]] = -1
                for i in range(shape[axis] - 1):
                    row[column[(*cell[:axis], i, *cell[axis + 1 :])]] = 1
                rows.append(row)
    bounds = [(1, None) if released.suppressed[c] else (values[c], values[c]) for c in cells]
    goal = np.zeros(len(cells))
    goal[column[index]] = 1
    ends = []
    for sign in (1, -1):
        found = linprog(sign * goal, A_eq=np.array(rows), b_eq=np.zeros(len(rows)), bounds=bounds)
        ends.append(np.inf if found.status == 3 else sign * found.fun)
    return ends


@settings(max_examples=60, deadline=None)
@given(table=small_tables(), threshold=st.integers(2, 5))
def test_no_withheld_figure_can_be_narrowed_down(table, threshold):
    totals = tuple(range(table.counts.ndim))
    truth = table.with_totals(totals)
    released = protected_or_refused(table, threshold=threshold)
    assume(released is not None)

    assert released.suppressed[small_cells(truth, threshold=threshold)].all()
    shown = ~released.suppressed
    assert (released.values[shown] == truth[shown]).all()
    assert np.isnan(released.values[released.suppressed]).all()
    for index in map(tuple, np.argwhere(released.suppressed).tolist()):
        low, high = dense_range(released, index)
        assert low - 1e-6 <= truth[index] <= high + 1e-6
        assert high - low >= threshold - 1e-6


@settings(max_examples=15, deadline=None)
@given(counts=arrays(np.int64, (2, 3), elements=st.integers(0, 6)))
def test_counting_every_possible_table_leaves_each_figure_open(counts):
    """An oracle without any programming: all tables of whole numbers that agree."""
    released = protected_or_refused(table_of(counts), threshold=3)
    assume(released is not None)
    hidden = released.suppressed
    assume(hidden.any())
    inner = [tuple(i) for i in np.argwhere(hidden[:-1, :-1]).tolist()]
    assume(len(inner) <= 4)
    seen = {tuple(i): set() for i in np.argwhere(hidden).tolist()}
    for values in product(range(1, 10), repeat=len(inner)):
        table = counts.copy()
        for index, value in zip(inner, values, strict=True):
            table[index] = value
        whole = table_of(table).with_totals((0, 1))
        if (whole[~hidden] == released.values[~hidden]).all() and (whole[hidden] >= 1).all():
            for index, values_seen in seen.items():
                values_seen.add(whole[index])
    for values_seen in seen.values():
        assert max(values_seen) - min(values_seen) >= 3


@settings(max_examples=40, deadline=None)
@given(table=small_tables(largest=40), threshold=st.integers(2, 6))
def test_noise_stays_within_its_bounds(table, threshold):
    noise = noise_table(threshold=threshold)
    keys = cell_keys(table, secret=SECRET)

    shown = perturb(table.counts, keys, noise=noise)

    assert (np.abs(shown - table.counts) <= noise.most).all()
    assert (shown[table.counts == 0] == 0).all()
    assert not ((shown > 0) & (shown < threshold)).any()
    assert (perturb(table.counts, keys, noise=noise) == shown).all()


@pytest.mark.parametrize("count", [1, 2, 5, 40])
def test_noise_over_many_secrets_is_zero_on_average(count):
    table = table_of(np.full((10, 10), count))
    noise = noise_table(threshold=3)
    draws = [
        perturb(table.counts, cell_keys(table, secret=SECRET + bytes([i])), noise=noise)
        for i in range(100)
    ]
    change = np.array(draws) - count

    assert abs(change.mean()) < 0.06  # three standard errors
    assert change.var() == pytest.approx(3, rel=0.08)
