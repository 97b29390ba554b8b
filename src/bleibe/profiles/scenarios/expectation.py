"""What the projection behind a scenario expects of everybody, as far as it is told."""

from dataclasses import dataclass

from bleibe.profiles import projection
from bleibe.profiles.models import ProjectionRun
from bleibe.profiles.steps import finer_step, step_for


@dataclass(frozen=True)
class Expectation:
    """Total by year with its band (Grundrechnung), as it was when the run was made.

    ``past`` are the totals learned from, up to the base year. ``step`` is what totals are
    rounded to where they are read, ``target`` the year that texts speak of; both are those of
    the profile.
    """

    run: str
    base_year: int
    learned_from: tuple[int, ...]
    past: tuple[tuple[int, float], ...]
    years: tuple[int, ...]
    middle: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    target: int
    step: int

    def at(self, year: int) -> tuple[float, float, float]:
        """Return lower bound, middle and upper bound for a year."""
        i = self.years.index(year)
        return self.lower[i], self.middle[i], self.upper[i]

    @property
    def finer_step(self) -> int:
        """What parts of the population are rounded to: they are smaller than the total."""
        return finer_step(self.step)


def expectation_of(run: ProjectionRun) -> Expectation:
    """Read the expectation from a stored run."""
    inputs = projection.Inputs.from_json(run.inputs)
    result = projection.Result.from_json(run.result)
    target = result.target(base_year=inputs.base_year)
    i = result.years.index(target)
    return Expectation(
        run=run.inputs_digest,
        base_year=inputs.base_year,
        learned_from=inputs.years,
        past=_past(inputs),
        years=result.years,
        middle=result.middle,
        lower=result.lower,
        upper=result.upper,
        target=target,
        step=step_for(result.upper[i] - result.lower[i]),
    )


def _past(inputs: projection.Inputs) -> tuple[tuple[int, float], ...]:
    own = zip(inputs.years, inputs.persons[0], strict=True)
    totals = {year: float(sum(map(sum, cells))) for year, cells in own}
    return tuple(sorted((totals | {inputs.base_year: inputs.base_total}).items()))
