"""Targets that cannot be met together: a smallest group of them."""

from dataclasses import replace

from bleibe.engines.portfolio.answers import Conflict, Contradicting
from bleibe.engines.portfolio.model import Model, model_of
from bleibe.engines.portfolio.problem import Problem, Target
from bleibe.engines.portfolio.search import Search, Searched


def conflict(problem: Problem) -> Conflict | None:
    """Return targets that contradict each other, or ``None`` if all can be met together.

    Each side of a target (at least, at most) is a demand of its own. Demands are dropped one after
    the other, in the order of attribute, value and side, and stay out as long as the rest still
    contradicts itself; so dropping any one of those that are left makes the rest possible.
    """
    bare = replace(problem, applicants=tuple(replace(each, score=0) for each in problem.applicants))
    if _search(bare)[1].counts is not None:
        return None
    demands = _sides(problem)
    for demand in list(demands):
        rest = [each for each in demands if each != demand]
        if _search(replace(bare, targets=_joined(rest)))[1].counts is None:
            demands = rest
    targets = _joined(demands)
    _model, searched = _search(replace(bare, targets=targets))
    free = [each for each in problem.applicants if each.id not in problem.fixed_out]
    return Conflict(
        targets=tuple(
            Contradicting(target=each, available=sum(map(each.counts, free))) for each in targets
        ),
        places=problem.places,
        applicants=len(free),
        certificate=searched.tree,
    )


def _search(bare: Problem) -> tuple[Model, Searched]:
    model = model_of(bare)
    return model, Search(model, lo=[0] * len(model.members), hi=model.sizes, wanted=0).run()


def _sides(problem: Problem) -> list[Target]:
    sides = []
    for each in sorted(problem.targets, key=lambda each: (each.attribute, each.value)):
        if each.min:
            sides.append(replace(each, max=None))
        if each.max is not None:
            sides.append(replace(each, min=0))
    return sides


def _joined(sides: list[Target]) -> tuple[Target, ...]:
    joined: dict[tuple[str, str], Target] = {}
    for each in sides:
        key = each.attribute, each.value
        other = joined.get(key, Target(*key))
        limit = other.max if each.max is None else each.max
        joined[key] = replace(other, min=max(other.min, each.min), max=limit)
    return tuple(joined.values())
