"""Projections of an area (Vorausberechnung): what goes in, what comes out, the same again.

The inputs hold every number that is used, so that a run can be computed once more at any
time. Sister areas go in beside the area, because kohorte leans small areas on them.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from math import erf, exp, log, sqrt

import numpy as np

from bleibe.profiles.census import base_of
from bleibe.profiles.queries import Stand
from kohorte import AgeGroups, Population, project

LEVEL = 0.8
EIGHTY_PERCENT = 1.2816
"""Half width of a band of 80 % in standard deviations."""
LEAST_RESIDENTS = 500
OLDEST_YEARS = 10
REACH, TARGET, GRID = 20, 15, 5
"""Years ahead at most; years ahead that texts speak of at most; both end on a multiple of five."""
STILL_RELIABLE = 0.10
EVIDENCE = (
    "Gelernt ist sie an den früheren Jahren dieser Zahlen und an Gemeinden in Norwegen und "
    "Schweden, für die solche Fehler lange beobachtet wurden."
)
ALL_AGES = (0,)
SAME = 1e-6
"""Persons by which two runs of the same inputs may differ on different machines."""
PARAMETERS = {"method": "kohorte.project", "rebased_to": "newest total"}


@dataclass(frozen=True)
class Inputs:
    """Every number that a run uses.

    ``persons`` is nested by area, year, sex and age; the area itself comes first.
    ``base_year`` and ``base_total`` are the newest known total, from which the path starts.
    """

    areas: tuple[str, ...]
    parent: str
    years: tuple[int, ...]
    sexes: tuple[str, ...]
    ages: tuple[int, ...]
    persons: tuple
    base_year: int
    base_total: float
    until: int
    level: float = LEVEL

    def to_json(self) -> str:
        """Return the canonical text, the same for the same numbers."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """Digest of the canonical text."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> "Inputs":
        raw = json.loads(text)
        for name in ("areas", "years", "sexes", "ages"):
            raw[name] = tuple(raw[name])
        return cls(**raw)


@dataclass(frozen=True)
class Result:
    """What a run says: the total by year with its band, people by year and age group.

    The first year of ``by_age`` is the base year.
    """

    years: tuple[int, ...]
    middle: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    ages: tuple[int, ...]
    by_age: dict[str, tuple[float, ...]]
    factor: float
    shelf_life: int

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Result":
        raw = json.loads(text)
        by_age = {year: tuple(values) for year, values in raw.pop("by_age").items()}
        return cls(
            by_age=by_age,
            **{
                key: tuple(value) if isinstance(value, list) else value
                for key, value in raw.items()
            },
        )

    def target(self, *, base_year: int) -> int:
        """Return the year that texts speak of: the last round one not too far away."""
        near = [year for year in self.years if year % GRID == 0 and year - base_year <= TARGET]
        return near[-1] if near else self.years[-1]

    def chance_below(self, count: float, *, year: int) -> float:
        """Return the chance that fewer people than `count` live here in a year (0 … 1).

        The band is read as that of a log-normal distribution around the middle path.
        """
        i = self.years.index(year)
        spread = log(self.upper[i] / self.middle[i]) / EIGHTY_PERCENT
        return (1 + erf(log(count / self.middle[i]) / spread / sqrt(2))) / 2


def kohorte_version() -> str:
    """Return the version of the library that projects."""
    return version("kohorte")


def far(base_year: int) -> int:
    """Return the last year to project to."""
    return (base_year + REACH) // GRID * GRID


def why_not(stands: Sequence[Stand], *, today: date) -> tuple[str, dict[str, object]] | None:
    """Return code and parameters of the reason not to project, if there is one.

    ``stands`` have a total each and ascend by day.
    """
    if not stands:
        return "no_total", {}
    newest = stands[-1]
    if newest.total < LEAST_RESIDENTS:
        return "too_small", {"least": LEAST_RESIDENTS}
    if today.year - newest.day.year > OLDEST_YEARS:
        return "too_old", {"year": newest.day.year}
    if not history(stands):
        return "too_few_dates", {}
    return None


def history(stands: Sequence[Stand]) -> list[Stand]:
    """Return the stands to learn from: on one base, on one day of the year, by age if possible.

    Empty without two years.
    """
    for by_age in (True, False):
        usable = [stand for stand in stands if _has_ages(stand) or not by_age]
        for last in reversed(usable):
            found = [stand for stand in usable if _goes_with(stand, last, by_age=by_age)]
            years = {stand.day.year: stand for stand in found}
            if len(years) > 1:
                return [years[year] for year in sorted(years)]
    return []


def _has_ages(stand: Stand) -> bool:
    return len(stand.ages) > 1 and stand.is_complete


def _goes_with(stand: Stand, last: Stand, *, by_age: bool) -> bool:
    same_day = (stand.day.month, stand.day.day) == (last.day.month, last.day.day)
    nests = not by_age or (set(last.ages) <= set(stand.ages) and stand.sexes == last.sexes)
    return stand.day <= last.day and same_day and nests and base_of(stand) == base_of(last)


