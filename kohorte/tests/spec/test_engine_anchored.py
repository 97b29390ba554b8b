"""Assumptions read off a finished projection give it again."""

import numpy as np
import pytest

from kohorte.engine.anchored import anchored
from kohorte.engine.cohort_component import project_with_components
from kohorte.engine.levers import births, keep, moves_in
from kohorte.engine.scenario import Scenario, effect
from kohorte.engine.special import Institution
from kohorte.engine.survival import life_expectancy
from kohorte.engine.usual import usual_fertility, usual_mortality, usual_turnover, women_and_men
from kohorte.errors import KohorteError

THREE_AGES = np.zeros((1, 2, 2, 3))


def small(start, end, *, mortality=0.0, turnover=0.0, fertility=0.0, from_abroad=0.0):
    """Two sexes alike, ages 0, 1 and 2+, one year."""
    path = np.stack([np.tile(start, (2, 1)), np.tile(end, (2, 1))])[None].astype(float)
    return anchored(
        path,
        areas=["x"],
        years=[2026],
        mortality=np.full((2, 3), mortality),
        fertility=[0, fertility, 0],
        turnover=[turnover] * 3,
        from_abroad=from_abroad,
    )


def arrivals(assumptions):
    return assumptions.arrivals.values[0, 0, 0, 0]


def departures(assumptions):
    return assumptions.out_rate.values[0, 0, 0, 0]


def test_what_survival_and_turnover_leave_open_arrives():
    # 100 turn 1; a tenth leaves, 90 stay; 108 are there: 18 arrive
    found = small([100, 0, 0], [0, 108, 0], turnover=0.1)

    np.testing.assert_allclose(arrivals(found), [0, 18, 0])
    np.testing.assert_allclose(departures(found)[1], 0.1)


def test_deaths_are_counted_with_half_of_the_moves():
    # 100 turn 1, 10 leave, deaths 0.02 (100 - 5) = 1.9 and of I arrivals 0.01 I:
    # 88.1 + 0.99 I = 108, I = 20.10101
    found = small([100, 0, 0], [0, 108, 0], turnover=0.1, mortality=0.02)

    np.testing.assert_allclose(arrivals(found)[1], 19.9 / 0.99)


def test_where_too_few_are_left_nobody_arrives_and_more_leave():
    # 100 turn 1, 70 are there: 30 left although 10 usually do
    found = small([100, 0, 0], [0, 70, 0], turnover=0.1)

    assert arrivals(found)[1] == 0
    np.testing.assert_allclose(departures(found)[1], 0.3)


def test_the_oldest_meet_those_who_reach_them():
    # 30 and 20 together are the open age a year later
    found = small([0, 30, 20], [0, 0, 50])

    np.testing.assert_allclose(arrivals(found), 0)
    np.testing.assert_allclose(departures(found), 0)


def test_births_are_the_children_with_the_dead_ones_by_the_schedule_of_mothers():
    # 2 x 9 children of 0, a tenth died: 20 births of 40 women on average, 0.25 each expected
    found = small([40, 0, 0], [9, 40, 0], mortality=0.1, fertility=0.25)
    run = project_with_components(found)

    women = (40 + 40) / 2
    np.testing.assert_allclose(found.fertility_level.values[0, 0], 20 / (0.25 * women))
    np.testing.assert_allclose(run.births[0, 0, 0, :, 0].sum(), 20)
    np.testing.assert_allclose(run.population[0, 0, 0, :, 0], 9)


def test_a_share_of_the_arrivals_comes_from_abroad():
    found = small([100, 0, 0], [0, 108, 0], turnover=0.1, from_abroad=0.25)

    np.testing.assert_allclose(arrivals(found)[1], 13.5)
    np.testing.assert_allclose(found.immigration.values[0, 0, 0, 0, 1], 4.5)


def test_infants_where_no_woman_could_have_borne_them_arrive():
    found = small([0, 0, 0], [6, 0, 0], fertility=0.25)

    np.testing.assert_allclose(arrivals(found), [6, 0, 0])
    np.testing.assert_allclose(project_with_components(found).population[0, 0, 0, 0], [6, 0, 0])


