"""Small problems, and their answers by trying every set."""

from decimal import Decimal
from itertools import combinations

from hypothesis import strategies as st

from bleibe.engines.portfolio import Applicant, Problem, Target

LANDS = ("Nord", "Süd", "West")
KINDS = ("Kreis", "Stadt")


@st.composite
def problems(draw, *, largest=9):
    scores = st.sampled_from(
        draw(st.sampled_from([
            [Decimal(n) for n in range(-2, 4)],
            [Decimal(n) / 4 for n in range(40)],
        ]))
    )  # fmt: skip
    applicants = tuple(
        Applicant(
            f"A{number}",
            draw(scores),
            {"land": draw(st.sampled_from(LANDS)), "kind": draw(st.sampled_from(KINDS))},
        )
        for number in range(draw(st.integers(2, largest)))
    )
    places = draw(st.integers(1, len(applicants)))
    known = {(name, each.attributes[name]) for each in applicants for name in ("land", "kind")}
    targets = []
    for attribute, value in draw(st.lists(st.sampled_from(sorted(known)), max_size=4, unique=True)):
        low = draw(st.integers(0, 3))
        high = draw(st.one_of(st.none(), st.integers(low, 6)))
        targets.append(Target(attribute, value, low, high))
    return Problem(applicants, places, tuple(targets))


def possible(problem: Problem) -> dict[frozenset[str], Decimal]:
    """Return every set that meets all targets, with its sum."""
    found = {}
    for chosen in combinations(problem.applicants, problem.places):
        ids = frozenset(each.id for each in chosen)
        if not problem.fixed_in <= ids or problem.fixed_out & ids:
            continue
        if all(
            target.min <= sum(map(target.counts, chosen))
            and (target.max is None or sum(map(target.counts, chosen)) <= target.max)
            for target in problem.targets
        ):
            found[ids] = sum((Decimal(each.score) for each in chosen), Decimal())
    return found
