"""A slow, plain-loop projection of one area, written from the rules: the engine must agree."""

import numpy as np
import pytest

from kohorte.engine.assumptions import Assumptions
from kohorte.engine.cohort_component import project_with_components
from kohorte.engine.measures import STANDARD_MEASURES, count
from kohorte.engine.projection import project_measures, project_population
from kohorte.engine.schedule import Schedule

AREAS, YEARS = 3, 4


def slow_projection(  # noqa: C901 - loops on purpose
    start, years, mortality, fertility, out, into, change, share, boys
):
    """Return residents (year, nationality, sex, age) of one area; rates by year, cell."""
    nationalities, _, ages = start.shape
    people, result = start.tolist(), []
    for t in range(years):
        end = [[[0.0] * ages for _ in range(2)] for _ in range(nationalities)]
        births = [0.0] * nationalities
        for k in range(nationalities):
            for s in range(2):
                for a in range(1, ages):
                    n = people[k][s][a - 1] + (people[k][s][a] if a == ages - 1 else 0)
                    left = n * out[t, k, s, a]
                    came = into[t, k, s, a]
                    gained = 0.0
                    if nationalities == 2:
                        foreign = people[1][s][a - 1] + (people[1][s][a] if a == ages - 1 else 0)
                        gained = foreign * change[t, s, a] * (1 if k == 0 else -1)
                    q = mortality[t, k, s, a]
                    q_next = mortality[t, k, s, min(a + 1, ages - 1)]
                    died = q * (n - left / 2 + gained / 2) + q_next * came / 2
                    end[k][s][a] = n - left - died + came + gained
                    if s == 0:
                        births[k] += fertility[t, k, a] * (n + end[k][s][a]) / 2
        born = list(births)
        if nationalities == 2:
            born[0] += births[1] * share[t]
            born[1] -= births[1] * share[t]
        for k in range(nationalities):
            for s in range(2):
                own = boys if s == 1 else 1 - boys
                b, q = born[k] * own, mortality[t, k, s, 0]
                left, came = b * out[t, k, s, 0], into[t, k, s, 0]
                gained = lost = 0.0
                if nationalities == 2:
                    changed = born[1] * own * change[t, s, 0]
                    gained, lost = (changed, 0.0) if k == 0 else (0.0, changed)
                died = q * (b + (came - left - lost) * 2 / 3)
                end[k][s][0] = b - left - lost + came + gained - died
        people = end
        result.append(end)
    return np.array(result)


@pytest.fixture(params=[1, 2], ids=["together", "apart"])
def case(request):
    n, ages = request.param, 7
    rng = np.random.default_rng(11)
    fertility = rng.uniform(0, 0.4, (2, YEARS, n, ages))
    fertility[..., 0] = 0
    mortality = rng.uniform(0, 0.3, (2, YEARS, n, 2, ages))
    abroad = rng.uniform(0, 0.1, (AREAS, YEARS, n, 2, ages))
    two = {}
    if n == 2:
        two = {
            "naturalisation": Schedule.by_area(rng.uniform(0, 0.2, (AREAS, 1, 2, ages))),
            "born_national": Schedule.same_for_all(rng.uniform(0, 1, YEARS), areas=AREAS),
        }
    return Assumptions(
        areas=("a", "b", "c"),
        years=range(2025, 2025 + YEARS),
        start=rng.uniform(0, 90, (AREAS, n, 2, ages)),
        mortality=Schedule(mortality, [0, 1, 0]),
        fertility=Schedule(fertility, [1, 1, 0]),
        out_rate=Schedule.by_area(rng.uniform(0, 0.3, (AREAS, 1, n, 2, ages))),
        arrivals=Schedule.by_area(rng.uniform(0, 9, (AREAS, 1, n, 2, ages))),
        emigration_rate=Schedule.by_area(abroad),
        immigration=Schedule.same_for_all(rng.uniform(0, 3, (1, n, 2, ages)), areas=AREAS),
        fertility_level=Schedule.by_area(rng.uniform(0.5, 1.5, (AREAS, 1))),
        boys_per_birth=0.513,
        **two,
    )


def of_one_area(case, area):
    def full(table):
        return table.over_years(YEARS)[area]

    two = case.nationalities == 2
    return slow_projection(
        case.start[area],
        YEARS,
        full(case.mortality),
        full(case.fertility) * case.fertility_level.values[area, 0],
        full(case.out_rate) + full(case.emigration_rate),
        full(case.arrivals) + full(case.immigration),
        full(case.naturalisation) if two else None,
        full(case.born_national) if two else None,
        case.boys_per_birth,
    )


def test_components_agree(case):
    expected = np.stack([of_one_area(case, area) for area in range(AREAS)])

    np.testing.assert_allclose(project_with_components(case).population, expected, rtol=1e-12)


@pytest.mark.parametrize("compiled", [False, True])
def test_both_paths_agree(case, compiled):
    expected = np.stack([of_one_area(case, area) for area in range(AREAS)])

    found = project_population(case, compiled=compiled)

    np.testing.assert_allclose(found, expected, rtol=1e-12)


@pytest.mark.parametrize("compiled", [False, True])
def test_sums_over_ages_agree(case, compiled):
    measures = (STANDARD_MEASURES[0], STANDARD_MEASURES[1], STANDARD_MEASURES[-2])

    found = project_measures(case, measures=measures, compiled=compiled)

    expected = count(project_with_components(case).population, measures)
    np.testing.assert_allclose(found, expected, rtol=1e-12)
