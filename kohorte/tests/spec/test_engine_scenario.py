"""Levers, institutions and dwellings: a scenario beside its base."""

import numpy as np
import pytest

from kohorte.engine import levers
from kohorte.engine.assumptions import Assumptions
from kohorte.engine.levers import Lever, LifeExpectancyLever, pulled
from kohorte.engine.measures import Measure
from kohorte.engine.quartier import (
    DwellingProject,
    FirstOccupancy,
    dwelling_stock,
    housed,
    newcomers,
    reconciled,
)
from kohorte.engine.scenario import Scenario, effect, effect_band
from kohorte.engine.schedule import Schedule
from kohorte.engine.special import Institution, residents_in, with_special, without_special
from kohorte.engine.survival import life_expectancy
from kohorte.engine.uncertainty import FactorModel
from kohorte.errors import KohorteError

AGES, YEARS, AREAS = 71, range(2025, 2033), ("north", "south")
CELLS = (1, 2, AGES)
ADULTS = np.zeros(CELLS)
ADULTS[:, :, 20:60] = 1 / 80


@pytest.fixture
def base():
    rng = np.random.default_rng(5)
    fertility = np.zeros((1, 1, 1, AGES))
    fertility[..., 18:45] = 0.05
    hazard = np.linspace(0.001, 0.2, AGES) * np.ones(CELLS)
    return Assumptions(
        areas=AREAS,
        years=YEARS,
        start=rng.uniform(10, 90, (2, *CELLS)),
        mortality=Schedule.same_for_all(hazard[None], areas=2),
        fertility=Schedule(fertility, [0, 0]),
        out_rate=Schedule.by_area(rng.uniform(0, 0.2, (2, 1, *CELLS))),
        arrivals=Schedule.by_area(rng.uniform(0, 9, (2, 1, *CELLS))),
        immigration=Schedule.same_for_all(np.ones((1, *CELLS)), areas=2),
    )


def refusal(call, *args, **named):
    with pytest.raises(KohorteError) as refused:
        call(*args, **named)
    return refused.value


def factor(table, before):
    wide = table.over_years(len(YEARS))
    return wide / before.over_years(len(YEARS))


# Levers


def test_a_lever_grows_in_equal_steps_and_ends(base):
    lever = Lever("arrivals", 1.6, 2026, full_from=2028, end=2030)

    changed = factor(pulled(base, [lever]).arrivals, base.arrivals)

    np.testing.assert_allclose(changed[0, :, 0, 0, 5], [1, 1.2, 1.4, 1.6, 1.6, 1.6, 1, 1])


def test_a_lever_works_at_its_ages_only(base):
    lever = levers.moves_in(2, start=2025, phase="family")

    changed = factor(pulled(base, [lever]).arrivals, base.arrivals)

    ages = np.arange(AGES)
    family = (ages < 18) | ((ages >= 30) & (ages < 50))
    np.testing.assert_allclose(changed, np.where(family, 2, 1) * np.ones(changed.shape))


def test_a_lever_works_in_its_areas_only(base):
    lever = Lever("mortality", 0.5, 2025, areas=("south",))

    changed = factor(pulled(base, [lever]).mortality, base.mortality)

    np.testing.assert_allclose(changed[0], 1)
    np.testing.assert_allclose(changed[1], 0.5)


def test_keeping_a_quarter_of_the_young_lets_three_quarters_leave(base):
    changed = factor(pulled(base, [levers.keep(0.25, start=2027)]).out_rate, base.out_rate)

    np.testing.assert_allclose(changed[0, :2], 1)
    np.testing.assert_allclose(changed[0, 2:, 0, :, 18:30], 0.75)
    np.testing.assert_allclose(changed[0, 2:, 0, :, [17, 30]], 1)


def test_levers_multiply(base):
    two = [levers.births(1.2, start=2025), levers.births(1.5, start=2030)]

    changed = pulled(base, two).fertility.over_years(len(YEARS))

    grown = changed[0, :, 0, 20] / base.fertility.values[0, 0, 0, 20]
    np.testing.assert_allclose(grown, [1.2, 1.2, 1.2, 1.2, 1.2, 1.8, 1.8, 1.8])


