"""Plainly invented towns."""

import numpy as np
import pytest

from kohorte.disclosure.table import Axis, CountTable


def axes_of(*names_and_sizes):
    return [Axis(name, tuple(f"{name} {i}" for i in range(size))) for name, size in names_and_sizes]


@pytest.fixture
def town():
    """Make a town of Quartiere by sex and age (and nationality); sizes differ as in life."""

    def make(*, seed, quarters=12, ages=8, mean=8.0, foreign=False):
        draw = np.random.default_rng(seed)
        size = draw.lognormal(0, 0.8, quarters)[:, None, None]
        shape = np.exp(-(((np.arange(ages) - ages / 2) / (ages / 3)) ** 2))
        expected = size * np.ones((1, 2, 1)) * shape
        axes = axes_of(("quarter", quarters), ("sex", 2), ("age", ages))
        if foreign:
            share = draw.beta(1, 8, quarters)[:, None, None]
            expected = np.stack([expected * (1 - share), expected * share], axis=-1)
            axes += axes_of(("nationality", 2))
        return CountTable(axes, draw.poisson(expected / expected.mean() * mean))

    return make
