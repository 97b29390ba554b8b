"""Every answer against trying all sets."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bleibe.engines.portfolio import (
    PortfolioFault,
    alternatives,
    commit,
    conflict,
    lottery,
    solve,
)
from bleibe.engines.portfolio.tests.small import possible, problems

SOME = settings(max_examples=30, deadline=None)


@SOME
@given(problems(), st.data())
def test_the_best_set_is_the_one_that_trying_all_finds(problem, data):
    ids = [each.id for each in problem.applicants]
    inside = data.draw(st.sets(st.sampled_from(ids), max_size=min(2, problem.places)))
    outside = set(ids[: len(ids) - problem.places]) - inside
    outside = data.draw(st.sets(st.sampled_from(sorted(outside)))) if outside else set()
    problem = replace(problem, fixed_in=frozenset(inside), fixed_out=frozenset(outside))
    sets = possible(problem)
    if not sets:
        with pytest.raises(PortfolioFault, match="targets_contradict"):
            solve(problem)
        return

    solution = solve(problem)

    assert solution.objective == max(sets.values())
    assert sets[frozenset(solution.chosen)] == solution.objective


@SOME
@given(problems(), st.sampled_from([0, 1, 2]))
def test_alternatives_and_standings_are_those_that_trying_all_finds(problem, tolerance):
    sets = possible(problem)
    assume(sets)
    best = max(sets.values())
    good = {ids for ids, total in sets.items() if total >= best - tolerance}

    found = alternatives(problem, tolerance=tolerance, limit=200)

    assert found.complete
    assert sum(each.ways for each in found.sets) == len(good)
    assert {frozenset(each.chosen) for each in found.sets} <= good
    sums = [each.objective for each in found.sets]
    assert sums == sorted(sums, reverse=True)
    for each in problem.applicants:
        share = sum(each.id in ids for ids in good)
        standing = "all" if share == len(good) else "some" if share else "none"
        assert found.standing[each.id] == standing


@SOME
@given(problems())
def test_a_list_cut_short_holds_whole_levels_and_says_so(problem):
    sets = possible(problem)
    assume(sets)
    whole = alternatives(problem, tolerance=2, limit=200)

    cut = alternatives(problem, tolerance=2, limit=2)

    assert cut.standing == whole.standing
    assert cut.complete == (len(whole.sets) <= 2)
    assert cut.sets == whole.sets[: len(cut.sets)]
    if len(cut.sets) > 1:
        assert cut.complete or cut.sets[-1].objective > whole.sets[len(cut.sets)].objective


@SOME
@given(problems())
def test_a_conflict_is_there_when_no_set_is_and_cannot_be_made_smaller(problem):
    found = conflict(problem)
    if possible(problem):
        assert found is None
        return
    targets = tuple(each.target for each in found.targets)
    assert not possible(replace(problem, targets=targets))
    for each in targets:
        rest = tuple(other for other in targets if other != each)
        assert possible(replace(problem, targets=rest))
        for eased in _eased(each):
            assert possible(replace(problem, targets=(*rest, eased)))


def _eased(target):
    """Yield the target with one of its two sides taken away."""
    if target.min and target.max is not None:
        yield replace(target, min=0)
        yield replace(target, max=None)


@SOME
@given(problems(largest=8))
def test_the_smallest_chance_in_a_lottery_is_as_great_as_it_can_be(problem):
    sets = possible(problem)
    assume(sets)
    best = max(sets.values())
    equal = [ids for ids, total in sets.items() if total == best]

    draw = lottery(problem, secret="s", commitment=commit("s"), public="1234")

    assert frozenset(draw.chosen) in equal
    assert sum(draw.chances) == 1
    in_play = [each.id for each in problem.applicants if any(each.id in ids for ids in equal)]
    assert set(draw.chance_of) == set(in_play)
    assert sum(draw.chance_of.values()) == problem.places
    uniform = min(Fraction(sum(i in ids for ids in equal), len(equal)) for i in in_play)
    assert min(draw.chance_of.values()) >= uniform
    for first, second in combinations(equal, 2):
        halves = [(i in first) + (i in second) for i in in_play]
        assert min(draw.chance_of.values()) >= Fraction(min(halves), 2)
