"""Choose a set of applicants under targets, exactly, with proof.

- ``solve(problem) -> Solution``
- ``alternatives(problem, *, tolerance, limit=50) -> Alternatives``
- ``stability(problem, *, uncertainty, draws=200, seed) -> Stability``
- ``conflict(problem) -> Conflict | None``: ``None`` where all targets can be met together
- ``lottery(problem, *, secret, commitment, public, tolerance=0) -> Draw``

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
from bleibe.engines.portfolio.problem import Applicant, PortfolioFault, Problem, Target

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
]
