"""From the inputs of a run to its result, and nothing else: what is kept can be computed again.

Inputs and result are plain data. An applicant is a key, a score and classes; no name goes in
and none comes out. Equal inputs give the same bytes on any machine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from importlib.metadata import version
from typing import Any

from bleibe.engines import portfolio
from bleibe.engines.portfolio import Applicant, PortfolioFault, Problem, Target, Uncertainty

PHASES = 4
"""Best set, sets near it, moving weights and scores, what each applicant lacks."""
Plain = dict[str, Any]
Report = Callable[[int], None]


def program() -> str:
    """Return which program computes, for the record."""
    return f"bleibe {version('bleibe')}, highspy {version('highspy')}"


def problem_of(inputs: Mapping[str, Any]) -> Problem:
    """Return the question that inputs ask."""
    return Problem(
        applicants=tuple(
            Applicant(each["id"], Decimal(each["score"]), each["attributes"])
            for each in inputs["applicants"]
        ),
        places=inputs["places"],
        targets=tuple(
            Target(each["attribute"], each["value"], each.get("min", 0), each.get("max"))
            for each in inputs["targets"]
        ),
        fixed_in=frozenset(inputs["fixed_in"]),
        fixed_out=frozenset(inputs["fixed_out"]),
    )


def compute(inputs: Mapping[str, Any], *, report: Report = lambda _phase: None) -> Plain:
    """Return the result of a run; a conflict where the targets cannot be met together.

    Raises `PortfolioFault` where the question itself makes no sense.
    """
    problem = problem_of(inputs)
    conflict = portfolio.conflict(problem)
    if conflict is not None:
        return {"conflict": _conflict(conflict)}
    report(0)
    best = portfolio.solve(problem)
    report(1)
    near = portfolio.alternatives(problem, tolerance=Decimal(inputs["tolerance"]))
    report(2)
    firm = portfolio.stability(
        problem, uncertainty=_uncertainty(inputs), seed=inputs["seed"], draws=inputs["draws"]
    )
    report(3)
    drawn = _drawn(problem, inputs.get("draw"))
    return {
        **drawn,
        "chosen": drawn["drawn"] if drawn else sorted(best.chosen),
        "objective": str(best.objective),
        "solver": best.solver,
        "certificate": best.certificate,
        "interchangeable": [
            {"ids": sorted(each.ids), "places": each.places} for each in best.interchangeable
        ],
        "alternatives": {
            "complete": near.complete,
            "sets": [
                {"chosen": sorted(each.chosen), "objective": str(each.objective), "ways": each.ways}
                for each in near.sets
            ],
        },
        "standing": {key: str(near.standing[key]) for key in sorted(near.standing)},
        "firmness": {
            key: {"hits": each.hits, "low": str(each.low), "high": str(each.high)}
            for key, each in sorted(firm.of.items())
        },
        "lacking": lacking(problem, chosen=best.chosen, objective=best.objective),
    }


def _drawn(problem: Problem, draw: Mapping[str, str] | None) -> Plain:
    """Return who a lottery among sets of the same sum chose, and the chances it gave."""
    if draw is None:
        return {}
    made = portfolio.lottery(
        problem, secret=draw["secret"], commitment=draw["commitment"], public=draw["public"]
    )
    return {
        "drawn": sorted(made.chosen),
        "seed": made.seed,
        "chances": {key: str(made.chance_of[key]) for key in sorted(made.chance_of)},
    }


def lacking(
    problem: Problem, *, chosen: Sequence[str], objective: Decimal
) -> dict[str, str | None]:
    """Return for everybody not chosen how many points more would have made a best set with them.

    That is what the best set loses if the applicant has to be in it. None: no number of points
    would have done, because the targets leave no such set.
    """
    found: dict[str, str | None] = {}
    outside = {each.id for each in problem.applicants} - set(chosen) - problem.fixed_out
    known: dict[tuple[object, ...], str | None] = {}
    for applicant in sorted(problem.applicants, key=lambda each: each.id):
        if applicant.id not in outside:
            continue
        alike = (applicant.score, *sorted(applicant.attributes.items()))
        if alike not in known:
            known[alike] = _price_of(applicant.id, problem, objective)
        found[applicant.id] = known[alike]
    return found


def without_contradiction(problem: Problem) -> tuple[Problem, tuple[Target, ...]]:
    """Give up targets until the others can be met together; return which were given up.

    Of each set of targets that contradict each other the last one goes.
    """
    given_up: list[Target] = []
    while (conflict := portfolio.conflict(problem)) is not None:
        last = conflict.targets[-1].target
        given_up.append(last)
        eased = (_without(each, last) for each in problem.targets)
        problem = replace(
            problem, targets=tuple(each for each in eased if each.min or each.max is not None)
        )
    return problem, tuple(given_up)


def _without(target: Target, side: Target) -> Target:
    """Take the side of a target away that cannot be met."""
    if (target.attribute, target.value) != (side.attribute, side.value):
        return target
    if side.max is None:
        return replace(target, min=0)
    return replace(target, max=None)


def _price_of(key: str, problem: Problem, objective: Decimal) -> str | None:
    with_them = replace(problem, fixed_in=problem.fixed_in | {key})
    if portfolio.conflict(with_them) is not None:
        return None
    return str(objective - portfolio.solve(with_them).objective)


def _uncertainty(inputs: Mapping[str, Any]) -> Uncertainty:
    return Uncertainty(
        score_of={each["id"]: Decimal(each["give"]) for each in inputs["applicants"]},
        weights={key: Decimal(weight) for key, weight in inputs["weights"].items()},
        weight_share=Decimal(inputs["weight_share"]),
        parts={
            each["id"]: {key: Decimal(part) for key, part in each["parts"].items()}
            for each in inputs["applicants"]
        },
    )


def _conflict(conflict: portfolio.Conflict) -> Plain:
    return {
        "places": conflict.places,
        "applicants": conflict.applicants,
        "certificate": conflict.certificate,
        "targets": [
            {
                "attribute": each.target.attribute, "value": each.target.value,
                "min": each.target.min, "max": each.target.max, "available": each.available,
            }
            for each in conflict.targets
        ],
    }  # fmt: skip


__all__ = ["PHASES", "PortfolioFault", "compute", "lacking", "problem_of", "program"]
