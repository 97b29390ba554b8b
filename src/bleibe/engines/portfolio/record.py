"""The answer as a file: everything `verify.py` needs, the same bytes on any machine."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bleibe.engines.portfolio.answers import (
    Alternatives,
    Draw,
    Interchangeable,
    Solution,
    Stability,
)
from bleibe.engines.portfolio.drawing import lottery
from bleibe.engines.portfolio.neighbours import alternatives
from bleibe.engines.portfolio.solving import solve
from bleibe.engines.portfolio.stable import stability
from bleibe.engines.portfolio.terms import Terms, default_tolerance

FORMAT = "bleibe-selection-1"
TIE_RULE = "higher single scores first, then targets in order, digest of content, id"

Json = dict[str, Any]


@dataclass(frozen=True)
class Selection:
    """All answers to one question."""

    terms: Terms
    solution: Solution
    alternatives: Alternatives
    stability: Stability
    draw: Draw | None

    @property
    def chosen(self) -> tuple[str, ...]:
        return self.draw.chosen if self.draw else self.solution.chosen

    @property
    def objective(self) -> Decimal:
        return self.draw.objective if self.draw else self.solution.objective


def select(terms: Terms, *, said: Callable[[str], None] = lambda _step: None) -> Selection:
    """Answer everything the terms ask; ``said`` hears what is being worked on.

    Raises ``PortfolioFault``: those of `solve`, `alternatives`, `stability` and `lottery`.
    """
    said("best set")
    solution = solve(terms.problem)
    tolerance = terms.tolerance
    if tolerance is None:
        tolerance = default_tolerance(solution.objective, decimals=solution.decimals)
    drawn = None
    if terms.lottery:
        said("lottery")
        drawn = lottery(
            terms.problem, secret=terms.lottery.secret, commitment=terms.lottery.commitment,
            public=terms.lottery.public, tolerance=terms.lottery.tolerance,
        )  # fmt: skip
    said("alternatives")
    neighbours = alternatives(terms.problem, tolerance=tolerance, limit=terms.limit)
    said("stability")
    firm = stability(
        terms.problem, uncertainty=terms.uncertainty, seed=terms.seed, draws=terms.draws
    )
    return Selection(
        terms=terms, solution=solution, alternatives=neighbours, stability=firm, draw=drawn
    )


def as_bytes(selection: Selection, *, applicants: bytes, targets: bytes) -> bytes:
    """Return the file; ``applicants`` and ``targets`` are the contents of what was read."""
    content = {
        "format": FORMAT,
        "inputs": {"applicants": _digest(applicants), "targets": _digest(targets)},
        "places": selection.terms.problem.places,
        "chosen": list(selection.chosen),
        "objective": _text(selection.objective),
        "best": _best(selection.solution),
        "alternatives": _alternatives(selection),
        "stability": _stability(selection),
        "applicants": _applicants(selection),
        "lottery": _lottery(selection.draw),
    }
    bare = canonical(content | {"digest": ""})
    return canonical(content | {"digest": _digest(bare)})


def canonical(content: Json) -> bytes:
    """Return JSON in its one form: keys in order, UTF-8, one line for each entry."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _text(number: Decimal) -> str:
    return f"{number:f}"


def _best(solution: Solution) -> Json:
    return {
        "chosen": list(solution.chosen),
        "objective": _text(solution.objective),
        "bound": _text(solution.objective),
        "gap": "0",
        "certificate": solution.certificate,
        "first_offered_by": solution.solver,
        "ties": TIE_RULE,
        "interchangeable": _interchangeable(solution.interchangeable),
    }


def _interchangeable(groups: tuple[Interchangeable, ...]) -> list[Json]:
    return [{"ids": list(each.ids), "places": each.places} for each in groups]


def _alternatives(selection: Selection) -> Json:
    found = selection.alternatives
    return {
        "tolerance": _text(found.tolerance),
        "tolerance_from_file": selection.terms.tolerance is not None,
        "limit": selection.terms.limit,
        "complete": found.complete,
        "sets": [
            {
                "chosen": list(each.chosen),
                "objective": _text(each.objective),
                "ways": each.ways,
                "interchangeable": _interchangeable(each.interchangeable),
            }
            for each in found.sets
        ],
        "witnesses": [list(each) for each in found.witnesses],
        "certificates": found.certificates,
    }


def _stability(selection: Selection) -> Json:
    given = selection.terms.uncertainty
    return {
        "draws": selection.stability.draws,
        "seed": selection.stability.seed,
        "score": _text(given.score),
        "score_of": {name: _text(each) for name, each in given.score_of.items()},
        "weights": {name: _text(each) for name, each in given.weights.items()},
        "weight_share": _text(given.weight_share),
    }


def _applicants(selection: Selection) -> Json:
    chosen = set(selection.chosen)
    return {
        name: {
            "chosen": name in chosen,
            "standing": selection.alternatives.standing[name].value,
            "hits": firm.hits,
            "share": _text(firm.share),
            "low": _text(firm.low),
            "high": _text(firm.high),
        }
        for name, firm in selection.stability.of.items()
    }


def _lottery(draw: Draw | None) -> Json | None:
    if draw is None:
        return None
    return {
        "commitment": draw.commitment,
        "seed": draw.seed,
        "patterns": [list(each) for each in draw.patterns],
        "chances": [str(each) for each in draw.chances],
        "chance_of": {name: str(each) for name, each in draw.chance_of.items()},
    }
