"""Sharing: never to who is barred, to as many as wanted, as evenly as can be, always the same."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from bleibe.applications.reviewing.balancing import share

PEOPLE = ("p1", "p2", "p3", "p4")


@st.composite
def cases(draw):
    people = PEOPLE[: draw(st.integers(1, 4))]
    works = [f"w{i}" for i in range(draw(st.integers(0, 4)))]
    pairs = [(work, who) for work in works for who in people]
    barred = draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    standing = {
        work: {
            who for who in people
            if (work, who) not in barred and draw(st.integers(0, 4)) == 0
        }
        for work in works
    }  # fmt: skip
    return works, people, barred, standing, draw(st.integers(1, 2))


def shared(works, people, barred, standing, each):
    return share(
        works, among=people, each=each, may=lambda work, who: (work, who) not in barred,
        standing=standing,
    )  # fmt: skip


def loads(given_, standing, people):
    return sorted(
        sum(who in set(given_[work]) | standing[work] for work in given_) for who in people
    )


@given(cases())
def test_everybody_gets_what_they_may_and_nothing_else(case):
    works, people, barred, standing, each = case
    given_ = shared(*case)
    assert set(given_) == set(works)
    for work, who in given_.items():
        free = {one for one in people if (work, one) not in barred} - standing[work]
        assert who <= free
        assert len(who) == min(max(0, each - len(standing[work])), len(free))


@given(cases())
def test_no_other_sharing_is_more_even(case):
    works, people, barred, standing, _each = case
    given_ = shared(*case)
    choices = [
        list(
            combinations(
                [w for w in people if (work, w) not in barred and w not in standing[work]],
                len(given_[work]),
            )
        )
        for work in works
    ]
    best = min(
        sum(load**2 for load in loads(dict(zip(works, one, strict=True)), standing, people))
        for one in product(*choices)
    )
    assert sum(load**2 for load in loads(given_, standing, people)) == best


@given(cases())
def test_the_order_in_which_they_are_named_changes_nothing(case):
    works, people, barred, standing, each = case
    turned = shared(list(reversed(works)), tuple(reversed(people)), barred, standing, each)
    assert loads(turned, standing, people) == loads(shared(*case), standing, people)
    assert shared(*case) == shared(*case)


def test_pairs_mix_so_that_nobody_always_reads_with_the_same_person():
    given_ = share(
        [f"w{i:02}" for i in range(30)], among=PEOPLE, each=2, may=lambda *_: True, standing={}
    )
    assert {frozenset(who) for who in given_.values()} == {
        frozenset(pair) for pair in combinations(PEOPLE, 2)
    }
    assert loads(given_, {work: set() for work in given_}, PEOPLE) == [15, 15, 15, 15]
