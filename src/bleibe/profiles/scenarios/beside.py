"""Several kept scenarios beside each other (Szenarienvergleich)."""

from collections.abc import Sequence
from dataclasses import dataclass

from bleibe.design.charts import Chart
from bleibe.design.charts.figures import german
from bleibe.profiles.models import Scenario
from bleibe.profiles.scenarios import told
from bleibe.profiles.scenarios.base import Settings
from bleibe.profiles.scenarios.effect import Result
from bleibe.profiles.scenarios.levers import Levers
from bleibe.profiles.scenarios.pictures import comparison_picture
from bleibe.profiles.scenarios.rounding import said
from bleibe.profiles.scenarios.sight import footing_of
from bleibe.profiles.steps import stepped

FEWEST, MOST = 2, 4


@dataclass(frozen=True)
class Column:
    """One scenario of the comparison."""

    scenario: Scenario
    base: str
    effect: str
    levers: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """The comparison: a column for each scenario, effects by age in one year, one picture.

    ``same_base`` is false where they stand on different areas or different figures.
    """

    year: int
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    picture: Chart
    same_base: bool


def beside_of(scenarios: Sequence[Scenario]) -> Beside:
    """Set scenarios beside each other in the latest year that all of them speak of."""
    results = [Result.from_json(each.result) for each in scenarios]
    bases = [footing_of(each.run, terms=Settings.from_dict(each.terms)).base for each in scenarios]
    years = [year for year in results[0].years if all(year in each.years for each in results)]
    year = min(base.target for base in bases)
    columns, effects = [], []
    for scenario, result, base in zip(scenarios, results, bases, strict=True):
        without, changed = result.total(year)
        before, after = result.groups(year)
        effects.append([said(b - a) for a, b in zip(before, after, strict=True)])
        columns.append(
            Column(
                scenario,
                german(stepped(without, base.step)),
                said(changed - without),
                tuple(told.levers_said(Levers.from_dict(scenario.levers))),
            )
        )
    return Beside(
        year=year,
        columns=tuple(columns),
        rows=tuple(
            (str(label), tuple(column[i] for column in effects))
            for i, label in enumerate(told.GROUP_LABELS)
        ),
        picture=comparison_picture(
            [(each.name, result) for each, result in zip(scenarios, results, strict=True)],
            years=years,
        ),
        same_base=len({each.run_id for each in scenarios}) == 1,
    )