def test_years_of_life_are_gained_step_by_step(base):
    lever = LifeExpectancyLever(1.5, 2025, full_from=2027)

    longer = pulled(base, [lever]).mortality.over_years(len(YEARS))

    gained = life_expectancy(longer) - life_expectancy(base.mortality.over_years(len(YEARS)))
    expected = np.array([0.5, 1, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5])
    np.testing.assert_allclose(gained[0, :, 0, 0], expected, atol=1e-6)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Lever("arrivals", -1, 2025), "negative"),
        (lambda: Lever("arrivals", np.nan, 2025), "not_finite_at"),
        (lambda: Lever("arrivals", 1, 2025, full_from=2024), "lever_years"),
        (lambda: Lever("arrivals", 1, 2025, full_from=2028, end=2027), "lever_years"),
        (lambda: levers.keep(1.2, start=2025), "not_a_share"),
        (lambda: levers.moves_in(1, start=2025, phase="puberty"), "unknown_life_phase"),
    ],
)
def test_levers_that_cannot_be_are_refused(make, code):
    assert refusal(make).code == code


def test_a_lever_needs_something_to_work_on(base):
    unknown = refusal(pulled, base, [Lever("naturalisation", 2, 2025)])
    elsewhere = refusal(pulled, base, [Lever("arrivals", 2, 2025, areas=("west",))])
    too_much = refusal(pulled, base, [Lever("out_rate", 50, 2025)])

    assert (unknown.code, unknown.params) == ("unknown_quantity", {"quantity": "naturalisation"})
    assert (elsewhere.code, elsewhere.params) == ("area_missing", {"area": "west"})
    assert (too_much.code, too_much.params["name"]) == ("not_a_share", "out_rate")


# Effects


def test_without_levers_there_is_no_effect(base):
    assert not effect(base, Scenario()).difference.any()


def test_the_effect_is_scenario_minus_base_and_starts_with_the_lever(base):
    found = effect(base, Scenario((levers.keep(0.5, start=2028, areas=("north",)),)))

    np.testing.assert_array_equal(found.difference, found.scenario - found.base)
    assert not found.difference[:, :3].any()
    assert not found.difference[1].any()
    assert found.difference[0, 3:].sum(axis=(1, 2, 3)).min() > 0


def test_the_band_of_an_effect_meets_the_same_luck_in_both(base):
    model = FactorModel(("nation", "area"), np.full((2, 4), 0.1), np.full((2, 4), 0.9))
    scenario = Scenario((levers.immigration(3, start=2027),))
    ways = {"model": model, "nesting": [("DE",)] * 2, "seed": 1, "trajectories": 200}
    measures = (Measure("all"),)

    found = effect_band(base, scenario, measures=measures, **ways)

    assert not found.difference[:, :2].any()
    assert (found.more[:, 2:] == 1).all()
    assert (np.diff(found.difference[:, 2:], axis=-1) > 0).all()
    expected = effect(base, scenario).difference.sum(axis=(2, 3, 4))
    np.testing.assert_allclose(found.difference[:, 2:, 0, 2], expected[:, 2:], rtol=0.08)


# Institutions


def home(**years):
    return Institution("Heim", "north", np.full(CELLS, 4.0), **years)


def test_residents_of_institutions_do_not_age(base):
    outside = without_special(base, [home()])

    found = with_special(np.zeros((2, len(YEARS), *CELLS)), institutions=[home()], assumptions=base)

    np.testing.assert_allclose(outside.start[0], base.start[0] - 4)
    np.testing.assert_array_equal(outside.start[1], base.start[1])
    np.testing.assert_array_equal(found[0], 4)
    assert not found[1].any()


def test_an_institution_opens_and_closes(base):
    barracks = home(opens=2026, closes=2029)

    totals = [
        residents_in([barracks], assumptions=base, year=year).sum() for year in range(2024, 2031)
    ]

    assert totals == [0, 0, 568, 568, 568, 0, 0]


def test_opening_is_an_effect_of_its_size(base):
    found = effect(base, Scenario(institutions=(home(), home(opens=2030))), institutions=[home()])

    by_year = found.difference[0].sum(axis=(1, 2, 3))
    np.testing.assert_allclose(by_year, [0] * 5 + [568] * 3, atol=1e-6)