def test_a_year_with_boys_alone_is_met_as_well():
    path = np.zeros((1, 2, 2, 3))
    path[0, 0, :, 1] = 50
    path[0, 1, 1, 0] = 8
    found = anchored(
        path, areas=["x"], years=[2026], mortality=np.full((2, 3), 0.01),
        fertility=[0, 0, 0.1], turnover=[0.0] * 3,
    )  # fmt: skip

    again = project_with_components(found).population[0, 0, 0]
    np.testing.assert_allclose(again, path[0, 1], atol=1e-9)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"years": [2026, 2027]}, "shape"),
        ({"turnover": [0.1, 0.1]}, "shape"),
        ({"turnover": [0.1, 1.1, 0]}, "not_a_share"),
        ({"mortality": np.full((2, 3), np.nan)}, "not_finite_at"),
        ({"people": THREE_AGES - 1}, "negative"),
        ({"from_abroad": 1.5}, "not_a_share"),
    ],
)
def test_what_cannot_be_is_refused(change, code):
    given = {
        "people": THREE_AGES, "areas": ["x"], "years": [2026],
        "mortality": np.zeros((2, 3)), "fertility": [0, 0, 0], "turnover": [0, 0, 0],
    } | change  # fmt: skip

    with pytest.raises(KohorteError) as refused:
        anchored(given.pop("people"), **given)

    assert refused.value.code == code


# Levers on them


@pytest.fixture
def town():
    ages = np.arange(91)
    shape = np.clip(90 - 0.7 * ages, 3, None)
    path = np.stack([np.stack([shape * (1 - 0.01 * year)] * 2) for year in range(11)])[None]
    mortality = usual_mortality(90, life_expectancy=[83, 78])
    return anchored(
        path, areas=["x"], years=range(2026, 2036), mortality=mortality,
        fertility=usual_fertility(90), turnover=usual_turnover(2 * shape, leaving=0.05),
    )  # fmt: skip


def test_without_a_lever_there_is_no_effect_at_all(town):
    assert not effect(town, Scenario(), compiled=False).difference.any()


def test_who_stays_has_children_here(town):
    found = effect(town, Scenario((keep(0.3, start=2026),)), compiled=False).difference

    assert found[0, -1, 0, :, 18:40].sum() > 10
    assert found[0, -1, 0, :, :9].sum() > 0
    assert found.min() > -1e-9


def test_births_lever_brings_its_share_of_children(town):
    found = effect(town, Scenario((births(1.1, start=2026),)), compiled=False)

    np.testing.assert_allclose(
        found.scenario[0, 0, 0, :, 0].sum() / found.base[0, 0, 0, :, 0].sum(), 1.1, rtol=2e-3
    )


def test_a_home_adds_its_places_and_nothing_else(town):
    places = np.zeros((1, 2, 91))
    places[0, :, 80:] = 2.0
    home = Institution("home", "x", places, opens=2030)
    lever = moves_in(1.2, start=2026)

    together = effect(town, Scenario((lever,), institutions=(home,)), compiled=False).difference
    alone = effect(town, Scenario((lever,)), compiled=False).difference

    np.testing.assert_allclose((together - alone)[0, :4], 0, atol=1e-9)
    np.testing.assert_allclose((together - alone)[0, 4:], np.tile(places, (6, 1, 1, 1)), atol=1e-9)


# Usual schedules


@pytest.mark.parametrize("open_age", [75, 90, 100])
def test_usual_mortality_meets_the_life_expectancy_at_any_open_age(open_age):
    found = usual_mortality(open_age, life_expectancy=[83.0, 78.0])

    np.testing.assert_allclose(life_expectancy(found), [83, 78], atol=1e-6)
    assert (found[0] < found[1]).all()


def test_usual_mortality_needs_an_open_age_it_knows():
    with pytest.raises(KohorteError) as refused:
        usual_mortality(120, life_expectancy=80)

    assert refused.value.code == "open_age_out_of_range"


def test_usual_fertility_is_one_child_at_the_usual_age():
    found = usual_fertility(80)

    assert found.sum() == pytest.approx(1)
    assert found @ np.arange(81) == pytest.approx(31.5, abs=0.1)
    assert found[0] == 0


def test_usual_turnover_gives_the_departures_asked_for():
    people = np.linspace(100, 10, 91)
    found = usual_turnover(people, leaving=0.05)

    assert found @ people == pytest.approx(0.05 * people.sum())
    assert 20 <= found.argmax() <= 26


@pytest.mark.parametrize(
    ("people", "leaving", "code"), [(0, 0.1, "nobody_to_move"), (1, 1.1, "not_a_share")]
)
def test_usual_turnover_refuses_what_cannot_be(people, leaving, code):
    with pytest.raises(KohorteError) as refused:
        usual_turnover(np.full(91, people), leaving=leaving)

    assert refused.value.code == code


def test_women_and_men_are_told_apart_by_birth_and_survival():
    found = women_and_men([205.0, 100.0], mortality=[[0.0, 0.0], [0.0, 0.5]])

    np.testing.assert_allclose(found[:, 0], [100, 105])
    np.testing.assert_allclose(found[:, 1], [100 * 100 / 152.5, 100 * 52.5 / 152.5])
