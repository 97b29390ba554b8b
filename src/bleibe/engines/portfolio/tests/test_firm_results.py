"""What must not change a result: order, numbering, the hash seed, the machine's Python."""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bleibe.engines.portfolio import (
    Applicant,
    Problem,
    Target,
    Uncertainty,
    alternatives,
    commit,
    lottery,
    solve,
    stability,
)
from bleibe.engines.portfolio.stable import firmness
from bleibe.engines.portfolio.tests.small import possible, problems

SOURCE = Path(__file__).parents[4]
SOLVES_ALONE = """
from decimal import Decimal
from bleibe.engines.portfolio.tests.invented import invented
from bleibe.engines.portfolio.model import model_of
from bleibe.engines.portfolio.neighbours import patterns
from bleibe.engines.portfolio.solving import best_counts, canonical, proof_above
from bleibe.engines.portfolio import Uncertainty, stability
model = model_of(invented(120, places=20))
counts = canonical(model, best_counts(model))
best = model.sum_of(counts)
print(model.ids_of(counts), best, proof_above(model, best))
print(patterns(model, least=best - 100, limit=20))
print(stability(model.problem, uncertainty=Uncertainty(score=Decimal(1)), seed="1", draws=3).of)
"""


def mixed(items, seed: int) -> tuple:
    order = list(items)
    random.Random(seed).shuffle(order)  # noqa: S311 any order will do
    return tuple(order)


def shuffled(problem: Problem, seed: int) -> Problem:
    return replace(
        problem, applicants=mixed(problem.applicants, seed), targets=mixed(problem.targets, seed)
    )


def content(problem: Problem, ids) -> list:
    by_id = {each.id: each for each in problem.applicants}
    return sorted((by_id[i].score, sorted(by_id[i].attributes.items())) for i in ids)


@settings(max_examples=25, deadline=None)
@given(problems(), st.integers(0, 99))
def test_the_order_of_applicants_and_targets_changes_nothing(problem, seed):
    assume(possible(problem))
    other = shuffled(problem, seed)
    moves = Uncertainty(score=Decimal("0.5"))

    assert solve(other) == solve(problem)
    assert alternatives(other, tolerance=1) == alternatives(problem, tolerance=1)
    assert stability(other, uncertainty=moves, seed="1", draws=5) == stability(
        problem, uncertainty=moves, seed="1", draws=5
    )


@settings(max_examples=25, deadline=None)
@given(problems(), st.integers(0, 99))
def test_other_numbers_for_the_applicants_choose_the_same_ones(problem, seed):
    assume(possible(problem))
    numbers = mixed(range(len(problem.applicants)), seed)
    other = replace(
        problem,
        applicants=tuple(
            replace(each, id=f"B{n}") for each, n in zip(problem.applicants, numbers, strict=True)
        ),
    )

    assert content(other, solve(other).chosen) == content(problem, solve(problem).chosen)
    assert [content(other, each.chosen) for each in alternatives(other, tolerance=1).sets] == [
        content(problem, each.chosen) for each in alternatives(problem, tolerance=1).sets
    ]


def test_equals_are_named_where_only_some_of_them_are_chosen():
    twins = tuple(Applicant(name, 5, {"land": "Nord"}) for name in "CAB")
    problem = Problem((Applicant("Z", 9, {"land": "Süd"}), *twins), places=3)

    solution = solve(problem)

    assert solution.chosen == ("Z", "A", "B")
    assert [(each.ids, each.places) for each in solution.interchangeable] == [(("A", "B", "C"), 2)]


def test_scores_that_do_not_move_are_chosen_in_every_draw_and_bands_hold_the_share():
    problem = Problem(tuple(Applicant(f"A{n}", n, {}) for n in range(6)), places=2)

    still = stability(problem, uncertainty=Uncertainty(), seed="1", draws=20)
    moved = stability(problem, uncertainty=Uncertainty(score=Decimal(2)), seed="1", draws=200)
    others = stability(problem, uncertainty=Uncertainty(score=Decimal(2)), seed="2", draws=200)

    assert {name for name, each in still.of.items() if each.hits == 20} == {"A4", "A5"}
    assert 0 < moved.of["A3"].hits < 200
    assert moved.of != others.of
    assert sum(each.hits for each in moved.of.values()) == 400
    assert all(each.low <= each.share <= each.high for each in moved.of.values())


def test_a_weight_that_moves_moves_who_lives_by_it():
    people = (Applicant("need", 10, {}), Applicant("craft", Decimal("10.1"), {}))
    parts = {"need": {"need": Decimal(10)}, "craft": {"need": Decimal(0)}}
    moves = Uncertainty(weights={"need": Decimal(1)}, weight_share=Decimal("0.1"), parts=parts)

    shares = stability(Problem(people, places=1), uncertainty=moves, seed="1", draws=300)

    assert 0.3 < shares.of["need"].share < 0.6  # needs more than a tenth of the way up: 0.45


def test_the_band_is_the_one_of_wilson():
    band = firmness(10, 20)
    assert (band.share, band.low, band.high) == tuple(map(Decimal, ("0.5000", "0.2993", "0.7007")))


def test_a_lottery_gives_equals_the_same_chance_and_keeps_to_its_commitment():
    people = tuple(Applicant(f"A{n}", 5, {"land": "Nord" if n < 3 else "Süd"}) for n in range(5))
    problem = Problem(people, places=2, targets=(Target("land", "Süd", 1, 1),))
    drawn = {
        lottery(problem, secret="s", commitment=commit("s"), public=str(n)).chosen
        for n in range(60)
    }

    draw = lottery(problem, secret="s", commitment=commit("s"), public="7")

    assert {str(draw.chance_of[f"A{n}"]) for n in range(3)} == {"1/3"}
    assert {str(draw.chance_of[f"A{n}"]) for n in (3, 4)} == {"1/2"}
    assert len({frozenset(each) for each in drawn}) == 6
    assert draw == lottery(shuffled(problem, 1), secret="s", commitment=commit("s"), public="7")


def alone(python: str, hash_seed: str) -> str:
    finished = subprocess.run(
        [python, "-c", SOLVES_ALONE],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": hash_seed},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return finished.stdout


def test_two_hash_seeds_give_the_same_bytes():
    first = alone(sys.executable, "1")
    assert len(first) > 1000
    assert alone(sys.executable, "2") == first


def runs(python: str) -> bool:
    return not subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode


def later_python() -> str | None:
    """Return a Python above 3.11 that runs: from the path, or installed beside this one."""
    named = (shutil.which(f"python3.{minor}") for minor in (12, 13, 14))
    beside = Path(sys.base_prefix).parent.glob("3.1[2-9]*/bin/python3")
    for found in (*named, *map(str, sorted(beside))):
        if found and runs(found):
            return found
    return None


def test_another_python_gives_the_same_bytes():
    python = later_python()
    if python is None:
        pytest.skip("no Python above 3.11 is on this machine")
    assert alone(python, "3") == alone(sys.executable, "3")
