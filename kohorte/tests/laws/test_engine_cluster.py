"""The same call over two worker processes gives identical figures."""

import numpy as np
import pytest

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.measures import Measure
from kohorte.engine.projection import project_population
from kohorte.engine.schedule import Schedule
from kohorte.engine.stochastic import simulate
from kohorte.engine.uncertainty import FactorModel, nesting_of_ags
from kohorte.errors import KohorteError

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.xdist_group("cluster")


@pytest.fixture(scope="module")
def client():
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0",
        host="127.0.0.1",
    )  # fmt: skip
    with cluster, distributed.Client(cluster) as connected:
        yield connected


@pytest.fixture
def assumptions():
    rng, areas = np.random.default_rng(2), 7
    fertility = np.zeros((1, 1, 12))
    fertility[..., 3:6] = 0.3
    cells = (1, 2, 12)
    return Assumptions(
        areas=[f"{k % 3 + 1:02d}00{k % 2}{k:03d}" for k in range(areas)],
        years=range(2025, 2028),
        start=rng.uniform(0, 80, (areas, *cells)),
        mortality=Schedule.same_for_all(rng.uniform(0, 0.2, (1, *cells)), areas=areas),
        fertility=Schedule.same_for_all(fertility, areas=areas),
        out_rate=Schedule.by_area(rng.uniform(0, 0.2, (areas, 1, *cells))),
        arrivals=Schedule.by_area(rng.uniform(0, 5, (areas, 1, *cells))),
    )


def test_trajectories_are_the_same_on_two_workers(client, assumptions):
    model = FactorModel(("nation", "land", "kreis", "area"), np.full((4, 4), 0.1), np.ones((4, 4)))
    request = {
        "model": model,
        "nesting": nesting_of_ags(assumptions.areas),
        "seed": 9,
        "trajectories": 50,
        "measures": (Measure("all"), Measure("0-3", 0, 4)),
    }

    here = simulate(assumptions, **request)
    # plain on the workers: they need not load compiled code, and the bits are the same
    there = simulate(assumptions, client=client, compiled=False, **request)

    assert here.quantiles.tobytes() == there.quantiles.tobytes()
    assert here.below_start.tobytes() == there.below_start.tobytes()


def test_projections_are_the_same_on_two_workers(client, assumptions):
    here = project_population(assumptions, compiled=False)
    nesting = nesting_of_ags(assumptions.areas)

    for there in (
        project_population(assumptions, client=client, compiled=False, nesting=nesting),
        project_population(assumptions, client=client, compiled=False),
    ):
        assert here.tobytes() == there.tobytes()


def test_a_nesting_names_every_area(client, assumptions):
    with pytest.raises(KohorteError) as refused:
        project_population(assumptions, client=client, nesting=[("DE",)])

    assert refused.value.code == "nesting"
