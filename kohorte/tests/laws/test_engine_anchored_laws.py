"""What holds for every projection that is turned into assumptions."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kohorte.engine.anchored import anchored
from kohorte.engine.levers import births, immigration, keep, moves_in, moves_out
from kohorte.engine.projection import project_population
from kohorte.engine.scenario import Scenario, effect

AGES, YEARS = 40, 4


def within(low, high, *shape):
    """Figures in thousandths, as somebody could have counted them."""
    steps = st.integers(round(low * 1000), round(high * 1000))
    return arrays(np.int64, shape, elements=steps).map(lambda counted: counted / 1000)


@st.composite
def any_anchored(draw):
    path = draw(within(0, 1e5, 1, YEARS + 1, 2, AGES))
    fertility = draw(within(0, 0.3, AGES))
    fertility[:15] = 0
    found = anchored(
        path,
        areas=["x"],
        years=range(2030, 2030 + YEARS),
        mortality=draw(within(0, 0.5, 2, AGES)),
        fertility=fertility,
        turnover=draw(within(0, 0.6, AGES)),
        from_abroad=draw(st.floats(0, 1)),
    )
    return path, found


@settings(max_examples=40, deadline=None)
@given(any_anchored())
def test_the_path_comes_out_again(case):
    path, found = case

    again = project_population(found, compiled=False)[:, :, 0]

    np.testing.assert_allclose(again, path[:, 1:], rtol=1e-9, atol=1e-6)


@settings(max_examples=20, deadline=None)
@given(any_anchored(), st.floats(0, 1), st.floats(1, 2))
def test_what_brings_or_keeps_people_takes_nobody_away(case, share, more):
    found = case[1]
    for lever in (
        keep(share, start=2031),
        births(more, start=2030),
        moves_in(more, start=2030, phase="family"),
        immigration(more, start=2030),
        moves_out(1 - share, start=2030, phase="education"),
    ):
        difference = effect(found, Scenario((lever,)), compiled=False).difference
        assert difference.min() >= -1e-6 * (1 + np.abs(case[0]).max())
