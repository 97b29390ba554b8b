"""The model behind a scenario: the profile's own projection, and levers on it."""

from dataclasses import replace

import numpy as np
import pytest

from bleibe.kernel.errors import Refused
from bleibe.profiles import projection
from bleibe.profiles.scenarios.base import Settings, assumptions_of, single_ages
from bleibe.profiles.scenarios.effect import compute, compute_levers, ground_of
from bleibe.profiles.scenarios.levers import Levers
from bleibe.profiles.scenarios.rounding import said, told_effect
from bleibe.profiles.tests.test_protection import stand

TERMS = Settings(leaving=0.05, leaving_years=())
IDLE = Levers(start=2026, full_from=2026)


def shrinking(year: int, *, sexes=("f", "m")):
    persons = np.linspace(300, 60, 17) * 0.99 ** (year - 2022)
    return stand(np.tile(persons, (len(sexes), 1)), year=year, sexes=sexes)


def run(*, later=None, sexes=("f", "m")):
    stands = [shrinking(year, sexes=sexes) for year in range(2022, 2026)]
    stands += [later] if later else []
    inputs = projection.inputs_of("99001001", stands, parent="99001", sisters={})
    return inputs, projection.compute(inputs)


@pytest.fixture(scope="module")
def town():
    inputs, result = run()
    return assumptions_of(inputs, result=result, given=TERMS)


@pytest.mark.parametrize("sexes", [("f", "m"), ("total",)])
@pytest.mark.parametrize("newer_total", [False, True])
def test_without_levers_it_is_the_projection_of_the_profile(sexes, newer_total):
    later = stand([[6500.0]], ages=(0,), sexes=("total",), year=2026) if newer_total else None
    inputs, result = run(later=later, sexes=sexes)
    found = compute(IDLE, given=assumptions_of(inputs, result=result, given=TERMS))

    assert found.years == result.years
    assert [found.total(year)[0] for year in found.years] == pytest.approx(result.middle)
    assert not any(map(any, found.effect))


def test_single_ages_add_up_to_the_groups_of_the_profile():
    inputs, result = run()
    path = single_ages(inputs, result=result).sum(axis=1)

    for year, groups in result.by_age.items():
        ages = path[int(year) - inputs.base_year]
        assert np.add.reduceat(ages, result.ages) == pytest.approx(groups, abs=1e-4)


def test_the_same_levers_give_the_same_digest_every_time(town):
    pulled = replace(IDLE, stay=20, dwellings=7, births=0.1)
    inputs, result = run()
    again = assumptions_of(inputs, result=result, given=TERMS)

    assert compute(pulled, given=town).digest == compute(pulled, given=again).digest


@pytest.mark.parametrize(
    ("pulled", "group"),
    [
        ({"stay": 30}, 1),
        ({"births": 0.3}, 0),
        ({"in_family": 50}, 3),
        ({"in_education": 50}, 1),
        ({"out_old_age": -50}, 5),
        ({"life_expectancy": 2}, 5),
        ({"immigration": 100}, 3),
        ({"dwellings": 20}, 3),
        ({"home": "students", "places": 50}, 1),
    ],
)
def test_each_lever_brings_people_where_it_works(town, pulled, group):
    found = compute(replace(IDLE, **pulled), given=town)
    at_2030 = found.effect[found.years.index(2030)]

    assert at_2030[group] > 0
    assert min(at_2030) > -1e-6


def test_more_of_a_lever_does_more(town):
    effects = [
        sum(compute(replace(IDLE, stay=share), given=town).effect[-1]) for share in (5, 20, 60)
    ]

    assert effects == sorted(effects)
    assert effects[0] > 0


def test_a_home_adds_exactly_its_places_beside_any_other_lever(town):
    home = {"home": "care", "places": 60, "opens": 2030, "closes": 2035}
    alone = compute(replace(IDLE, stay=20), given=town)
    together = compute(replace(IDLE, stay=20, **home), given=town)

    for year, more, less in zip(alone.years, together.effect, alone.effect, strict=True):
        expected = 60 if 2030 <= year < 2035 else 0
        assert more[5] - less[5] == pytest.approx(expected, abs=1e-5)
        assert more[:5] == pytest.approx(less[:5], abs=1e-5)


def test_dwellings_bring_who_comes_from_outside():
    inputs, result = run()
    given = assumptions_of(inputs, result=result, given=TERMS)
    built = replace(
        IDLE, dwellings=10, build_from=2026, build_until=2026, persons_per_dwelling=2.5,
        dwellings_outside=60,
    )  # fmt: skip
    found = compute(built, given=given)

    # 10 × 2,5 × 0,6 = 15, half of them at once; they die with half a year's risk and bear
    assert sum(found.effect[0]) == pytest.approx(7.5, rel=0.05)


def test_a_lever_works_from_its_first_year_and_grows_to_its_full_one(town):
    found = compute(replace(IDLE, start=2028, full_from=2031, in_career=40), given=town)
    totals = [sum(row) for row in found.effect]

    assert totals[:2] == [0, 0]
    assert totals[2] > 0
    growth = np.diff(totals[1:6])
    assert growth[0] < growth[1] < growth[2] < growth[3]


def test_what_cannot_be_is_refused_in_the_words_of_levers(town):
    inputs, result = run()
    mobile = assumptions_of(inputs, result=result, given=replace(TERMS, leaving=0.45))

    with pytest.raises(Refused) as refused:
        compute_levers(replace(IDLE, out_education=100, out_career=100), given=mobile)

    assert refused.value.code == "levers_too_strong"


def test_a_home_that_is_open_already_is_refused(town):
    with pytest.raises(Refused) as refused:
        compute_levers(replace(IDLE, home="care", places=5, opens=2025), given=town)

    assert refused.value.code == "home_opens_in_the_past"


def test_what_levers_act_on_is_told_by_phase(town):
    ground = ground_of(town)
    by_age = run()[1].by_age
    people = sum(by_age["2025"])

    assert 0.05 * people <= sum(ground.departures.values()) < 0.1 * people
    assert ground.immigration == pytest.approx(sum(ground.arrivals.values()) / 3)
    assert ground.births == pytest.approx(by_age["2027"][0] / 3, rel=0.05)


@pytest.mark.parametrize(
    ("persons", "told", "words"),
    [
        (4.9, 0, "0"), (5, 10, "+10"), (237, 240, "+240"), (-237, -240, "−240"),
        (1234, 1200, "+1.200"), (99_500, 100_000, "+100.000"),
    ],
)  # fmt: skip
def test_an_effect_has_two_digits_at_most(persons, told, words):
    assert told_effect(persons) == told
    assert said(persons) == words
