"""What a deviation costs, before anybody confirms it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bleibe.applications.choosing.computing import problem_of
from bleibe.applications.choosing.results import Run
from bleibe.applications.choosing.targets import Bound
from bleibe.engines import portfolio


@dataclass(frozen=True)
class Price:
    """The loss of a deviation (Preis der Abweichung)."""

    objective: Decimal
    loss: Decimal
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    missed: tuple[Bound, ...]


def price_of(inputs: Mapping[str, object], *, base: Run) -> Price:
    """Return what is lost against a run if it is computed with these inputs instead."""
    found = portfolio.solve(problem_of(inputs))
    chosen = frozenset(found.chosen)
    return Price(
        found.objective, base.objective - found.objective,
        tuple(sorted(chosen - base.chosen)), tuple(sorted(base.chosen - chosen)),
        tuple(Bound(**each) for each in inputs["given_up"]),
    )  # fmt: skip
