"""How firm a place is: who is chosen when scores and weights move within their uncertainty."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext

from bleibe.engines.portfolio.answers import Firmness, Stability
from bleibe.engines.portfolio.chance import number
from bleibe.engines.portfolio.model import content_digest, model_of
from bleibe.engines.portfolio.problem import Applicant, PortfolioFault, Problem
from bleibe.engines.portfolio.solving import best_counts

DRAWS = 200
STEPS = 1000
"""A draw moves in thousandths of the whole width."""
Z95 = Decimal("1.959964")
DIGITS = Decimal("0.0001")


@dataclass(frozen=True)
class Uncertainty:
    """How far scores and weights may move; all draws are uniform within.

    A score moves by up to ``score``, or by ``score_of[id]`` where that is given. Each weight moves
    by up to the share ``weight_share`` of itself, and a score follows by the change of the weight
    times ``parts[id][name]``, the applicant's points under that criterion.
    """

    score: Decimal = Decimal(0)
    score_of: Mapping[str, Decimal] = field(default_factory=dict)
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    weight_share: Decimal = Decimal(0)
    parts: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)


def stability(
    problem: Problem, *, uncertainty: Uncertainty, seed: str, draws: int = DRAWS
) -> Stability:
    """Return how often each applicant is in the best set of a draw, with a 95 % band.

    Raises ``PortfolioFault``: ``targets_contradict``, ``draws_not_positive``,
    ``uncertainty_negative``.
    """
    if draws < 1:
        raise PortfolioFault("draws_not_positive", draws=draws)
    if min(uncertainty.score, uncertainty.weight_share, *uncertainty.score_of.values()) < 0:
        raise PortfolioFault("uncertainty_negative")
    names = _names(problem)
    hits: Counter[str] = Counter()
    for draw in range(draws):
        moved = _moved(problem, uncertainty=uncertainty, seed=seed, draw=draw, names=names)
        model = model_of(moved)
        hits.update(model.ids_of(best_counts(model)))
    return Stability(
        draws=draws,
        seed=seed,
        of={each: firmness(hits[each], draws) for each in sorted(names)},
    )


def _names(problem: Problem) -> dict[str, str]:
    """Name applicants by their content, twins by their place among them: ids may change."""
    seen: Counter[str] = Counter()
    names = {}
    for each in sorted(problem.applicants, key=lambda each: each.id):
        digest = content_digest(each)
        names[each.id] = f"{digest}:{seen[digest]}"
        seen[digest] += 1
    return names


def _moved(
    problem: Problem, *, uncertainty: Uncertainty, seed: str, draw: int, names: dict[str, str]
) -> Problem:
    with localcontext(prec=100):
        changes = {
            name: weight * uncertainty.weight_share * _step(seed, draw, "weight", name)
            for name, weight in uncertainty.weights.items()
        }

        def moved(each: Applicant) -> Applicant:
            width = uncertainty.score_of.get(each.id, uncertainty.score)
            score = each.score + width * _step(seed, draw, "score", names[each.id])
            parts = uncertainty.parts.get(each.id, {})
            for name, change in changes.items():
                score += change * parts.get(name, Decimal(0))
            return replace(each, score=score)

        return replace(problem, applicants=tuple(map(moved, problem.applicants)))


def _step(*parts: object) -> Decimal:
    """Return a number from -1 to 1 in whole thousandths."""
    return Decimal(number(*parts) % (2 * STEPS + 1) - STEPS) / STEPS


def firmness(hits: int, draws: int) -> Firmness:
    """Return the share and its Wilson interval, rounded to four digits."""
    with localcontext(prec=28):
        n, share = Decimal(draws), Decimal(hits) / draws
        middle = share + Z95 * Z95 / (2 * n)
        reach = Z95 * (share * (1 - share) / n + Z95 * Z95 / (4 * n * n)).sqrt()
        scale = 1 + Z95 * Z95 / n
        low, high = max(Decimal(0), (middle - reach) / scale), (middle + reach) / scale
        return Firmness(
            hits=hits,
            share=share.quantize(DIGITS),
            low=low.quantize(DIGITS),
            high=min(Decimal(1), high).quantize(DIGITS),
        )