def test_institutions_are_checked(base):
    crowd = Institution("Kaserne", "north", np.full(CELLS, 1000.0))
    nowhere = Institution("Heim", "west", np.ones(CELLS))
    odd = Institution("Heim", "north", np.ones((1, 2, 5)))

    assert refusal(without_special, base, [crowd]).code == "special_exceeds_residents"
    assert refusal(without_special, base, [nowhere]).code == "area_missing"
    assert refusal(without_special, base, [odd]).code == "shape"
    assert refusal(home, opens=2030, closes=2030).code == "closes_before_it_opens"
    gone = Scenario(institutions=())
    assert refusal(effect, base, gone, institutions=[home()]).code == "institutions_differ_at_start"


# Dwellings

FLATS = FirstOccupancy(2.0, ADULTS, take_up=(0.6, 0.3), from_outside=0.5)
BUILT = DwellingProject("north", 2026, 100, "flat")
TORN_DOWN = DwellingProject("south", 2030, -30, "flat")


def test_dwellings_are_built_and_taken_down():
    stock = dwelling_stock([500, 40], projects=[BUILT, TORN_DOWN], areas=AREAS, years=YEARS)

    assert stock[0].tolist() == [500, 600, 600, 600, 600, 600, 600, 600]
    assert stock[1].tolist() == [40, 40, 40, 40, 40, 10, 10, 10]


def test_newcomers_come_with_the_dwellings(base):
    moving = newcomers([BUILT, TORN_DOWN], occupancy={"flat": FLATS}, assumptions=base)

    # 100 dwellings x 2 persons x half from outside, 60 % at once and 30 % a year later
    np.testing.assert_allclose(moving.sum(axis=(2, 3, 4)), [[0, 60, 30, 0, 0, 0, 0, 0], [0] * 8])
    np.testing.assert_allclose(moving[0, 1], 60 * ADULTS)


def test_new_dwellings_are_part_of_a_scenario(base):
    scenario = Scenario(dwellings=(BUILT,), first_occupancy={"flat": FLATS})

    gained = effect(base, scenario).difference.sum(axis=(2, 3, 4))

    assert gained[0, 0] == 0
    assert 55 < gained[0, 1] < 61
    assert 70 < gained[0, 2] < 90
    assert not gained[1].any()


def test_what_dwellings_hold():
    held = housed([[100, 120]], vacancy=0.1, household_size=[2.0, 1.9])

    np.testing.assert_allclose(held, [[180, 205.2]])


def test_a_projection_is_drawn_towards_its_dwellings():
    people = np.full((1, 2, 1, 2, 5), 40.0)  # 400 persons
    capacity = [[100, 400]]

    half = reconciled(people, capacity=capacity, trust=0.5).sum(axis=(2, 3, 4))

    np.testing.assert_allclose(half, [[200, 400]])
    whole = reconciled(people, capacity=capacity, trust=1)
    np.testing.assert_allclose(whole.sum(axis=(2, 3, 4)), capacity)
    np.testing.assert_array_equal(reconciled(people, capacity=capacity, trust=0), people)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda _: FirstOccupancy(2, ADULTS * 2), "shares_do_not_add_up"),
        (lambda _: FirstOccupancy(2, ADULTS, take_up=(0.9, 0.3)), "shares_do_not_add_up"),
        (lambda _: FirstOccupancy(-2, ADULTS), "negative"),
        (lambda _: DwellingProject("north", 2026, np.inf, "flat"), "not_finite_at"),
        (
            lambda _: dwelling_stock([1, 1], projects=[TORN_DOWN], areas=AREAS, years=YEARS),
            "more_demolished_than_there",
        ),
        (
            lambda _: dwelling_stock([1], projects=[BUILT], areas=("south",), years=YEARS),
            "area_missing",
        ),
        (
            lambda _: dwelling_stock([1, 1], projects=[BUILT], areas=AREAS, years=(2031,)),
            "year_missing",
        ),
        (lambda base: newcomers([BUILT], occupancy={}, assumptions=base), "unknown_kind"),
        (lambda _: housed(10, vacancy=1.5, household_size=2), "not_a_share"),
        (
            lambda _: reconciled(np.ones((1, 1, 1, 2, 3)), capacity=[[0]]),
            "nowhere_to_live",
        ),
    ],
)
def test_dwellings_are_checked(base, call, code):
    assert refusal(call, base).code == code
