"""How firm a place is: who is chosen when scores and weights move within their uncertainty."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm

from bleibe.engines.chance import number
from bleibe.engines.portfolio import highs
from bleibe.engines.portfolio.answers import Firmness, Stability
from bleibe.engines.portfolio.model import Model, apart, content_digest, model_of, with_costs
from bleibe.engines.portfolio.problem import PortfolioFault, Problem
from bleibe.engines.portfolio.search import Search
from bleibe.engines.portfolio.simplex import Basis
from bleibe.engines.portfolio.solving import lowest_sum

DRAWS = 200
PATIENCE = 40
"""Boxes looked into before HiGHS is asked for a first set; most draws need one to five."""
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
    model = apart(model_of(problem))
    moves = _Moves(problem, uncertainty=uncertainty, seed=seed)
    order = [ids[0] for ids in model.members]
    zero, start = [0] * len(order), best_basis(model)
    hits: Counter[str] = Counter()
    known: dict[tuple[int, ...], None] = {}
    for draw in range(draws):
        moved = with_costs(model, moves.scores(draw, order))
        wanted = max(map(moved.sum_of, known), default=lowest_sum(moved))
        search = Search(moved, lo=zero, hi=moved.sizes, wanted=wanted)
        counts = search.best(start, patience=PATIENCE)
        if search.gave_up:
            first = highs.first_counts(moved)
            wanted = wanted if first is None else moved.sum_of(first)
            counts = Search(moved, lo=zero, hi=moved.sizes, wanted=wanted).best(start)
        if counts is None:
            raise PortfolioFault("targets_contradict")
        known[counts] = None
        hits.update(moved.ids_of(counts))
    return Stability(
        draws=draws,
        seed=seed,
        of={each: firmness(hits[each], draws) for each in sorted(moves.names)},
    )


def best_basis(model: Model) -> Basis:
    """Return the basis of the scores as they are: a short way to those of a draw."""
    return model.programme.solve(lo=[0] * len(model.members), hi=model.sizes).basis


class _Moves:
    """The scores of each draw, in whole parts of one unit."""

    def __init__(self, problem: Problem, *, uncertainty: Uncertainty, seed: str) -> None:
        self.seed, self.weights = seed, sorted(uncertainty.weights)
        self.names = _names(problem)
        scores = {each.id: Fraction(each.score) for each in problem.applicants}
        widths = {
            each: Fraction(uncertainty.score_of.get(each, uncertainty.score)) / STEPS
            for each in scores
        }
        share = Fraction(uncertainty.weight_share) / STEPS
        slopes = {
            each: [
                share
                * Fraction(uncertainty.weights[name])
                * Fraction(uncertainty.parts.get(each, {}).get(name, 0))
                for name in self.weights
            ]
            for each in scores
        }
        unit = lcm(
            *(each.denominator for each in (*scores.values(), *widths.values())),
            *(each.denominator for row in slopes.values() for each in row),
        )
        self.base = {each: int(score * unit) for each, score in scores.items()}
        self.widths = {each: int(width * unit) for each, width in widths.items()}
        self.slopes = {each: [int(a * unit) for a in row] for each, row in slopes.items()}

    def scores(self, draw: int, order: Sequence[str]) -> list[int]:
        steps = [self.step(draw, "weight", name) for name in self.weights]
        return [
            self.base[each]
            + (self.widths[each] * self.step(draw, "score", self.names[each]))
            + sum(a * b for a, b in zip(self.slopes[each], steps, strict=True))
            for each in order
        ]

    def step(self, draw: int, kind: str, name: str) -> int:
        """Return a whole number from -STEPS to STEPS."""
        return number(self.seed, draw, kind, name) % (2 * STEPS + 1) - STEPS


def _names(problem: Problem) -> dict[str, str]:
    """Name applicants by their content, twins by their place among them: ids may change."""
    seen: Counter[str] = Counter()
    names = {}
    for each in sorted(problem.applicants, key=lambda each: each.id):
        digest = content_digest(each)
        names[each.id] = f"{digest}:{seen[digest]}"
        seen[digest] += 1
    return names


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