def inputs_of(
    key: str,
    stands: Sequence[Stand],
    *,
    parent: str,
    sisters: Mapping[str, Sequence[Stand]],
) -> Inputs:
    """Put together what a run of this area uses; sisters without all dates are left out."""
    learned = history(stands)
    last, base = learned[-1], stands[-1]
    by_age = all(_has_ages(stand) for stand in learned)
    ages, sexes = (last.ages, last.sexes) if by_age else (ALL_AGES, ("total",))
    days = [stand.day for stand in learned]
    areas, persons = [key], [[_cells(s, ages, sexes) for s in learned]]
    for sister, theirs in sorted(sisters.items()):
        on_day = {stand.day: stand for stand in theirs if _fits(stand, ages, sexes)}
        if all(day in on_day for day in days):
            areas.append(sister)
            persons.append([_cells(on_day[day], ages, sexes) for day in days])
    return Inputs(
        areas=tuple(areas),
        parent=parent,
        years=tuple(day.year for day in days),
        sexes=sexes,
        ages=ages,
        persons=_tuples(persons),
        base_year=base.day.year,
        base_total=float(base.total),
        until=far(base.day.year),
    )


def _fits(stand: Stand, ages: tuple[int, ...], sexes: tuple[str, ...]) -> bool:
    if ages == ALL_AGES:
        return bool(np.isfinite(stand.total))
    same_sexes = sexes in (stand.sexes, ("total",))
    return stand.is_complete and same_sexes and set(ages) <= set(stand.ages)


def _cells(stand: Stand, ages: tuple[int, ...], sexes: tuple[str, ...]) -> list[list[float]]:
    if ages == ALL_AGES:
        return [[float(stand.total)]]
    grouped = AgeGroups(ages).sum_from(stand.persons, AgeGroups(stand.ages))
    return (grouped if len(sexes) == 2 else grouped.sum(axis=0, keepdims=True)).tolist()


def _tuples(nested):
    return tuple(map(_tuples, nested)) if isinstance(nested, list) else nested


def population_of(inputs: Inputs) -> Population:
    """Return the residents of the area and its sisters that a run learns from."""
    return Population(
        areas=inputs.areas,
        years=inputs.years,
        persons=np.array(inputs.persons),
        ages=AgeGroups(inputs.ages),
        sexes=inputs.sexes,
        parents=[inputs.parent] * len(inputs.areas),
    )


def compute(inputs: Inputs) -> Result:
    """Run kohorte on the inputs and start its path from the newest known total.

    Where the total is known for a later year than the ages, the ages are carried on to
    that year and scaled to it; the band counts its years from there.
    """
    population = population_of(inputs)
    found = project(population, until=inputs.until, level=inputs.level)
    last, total, upper = inputs.years[-1], found.totals()[0], found.upper[0]
    ahead = inputs.base_year - last
    width = np.log(upper / total)
    factor = inputs.base_total / (total[ahead - 1] if ahead else population.totals()[0, -1])
    years = tuple(range(inputs.base_year + 1, inputs.until + 1))
    middle = total[ahead:] * factor
    band = width[: len(years)]
    return Result(
        years=years,
        middle=_floats(middle),
        lower=_floats(middle * np.exp(-band)),
        upper=_floats(middle * np.exp(band)),
        ages=inputs.ages,
        by_age=_by_age(inputs, population, found.population, factor),
        factor=float(factor),
        shelf_life=int(sum(exp(w) - 1 <= STILL_RELIABLE for w in band)),
    )


def _by_age(inputs, population, projected, factor) -> dict[str, tuple[float, ...]]:
    if inputs.ages == ALL_AGES:
        return {}
    last = inputs.years[-1]
    start = (
        population.persons[0, -1]
        if inputs.base_year == last
        else projected.persons[0, inputs.base_year - last - 1]
    )
    found = {str(inputs.base_year): _floats(start.sum(axis=0) * factor)}
    for year in range(inputs.base_year + 1, inputs.until + 1):
        found[str(year)] = _floats(projected.persons[0, year - last - 1].sum(axis=0) * factor)
    return found


def _floats(values) -> tuple[float, ...]:
    return tuple(round(float(value), 6) for value in values)


def difference(one: Result, other: Result) -> float:
    """Return by how many persons two results differ at most; infinite if they do not match."""
    if (one.years, one.ages, one.by_age.keys()) != (other.years, other.ages, other.by_age.keys()):
        return float("inf")
    pairs = [(getattr(one, name), getattr(other, name)) for name in ("middle", "lower", "upper")]
    pairs += [(one.by_age[year], other.by_age[year]) for year in one.by_age]
    return max(float(np.abs(np.subtract(a, b)).max(initial=0.0)) for a, b in pairs)
