"""From a projection to what readers may see of it."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from bleibe.parties.models import Area
from bleibe.profiles import projection
from bleibe.profiles.actions.projecting import run_projection
from bleibe.profiles.comparison import parent_key
from bleibe.profiles.hindsight import hindsight_of
from bleibe.profiles.indicators import Measures
from bleibe.profiles.protection import source_key
from bleibe.profiles.queries import Stand
from bleibe.profiles.released import Hindsight, Outlook, Refusal
from bleibe.profiles.steps import step_for, stepped
from kohorte.disclosure.gate import protect
from kohorte.disclosure.table import Axis, CountTable
from kohorte.indicator_data import Cell, Counts

INDICATOR_YEARS = (2030, 2035, 2040)


def outlook_of(
    area: Area,
    stands: Sequence[Stand],
    *,
    sisters: Mapping[str, Sequence[Stand]],
    today: date,
    threshold: int,
) -> Outlook | Refusal:
    """Project an area and release the result, or say why it is not projected."""
    stands = [stand for stand in stands if np.isfinite(stand.total)]
    refusal = projection.why_not(stands, today=today)
    if refusal is not None:
        return Refusal(*refusal)
    inputs = projection.inputs_of(area.key, stands, parent=parent_key(area), sisters=sisters)
    run = run_projection(area, inputs)
    return _released(
        run.inputs_digest,
        inputs,
        projection.Result.from_json(run.result),
        version=run.kohorte_version,
        learned=projection.history(stands),
        base=stands[-1],
        threshold=threshold,
        hindsight=hindsight_of(area.key, stands, parent=parent_key(area), sisters=sisters),
    )


def _released(
    key: str,
    inputs: projection.Inputs,
    result: projection.Result,
    *,
    version: str,
    learned: Sequence[Stand],
    base: Stand,
    threshold: int,
    hindsight: tuple[Hindsight, ...],
) -> Outlook:
    target = result.target(base_year=inputs.base_year)
    i = result.years.index(target)
    return Outlook(
        run=key,
        base_day=base.day,
        base_total=inputs.base_total,
        ages_known_until=inputs.years[-1],
        years=result.years,
        middle=result.middle,
        lower=result.lower,
        upper=result.upper,
        step=step_for(result.upper[i] - result.lower[i]),
        target=target,
        shelf_life=result.shelf_life,
        chance_to_shrink=result.chance_below(inputs.base_total, year=target),
        learned_from=inputs.years,
        factor=result.factor,
        ages=inputs.ages if result.by_age else (),
        by_age=_protected(result, threshold=threshold),
        version=version,
        evidence=projection.EVIDENCE,
        sources=tuple(dict.fromkeys(source_key(stand.source) for stand in [*learned, base])),
        hindsight=hindsight,
    )


def _protected(result: projection.Result, *, threshold: int) -> dict[int, tuple[float | None, ...]]:
    """People by age group, each year through the gate like counted ones."""
    found: dict[int, tuple[float | None, ...]] = {}
    for year, persons in result.by_age.items():
        axis = Axis("age", tuple(str(age) for age in result.ages))
        table = protect(CountTable([axis], np.round(persons)), threshold=threshold)
        found[int(year)] = tuple(
            None if hidden else float(value)
            for value, hidden in zip(table.values[:-1], table.suppressed[:-1], strict=True)
        )
    return found


def outlook_measures(outlook: Outlook | Refusal) -> Measures:
    """Return what the catalogue's indicators of the future ask for, as rounded as it is shown."""
    if isinstance(outlook, Refusal):
        return {}
    now = outlook.base_day.year
    found: dict[str, dict[int, float]] = {
        "shelf_life_years": {now: float(outlook.shelf_life)},
        "probability_of_shrinking": {now: _never_sure(outlook.chance_to_shrink)},
    }
    for year in INDICATOR_YEARS:
        if year in outlook.years:
            lower, middle, upper = outlook.at(year)
            for suffix, value in (("", middle), ("_lower_80", lower), ("_upper_80", upper)):
                rounded = stepped(value, outlook.step)
                found[f"projected_persons_{year}{suffix}"] = {now: rounded}
    return found


def _never_sure(chance: float) -> float:
    """Return a chance in hundredths; none of a thousand runs is no proof."""
    return min(max(round(chance, 2), 0.01), 0.99)


def outlook_persons(outlook: Outlook | Refusal) -> dict[int, Counts]:
    """Return people to come by year and age, as rounded as they are shown."""
    if isinstance(outlook, Refusal):
        return {}
    bounds = (*outlook.ages[1:], None)
    return {
        year: Counts(
            (
                Cell(stepped(persons, outlook.finer_step), low, high)
                for low, high, persons in zip(outlook.ages, bounds, groups, strict=True)
                if persons is not None
            ),
            basis="projected",
        )
        for year, groups in outlook.by_age.items()
        if year > outlook.base_day.year
    }
