"""What holds for every table that is raked or rounded."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kohorte.raking import Margin, rake
from kohorte.raking_levels import Level, rake_down
from kohorte.rounding import carry_round, controlled_round

positive = st.floats(0.01, 1e4)
shapes = st.sampled_from([(2, 3), (4, 4), (2, 3, 4), (3, 2, 2, 2)])


@settings(deadline=None)
@given(data=st.data(), shape=shapes)
def test_all_totals_are_met(data, shape):
    seed = data.draw(arrays(float, shape, elements=positive))
    target = data.draw(arrays(float, shape, elements=positive))
    margins = []
    for axis in range(len(shape)):
        others = tuple(k for k in range(len(shape)) if k != axis)
        margins.append(Margin(others, target.sum(axis=axis)))

    raked = rake(seed, margins)

    for margin, axis in zip(margins, range(len(shape)), strict=True):
        np.testing.assert_allclose(raked.values.sum(axis=axis), margin.totals, rtol=1e-9)
    assert (raked.values > 0).all()


@settings(deadline=None)
@given(arrays(float, (3, 4), elements=positive))
def test_a_table_that_adds_up_already_stays(seed):
    raked = rake(seed, [Margin((0,), seed.sum(axis=1)), Margin((1,), seed.sum(axis=0))])

    np.testing.assert_allclose(raked.values, seed, rtol=1e-9)


@settings(deadline=None)
@given(
    values=arrays(float, (6, 5), elements=positive),
    top=arrays(float, 5, elements=positive),
    parents=st.lists(st.sampled_from("xyz"), min_size=6, max_size=6),
)
def test_levels_add_up_to_the_whole(values, top, parents):
    above = tuple(dict.fromkeys(parents))
    lands = Level("Land", above, ("DG",) * len(above), np.ones((len(above), 5)))
    counties = Level("Kreis", tuple("abcdef"), tuple(parents), values)

    found = rake_down(top, [lands, counties])

    np.testing.assert_allclose(found[0].values.sum(axis=0), top, rtol=1e-9)
    for row, land in enumerate(above):
        inside = [parent == land for parent in parents]
        np.testing.assert_allclose(
            found[1].values[inside].sum(axis=0), found[0].values[row], rtol=1e-9
        )


@given(arrays(float, (3, 20), elements=st.floats(0, 1000)))
def test_carried_rounding_keeps_every_running_total_within_a_half(values):
    rounded = carry_round(values)

    assert (rounded == np.round(rounded)).all()
    assert (rounded >= 0).all()
    assert (np.abs(rounded - values) < 1 + 1e-6).all()
    gaps = np.abs(np.cumsum(rounded, axis=1) - np.cumsum(values, axis=1))
    assert (gaps <= 0.5 + 1e-6).all()


@settings(deadline=None)
@given(
    values=st.sampled_from([(2, 2), (3, 5), (6, 4)]).flatmap(
        lambda shape: arrays(float, shape, elements=st.floats(0, 50).map(lambda x: round(x, 3)))
    ),
    base=st.sampled_from([1, 3, 5]),
)
def test_controlled_rounding_stays_beside_every_sum(values, base):
    rounded = controlled_round(values, base=base)

    assert (rounded % base == 0).all()
    for got, exact in (
        (rounded, values),
        (rounded.sum(axis=0), values.sum(axis=0)),
        (rounded.sum(axis=1), values.sum(axis=1)),
        (rounded.sum(), values.sum()),
    ):
        assert (np.abs(got - exact) < base + 1e-6).all()
