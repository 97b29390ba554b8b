"""The lottery (Los) among equal sets: fair chances first, then a draw that all can repeat."""

import hashlib
from decimal import Decimal
from fractions import Fraction

from bleibe.engines.chance import WHOLE, number
from bleibe.engines.portfolio import highs
from bleibe.engines.portfolio.answers import Draw
from bleibe.engines.portfolio.model import Model, model_of
from bleibe.engines.portfolio.neighbours import Counts, patterns
from bleibe.engines.portfolio.problem import PortfolioFault, Problem, as_decimal, in_units
from bleibe.engines.portfolio.simplex import Programme
from bleibe.engines.portfolio.solving import best_counts

LIMIT = 200


def commit(secret: str) -> str:
    """Return what is published before the deadline; it binds to the secret without showing it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def lottery(
    problem: Problem,
    *,
    secret: str,
    commitment: str,
    public: str,
    tolerance: Decimal | int = 0,
    limit: int = LIMIT,
) -> Draw:
    """Draw one of the sets whose sum is at most ``tolerance`` below the best.

    The chances are leximin: the smallest chance of anybody in play is as great as it can be, then
    the next smallest, and so on. Among equals (same score, same targets) all have the same
    chance. ``secret`` was committed to before; ``public`` is a value from outside that nobody
    knew then.

    Raises ``PortfolioFault``: ``targets_contradict``, ``lottery_commitment`` (the secret is not the
    one committed to), ``lottery_too_many`` (more than ``limit`` sets), ``tolerance_negative``.
    """
    if commit(secret) != commitment:
        raise PortfolioFault("lottery_commitment")
    if tolerance < 0:
        raise PortfolioFault("tolerance_negative", tolerance=str(tolerance))
    model = model_of(problem)
    best = model.sum_of(best_counts(model, first=highs.first_counts(model)))
    least = best - in_units(tolerance, places=model.decimals)
    equal, complete = patterns(model, least=least, limit=limit)
    if not complete:
        raise PortfolioFault("lottery_too_many", limit=limit)
    chances = leximin(model, equal)
    seed = hashlib.sha256(f"{secret}|{public}".encode()).hexdigest()
    drawn = equal[_position(chances, seed)]
    return Draw(
        chosen=_drawn(model, drawn, seed),
        objective=as_decimal(model.sum_of(drawn), places=model.decimals),
        patterns=tuple(map(model.ids_of, equal)),
        chances=chances,
        chance_of=chance_of(model, equal, chances),
        commitment=commitment,
        seed=seed,
    )


def leximin(model: Model, equal: list[Counts]) -> tuple[Fraction, ...]:
    """Return the chance of each of the sets in the leximin distribution, exactly.

    Maximise the smallest chance; whoever has a positive multiplier can in no optimum have more and
    keeps that chance; go on with the others (E. Nace, J. B. Orlin, *Lexicographically minimum and
    maximum load linear programming problems*, Operations Research 55, 2007, section 3).
    """
    open_columns = [
        j for j in range(len(model.members)) if len({counts[j] for counts in equal}) > 1
    ]
    settled: dict[int, Fraction] = {}
    chances = tuple(Fraction(int(not k)) for k in range(len(equal)))
    while len(settled) < len(open_columns):
        rest = [j for j in open_columns if j not in settled]
        rows = [*settled, *rest]
        vectors = [(1, *(_weight(settled, j) * counts[j] for j in rows)) for counts in equal]
        floor = (0, *(-model.sizes[j] if j in rest else 0 for j in rows))
        even = [(_chance_units(settled[j], model.sizes[j])) for j in settled]
        programme = Programme(
            vectors=(*vectors, floor),
            kinds=tuple(range(len(equal) + 1)),
            costs=(*(0 for _set in equal), 1),
            lower=(1, *even, *(0 for _j in rest)),
            upper=(1, *even, *(model.sizes[j] for j in rest)),
        )
        boxes = [1] * (len(equal) + 1)
        out = programme.solve(lo=[0] * len(boxes), hi=boxes)
        smallest = Fraction(out.x[-1], out.factor)
        chances = tuple(Fraction(each, out.factor) for each in out.x[:-1])
        for j, multiplier in zip(rows, out.multipliers[1:], strict=True):
            if j not in settled and multiplier:
                settled[j] = smallest
    return chances


def _weight(settled: dict[int, Fraction], j: int) -> int:
    return settled[j].denominator if j in settled else 1


def _chance_units(chance: Fraction, size: int) -> int:
    return chance.numerator * size


def chance_of(
    model: Model, equal: list[Counts], chances: tuple[Fraction, ...]
) -> dict[str, Fraction]:
    """Return the chance of everybody who is in at least one of the sets."""
    found = dict.fromkeys(sorted(model.problem.fixed_in), Fraction(1))
    for j, ids in enumerate(model.members):
        seats = sum((p * counts[j] for p, counts in zip(chances, equal, strict=True)), Fraction())
        if any(counts[j] for counts in equal):
            found |= dict.fromkeys(ids, seats / len(ids))
    return found


def _position(chances: tuple[Fraction, ...], seed: str) -> int:
    """Return the set whose stretch of the line from 0 to 1 the seed's number falls on."""
    point = Fraction(number(seed, "set"), WHOLE)
    sofar = Fraction()
    for k, chance in enumerate(chances):
        sofar += chance
        if point < sofar:
            return k
    raise ArithmeticError("chances do not add up to one")


def _drawn(model: Model, counts: Counts, seed: str) -> tuple[str, ...]:
    chosen = sorted(model.problem.fixed_in)
    for ids, n in zip(model.members, counts, strict=True):
        chosen += sorted(ids, key=lambda each: number(seed, "member", each))[:n]
    return tuple(chosen)
