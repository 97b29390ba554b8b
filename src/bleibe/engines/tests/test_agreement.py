"""Agreement of reviewers and their severity, against published and simulated panels."""

import random
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bleibe.engines.agreement import Level, agreement, severity

OBSERVERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
"""K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C."""


def published():
    return {
        f"{unit:02d}": {
            who: None if row.split()[unit] == "." else int(row.split()[unit])
            for who, row in OBSERVERS.items()
        }
        for unit in range(12)
    }


@pytest.mark.parametrize(
    ("level", "expected"),
    [(Level.NOMINAL, "0.743"), (Level.ORDINAL, "0.815"), (Level.INTERVAL, "0.849")],
)
def test_the_published_example_gives_the_published_values(level, expected):
    found = agreement(published(), level=level)

    assert f"{found.alpha:.3f}" == expected
    assert (found.units, found.ratings) == (11, 40)
    assert found.low < found.alpha < found.high <= 1


def test_two_observers_of_ten_binary_units_give_the_published_value():
    first, second = "0100000000", "1110010010"
    ratings = {str(n): {"1": a, "2": b} for n, (a, b) in enumerate(zip(first, second, strict=True))}
    assert f"{agreement(ratings, level=Level.NOMINAL).alpha:.3f}" == "0.095"


def test_the_interval_is_the_same_each_time_and_moves_with_the_seed():
    assert agreement(published(), seed="1") == agreement(published(), seed="1")
    assert agreement(published(), seed="1").low != agreement(published(), seed="2").low


def test_without_pairs_or_without_difference_there_is_no_alpha():
    assert agreement({"1": {"A": 1}, "2": {"B": 3}}).alpha is None
    assert agreement({"1": {"A": 2, "B": 2}, "2": {"A": 2, "B": 2}}).alpha is None
    assert agreement({}).alpha is None


values = st.one_of(st.none(), st.integers(1, 4))
panels = st.lists(st.lists(values, min_size=3, max_size=3), min_size=1, max_size=6)


def by_definition(units, distance):
    """Compare every pair of values within units with every pair of values at all."""
    units = [[v for v in unit if v is not None] for unit in units]
    units = [unit for unit in units if len(unit) > 1]
    every = [v for unit in units for v in unit]
    if not every:
        return None
    within = sum(
        Fraction(distance(a, b), len(unit) - 1)
        for unit in units for a, b in permutations(unit, 2)
    )  # fmt: skip
    across = sum(distance(a, b) for a, b in permutations(every, 2))
    return 1 - within * (len(every) - 1) / across if across else None


@settings(deadline=None)
@given(panels)
def test_alpha_is_what_the_definition_says_pair_by_pair(units):
    ratings = {str(n): dict(zip("ABC", unit, strict=True)) for n, unit in enumerate(units)}
    for level, distance in (
        (Level.NOMINAL, lambda a, b: int(a != b)),
        (Level.INTERVAL, lambda a, b: (a - b) ** 2),
    ):
        expected = by_definition(units, distance)
        found = agreement(ratings, level=level, draws=1).alpha
        assert found == (None if expected is None else float(expected))


def panel(*, noise: float, seed: int = 1):
    """Return a simulated panel with known leniency: two of five read each of 150."""
    chance = random.Random(seed)  # noqa: S311 simulation
    known = {"A": 1.5, "B": 0.5, "C": 0.0, "D": -0.5, "E": -1.5}
    ratings = {}
    for unit in range(150):
        worth = chance.gauss(6, 2)
        ratings[f"{unit:03d}"] = {
            who: Decimal(str(round(worth + known[who] + chance.gauss(0, noise), 3)))
            for who in chance.sample(sorted(known), 2)
        }
    return known, ratings


def test_known_severity_of_a_simulated_panel_is_recovered():
    known, ratings = panel(noise=0.4)

    found = severity(ratings)

    assert found.groups == (("A", "B", "C", "D", "E"),)
    for who, leniency in known.items():
        assert found.leniency[who] == pytest.approx(leniency, abs=0.15)
    assert found.spread == pytest.approx(0.4 / 2**0.5, abs=0.05)
    assert sum(found.leniency.values()) == pytest.approx(0, abs=1e-12)


def test_without_noise_severity_is_exact_and_adjusted_scores_are_free_of_it():
    ratings = {"1": {"A": 5, "B": 3}, "2": {"B": 6, "C": 6}, "3": {"C": 2}}

    found = severity(ratings)

    assert found.leniency == {
        "A": pytest.approx(4 / 3), "B": pytest.approx(-2 / 3), "C": pytest.approx(-2 / 3),
    }  # fmt: skip
    assert found.adjusted["1"] == pytest.approx(11 / 3)
    assert found.spread == 0


def test_reviewers_who_share_nothing_are_not_compared():
    found = severity({"1": {"A": 9, "B": 7}, "2": {"C": 1, "D": 3}, "3": {"E": 4}})

    assert found.groups == (("A", "B"), ("C", "D"), ("E",))
    assert found.leniency == {"A": 1, "B": -1, "C": -1, "D": 1, "E": 0}
