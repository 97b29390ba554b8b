"""Choose a set of applicants under targets, exactly, with proof.

- ``solve(problem) -> Solution``
- ``alternatives(problem, *, tolerance=0, limit=50) -> Alternatives``
- ``stability(problem, *, uncertainty, seed, draws=200) -> Stability``
- ``conflict(problem) -> Conflict | None``: ``None`` where all targets can be met together
- ``lottery(problem, *, secret, commitment, public, tolerance=0, limit=200) -> Draw``

Where targets contradict each other, the others raise ``PortfolioFault("targets_contradict")``.
All of them answer the same bytes on any machine, in whatever order the applicants stand.
"""

from bleibe.engines.portfolio.answers import (
    Alternative,
    Alternatives,
    Conflict,
    Contradicting,
    Draw,
    Firmness,
    Interchangeable,
    Solution,
    Stability,
    Standing,
)
from bleibe.engines.portfolio.contradiction import conflict
from bleibe.engines.portfolio.drawing import commit, lottery
from bleibe.engines.portfolio.neighbours import alternatives
from bleibe.engines.portfolio.problem import Applicant, PortfolioFault, Problem, Target
from bleibe.engines.portfolio.solving import solve
from bleibe.engines.portfolio.stable import Uncertainty, stability

__all__ = [
    "Alternative",
    "Alternatives",
    "Applicant",
    "Conflict",
    "Contradicting",
    "Draw",
    "Firmness",
    "Interchangeable",
    "PortfolioFault",
    "Problem",
    "Solution",
    "Stability",
    "Standing",
    "Target",
    "Uncertainty",
    "alternatives",
    "commit",
    "conflict",
    "lottery",
    "solve",
    "stability",
]
