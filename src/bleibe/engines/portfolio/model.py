"""A problem brought to its columns: applicants alike in score and targets stand together."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bleibe.engines.portfolio.answers import Interchangeable
from bleibe.engines.portfolio.problem import Applicant, Problem, Target, decimals, in_units
from bleibe.engines.portfolio.simplex import Programme


@dataclass(frozen=True)
class Model:
    """The whole-number programme of a problem.

    Columns stand from the highest score down, then by the targets they count for; within a column
    the members by a digest of score and attributes, then by id. That order is the tie rule.
    ``classes`` lists the columns of each kind from the highest score down. ``base`` is the sum of
    those who are fixed in; they are taken out of the rows.
    """

    problem: Problem
    decimals: int
    targets: tuple[Target, ...]
    members: tuple[tuple[str, ...], ...]
    classes: tuple[tuple[int, ...], ...]
    programme: Programme
    base: int

    @property
    def sizes(self) -> list[int]:
        return [len(each) for each in self.members]

    def sum_of(self, counts: Sequence[int]) -> int:
        costs = self.programme.costs
        return self.base + sum(c * n for c, n in zip(costs, counts, strict=True))

    def ids_of(self, counts: Sequence[int]) -> tuple[str, ...]:
        """Return who is chosen: those fixed in first, then from the highest score down."""
        chosen = [each for ids, n in zip(self.members, counts, strict=True) for each in ids[:n]]
        return (*sorted(self.problem.fixed_in), *chosen)

    def interchangeable(self, counts: Sequence[int]) -> tuple[Interchangeable, ...]:
        return tuple(
            Interchangeable(ids=ids, places=n)
            for ids, n in zip(self.members, counts, strict=True)
            if 0 < n < len(ids)
        )


def model_of(problem: Problem) -> Model:
    """Return the programme of a problem; the order of applicants and targets changes nothing."""
    places = decimals(problem)
    targets = tuple(sorted(problem.targets, key=lambda each: (each.attribute, each.value)))
    grouped: dict[tuple[int, tuple[int, ...]], list[Applicant]] = defaultdict(list)
    fixed = [0] * (len(targets) + 1)
    base = 0
    for each in problem.applicants:
        row = (1, *(int(target.counts(each)) for target in targets))
        score = in_units(each.score, places=places)
        if each.id in problem.fixed_in:
            fixed = [a + b for a, b in zip(fixed, row, strict=True)]
            base += score
        elif each.id not in problem.fixed_out:
            grouped[score, row].append(each)
    keys = sorted(grouped, key=lambda key: (-key[0], key[1]))
    vectors = sorted({row for _score, row in keys})
    kind = {row: number for number, row in enumerate(vectors)}
    kinds = tuple(kind[row] for _score, row in keys)
    members = tuple(_in_order(grouped[key]) for key in keys)
    programme = Programme(
        vectors=tuple(vectors),
        kinds=kinds,
        costs=tuple(score for score, _row in keys),
        lower=_less(fixed, [problem.places, *(each.min for each in targets)]),
        upper=_less(fixed, [problem.places, *(_highest(each, problem.places) for each in targets)]),
    )
    return Model(
        problem=problem,
        decimals=places,
        targets=targets,
        members=members,
        classes=_classes(programme),
        programme=programme,
        base=base,
    )


def apart(model: Model) -> Model:
    """Return the same with a column of its own for each applicant."""
    columns = [j for j, ids in enumerate(model.members) for _id in ids]
    kinds, costs = model.programme.kinds, model.programme.costs
    programme = replace(
        model.programme,
        kinds=tuple(kinds[j] for j in columns),
        costs=tuple(costs[j] for j in columns),
    )
    members = tuple((each,) for ids in model.members for each in ids)
    return replace(model, members=members, programme=programme, classes=_classes(programme))


def with_costs(model: Model, costs: Sequence[int]) -> Model:
    """Return the same with other scores; ``base`` counts nothing any more."""
    programme = replace(model.programme, costs=tuple(costs))
    return replace(model, programme=programme, classes=_classes(programme), base=0)


def _classes(programme: Programme) -> tuple[tuple[int, ...], ...]:
    """Return the columns of each kind from the highest score down."""
    classes: list[list[int]] = [[] for _vector in programme.vectors]
    for j, kind in enumerate(programme.kinds):
        classes[kind].append(j)
    costs = programme.costs
    return tuple(tuple(sorted(each, key=lambda j: (-costs[j], j))) for each in classes)


def _highest(target: Target, places: int) -> int:
    return max(places, target.min) if target.max is None else target.max


def _less(fixed: Sequence[int], limits: Sequence[int]) -> tuple[int, ...]:
    return tuple(limit - taken for taken, limit in zip(fixed, limits, strict=True))


def _in_order(applicants: list[Applicant]) -> tuple[str, ...]:
    return tuple(each.id for each in sorted(applicants, key=lambda a: (content_digest(a), a.id)))


def content_digest(applicant: Applicant) -> str:
    """Return a digest of score and attributes, without the id: what stays when ids change."""
    score = Decimal(applicant.score).normalize()
    content = [f"{score:f}", sorted(applicant.attributes.items())]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
